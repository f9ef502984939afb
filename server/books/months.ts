/** The month a day is in, as its first day. */
export const monthOf = (day: string): string => `${day.slice(0, 7)}-01`

const numberOf = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1

/** The month so many months after another. */
export function addMonths(month: string, n: number): string {
  const at = numberOf(month) + n
  return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}-01`
}

/** How many months lie from one to another; 0 for the same. */
export const monthsBetween = (from: string, to: string): number => numberOf(to) - numberOf(from)

/** The last day of a month. */
export function lastDayOf(month: string): string {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).toISOString().slice(0, 10)
}

/** The day before a day. */
export function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)
}

/** The day after a day. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)
}

/** The last day anything can be asked about: what holds then holds after all that was posted. */
export const lastDayAsked = '2099-12-31'
