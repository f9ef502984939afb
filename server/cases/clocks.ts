import { certainBetween, endOfDay, lastDayOf } from '#contract/working-days.ts'
import type { Procedure } from '#law/procedure.ts'
import type { CaseClock } from './state.ts'

type Clocks = { readonly [key: string]: CaseClock }
type Due = { readonly on: string; readonly isProvisional: boolean }

/** The name of the clock a step runs on: its own, or the one it shares. */
export function clockKey(procedure: Procedure, step: string): string | null {
  const within = procedure.steps[step]?.within
  return within ? [...(within.together ?? [step])].sort().join('+') : null
}

/** The name of the clock that ends a step by itself. */
export const afterKey = (step: string) => `after:${step}`

/** Of days whose calendar is not loaded none is counted as used: a period may end late, never early. */
function pause(clock: CaseClock, today: string): CaseClock {
  return clock.since === null ? clock : { ...clock, used: clock.used + certainBetween(clock.since, today), since: null }
}

const pauseAll = (clocks: Clocks, today: string): Clocks => Object.fromEntries(Object.entries(clocks).map(([k, c]) => [k, pause(c, today)]))

function without(clocks: Clocks, key: string | null): Clocks {
  return Object.fromEntries(Object.entries(clocks).filter(([k]) => k !== key))
}

/** The clocks after a case leaves `from` (null at the start) for `to`, on that civil day. An ending stops them all. */
export function moveClocks(procedure: Procedure, clocks: Clocks, from: string | null, to: string, today: string): Clocks {
  const target = procedure.steps[to]
  if (!target) return {}
  const key = clockKey(procedure, to)
  const left = from ? clockKey(procedure, from) : null
  let next = from ? without(clocks, afterKey(from)) : clocks
  if (target.pauses) next = pauseAll(next, today)
  else if (left && left !== key) next = without(next, left)
  if (key && target.within) next = { ...next, [key]: enter(next[key], target.within, today) }
  if (target.after) next = { ...next, [afterKey(to)]: { limit: target.after.workingDays, used: 0, since: today } }
  return next
}

function enter(clock: CaseClock | undefined, within: { workingDays: number; onReturn?: 'resume' | 'restart' }, today: string): CaseClock {
  if (!clock) return { limit: within.workingDays, used: 0, since: today }
  if (clock.since !== null) return clock
  return { limit: within.workingDays, used: within.onReturn === 'restart' ? 0 : clock.used, since: today }
}

/** The clock of a step stands still while a side case is open, and goes on with what is left afterwards. */
export function holdClock(clocks: Clocks, step: string, today: string): Clocks {
  const clock = clocks[afterKey(step)]
  return clock ? { ...clocks, [afterKey(step)]: pause(clock, today) } : clocks
}

/** Lets the clock of a step run again for what is left of it. */
export function resumeClock(clocks: Clocks, step: string, today: string): Clocks {
  const clock = clocks[afterKey(step)]
  return clock && clock.since === null ? { ...clocks, [afterKey(step)]: { ...clock, since: today } } : clocks
}

/** The clocks a case should have at a step: what is missing starts on that day, what stood still for no reason goes on, what should stand still does. */
export function setClocks(procedure: Procedure, clocks: Clocks, step: string, isHeld: boolean, today: string): Clocks {
  const at = procedure.steps[step]
  const key = clockKey(procedure, step)
  const within = key && at?.within ? { [key]: enter(clocks[key], at.within, today) } : {}
  const own = clocks[afterKey(step)] ?? (at?.after && { limit: at.after.workingDays, used: 0, since: today })
  const next = {
    ...(at?.pauses ? pauseAll(without(clocks, afterKey(step)), today) : clocks),
    ...within,
    ...(own ? { [afterKey(step)]: own } : {}),
  }
  return isHeld ? holdClock(next, step, today) : resumeClock(next, step, today)
}

/** The clock people look at while a case is at a step: the one that ends it by itself, else its limit. */
export function clockAt(procedure: Procedure, clocks: Clocks, step: string): CaseClock | null {
  return clocks[afterKey(step)] ?? clocks[clockKey(procedure, step) ?? ''] ?? null
}

/** When a running clock is over; null while it stands still. Beyond the published calendar the day is provisional and late. */
export function dueOf(clock: CaseClock | null): Due | null {
  if (!clock || clock.since === null) return null
  const last = lastDayOf(clock.since, Math.max(0, clock.limit - clock.used))
  return { on: last.date, isProvisional: last.provisional }
}

/** The instant at which the platform acts by itself: the end of the last civil day; null when nothing wakes it. */
export function wakeOf(clocks: Clocks, step: string | null): Date | null {
  const due = step ? dueOf(clocks[afterKey(step)] ?? null) : null
  return due ? endOfDay(due.on) : null
}
