import type { Problem } from '#contract/route.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import type { Tx } from '#server/db/transaction.ts'
import { Denied, notFound } from '#server/denied.ts'
import type { Ask } from '#server/http/ask.ts'
import { auditLine } from '#server/audit/noting.ts'
import { runTemplate } from './amortise.ts'
import { whyNot } from './denials.ts'
import { holdOwnSet } from './posting.ts'
import { newVoucherId } from './prepare.ts'
import { findLastMove, findReversible, hasLaterMoves, restoreCard, takeRunBack, writeCounter, type Reversible } from './reversal.sql.ts'
import type { BookSetRow } from './sets.sql.ts'
import { whyNotUnsettle } from './settlement.ts'
import { findPostings } from './voucher-list.sql.ts'
import { findByKey } from './vouchers.sql.ts'
import { whyNotOn } from './when.ts'

/** Why a voucher cannot be reversed, on a day or at all; null when it can. */
export async function whyNotReverse(
  tx: Tx,
  { regime }: Pick<BookSetRow, 'regime'>,
  voucher: Reversible,
  onDate: string,
): Promise<Problem | null> {
  if (voucher.reverses) return whyNot.isReversal()
  if (voucher.isReversed) return whyNot.reversed()
  if (voucher.moves > 0 && !voucher.isHeldHere) return whyNot.passedOn()
  if (voucher.moves > 0 && (await hasLaterMoves(tx, voucher.id))) return whyNot.laterFirst()
  return whyNotUnsettle(tx, { holderId: voucher.holderId, regime }, voucher.assetId, onDate, await findPostings(tx, [voucher.id]))
}

/** Nothing is dated before the last movement of a card, not even that of a voucher reversed since. */
async function whyNotSoEarly(tx: Tx, voucher: Reversible, onDate: string): Promise<Problem | null> {
  const last = voucher.moves > 0 ? await findLastMove(tx, voucher.id) : null
  return last !== null && onDate < last ? whyNot.earlier(last) : null
}

/** Reverses a voucher by a counter-entry in red and puts its cards back (choice:red-reversal). Answers the id of the counter-entry. */
export async function reverseVoucher(
  tx: Tx,
  ask: Ask,
  id: string,
  given: { onDate: string; reason: string; key: string },
): Promise<string> {
  const seen = await findReversible(tx, id)
  if (!seen) throw notFound()
  const set = await holdOwnSet(tx, ask, seen.holderId)
  const done = await findByKey(tx, seen.holderId, given.key)
  if (done) return done
  const voucher = (await findReversible(tx, id))!
  const problem =
    whyNotOn(set, given.onDate, ask.today) ??
    (given.onDate < voucher.onDate ? whyNot.reversedEarlier(voucher.onDate) : null) ??
    (await whyNotReverse(tx, set, voucher, given.onDate)) ??
    (await whyNotSoEarly(tx, voucher, given.onDate))
  if (problem) throw new Denied(409, problem)
  const counter = newVoucherId()
  const summary = `红字冲销${voucher.period.slice(0, 7)}记${voucher.number}号：${given.reason}`
  await writeCounter(tx, {
    id: counter,
    of: id,
    onDate: given.onDate,
    summary: summary.slice(0, 200),
    key: given.key,
    by: ask.visitor.officerId,
    byName: ask.visitor.officerName,
    at: ask.now,
  })
  if (voucher.template === runTemplate) await takeRunBack(tx, id, given.onDate)
  else if (voucher.moves > 0 && voucher.assetId)
    await restoreCard(
      tx,
      { assetId: voucher.assetId, holderId: voucher.holderId },
      voucher.cardBefore?.state === 'withdrawn' ? null : voucher.cardBefore,
      given.onDate,
    )
  await recordAudit(
    tx,
    auditLine(ask, 'reverse-voucher', { kind: 'voucher', id: counter, holderId: seen.holderId }, { reverses: id, reason: given.reason }),
    ask.now,
  )
  return counter
}
