import { maskInside } from '#scanner/mask-inside.ts'
import { CsvSplitter } from '#scanner/sources/csv-split.ts'
import type { Faults } from '#scanner/faults.ts'

/** What a row below a table is: a total or a remark ends it, a row of few cells may go on with a remark above it. */
export type Footing = 'ends' | 'goes on' | null

const TOTAL = /^(?:(?:本页|本月|本期|本年|全年|全市|全区|全县)?(?:合|总|共|小|累)\s*计|平均(?:值|数)?|均值|最[大小高低]值)\s*[:：]?$/
const REMARK =
  /^(?:注|备注|附注|说明|填表说明|数据来源|资料来源|数据说明|统计说明|填报|填报人|填报单位|填报日期|填表|填表人|填表日期|制表|制表人|制表日期|制表单位|制单|制单人|审核|审核人|复核|复核人|出纳|记账|记账人|会计主管|财务主管|主管|单位负责人|负责人|联系人|联系电话|报送日期|统计人|统计日期|打印日期|打印时间|打印人|导出日期|导出时间|导出人)\s*\d{0,2}\s*[:：]/
/** What programs of databases write below rows they gave out: how many they were. */
const COUNTED =
  /^(?:已选择\s*\d+\s*行。?|[（(]\s*\d+\s*(?:行受影响|行记录|行|rows?(?: affected)?)\s*[)）]|\d+ rows? (?:selected|in set).*)$/i
/** Bytes at the end of a text that are looked at, and rows. */
export const TAIL = 1 << 14
const MOST = 12
const LINE = 10

/** Judges a row by the cells it holds and the width of its table. */
export function footingOf(cells: readonly string[], width: number): Footing {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  if (width < 3 || filled.length === 0) return null
  if (TOTAL.test(filled[0]!) || (filled.length === 1 && COUNTED.test(filled[0]!))) return 'ends'
  if (REMARK.test(filled[0]!) && (filled.length <= width * 0.6 || filled.every((cell) => REMARK.test(cell)))) return 'ends'
  return filled.length === 1 && cells.findIndex((cell) => cell.trim() !== '') === 0 ? 'goes on' : null
}

/** Where what stands below a table begins in the last bytes of its text, and how its rows read; null when nothing does. */
export function footingIn(bytes: Buffer, delimiter: string, width: number, encoding: string): { at: number; rows: string[][] } | null {
  const decoder = new TextDecoder(encoding)
  const rows: string[][] = []
  let found: { at: number; rows: string[][] } | null = null
  let end = bytes.length
  while (end > 0 && rows.length < MOST) {
    // A place below 0 would count from the end.
    const start = end < 2 ? 0 : bytes.lastIndexOf(LINE, end - 2) + 1
    if (start === 0 && bytes.length >= TAIL) break
    const cells = cellsOf(decoder.decode(bytes.subarray(start, end)).replace(/\r?\n$/, ''), delimiter)
    if (!cells) break
    if (cells.some((cell) => cell.trim() !== '')) {
      const footing = footingOf(cells, width)
      if (!footing) break
      rows.unshift(cells)
      if (footing === 'ends') found = { at: start, rows: [...rows] }
    }
    end = start
  }
  return found
}

/** The cells of one line; null when a quote in it belongs to other lines. */
function cellsOf(line: string, delimiter: string): string[] | null {
  let cells: string[] = []
  const splitter = new CsvSplitter(delimiter, 1000, (record) => (cells = [...record]))
  splitter.push(line)
  splitter.end()
  return splitter.open || (line.match(/"/g)?.length ?? 0) % 2 === 1 ? null : cells
}

/** A row as it is told: a total or a remark without what is personal; of a row that only goes on nothing is known, so nothing of it leaves the scan. */
function shown(cells: readonly string[]): string {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  return [TOTAL, REMARK, COUNTED].some((form) => form.test(filled[0] ?? '')) ? maskInside(filled.join(' ')).slice(0, 60) : '…'
}

/** Says which rows below the table were left out, since they are no records of it. */
export function noteFooting(rows: readonly (readonly string[])[], faults: Faults, line?: number): void {
  const told = rows.map(shown).join(' / ').slice(0, 200)
  const where = line === undefined ? { zh: '', en: '' } : { zh: `（第 ${line} 行起）`, en: ` (from row ${line})` }
  faults.warn(
    'left-out',
    {
      zh: `表下方的合计或说明${where.zh}不是数据行，未计入：${told}`,
      en: `Totals or remarks below the table${where.en} are no rows of data and were left out: ${told}`,
    },
    { ...(line === undefined ? {} : { line }), count: rows.length },
  )
}
