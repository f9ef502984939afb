import { writeXlsx } from 'hucre/xlsx'
import { bookRoutes as routes, type LedgerLine } from '#contract/books.ts'
import { mostCounted } from '#contract/route.ts'
import { regimes } from '#law/accounts.ts'
import type { Tx } from '#server/db/transaction.ts'
import { notFound } from '#server/denied.ts'
import { handle, type Ask, type Handling } from '#server/http/ask.ts'
import { excelHead, sendExcel } from '#server/http/excel.ts'
import { fromCursor, toCursor } from '#server/http/pages.ts'
import { yuanCell } from './exports.ts'
import { findTurnover, listLedger, sumLedger, type LedgerRow } from './ledger.sql.ts'
import { viewNotes } from './notes.ts'
import { noteExport, noteReading } from './noting.ts'
import { codingFor, readableSet } from './reading.ts'
import { findHolderName } from './sets.view.sql.ts'
import { noteSheet, statementSheet } from './sheets.ts'
import { type SpanAsked, spanOf } from './span.ts'
import { statementsOf } from './statements.ts'

const ledgerColumns = ['日期', '凭证', '摘要', '借方（元）', '贷方（元）', '余额（元）'].map((title, n) => ({
  title,
  width: n === 2 ? 50 : 16,
}))

/** Ledgers and statements, on the screen and as Excel. */
export function statementHandlings(): Handling[] {
  return [
    handle(routes.readLedger, (ask, { params, query }) =>
      ask.transaction(async (tx) => {
        const ledger = await openLedger(tx, ask, params.id, query)
        if (!query.cursor) await noteReading(tx, ask, params.id, { what: 'ledger', ...query })
        const after = fromCursor(query.cursor, ['date', 'number', 'number', 'number'])
        const page = await ledgerPage(tx, ledger, query.limit, after)
        const { sums, sign } = ledger
        return {
          ...page,
          total: Math.min(sums.n, mostCounted),
          isCapped: sums.n > mostCounted,
          account: query.account,
          ...ledger.coding(query.account),
          stands: ledger.stands,
          openingFen: sign * sums.opening || 0,
          debitFen: sums.debit,
          creditFen: sums.credit,
          closingFen: sign * (sums.opening + sums.debit - sums.credit) || 0,
        }
      }),
    ),
    handle(routes.ledgerExcel, async (ask, { params, query }) => {
      const ledger = await ask.transaction(async (tx) => {
        await noteExport(tx, ask, params.id, { what: 'ledger', ...query })
        return openLedger(tx, ask, params.id, query)
      })
      return sendExcel(ask, `明细账-${ledger.coding(query.account).title.zh}`, ledgerColumns, (after) =>
        ask.transaction(async (tx) => {
          const { items, next } = await ledgerPage(
            tx,
            ledger,
            1000,
            after ? fromCursor(String(after[0]), ['date', 'number', 'number', 'number']) : null,
          )
          return {
            rows: items.map((line) => [
              line.onDate,
              `${line.period.slice(0, 7)} 记-${line.number}`,
              line.summary,
              yuanCell(line.debitFen),
              yuanCell(line.creditFen),
              yuanCell(line.balanceFen),
            ]),
            next: next ? [next] : null,
          }
        }),
      )
    }),
    handle(routes.readStatements, (ask, { params, query }) =>
      ask.transaction(async (tx) => {
        const { statements } = await statementsFor(tx, ask, params.id, query)
        await noteReading(tx, ask, params.id, { what: 'statements', from: statements.from, to: statements.to })
        return statements
      }),
    ),
    handle(routes.statementsExcel, async (ask, { params, query }) => {
      const sheets = await ask.transaction(async (tx) => {
        await noteExport(tx, ask, params.id, { what: 'statements', ...query })
        const { statements, set } = await statementsFor(tx, ask, params.id, query)
        const name = await findHolderName(tx, params.id)
        return [
          statementSheet(name, set.regime, statements),
          ...(set.regime === 'enterprise' ? [noteSheet(name, await viewNotes(tx, set, statements))] : []),
        ]
      })
      return excelHead(ask, '数据资产报表与披露').send(Buffer.from(await writeXlsx({ sheets })))
    }),
  ]
}

async function statementsFor(tx: Tx, ask: Ask, holderId: string, asked: SpanAsked) {
  const set = await readableSet(tx, holderId)
  const span = spanOf(ask, asked)
  return { set, statements: statementsOf(set.regime, await findTurnover(tx, { holderId, ...span }), await codingFor(tx, set), span) }
}

async function openLedger(tx: Tx, ask: Ask, holderId: string, asked: SpanAsked & { readonly account: string }) {
  const set = await readableSet(tx, holderId)
  const account = Object.hasOwn(regimes[set.regime].chart, asked.account) ? regimes[set.regime].chart[asked.account]! : null
  if (!account) throw notFound()
  const span = { holderId, account: asked.account, ...spanOf(ask, asked) }
  return {
    span,
    stands: account.stands,
    sign: account.stands === 'debit' ? 1 : -1,
    coding: await codingFor(tx, set),
    sums: await sumLedger(tx, span),
  }
}

/** One page with the balance after each line; the place of the next page carries the balance on. */
async function ledgerPage(
  tx: Tx,
  { span, sign, sums }: Awaited<ReturnType<typeof openLedger>>,
  limit: number,
  after: (string | null)[] | null,
): Promise<{ items: LedgerLine[]; next: string | null }> {
  const rows = await listLedger(tx, span, { limit: limit + 1, after })
  let balance = after ? Number(after[3]) : sign * sums.opening
  const items = rows.slice(0, limit).map((row: LedgerRow): LedgerLine => {
    balance += sign * (row.debitFen - row.creditFen)
    return { ...row, balanceFen: balance || 0 }
  })
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return { items, next: last ? toCursor([last.onDate, last.seq, last.line, balance]) : null }
}
