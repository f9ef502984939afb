import { bookRoutes as routes } from '#contract/books.ts'
import { handle, type Ask, type Handling } from '#server/http/ask.ts'
import { sendExcel, type Stretch } from '#server/http/excel.ts'
import { sendPrint } from '#server/http/list-print.ts'
import { countOf, fromCursor, toPage } from '#server/http/pages.ts'
import type { Coding } from './codes.ts'
import { findHolder } from '#server/inventory/holders.sql.ts'
import { carryingOf } from './card.ts'
import { sendCsv, voucherColumns, voucherStretch } from './exports.ts'
import { totalOf } from './lines.ts'
import { noteExport, noteReading } from './noting.ts'
import { findOwnSet, postEntry } from './posting.ts'
import { prepareEntry } from './prepare.ts'
import { codingFor, postingViews, readableSet, viewVoucher, voucherLineOf } from './reading.ts'
import { reverseVoucher } from './reversal.ts'
import type { BookSetRow } from './sets.sql.ts'
import { countVouchers, listVouchers, type VouchersAsked } from './voucher-list.sql.ts'

/** Vouchers: the list and its exports, the preview of an entry, posting, reading and reversal. */
export function voucherHandlings(): Handling[] {
  return [
    handle(routes.listVouchers, (ask, { params, query }) =>
      ask.transaction(async (tx) => {
        const set = await readableSet(tx, params.id)
        if (!query.cursor) await noteReading(tx, ask, params.id, { what: 'vouchers', ...query })
        const rows = await listVouchers(tx, params.id, query, {
          limit: query.limit + 1,
          after: fromCursor(query.cursor, ['date', 'number']),
        })
        return toPage(
          rows,
          query.limit,
          await countOf(rows, query, () => countVouchers(tx, params.id, query)),
          (row) => [row.period, row.number],
          (row) => voucherLineOf(set.regime, row),
        )
      }),
    ),
    handle(routes.vouchersExcel, async (ask, { params, query }) => {
      const { set, coding } = await beginExport(ask, params.id, query)
      return sendExcel(ask, '记账凭证', voucherColumns, stretchesOf(ask, set, coding, query))
    }),
    handle(routes.vouchersCsv, async (ask, { params, query }) => {
      const { set, coding } = await beginExport(ask, params.id, query)
      return sendCsv(ask, '记账凭证', voucherColumns, stretchesOf(ask, set, coding, query))
    }),
    handle(routes.printVouchers, async (ask, { params, query }) => {
      const { set, coding } = await beginExport(ask, params.id, query)
      const unit = await ask.transaction((tx) => findHolder(tx, params.id))
      return sendPrint(
        ask,
        ['记账凭证', voucherColumns, stretchesOf(ask, set, coding, query)],
        ['制单', '审核', '单位（章）', '日期'],
        `${unit?.name ?? ''}　金额单位：元`,
      )
    }),
    handle(routes.previewVoucher, (ask, { params, body }) =>
      ask.transaction(async (tx) => {
        const set = await findOwnSet(tx, ask, params.id)
        const { lines, card } = await prepareEntry(tx, set, body, ask.today)
        return {
          postings: postingViews(
            await codingFor(tx, set),
            lines.map((line, n) => ({ ...line, line: n + 1 })),
          ),
          amountFen: totalOf(lines),
          card: card && {
            costFen: card.costFen,
            amortisedFen: card.amortisedFen,
            impairedFen: card.impairedFen,
            carryingFen: carryingOf(card),
          },
        }
      }),
    ),
    handle(routes.postVoucher, (ask, { params, body }) =>
      ask.transaction(async (tx) => viewVoucher(tx, await postEntry(tx, ask, params.id, body))),
    ),
    handle(routes.readVoucher, (ask, { params }) =>
      ask.transaction(async (tx) => {
        const view = await viewVoucher(tx, params.id)
        await noteReading(tx, ask, view.holderId, { voucherId: params.id })
        return view
      }),
    ),
    handle(routes.reverseVoucher, (ask, { params, body }) =>
      ask.transaction(async (tx) => viewVoucher(tx, await reverseVoucher(tx, ask, params.id, body))),
    ),
  ]
}

function beginExport(ask: Ask, holderId: string, asked: VouchersAsked): Promise<{ set: BookSetRow; coding: Coding }> {
  return ask.transaction(async (tx) => {
    const set = await readableSet(tx, holderId)
    await noteExport(tx, ask, holderId, { what: 'vouchers', ...asked })
    return { set, coding: await codingFor(tx, set) }
  })
}

function stretchesOf(ask: Ask, set: BookSetRow, coding: Coding, asked: VouchersAsked) {
  return (after: Stretch['next']) => ask.transaction((tx) => voucherStretch(tx, set, coding, asked, after))
}
