import type { AccountBalance, Statements } from '#contract/books.ts'
import type { CardClass, Manner, Measure, Regime, TableRow } from '#law/accounts/account.ts'
import { balanceLines, tableA, tableB, type DisclosureLine, type DisclosureTable } from '#law/accounts/disclosure.ts'
import { regimes } from '#law/accounts.ts'
import { runTemplate } from './amortise.ts'
import type { Coding } from './codes.ts'
import type { Turnover } from './ledger.sql.ts'

const manners = ['purchased', 'developed', 'other'] as const
const lessening: readonly TableRow[] = ['out-disposed', 'out-lapsed', 'out-other', 'written-back']

/** What one measure of one class did in the span, by column and row: the change in its own direction. */
type Change = {
  readonly class: CardClass
  readonly measure: Measure
  readonly manner: Manner
  readonly row: TableRow | null
  readonly opening: number
  readonly change: number
}

function changesOf(regime: Regime, turnover: readonly Turnover[]): Change[] {
  const { chart, templates } = regimes[regime]
  return turnover.flatMap(({ account, manner, template, opening, debit, credit }): Change[] => {
    const holds = chart[account]?.holds
    if (!holds || manner === '') return []
    const sign = holds.measure === 'cost' ? 1 : -1
    return [
      {
        ...holds,
        manner,
        row: template === runTemplate ? 'amortised' : (templates[template]?.row ?? null),
        opening: sign * opening,
        change: sign * (debit - credit),
      },
    ]
  })
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0)

function cellOf(changes: readonly Change[], line: DisclosureLine, manner: Manner): number {
  const of = (measure: Measure) => changes.filter((each) => each.manner === manner && each.measure === measure)
  if (line.measure === 'carrying')
    return sum(
      (['cost', 'amortised', 'impaired'] as const).map(
        (measure) => (measure === 'cost' ? 1 : -1) * cellOf(changes, { ...line, measure }, manner),
      ),
    )
  if (line.shows === 'opening') return sum(of(line.measure).map((each) => each.opening))
  if (line.shows === 'closing') return sum(of(line.measure).map((each) => each.opening + each.change))
  const rows = line.shows
  return (
    sum(
      of(line.measure)
        .filter((each) => each.row !== null && rows.includes(each.row))
        .map((each) => (lessening.includes(each.row!) ? -each.change : each.change)),
    ) || 0
  )
}

function disclosureOf(table: DisclosureTable, changes: readonly Change[]): Statements['tables'][number] {
  const own = changes.filter((each) => each.class === table.class)
  return {
    title: table.title,
    source: table.source,
    columns: table.columns,
    lines: table.lines.map((line) => {
      const [purchasedFen, developedFen, otherFen] = manners.map((manner) => cellOf(own, line, manner)) as [number, number, number]
      return {
        title: line.title,
        depth: line.depth,
        isHead: line.depth === 0,
        purchasedFen,
        developedFen,
        otherFen,
        totalFen: purchasedFen + developedFen + otherFen,
      }
    }),
  }
}

function trialOf(regime: Regime, turnover: readonly Turnover[], coding: Coding): AccountBalance[] {
  return Object.entries(regimes[regime].chart).flatMap(([account, { ledger, stands }]) => {
    const own = turnover.filter((each) => each.account === account)
    if (own.length === 0) return []
    const sign = stands === 'debit' ? 1 : -1
    const [openingFen, debitFen, creditFen] = [
      sign * sum(own.map((each) => each.opening)) || 0,
      sum(own.map((each) => each.debit)),
      sum(own.map((each) => each.credit)),
    ]
    return [
      {
        account,
        ledger,
        stands,
        ...coding(account),
        openingFen,
        debitFen,
        creditFen,
        closingFen: openingFen + sign * (debitFen - creditFen),
      },
    ]
  })
}

/** Trial balance, balance-sheet lines and disclosure tables of a span, all out of the same postings; pure. */
export function statementsOf(
  regime: Regime,
  turnover: readonly Turnover[],
  coding: Coding,
  span: { from: string; to: string },
): Statements {
  const changes = changesOf(regime, turnover)
  const carrying = (of: CardClass, at: (change: Change) => number) =>
    sum(changes.filter((each) => each.class === of).map((each) => (each.measure === 'cost' ? 1 : -1) * at(each)))
  // Both tables are of the notes that the enterprise standards ask for; public units disclose none of them.
  const tables = regime === 'enterprise' ? [tableA, tableB] : []
  return {
    ...span,
    trial: trialOf(regime, turnover, coding),
    tables: tables.map((table) => disclosureOf(table, changes)),
    sheet: balanceLines[regime].map((line) => ({
      title: line.title,
      openingFen: carrying(line.class, (each) => each.opening),
      closingFen: carrying(line.class, (each) => each.opening + each.change),
    })),
  }
}
