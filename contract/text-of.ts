/** An unknown answer as text: strings, numbers and truth values as they are written, anything else as nothing. */
export function textOf(value: unknown): string {
  return typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint'
      ? String(value)
      : ''
}
