import { isPlaceholder } from '#scanner/engine/cell-text.ts'
import { parseCompactDay, parseTime } from '#scanner/profile/day.ts'
import { maskInside } from '#scanner/mask-inside.ts'
import { headingOf } from '#scanner/recognise/heading.ts'
import { FIT } from '#scanner/recognise/kind.ts'
import { fitName, frequentShare, givenShare, isNameInHead } from '#scanner/recognise/names.ts'
import { mostly } from '#scanner/recognise/values.ts'
import { belowHead } from '#scanner/sources/below-head.ts'
import { CsvSplitter } from '#scanner/sources/csv-split.ts'
import { fillsGaps, joinedNames } from '#scanner/sources/head-groups.ts'
import { withoutPages } from '#scanner/sources/pages.ts'
import type { BelowHead } from '#scanner/sources/below-head.ts'

/** The last is what Hive divides columns by. */
const DELIMITERS = [',', '\t', ';', '|', '\u0001'] as const

const LOOK = 1 << 18
const FEW = 3
/** Characters below which a text is no beginning cut off a longer file. */
const WHOLE = 1 << 16

/** Splits the beginning of a text into at most 300 records; where lines are longer than the look, three of them. */
export function firstRecords(text: string, delimiter: string): string[][] {
  const records: string[][] = []
  const splitter = new CsvSplitter(delimiter, 100_000, (cells) => {
    if (records.length < 300) records.push([...cells])
  })
  splitter.push(text.slice(0, Math.max(LOOK, endOfLines(text, 3))))
  // The last line of a short file often has no end; of a longer one, or one of which this is the beginning alone, it tells nothing new.
  if (records.length < FEW && text.length < WHOLE) splitter.end()
  return records
}

function endOfLines(text: string, lines: number): number {
  let end = 0
  for (let line = 0; line < lines && end < LOOK; line++) end = text.indexOf('\n', end) + 1 || text.length
  return end
}

/**
 * Finds the delimiter that cuts the beginning of a text into the most even records of more than one cell; a comma when none does. Where
 * one cuts every record alike, a sign that the first line does not hold divides no columns but the parts of a cell.
 */
export function sniffDelimiter(text: string): string {
  const cuts = DELIMITERS.map((delimiter) => cutBy(text, delimiter)).filter((cut) => cut.common >= 2)
  const isSure = cuts.some(({ even }) => even === 1)
  let best = { delimiter: ',', score: 0 }
  for (const { delimiter, first, common, even } of cuts) {
    const score = even ** 2 * Math.log2(common + 1)
    if (!(isSure && first === 1) && score > best.score * 1.05) best = { delimiter, score }
  }
  return best.delimiter
}

/** How a delimiter cuts the beginning of a text: into how many cells the first record and most records, and what share of the records are cut so. */
function cutBy(text: string, delimiter: string): { delimiter: string; first: number; common: number; even: number } {
  const widths = firstRecords(text, delimiter).map((record) => record.length)
  const common = widths.length > 0 ? mostCommon(widths) : 0
  return { delimiter, first: widths[0] ?? 0, common, even: widths.filter((width) => width === common).length / widths.length }
}

function mostCommon(numbers: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]![0]
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/

type Kind = 'blank' | 'number' | 'time' | 'long' | 'mixed' | 'word'

