import { civilDate } from '#contract/working-days.ts'

/** The one clock of the house. Everything that happens takes its time from here, so that the demonstration can push the hand. */
export type Clock = {
  now(): Date
  /** The civil day in Beijing, 'YYYY-MM-DD'. */
  today(): string
  offsetMs(): number
  setOffset(ms: number): void
}

/** A clock over a source of real milliseconds, pushed by an offset. */
export function makeClock(realNow: () => number = Date.now, offset = 0): Clock {
  let pushed = offset
  const now = () => new Date(realNow() + pushed)
  return {
    now,
    today: () => civilDate(now()),
    offsetMs: () => pushed,
    setOffset: (ms) => {
      pushed = ms
    },
  }
}

/** An instant and its civil day, which must not disagree at midnight. */
export type Moment = { readonly at: Date; readonly today: string }

/** The moment it is now, by one look at the clock. */
export function momentOf(clock: Clock): Moment {
  const at = clock.now()
  return { at, today: civilDate(at) }
}

/** A clock for tests that stands still until it is pushed. */
export function standingClock(start: string): Clock {
  const at = new Date(start).getTime()
  return makeClock(() => at)
}
