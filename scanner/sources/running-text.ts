import { basename } from 'node:path'
import { DEFAULT_LIMITS } from '#scanner/limits.ts'
import { headOf } from '#scanner/sources/bytes.ts'
import { shapeOf } from '#scanner/sources/csv-shape.ts'
import { isOtherwiseDivided } from '#scanner/sources/other-columns.ts'
import { detect, textOf } from '#scanner/sources/detect.ts'
import type { FoundFile } from '#scanner/walk.ts'

/** A longer text may be a collection of texts, and is read as data. */
const MOST = 1 << 16
const EVEN = 0.6
const HALF = 0.5
/** So many lines of a file that is called a note are enough. */
const FEW = 0.2
const NOTE = /read.?me|notes?\b|licen[cs]e|change.?log|说明|须知|备注|读我|简介|声明|协议/i

/** Why a text is passed over, and what would help. */
export const RUNNING_TEXT = {
  zh: '这是普通文本而非数据表；其中确是一列数据的，请另存为 .csv',
  en: 'This is plain text, not a table; where it is a column of data, save it as .csv',
}

/** Whether a name promises a text of any kind, a table or a note. */
export const isTxt = (name: string): boolean => /\.txt$/i.test(name)

/** Whether a text of a file `.txt` is one to be read by people, such as a note on the data beside it, and holds no columns. Pure. */
export function isRunningText(text: string, name: string): boolean {
  if (text.length > MOST) return false
  const { width, header, rows, titles } = shapeOf(text)
  const records = [...(header ? [header] : []), ...rows]
  const even = records.filter((record) => record.length === width).length / Math.max(1, records.length + titles.length)
  if (width > 1 && even >= EVEN) return false
  if (width < 2 && isOtherwiseDivided(records.map(([cell]) => cell ?? ''))) return false
  const lines = text
    .replaceAll('\uFEFF', '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const told = lines.filter(isTold).length
  if (told === 0) return false
  return told / lines.length >= (NOTE.test(basename(name)) ? FEW : HALF) || (width < 2 && lines.length < 3)
}

/** Whether a line is written to be read: a sentence, a numbered or marked point, a heading, or several words. */
function isTold(line: string): boolean {
  if (/^(?:#{1,6} |[-*•·] |[=*\-_~]{3,}$|[一二三四五六七八九十]{1,3}[、.．]|\d{1,2}[、.．)）]\s*\D)/.test(line)) return true
  if (/[。；！？]/.test(line) || /[\u4e00-\u9fff]{2,}[：:，][^\d]*[\u4e00-\u9fff]{4,}/.test(line)) return true
  if ((line.match(/[\u4e00-\u9fff]/g)?.length ?? 0) >= 6 && /\s/.test(line)) return true
  return (line.match(/[A-Za-z]{2,}/g)?.length ?? 0) >= 4
}

/** Whether a file is a text to be read by people and holds no table; one that cannot be looked at is none. */
export async function holdsNoTable({ path, name }: FoundFile): Promise<boolean> {
  if (!isTxt(name)) return false
  const { format, isText } = await detect(path, name, DEFAULT_LIMITS)
  return isText && format === 'csv' && isRunningText(textOf(await headOf(path, false, MOST + 8, DEFAULT_LIMITS)), name)
}