function kindOf(cell: string): Kind {
  const text = cell.replace(/^\uFEFF+/, '').trim()
  if (text === '') return 'blank'
  if (NUMBER.test(text) || isPlaceholder(text)) return 'number'
  if (!Number.isNaN(parseTime(text)) || !Number.isNaN(parseCompactDay(text))) return 'time'
  if (text.length > 60 || /^https?:\/\//.test(text) || /^[0-9a-f-]{32,}$/i.test(text)) return 'long'
  return /\d{4,}|^[\d.,:%~-]+/.test(text) && !/[\u4e00-\u9fffA-Za-z_]/.test(text) ? 'mixed' : 'word'
}

/** Answers whether the first record names the columns rather than being data itself. */
export function hasHeader(records: readonly string[][]): boolean {
  const [first, ...rest] = records
  if (!first) return false
  const kinds = first.map(kindOf)
  const filled = kinds.filter((kind) => kind !== 'blank').length
  if (filled === 0) return false
  if (kinds.some((kind) => kind === 'time' || kind === 'long')) return false
  const numbers = kinds.filter((kind) => kind === 'number' || kind === 'mixed').length
  if (numbers > 0) return yearsAsHeader(first, kinds, rest)
  if (holdsSubjects(first)) return false
  if (rest.length === 0) return true
  if (first.some((cell, at) => isNameAmongNames(cell, at, rest))) return false
  if (new Set(first.filter((cell) => cell !== '')).size < filled)
    return rest.some((record) => record.some((cell) => kindOf(cell) === 'number'))
  const others = rest.filter((record) => !isSame(record, first))
  return others.length === rest.length ? !repeatsBelow(first, rest) : namesFigures(first, others) && !repeatsBelow(first, others)
}

/** The words at the head of columns that have the form of persons' names, unless so few do, or so unlike names, that they are other words. */
function personsAcross(first: readonly string[]): string[] {
  const others = first
    .slice(1)
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '')
  const persons = others.filter((cell) => isNameInHead(cell) && headingOf(cell).hints.size === 0)
  return persons.length >= 2 && persons.length >= others.length * 0.6 && frequentShare(persons) >= 0.5 ? persons : []
}

/** Persons or organisations by name or number side by side are what a table tells of, one in each column, and must not become the names of columns. */
function holdsSubjects(first: readonly string[]): boolean {
  if (first.some((cell) => /^(?=(?:\D*\d){8})[0-9A-HJ-NP-RTUWXY]{18}$/.test(cell.trim()))) return true
  return personsAcross(first).length > 0
}

/** Answers whether each column of a table is a person, whose name stands in the first row and nowhere below, as in a roster of days or marks. */
export function isByPerson(rows: readonly (readonly string[])[]): boolean {
  const [first, ...rest] = rows
  const persons = personsAcross(first ?? [])
  if (persons.length === 0 || rest.length === 0 || givenShare(persons) < 0.5) return false
  return persons.every((name) => {
    const at = first!.findIndex((cell) => cell.trim() === name)
    const below = rest.map((row) => row[at]?.trim() ?? '').filter((cell) => cell !== '')
    return !mostly(below, 0.2, (cell) => fitName(cell) === FIT.checked)
  })
}

/** Why a table with a column for each person is not read. */
export const BY_PERSON = {
  zh: '第一行是一排人名，每人占一列；人名不能作列名，否则会写进结果。请整理成每人一行（一列写姓名）的表后再扫描',
  en: 'Persons’ names stand side by side in the first row, a column for each person; they cannot name columns, or findings would show them. Make it a table with a row for each person and the names in one column, and scan again',
}

const SUBJECT = /^(?:[1-9]\d{16}[\dXx]|1[3-9]\d{9}|(?=(?:\D*\d){8})[0-9A-HJ-NP-RTUWXY]{18})$/

/**
 * Answers whether the first column of a short table without a header holds names of columns, and persons or organisations stand beside
 * them: a form that was filled in, or a table on its side.
 */
export function isSideways(rows: readonly (readonly string[])[]): boolean {
  if (!rows.some((cells) => cells.slice(1).some((cell) => SUBJECT.test(cell.trim())))) return false
  const labels = rows.map(([cell = '']) => cell.trim()).filter((cell) => cell !== '')
  return (
    rows.length >= 2 &&
    rows.length <= 60 &&
    labels.length >= 2 &&
    new Set(labels).size === labels.length &&
    mostly(labels, 0.5, (label) => label.length <= 20 && !/\d/.test(label) && headingOf(label).hints.size > 0)
  )
}

/** Why a table on its side is not read. */
export const SIDEWAYS = {
  zh: '第一列是项目名，每条记录占一列或散在各格（横竖颠倒的表、填好的登记表），不能按列读取；请整理成第一行为列名、每行一条记录的表后再扫描',
  en: 'The first column holds names, each record stands in a column or is spread over the cells (a table on its side, or a form that was filled in), so it cannot be read by columns; make it a table with names in the first row and a record in each row, and scan again',
}

const isSame = (record: readonly string[], other: readonly string[]): boolean =>
  record.length === other.length && record.every((cell, at) => cell === other[at])

