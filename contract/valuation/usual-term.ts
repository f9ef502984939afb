import { choices } from '#law/choices.ts'

/**
 * The day until which a valuation is usually valid: so many months from its base date, or the last day of a month that has no such day
 * (choice:valuation-validity). Pure.
 */
export function usuallyUntil(baseDate: string): string {
  const [year, month, day] = baseDate.split('-').map(Number) as [number, number, number]
  const months = month - 1 + choices['valuation-validity'].value
  const last = new Date(Date.UTC(year, months + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, months, Math.min(day, last))).toISOString().slice(0, 10)
}
