import type { Problem } from '#contract/route.ts'
import { whyNot } from './denials.ts'
import { addMonths, monthOf } from './months.ts'
import type { BookSetRow } from './sets.sql.ts'

/** Why nothing can be posted for that day; null when it can. Pure; the database refuses the same. */
export function whyNotOn(set: Pick<BookSetRow, 'openedOn' | 'closedThrough'>, onDate: string, today: string): Problem | null {
  if (onDate < set.openedOn) return whyNot.beforeOpening(set.openedOn)
  if (onDate > today) return whyNot.future()
  return set.closedThrough !== null && monthOf(onDate) <= set.closedThrough ? whyNot.closed(monthOf(onDate)) : null
}

/** The month that is to be closed next, by its first day: from it on the books are open. Pure. */
export function nextToClose({ openedOn, closedThrough }: Pick<BookSetRow, 'openedOn' | 'closedThrough'>): string {
  return closedThrough === null ? openedOn : addMonths(closedThrough, 1)
}