/** Words for whoever holds a post, which have the form of a name and hardly ever are one. */
const POST = /(?:[高主总经]管|[班组队科处局站校院所厂店社会部连排村镇市区县园馆行船机]长|[常党团政纪]委|干部|干警|家属|[人者员户客审])$/

/**
 * A person's name above persons' names is one of them, and must not become the name of a column; a word that names columns of persons,
 * such as 车主, is none.
 */
function isNameAmongNames(cell: string, column: number, rest: readonly string[][]): boolean {
  if (!isNameInHead(cell.trim()) || headingOf(cell).hints.size > 0 || POST.test(cell.trim())) return false
  const below = rest.map((record) => record[column]?.trim() ?? '').filter((text) => text !== '')
  return below.length >= FEW && mostly(below, 0.8, (text) => fitName(text) === FIT.checked) && frequentShare(below) >= 0.5
}

/** A first record that comes again as a whole is a header, as where files were joined, when a column below its words holds figures, days or the like. */
function namesFigures(first: readonly string[], rest: readonly string[][]): boolean {
  return first.some((_, column) => rest.length > 0 && rest.every((record) => /\d{2}/.test(record[column] ?? '')))
}

/** A header may hold years (1990, 1991 …) when they differ and at least one cell beside them is a word. */
function yearsAsHeader(first: readonly string[], kinds: readonly Kind[], rest: readonly string[][]): boolean {
  const numbers = first.filter((_, at) => kinds[at] === 'number').map(Number)
  const years = numbers.every((number) => Number.isInteger(number) && number >= 1900 && number <= 2100)
  const others = kinds.filter((kind) => kind === 'word' || kind === 'blank').length
  return (
    years &&
    kinds[0] !== 'number' &&
    numbers.length > 1 &&
    new Set(numbers).size === numbers.length &&
    others > 0 &&
    others <= 4 &&
    rest.length > 0
  )
}

/** Data repeats: a first cell that turns up again further down its own column is a value, not a name. */
function repeatsBelow(first: readonly string[], rest: readonly string[][]): boolean {
  let repeating = 0
  for (let column = 0; column < first.length; column++) {
    const cell = first[column]!.trim()
    if (cell !== '' && rest.some((record) => record[column]?.trim() === cell)) repeating++
  }
  return repeating > 0 && repeating >= first.length * 0.1
}

/** Names the columns: the header as it stands, without marks; `列n` where a name is missing or there is no header. */
export function columnNames(header: readonly string[] | null, width: number): string[] {
  return Array.from({ length: width }, (_, at) => told(oneLine(header?.[at]?.replace(/^\uFEFF+/, '').trim() ?? '')) || `列${at + 1}`)
}

/** A name without the person or number that was written into it, as in 联系人：某某 138…. */
const told = (name: string): string => (/\d{7}|[:：]/.test(name) ? maskInside(name) : name)

/** A name that was broken over lines in its cell, in one line. */
function oneLine(name: string): string {
  return /[\r\n]/.test(name)
    ? name.replace(/\s*[\r\n]+\s*/g, (gap, at: number) =>
        /\w/.test(name[at - 1] ?? '') && /\w/.test(name[at + gap.length] ?? '') ? ' ' : '',
      )
    : name
}

/** How the beginning of delimited text is laid out: the records before its data are titles and the header. */
export type CsvShape = {
  delimiter: string
  titles: string[]
  header: string[] | null
  width: number
  skip: number
  rows: string[][]
  below: BelowHead | null
}

const MOST_TITLES = 8

/** Finds delimiter, title lines, header and width from the beginning of a text. */
export function shapeOf(text: string): CsvShape {
  // Files that were put together bring the mark of each along.
  const head = text.replaceAll('\uFEFF', '')
  const delimiter = sniffDelimiter(head)
  const records = firstRecords(head, delimiter)
  const usual = usualWidth(records)
  const start = titleLines(records, usual)
  const rest = records.slice(start)
  const isNamed = hasHeader(withoutPages(rest, records.slice(0, start)))
  const groups = isNamed && isHeadOfTwo(rest) ? 1 : 0
  const below = isNamed ? belowHead(groups > 0 ? namesOfTwo(rest[0]!, rest[1]!) : rest[0]!, rest.slice(1 + groups)) : null
  const header = below?.names ?? null
  const used = below ? 1 + groups + below.rows : 0
  const titles = records.slice(0, start).map((record) =>
    record
      .map((cell) => cell.trim())
      .filter((cell) => cell !== '')
      .join(' '),
  )
  return { delimiter, titles, header, width: header?.length ?? usualWidth(rest), skip: start + used, rows: rest.slice(used), below }
}

