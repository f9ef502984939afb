/** An exact fraction; the denominator is positive. */
export type Exact = { readonly n: bigint; readonly d: bigint }

/** The greatest common divisor, so that fractions stay short. */
function shared(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b]
  while (y > 0n) [x, y] = [y, x % y]
  return x
}

/** Makes a fraction in its lowest terms; the denominator may not be zero. */
export function fraction(n: bigint, d: bigint = 1n): Exact {
  const sign = d < 0n ? -1n : 1n
  const by = shared(n, sign * d) * sign
  return { n: n / by, d: d / by }
}

export const zero = fraction(0n)
export const one = fraction(1n)

/** Reads a decimal such as -12.50 exactly; null when it is none, or has more than 16 digits before or 8 after the point. */
export function exactOf(text: string): Exact | null {
  const parts = /^(-?)(\d{1,16})(?:\.(\d{1,8}))?$/.exec(text)
  if (!parts) return null
  const decimals = parts[3] ?? ''
  const n = BigInt(parts[2]! + decimals)
  return fraction(parts[1] ? -n : n, 10n ** BigInt(decimals.length))
}

/** A limit of a parameter, which has at most six decimals, exactly. */
export const limitOf = (limit: number): Exact => fraction(BigInt(Math.round(limit * 1e6)), 1_000_000n)

/** Adds fractions. */
export const sum = (...all: readonly Exact[]): Exact => all.reduce((a, b) => fraction(a.n * b.d + b.n * a.d, a.d * b.d), zero)
/** Multiplies fractions. */
export const product = (...all: readonly Exact[]): Exact => all.reduce((a, b) => fraction(a.n * b.n, a.d * b.d), one)
/** The first less the second. */
export const minus = (a: Exact, b: Exact): Exact => sum(a, { n: -b.n, d: b.d })
/** The first divided by the second, which may not be zero. */
export const over = (a: Exact, b: Exact): Exact => fraction(a.n * b.d, a.d * b.n)
/** Whether the first is less than the second. */
export const isLess = (a: Exact, b: Exact): boolean => a.n * b.d < b.n * a.d
/** A percentage as the fraction it stands for. */
export const percent = (a: Exact): Exact => over(a, fraction(100n))

/** A fraction times the square root of another: what discounting from the middle of a year comes to. */
export type Amount = { readonly of: Exact; readonly root: Exact }

/** An amount of yuan in whole fen, rounded to the nearest, a half to the even one as GB/T 8170 has it; exact also under the root. */
export function fenOf({ of, root }: Amount): bigint {
  const size = of.n < 0n ? -of.n : of.n
  // Twice the amount, squared: its whole root is twice the amount rounded down, which says on which side of the half fen it lies.
  const [n, d] = [40_000n * size * size * root.n, of.d * of.d * root.d]
  const doubled = wholeRoot(n / d)
  const isHalf = doubled % 2n === 1n && doubled * doubled * d === n
  const rounded = isHalf && (doubled / 2n) % 2n === 0n ? doubled / 2n : (doubled + 1n) / 2n
  return of.n < 0n ? -rounded : rounded
}

/** The greatest whole number whose square is not above the given one. */
function wholeRoot(square: bigint): bigint {
  if (square < 2n) return square
  let x = 1n << BigInt((square.toString(2).length + 1) >> 1)
  for (;;) {
    const next = (x + square / x) >> 1n
    if (next >= x) return x
    x = next
  }
}

/** A fraction as a decimal of at most so many places, rounded half up, without needless zeros: for reading only. */
export function decimal(a: Exact, places: number): string {
  const scale = 10n ** BigInt(places)
  const size = a.n < 0n ? -a.n : a.n
  const rounded = (2n * size * scale + a.d) / (2n * a.d)
  const digits = String(rounded).padStart(places + 1, '0')
  const whole = digits.slice(0, digits.length - places)
  const rest = digits.slice(digits.length - places).replace(/0+$/, '')
  return `${a.n < 0n && rounded > 0n ? '-' : ''}${whole}${rest ? `.${rest}` : ''}`
}
