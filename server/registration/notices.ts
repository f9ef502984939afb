import assert from 'node:assert/strict'
import { procedures } from '#law/procedures.ts'
import { afterKey, dueOf, holdClock, resumeClock } from '#server/cases/clocks.ts'
import type { EffectWork } from '#server/cases/lent.ts'
import { cardAfter, isNew, registeredOf, takesOver, typeOf } from './change-content.ts'
import { marksOf } from './marks.ts'
import { findCurrentCard, findInRegister, findName } from './standing.sql.ts'
import type { CaseClock } from '#server/cases/state.ts'
import { asSystem } from '#server/db/transaction.ts'
import type { Platform } from '#server/platform.ts'
import { endNotice, findObjectionSpans, followRecount, insertNotice } from './notices.sql.ts'

/**
 * Publishes the notice of a registration: registrant, type with its marks, name and summary, and of a transfer the new holder, until the
 * clock of the case runs out (§4.7, choice:notice-period).
 */
export const openNotice: EffectWork = async (tx, { kase, today }) => {
  const due = kase.step ? dueOf(kase.clocks[afterKey(kase.step)] ?? null) : null
  assert(due && kase.holderId, 'a notice has an end and a registrant')
  const current = await findCurrentCard(tx, kase.subjectId)
  const card = cardAfter(current.card, kase, kase.answers)
  const register = await findInRegister(tx, kase.subjectId)
  // A change that does not touch name and summary shows what is registered.
  const { assetName, summary } = { ...register?.registered, ...registeredOf(kase.answers) }
  const goesOn = !isNew(kase) && register?.marks.includes('legacy') === true
  await insertNotice(tx, {
    caseId: kase.id,
    holderId: kase.holderId,
    registrationType: typeOf(kase),
    marks: marksOf(card, takesOver(kase) || goesOn, current.acquiredAs),
    receiver: (kase.addresseeId !== kase.holderId && kase.addresseeId && (await findName(tx, kase.addresseeId))) || '',
    assetName: String(assetName),
    summary: String(summary),
    openedOn: today,
    endsOn: due.on,
    isProvisional: due.isProvisional,
  })
}

/** Closes the notice on its last day: today, unless it had run out before; objections to it had moved that day. */
export const closeNotice: EffectWork = async (tx, { kase, today }) => {
  const ranUntil = kase.done.some((d) => d.act === 'object')
    ? ((await lastDay(tx, kase.id, limitOf(kase.procedure, kase.cameFrom))) ?? today)
    : null
  await endNotice(tx, { caseId: kase.id, ranUntil, closedOn: today, outcome: kase.ending ?? kase.step ?? '' })
}

/** Publishes the last day of notices whose case was counted anew with the calendar that was loaded (choice:calendar-horizon). */
export async function recountNotices({ db }: Pick<Platform, 'db'>): Promise<void> {
  await asSystem(db, followRecount)
}

function limitOf(procedure: string, step: string | null): number {
  const after = step ? procedures[procedure]?.steps[step]?.after : undefined
  assert(after, 'a notice ends by itself')
  return after.workingDays
}

async function lastDay(tx: Parameters<EffectWork>[0], caseId: string, limit: number): Promise<string | null> {
  const { openedOn, spans } = await findObjectionSpans(tx, caseId)
  return endAfter({ limit, used: 0, since: openedOn }, spans)
}

/** The last day of a period that stood still while any objection was open (choice:objection); null while one still is. */
export function endAfter(clock: CaseClock, spans: readonly { readonly from: string; readonly to: string | null }[]): string | null {
  const days = [...spans.map((s) => [s.from, 1] as const), ...spans.flatMap((s) => (s.to ? [[s.to, -1] as const] : []))].sort(
    (a, b) => a[0].localeCompare(b[0]) || b[1] - a[1],
  )
  let open = 0
  let clocks: Readonly<Record<string, CaseClock>> = { [afterKey('')]: clock }
  for (const [day, change] of days) {
    open += change
    clocks = open > 0 ? holdClock(clocks, '', day) : resumeClock(clocks, '', day)
  }
  return dueOf(clocks[afterKey('')] ?? null)?.on ?? null
}
