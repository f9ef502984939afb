import type { Words } from '#law/words.ts'

/** The most fen the platform records as one amount: ten million million yuan, exact in a number and in a column. */
export const mostFen = 1e15

/** Writes whole fen as yuan with two decimals and thousands separators, exactly. */
export function yuan(fen: number | bigint): string {
  const whole = BigInt(fen)
  const size = whole < 0n ? -whole : whole
  const grouped = String(size / 100n).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${whole < 0n ? '-' : ''}${grouped}.${String(size % 100n).padStart(2, '0')}`
}

/** Whole fen as yuan with the unit, in both languages. */
export const inYuan = (fen: number | bigint): Words => ({ zh: `${yuan(fen)} 元`, en: `${yuan(fen)} yuan` })
