import type { Words } from '#law/words.ts'
import { type Amount, decimal, type Exact, fenOf, one, product, fraction } from './exact.ts'

/** One cell of a calculation sheet: words, an amount of whole fen, or a number written out. */
export type Cell = Words | { readonly fen: number } | { readonly number: string }
/** A figure on the way to the amount, such as a discount rate. */
export type Figure = { readonly symbol: string; readonly label: Words; readonly text: string }
/** The terms of a calculation as a table: what is added up, year by year or case by case. */
export type Sheet = { readonly title: Words; readonly heads: readonly Words[]; readonly rows: readonly (readonly Cell[])[] }
/** What a formula comes to: the amount before its one rounding, the figures on the way, and the terms. */
export type Worked = { readonly amount: Amount; readonly figures: readonly Figure[]; readonly sheet: Sheet }

/** An amount without a root. */
export const plain = (of: Exact): Amount => ({ of, root: one })
/** Yuan as a cell, rounded to the fen for reading. */
export const yuanCell = (amount: Amount): Cell => ({ fen: Number(fenOf(amount)) })
/** A number as a cell. */
export const numberCell = (a: Exact, places = 6): Cell => ({ number: decimal(a, places) })
/** A decimal with separators between thousands, for reading. */
export const grouped = (text: string): string => text.replace(/^-?\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','))
/** An amount of yuan as a decimal, for reading: never fewer than two places, so that all of a report are written alike. */
export function yuanText(text: string): string {
  const [whole = '', places = ''] = text.split('.')
  return `${grouped(whole)}.${places.padEnd(2, '0')}`
}
/** A fraction as a percentage, for reading. */
export const percentText = (a: Exact): string => `${decimal(product(a, fraction(100n)), 4)} %`
