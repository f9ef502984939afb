import type { Problem } from '#contract/route.ts'
import { regimes } from '#law/accounts.ts'
import type { Regime } from '#law/accounts/account.ts'
import type { Words } from '#law/words.ts'
import type { Tx } from '#server/db/transaction.ts'
import { whyNot } from './denials.ts'
import type { Line } from './lines.ts'
import type { BookSetRow } from './sets.sql.ts'
import { findOpen } from './settlement.sql.ts'

type Of = Pick<BookSetRow, 'holderId' | 'regime'>
type Posted = Pick<Line, 'account' | 'debitFen' | 'creditFen'>

/** What these lines leave open on an account, on the side it stands; less than nothing when they settle. */
function leftOn(regime: Regime, account: string, lines: readonly Posted[]): number {
  const debit = lines.filter((each) => each.account === account).reduce((sum, each) => sum + each.debitFen - each.creditFen, 0)
  return regimes[regime].chart[account]?.stands === 'debit' ? debit : -debit
}

/** The events by which what these lines left open is paid or collected, with the account each settles; pure. */
export function settlingOf(regime: Regime, lines: readonly Posted[]): { template: string; title: Words; account: string }[] {
  return Object.entries(regimes[regime].templates).flatMap(([template, { title, settles }]) =>
    settles && leftOn(regime, settles, lines) > 0 ? [{ template, title, account: settles }] : [],
  )
}

/** Why no more can be paid or collected that day for the asset, or for none; null when it can (choice:settlement). */
export async function whyNotSettle(
  tx: Tx,
  { holderId, regime }: Of,
  account: string,
  assetId: string | null,
  onDate: string,
  lines: readonly Posted[],
): Promise<Problem | null> {
  const { stands, title } = regimes[regime].chart[account]!
  const open = await findOpen(tx, { holderId, assetId, account, stands }, onDate)
  return -leftOn(regime, account, lines) > open ? whyNot.notOpen(title, open) : null
}

/** Why what a voucher left open cannot be taken back on a day: it was paid or collected since; null when it can. */
export async function whyNotUnsettle(
  tx: Tx,
  { holderId, regime }: Of,
  assetId: string | null,
  onDate: string,
  lines: readonly Posted[],
): Promise<Problem | null> {
  for (const { account } of settlingOf(regime, lines)) {
    const { stands, title } = regimes[regime].chart[account]!
    if (leftOn(regime, account, lines) > (await findOpen(tx, { holderId, assetId, account, stands }, onDate))) return whyNot.settled(title)
  }
  return null
}
