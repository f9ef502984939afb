/** Reads text from an address: what the router took for a number or a truth value is text again; empty is absent. */
export function textIn(value: unknown, max = 100): string | undefined {
  const text = typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
  return text.trim() === '' ? undefined : text.slice(0, max)
}

/** Reads one of the given words from an address. */
export function oneOf<const T extends string>(value: unknown, words: readonly T[]): T | undefined {
  return words.find(word => word === value)
}

/** Reads a whole number within limits from an address. */
export function wholeIn(value: unknown, min: number, max: number): number | undefined {
  const n = Number(value)
  return value !== '' && value !== null && Number.isInteger(n) && n >= min && n <= max ? n : undefined
}

/** Reads an id from an address. */
export function idIn(value: unknown): string | undefined {
  return typeof value === 'string' && /^[0-9a-f-]{36}$/i.test(value) ? value : undefined
}

/** Whether an address narrows a list: how it is sorted does not. */
export function isNarrowed(search: object): boolean {
  return Object.keys(search).some(key => key !== 'sort')
}

/** Leaves out what is absent or empty. */
export function present<T extends object>(search: T): Partial<T> {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined && value !== '' && value !== null)) as Partial<T>
}
