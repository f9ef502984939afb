import { bookRoutes as routes, type BookCard } from '#contract/books.ts'
import type { CardClass, Manner } from '#law/accounts/account.ts'
import { lifeGrounds, type LifeGround } from '#law/accounts/amortisation.ts'
import { fallen } from '#law/fallen.ts'
import { handle, type Handling } from '#server/http/ask.ts'
import { sendExcel, stretched, type ExcelColumn } from '#server/http/excel.ts'
import { countOf, toPage } from '#server/http/pages.ts'
import { cardsBy, countCards, listCards } from './card-list.sql.ts'
import { yuanCell } from './exports.ts'
import { noteExport, noteReading } from './noting.ts'
import { cardViews, readableSet, viewAssetBooks } from './reading.ts'

const classes: { readonly [each in CardClass]: string } = { intangible: '无形资产', inventory: '存货', development: '开发支出' }
const manners: { readonly [each in Manner]: string } = { purchased: '外购', developed: '自行开发', other: '其他方式取得' }
const states = { held: '在账', gone: '已终止确认', withdrawn: '已冲销' } as const
const columns: readonly ExcelColumn[] = [
  '资产编码',
  '资产名称',
  '账面类别',
  '取得方式',
  '状态',
  '原值（元）',
  '累计摊销（元）',
  '减值准备（元）',
  '账面价值（元）',
  '评估值（元，仅对照）',
  '年限依据',
  '使用月数',
  '摊销止于',
  '入账日期',
  '最近变动',
  '登记失效',
].map((title, n) => ({ title, width: n < 2 ? 32 : 16 }))

/** Cards of a unit, their export, and one asset in the books. */
export function cardHandlings(): Handling[] {
  return [
    handle(routes.listBookCards, (ask, { params, query }) =>
      ask.transaction(async (tx) => {
        await readableSet(tx, params.id)
        if (!query.cursor) await noteReading(tx, ask, params.id, { what: 'cards', ...query })
        const by = cardsBy(query.sort)
        const rows = await listCards(tx, params.id, query, by.place(query))
        const shown = toPage(rows, query.limit, await countOf(rows, query, () => countCards(tx, params.id, query)), by.keysOf)
        return { ...shown, items: await cardViews(tx, shown.items) }
      }),
    ),
    handle(routes.bookCardsExcel, async (ask, { params, query }) => {
      await ask.transaction(async (tx) => {
        await readableSet(tx, params.id)
        await noteExport(tx, ask, params.id, { what: 'cards', ...query })
      })
      const by = cardsBy(query.sort)
      const find = (limit: number, after: (string | null)[] | null) =>
        ask.transaction(async (tx) => cardViews(tx, await listCards(tx, params.id, query, by.stretch(limit, after))))
      return sendExcel(ask, '数据资产明细账', columns, stretched(find, by.keysOf, cardCells))
    }),
    handle(routes.readAssetBooks, (ask, { params }) =>
      ask.transaction(async (tx) => {
        const view = await viewAssetBooks(tx, ask, params.id)
        await noteReading(tx, ask, view.holderId, { assetId: params.id })
        return view
      }),
    ),
  ]
}

function cardCells(card: BookCard): (string | number | null)[] {
  return [
    card.code,
    card.name,
    classes[card.class],
    manners[card.manner],
    states[card.state],
    ...[card.costFen, card.amortisedFen, card.impairedFen, card.carryingFen].map(yuanCell),
    card.valuationFen === null ? null : yuanCell(card.valuationFen),
    card.lifeGround ? lifeGrounds[card.lifeGround as LifeGround].zh : '',
    card.lifeMonths,
    card.lifeEnds?.slice(0, 7) ?? '',
    card.recognisedOn,
    card.movedOn,
    card.fallen ? fallen[card.fallen].zh : '',
  ]
}
