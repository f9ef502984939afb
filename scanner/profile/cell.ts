/** What a text cell looks like from its characters alone. */
export const LOOK = { text: 0, integer: 1, decimal: 2, digits: 3 } as const
export type Look = (typeof LOOK)[keyof typeof LOOK]

/** The hash of the text last given to `look`: two independent 32-bit halves, kept here so that no object is made per cell. */
export const textHash = { low: 0, high: 0 }

const HASHED = 96

function mix(hash: number): number {
  let h = hash
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** Hashes the text into `textHash` and answers integer, decimal, digits (a leading zero: a code, not a number) or text. */
export function look(text: string): Look {
  const length = text.length
  let a = 0x811c9dc5 ^ length
  let b = 0x9747b28c
  let digits = 0
  let dots = 0
  const end = length > HASHED ? HASHED : length
  for (let i = 0; i < end; i++) {
    const code = text.charCodeAt(i)
    a = Math.imul(a ^ code, 0x01000193)
    b = Math.imul(b + code, 0x5bd1e995) ^ (b >>> 15)
    if (code >= 48 && code <= 57) digits++
    else if (code === 46) dots++
  }
  if (length > HASHED) for (let i = length - HASHED; i < length; i++) a = Math.imul(a ^ text.charCodeAt(i), 0x01000193)
  textHash.low = mix(a)
  textHash.high = mix(b)
  if (digits === 0 || length > 40) return LOOK.text
  const first = text.charCodeAt(0)
  const signed = first === 45 || first === 43 ? 1 : 0
  if (digits + dots + signed !== length || dots > 1) return isScientific(text, digits) ? LOOK.decimal : LOOK.text
  if (dots === 1) return LOOK.decimal
  return text.charCodeAt(signed) === 48 && digits > 1 ? LOOK.digits : LOOK.integer
}

function isScientific(text: string, digits: number): boolean {
  return digits > 1 && text.length < 30 && /^[+-]?\d+(\.\d+)?[eE][+-]?\d{1,3}$/.test(text)
}

/** Hashes a number into `textHash`. */
export function lookAtNumber(value: number): void {
  const whole = Math.trunc(value)
  const low = (whole | 0) ^ Math.imul(Math.round((value - whole) * 1e9) | 0, 0x9e3779b1)
  const high = Math.trunc(whole / 4294967296) | 0
  textHash.low = mix(low ^ Math.imul(high, 0x27d4eb2f) ^ 0x165667b1)
  textHash.high = mix(Math.imul(low, 0x5bd1e995) ^ high ^ 0x2545f491)
}

const PLACEHOLDERS = new Set(['NA', 'N/A', 'n/a', 'na', 'null', 'NULL', 'Null', 'None', 'none', 'nil', 'NaN', 'nan', '--', '-', '---', '——', '—', '－', '\\N', '无', '#N/A', '(null)', '<null>', '暂无'])

/** Answers whether the text only stands for "nothing", such as NA, \N or 无. */
export function isPlaceholder(text: string): boolean {
  return text.length <= 6 && PLACEHOLDERS.has(text)
}

/** Answers whether a spreadsheet program would run the cell as a formula; signed numbers and telephone numbers are not meant. */
export function looksLikeFormula(text: string): boolean {
  const first = text.charCodeAt(0)
  if (first === 61 || first === 64) return text.length > 1
  if (first !== 43 && first !== 45) return false
  return /^[+-]\s*[A-Za-z@=(]/.test(text) || /^[+-].*[|!(]/.test(text.slice(0, 200))
}
