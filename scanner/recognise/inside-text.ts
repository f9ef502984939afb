import { isIdNumber } from '#contract/identifiers.ts'
import type { ColumnView } from '#scanner/recognise/column-view.ts'

const MOBILE = /(?<![0-9A-Za-z.])1[3-9]\d{9}(?![0-9A-Za-z])/
const ID = /(?<![0-9A-Za-z])([1-9]\d{16}[\dXx])(?![0-9A-Za-z])/
const EMAIL = /[\w.+-]{2,40}@[\w-]{2,30}\.[a-z]{2,6}\b/i

/** Answers whether a text holds a mobile number, a valid identity number or an address of mail among its words. */
export function holdsPersonal(text: string): boolean {
  if (MOBILE.test(text)) return true
  const id = ID.exec(text)
  return (id !== null && isIdNumber(id[1]!.toUpperCase())) || EMAIL.test(text)
}

/** The share of a column's longer texts that hold personal numbers; 0 for columns that are no free text. */
export function personalShare(view: ColumnView): number {
  let texts = 0
  let found = 0
  for (const value of view.values) {
    if (!/[\u4e00-\u9fff]/.test(value) || /^https?:/.test(value)) continue
    texts++
    if (value.length > 10 && holdsPersonal(value)) found++
  }
  return found >= 2 || (found === 1 && texts <= 50) ? found / texts : 0
}
