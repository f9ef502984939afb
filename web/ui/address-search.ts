/** Reads text from an address: what the router took for a number or a truth value is text again, without the marks nobody can type; empty is absent. */
export function textIn(value: unknown, max = 100): string | undefined {
  const text = typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
  const typed = text.replaceAll(/\p{Cc}/gu, '')
  return typed.trim() === '' ? undefined : typed.slice(0, max)
}

/** Reads one of the given words from an address. */
export function oneOf<const T extends string>(value: unknown, words: readonly T[]): T | undefined {
  return words.find((word) => word === value)
}

/** Reads a whole number within limits from an address. */
export function wholeIn(value: unknown, min: number, max: number): number | undefined {
  const n = typeof value === 'number' ? value : typeof value === 'string' && value !== '' ? Number(value) : Number.NaN
  return Number.isInteger(n) && n >= min && n <= max ? n : undefined
}

/** Reads an id from an address. */
export function idIn(value: unknown): string | undefined {
  return typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value) ? value : undefined
}

/** Reads a day of the calendar from an address; one that never was, such as the 30th of February, is none. */
export function dayIn(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return undefined
  const day = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value) ? value : undefined
}

/**
 * How a page reads its address: what it knows, and how its list is sorted. The router lays what is read over what was written,
 * so whatever the page does not know is read as absent rather than left out; otherwise it would come through unread.
 */
export function searchOf<T extends object>(
  read: (written: Record<string, unknown>) => { readonly [key in keyof Required<T>]: Required<T>[key] | undefined },
): (written: Record<string, unknown>) => T {
  return (written) =>
    ({
      ...Object.fromEntries(Object.keys(written).map((key) => [key, undefined])),
      sort: textIn(written['sort']),
      ...read(written),
    }) as unknown as T
}

/** Whether an address narrows a list: how it is sorted does not. */
export function isNarrowed(search: object): boolean {
  return Object.keys(present(search)).some((key) => key !== 'sort')
}

/** Leaves out what is absent or empty. */
export function present<T extends object>(search: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(search).filter(([, value]) => value !== undefined && value !== '' && value !== null),
  ) as Partial<T>
}
