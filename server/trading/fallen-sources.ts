import { daysAfter } from '#contract/working-days.ts'
import { fallen } from '#law/fallen.ts'
import { several, type Words } from '#law/words.ts'
import { asSystem } from '#server/db/transaction.ts'
import { momentOf } from '#server/jobs/clock.ts'
import { sendNotes } from '#server/notes/notes.sql.ts'
import type { Platform } from '#server/platform.ts'
import { type FallenSource, findFallenSources } from './fallen-sources.sql.ts'

/**
 * Tells operators, developers, exchange and buyers with running orders that the registration of a source has ended, once for each end;
 * what ended more than three days ago was told (choice:fallen-source). Answers how many were told now.
 */
export async function tellFallenSources({ db, clock }: Pick<Platform, 'db' | 'clock'>): Promise<number> {
  const { at, today } = momentOf(clock)
  return asSystem(db, async (tx) => {
    const found = await findFallenSources(tx, daysAfter(today, -3))
    return sendNotes(
      tx,
      found.map((each) => ({
        organisationId: each.organisationId,
        kind: 'source-fallen',
        subject: `${each.productId} ${each.assetName} ${each.on}`,
        words: wordsOf(each),
        basis: 'choice:fallen-source',
        href: `/desk/products/${each.productId}`,
      })),
      at,
    )
  })
}

function wordsOf({ productName, productNumber, assetName, how, on, orders }: FallenSource): Words {
  const follows =
    orders > 0
      ? {
          zh: `本单位有${orders}份订单尚未办完，已签约的请与供方商定继续或者退订`,
          en: `${several(orders, 'order of yours is', 'orders of yours are')} not ended: agree with the seller to go on or cancel what was signed`,
        }
      : {
          zh: '暂不接受新订单，未签约的订单不得报价、签约',
          en: 'it takes no new orders, and nothing is offered or signed for those placed',
        }
  return {
    zh: `产品“${productName}”（${productNumber}）的来源“${assetName}”${fallen[how].zh}（${on}）：${follows.zh}`,
    en: `${fallen[how].en} on ${on}: “${assetName}”, a source of the product “${productName}” (${productNumber}); ${follows.en}`,
  }
}