/**
 * Whether the second record names the columns of the groups in the first: it fills their gaps and most of its words are known as names of
 * columns, none as a person's.
 */
function isHeadOfTwo([upper, lower, ...rest]: readonly string[][]): boolean {
  if (!upper || !lower || rest.length === 0 || !fillsGaps(upper, lower, Math.max(upper.length, lower.length))) return false
  const words = lower.map((cell) => cell.trim()).filter((cell) => cell !== '')
  const known = words.filter((word) => headingOf(word).hints.size > 0)
  return known.length * 2 >= words.length && !words.some((word) => !known.includes(word) && isNameInHead(word))
}

/** One name a column of groups above and names below them. */
const namesOfTwo = (upper: string[], lower: string[]): string[] =>
  joinedNames(
    [
      { at: 0, cells: upper },
      { at: 1, cells: lower },
    ],
    Math.max(upper.length, lower.length),
    [],
  )

/** The number of cells that most records have. */
export function usualWidth(records: readonly string[][]): number {
  return records.length > 0 ? mostCommon(records.map((record) => record.length)) : 1
}

/** Lines above the header, such as the name of the table or "单位：万元": few cells where the table is wide, or remarks, and a header below them. */
function titleLines(records: readonly string[][], width: number): number {
  if (width < 2) return 0
  let start = 0
  while (
    start < Math.min(records.length - 1, MOST_TITLES) &&
    (isTitle(records[start]!, width) || isRemark(records[start]!, width, records[start + 1]))
  )
    start++
  return start > 0 && (areAlone(records, start, width) || hasHeader(withoutPages(records.slice(start), records.slice(0, start))))
    ? start
    : 0
}

const filledIn = (record: readonly string[]): number => record.filter((cell) => cell.trim() !== '').length

/** Answers whether the first lines are titles whatever follows: each a text alone, or texts alone and remarks below a title. */
function areAlone(records: readonly string[][], count: number, width: number): boolean {
  const above = records.slice(0, count)
  if (above.every((record) => record.length === 1)) return true
  const below = above.slice(1).map((record, at) => isRemark(record, width, records[at + 2]))
  return below.includes(true) && above.every((record, at) => filledIn(record) === 1 || below[at - 1] === true)
}

function isTitle(record: readonly string[], width: number): boolean {
  const filled = filledIn(record)
  return record.length < width
    ? filled <= Math.max(1, Math.floor(width * 0.4))
    : filled <= (width < 3 ? 0 : Math.max(1, Math.floor(width * 0.25)))
}

const LABELLED = /^(?!其中)[^:：()（）\d]{2,12}[:：]\s*\S/

/** A year or a day by itself, as it stands beside such a label. */
const YEAR = /^(?:19|20)\d\d\s*(?:年度?|[-./年]\s*\d{1,2}\s*(?:月|[-./月]\s*\d{1,2}\s*日?)?)$/

const labelOf = (cell: string): string => cell.trim().split(/[:：]/, 1)[0]!

/** Answers whether cells are what stands above a table, such as 填报单位：某局 and 填报日期：某日, with gaps between them or nothing else beside, and no names of columns. */
export function isRemark(cells: readonly string[], width: number, below: readonly string[] = []): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  if (!filled.some((cell) => LABELLED.test(cell))) return false
  if (filled.length <= width * 0.6) return true
  // Rows of data may hold labels in every cell; they are the same in the next row.
  const isAgain = cells.some((cell, at) => LABELLED.test(cell.trim()) && labelOf(cell) === labelOf(below[at] ?? ''))
  return width > 2 && !isAgain && filled.every((cell) => LABELLED.test(cell) || YEAR.test(cell))
}
