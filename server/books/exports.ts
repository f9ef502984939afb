import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { Tx } from '#server/db/transaction.ts'
import type { Ask } from '#server/http/ask.ts'
import { csvLine, csvMark } from '#server/http/csv.ts'
import type { ExcelColumn, Stretch } from '#server/http/excel.ts'
import type { Coding } from './codes.ts'
import { titleOf } from './reading.ts'
import type { BookSetRow } from './sets.sql.ts'
import { findPostings, listVouchers, type VouchersAsked } from './voucher-list.sql.ts'

/** Whole fen as a number of yuan, for spreadsheets. */
export const yuanCell = (fen: number): number => fen / 100
type Cell = string | number | null
type Row = readonly Cell[]
const PAGE = 300

/** The columns of exported voucher lines: what accounting systems ask for. */
export const voucherColumns: readonly ExcelColumn[] = [
  { title: '日期', width: 12 },
  { title: '会计期间', width: 10 },
  { title: '凭证字号', width: 10 },
  { title: '摘要', width: 40 },
  { title: '账类', width: 10 },
  { title: '科目编码', width: 14 },
  { title: '科目名称', width: 34 },
  { title: '借方金额', width: 16, numFmt: '#,##0.00' },
  { title: '贷方金额', width: 16, numFmt: '#,##0.00' },
  { title: '业务类型', width: 24 },
  { title: '资产名称', width: 30 },
  { title: '制单人', width: 10 },
  { title: '红字', width: 6 },
  { title: '凭证标识', width: 38 },
]

/** A stretch of voucher lines, newest voucher first, and where the next begins. */
export async function voucherStretch(
  tx: Tx,
  set: BookSetRow,
  coding: Coding,
  asked: VouchersAsked,
  after: Stretch['next'],
): Promise<{ rows: Row[]; next: Stretch['next'] }> {
  const vouchers = await listVouchers(tx, set.holderId, asked, { limit: PAGE, after: after as (string | null)[] | null })
  const postings = Map.groupBy(
    await findPostings(
      tx,
      vouchers.map((each) => each.id),
    ),
    (each) => each.voucherId,
  )
  const rows = vouchers.flatMap((v) =>
    (postings.get(v.id) ?? []).map((p): Row => {
      const { code, title } = coding(p.account)
      return [
        v.onDate,
        v.period.slice(0, 7),
        `记-${v.number}`,
        v.summary,
        p.ledger === 'financial' ? '财务会计' : '预算会计',
        code,
        title.zh,
        yuanCell(p.debitFen),
        yuanCell(p.creditFen),
        titleOf(set.regime, v.template).zh,
        v.assetName,
        v.madeName,
        v.reverses ? '是' : '',
        v.id,
      ]
    }),
  )
  const last = vouchers.length === PAGE ? vouchers.at(-1) : undefined
  return { rows, next: last ? [last.period, last.number] : null }
}

/** Sends rows as CSV with the mark that spreadsheet programs know UTF-8 by, stretch by stretch. */
export function sendCsv(
  ask: Ask,
  name: string,
  columns: readonly ExcelColumn[],
  read: (after: Stretch['next']) => Promise<{ rows: Row[]; next: Stretch['next'] }>,
): FastifyReply {
  async function* lines() {
    yield csvMark + csvLine(columns.map((each) => each.title))
    let after: Stretch['next'] = null
    do {
      const stretch: { rows: Row[]; next: Stretch['next'] } = await read(after)
      yield stretch.rows.map((row) => csvLine(row, 2)).join('')
      after = stretch.next
    } while (after)
  }
  return ask.reply
    .header('content-type', 'text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`${name}-${ask.today}.csv`)}`)
    .send(Readable.from(lines()))
}
