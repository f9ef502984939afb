import { addMonths, monthOf, monthsBetween } from './months.ts'

/** What is amortised: `baseFen` over `months` from the month `from` on, of which `bookedFen` was posted. Null `from`: nothing is. */
export type Run = { readonly from: string | null; readonly months: number; readonly baseFen: number; readonly bookedFen: number }

/** A run over nothing. */
export const noRun: Run = { from: null, months: 0, baseFen: 0, bookedFen: 0 }

/**
 * What must have been posted by the end of a month: straight line, the cumulative amount rounded down to the fen, all of it in the last
 * month (choice:amortisation).
 */
export function targetOf(run: Run, month: string): number {
  if (run.from === null || run.months === 0) return 0
  const elapsed = Math.min(Math.max(monthsBetween(run.from, month) + 1, 0), run.months)
  return Number((BigInt(run.baseFen) * BigInt(elapsed)) / BigInt(run.months))
}

/** What a run of this month would post; never negative, so that running again posts nothing. */
export const dueOf = (run: Run, month: string): number => Math.max(targetOf(run, month) - run.bookedFen, 0)

/** The month from which a change of the carrying amount is spread: this one, or the next when this one was run already. */
export function nextMonthOf(run: Run, onDate: string): string {
  const month = monthOf(onDate)
  return run.from !== null && run.bookedFen >= targetOf(run, month) ? addMonths(month, 1) : month
}

/** The run over what is left, from a month on to the end of the life; null when no month is left. */
export function spreadRest(carryingFen: number, from: string, lifeEnds: string | null): Run | null {
  if (lifeEnds === null) return noRun
  const months = monthsBetween(from, lifeEnds) + 1
  return months > 0 ? { from, months, baseFen: carryingFen, bookedFen: 0 } : carryingFen === 0 ? noRun : null
}
