/** The same value without what PostgreSQL cannot keep in text: NUL and halves of surrogate pairs. */
export function storable<T>(value: T): T {
  return overTexts(value, (text) => text.toWellFormed().replaceAll('\u0000', ''))
}

/** The same value without characters that are not seen but change what is: control and direction characters. */
export function plainTexts<T>(value: T): T {
  return overTexts(value, (text) =>
    text.toWellFormed().replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, ''),
  )
}

function overTexts<T>(value: T, change: (text: string) => string): T {
  if (typeof value === 'string') return change(value) as T
  if (Array.isArray(value)) return value.map((member) => overTexts(member, change)) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [change(key), overTexts(member, change)])) as T
}
