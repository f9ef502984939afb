import type { BookView } from '#contract/books.ts'
import type { Tx } from '#server/db/transaction.ts'
import { findHoldings } from '#server/inventory/holdings.sql.ts'
import { findRegistered } from '#server/registration/holdings.sql.ts'
import { findVoucherSums } from './chain.sql.ts'
import type { SetLine } from './sets.view.sql.ts'

const count = (n: number) => n.toLocaleString('en-US')

/** The chain of the account set, link by link from content to vouchers, each with its count, what it comes to and where it is listed (§3.10). */
export async function chainOf(tx: Tx, set: SetLine, today: string): Promise<{ links: BookView['chain']; valuedFen: number }> {
  const holdings = await findHoldings(tx, set.holderId)
  const registered = await findRegistered(tx, set.holderId, today)
  const vouchers = await findVoucherSums(tx, set.holderId)
  const at = `/desk/books/${set.holderId}`
  const assets = `/desk/assets?holderId=${set.holderId}`
  return {
    valuedFen: registered.valuedFen,
    links: [
      { link: 'content', count: holdings.assets, amountFen: null, note: { zh: '已建卡的数据', en: 'data that has a card' }, href: assets },
      {
        link: 'list',
        count: holdings.catalogued,
        amountFen: null,
        note: { zh: '已入盘点清单', en: 'in the inventory list' },
        href: `${assets}&stands=listed`,
      },
      {
        link: 'information-cards',
        count: holdings.informationCards,
        amountFen: null,
        note: { zh: '尚未登记', en: 'not registered yet' },
        href: `${assets}&stands=information-card`,
      },
      {
        link: 'asset-cards',
        count: registered.assetCards,
        amountFen: set.costFen - set.amortisedFen - set.impairedFen,
        note: { zh: `已入账 ${count(set.cards)} 项`, en: `${count(set.cards)} in the books` },
        href: `${assets}&stands=asset-card`,
      },
      {
        link: 'memo',
        count: registered.memos,
        amountFen: null,
        note: { zh: `到期待复核 ${count(registered.memosDue)} 项`, en: `${count(registered.memosDue)} due for review` },
        href: `/desk/memos?holderId=${set.holderId}`,
      },
      {
        link: 'vouchers',
        count: vouchers.count,
        amountFen: vouchers.turnoverFen,
        note: { zh: '借方发生额合计', en: 'debit turnover' },
        href: `${at}?tab=vouchers`,
      },
    ],
  }
}
