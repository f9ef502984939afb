import type { Amount, Chart, EntryLine, Ledger, Template } from '#law/accounts/account.ts'
import type { OrganisationKind } from '#law/parties.ts'

/** One line of a voucher, in whole fen; exactly one of debit and credit is not zero. */
export type Line = { readonly ledger: Ledger; readonly account: string; readonly debitFen: number; readonly creditFen: number }

/** The amounts an entry is computed from, by name: what was asked, and `card.cost` and the like. */
export type Amounts = { readonly [name: string]: number }

/** The signed sum of an amount's terms; what was not given counts as nothing. */
export function amountOf(amount: Amount, given: Amounts): number {
  return amount.reduce((sum, term) => (term.startsWith('-') ? sum - (given[term.slice(1)] ?? 0) : sum + (given[term] ?? 0)), 0)
}

/** The lines of a template for one way and kind of unit; null when an amount would be negative, so that it cannot be what was meant. */
export function linesOf(template: Template, way: string, kind: OrganisationKind, chart: Chart, given: Amounts): Line[] | null {
  const wanted: readonly EntryLine[] = [...template.lines, ...(template.ways?.[way]?.lines ?? [])]
  const found: Line[] = []
  for (const line of wanted.filter((each) => each.side !== 'rest')) {
    const fen = amountOf(line.amount, given)
    if (fen < 0) return null
    if (fen > 0) found.push(placed(accountOf(line, kind), line.side as 'debit' | 'credit', fen, chart))
  }
  for (const line of wanted.filter((each) => each.side === 'rest')) {
    const missing = found.filter((each) => each.ledger === 'financial').reduce((sum, each) => sum + each.debitFen - each.creditFen, 0)
    if (missing !== 0) found.push(placed(accountOf(line, kind), missing > 0 ? 'credit' : 'debit', Math.abs(missing), chart))
  }
  return found
}

function accountOf({ account }: EntryLine, kind: OrganisationKind): string {
  if (typeof account === 'string') return account
  const found = account[kind]
  if (found === undefined) throw new Error(`no account for ${kind}`)
  return found
}

function placed(account: string, side: 'debit' | 'credit', fen: number, chart: Chart): Line {
  const { ledger } = chart[account]!
  return { ledger, account, debitFen: side === 'debit' ? fen : 0, creditFen: side === 'credit' ? fen : 0 }
}

/** What a voucher comes to: the debits of its financial lines. */
export const totalOf = (lines: readonly Line[]): number =>
  lines.filter((line) => line.ledger === 'financial').reduce((sum, line) => sum + line.debitFen, 0)
