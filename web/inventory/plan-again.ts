import type { Given } from '../ui/answer-text.tsx'

const isEmpty = (value: unknown) => value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

/** What of an earlier plan fills what is still empty in this one, its year, days and name moved to the new year. */
export function planAgain(last: { readonly year: number; readonly plan: Given }, plan: Given, thisYear: number): Given {
  const year = typeof plan['year'] === 'number' ? plan['year'] : Math.max(thisYear, last.year)
  const moved = Object.fromEntries(Object.entries(last.plan).map(([id, value]) => [id, movedTo(id, value, year - last.year, last.year)]))
  return Object.fromEntries(Object.entries({ ...moved, year }).filter(([id, value]) => isEmpty(plan[id]) && !isEmpty(value)))
}

function movedTo(id: string, value: unknown, years: number, from: number): unknown {
  if (typeof value !== 'string' || years === 0) return value
  if (id === 'title') return value.replaceAll(String(from), String(from + years))
  const [, year, day] = ((id === 'startsOn' || id === 'endsOn') && /^(\d{4})(-\d\d-\d\d)$/.exec(value)) || []
  return year ? `${Number(year) + years}${day === '-02-29' ? '-02-28' : day}` : value
}
