import { open } from 'node:fs/promises'
import { readXls } from 'hucre'
import { Unreadable } from '#scanner/faults.ts'
import { hiddenInWorkbook } from '#scanner/sources/biff-hidden.ts'
import { headOf, readWhole } from '#scanner/sources/bytes.ts'
import { isPackedPage, textOf } from '#scanner/sources/detect.ts'
import { noteHidden, rangeOf } from '#scanner/sources/hidden.ts'
import { toldSheets } from '#scanner/sources/sheet-names.ts'
import { SheetTables } from '#scanner/sources/sheet-tables.ts'
import { scanHtml } from '#scanner/sources/html-table.ts'
import { scanXml2003 } from '#scanner/sources/xml-2003.ts'
import { FORMULA_ERRORS, PROTECTED, withoutBlankSheets } from '#scanner/sources/xlsx.ts'
import type { HiddenParts } from '#scanner/sources/biff-hidden.ts'
import type { Hidden } from '#scanner/sources/hidden.ts'
import type { Merge } from '#scanner/sources/head-groups.ts'
import type { Cell } from '#scanner/sources/sink.ts'
import type { Dataset, Source } from '#scanner/sources/source.ts'

const SAVE_AS = {
  zh: '旧版 Excel（.xls）无法完整读取，请另存为 .xlsx 后再扫描',
  en: 'This old Excel file (.xls) cannot be read; save it as .xlsx and scan again',
}

const PACKED_PAGE = {
  zh: '实为单个文件网页（MHTML），不能读取；请用 Excel 或 WPS 打开，另存为 .xlsx 后再扫描',
  en: 'This is a web page in a single file (MHTML), which is not read; open it in a spreadsheet program, save it as .xlsx and scan again',
}

/** Reads what goes by the name of old Excel: a workbook of its own form, an XML spreadsheet, or a web page with tables. */
export async function scanXls(source: Source): Promise<Dataset[]> {
  if (source.survey.encoding === null) return scanWorkbook(source)
  const head = textOf(await headOf(source.path, source.compressed, 1 << 16, source.limits))
  if (isPackedPage(head)) throw new Unreadable('other-form', PACKED_PAGE)
  const isXml = /^\s*<(\?xml|!DOCTYPE(?!\s+html)|[\w-]+:?Workbook)/i.test(head) && !/<html\b/i.test(head)
  if (source.named)
    source.faults.warn(
      'mislabelled',
      isXml
        ? { zh: '实为 XML 电子表格，按其内容读取', en: 'This is an XML spreadsheet; it was read as such' }
        : { zh: '实为网页（HTML）表格，按其内容读取', en: 'This is a web page (HTML) with tables; it was read as such' },
    )
  return isXml ? scanXml2003(source) : scanHtml(source)
}

/** Reads an OLE container: a protected .xlsx is refused, an old Excel workbook is read whole, anything else is named. */
async function scanWorkbook(source: Source): Promise<Dataset[]> {
  if (await holdsStream(source.path, 'EncryptedPackage')) throw new Unreadable('password-protected', PROTECTED)
  const isWorkbook = (await holdsStream(source.path, 'Workbook')) || (await holdsStream(source.path, 'Book'))
  if (!isWorkbook)
    throw new Unreadable('unsupported', { zh: '这是旧版 Office 文档而非数据表', en: 'This is an old Office document, not a table' })
  const bytes = await readWhole(source.path, false, source.limits)
  const workbook = await readXls(bytes).catch((error: Error) => {
    if (error.name === 'EncryptedFileError' || /encrypt|password/i.test(error.message))
      throw new Unreadable('password-protected', PROTECTED)
    throw new Unreadable('other-form', SAVE_AS)
  })
  source.advance(source.bytes, 0)
  const datasets: Dataset[] = []
  const parts = hiddenInWorkbook(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  const names = toldSheets(
    workbook.sheets.map(({ name }) => name),
    source.faults,
  )
  for (const [place, sheet] of workbook.sheets.entries()) {
    const merges = (sheet.merges ?? []).map(({ startRow, startCol, endRow, endCol }): Merge => ({
      top: startRow,
      left: startCol,
      bottom: endRow,
      right: endCol,
    }))
    const grid = new SheetTables(source.sink, async () => merges)
    const errors = { count: 0, line: 0 }
    // Rows nobody wrote into are holes in the list.
    for (let at = 0; at < sheet.rows.length; at++) {
      const row = sheet.rows[at] as unknown[] | undefined
      if (!row) grid.skip(1)
      else {
        if (row.some(isError) && errors.count === 0) errors.line = at + 1
        errors.count += row.filter(isError).length
        grid.take(row.map(plainCell))
      }
      if (at % 2000 === 0) await grid.settle()
    }
    if (errors.count > 0) grid.faults.warn('bad-records', FORMULA_ERRORS, errors)
    // Where the library passed a sheet over, which of them is which is not known.
    if (parts.length === workbook.sheets.length) noteHidden(hiddenIn(sheet.rows, parts[place]!), grid.faults)
    datasets.push(...(await grid.finish(names[place]!)))
  }
  return withoutBlankSheets(datasets)
}

/** What is hidden of the cells that are there: rows nobody wrote into, and columns beyond the last, are often hidden for looks. */
function hiddenIn(rows: readonly (readonly unknown[] | undefined)[], { sheet, rows: hidden, columns }: HiddenParts): Hidden {
  const width = rows.reduce((most, row) => Math.max(most, row?.length ?? 0), 0)
  const filled = hidden.filter((at) => rows[at]?.some((cell) => cell !== null && cell !== undefined && cell !== ''))
  return {
    sheet,
    rows: { count: filled.length, line: (filled[0] ?? 0) + 1 },
    columns: columns.filter(([first]) => first < width).map(([first, last]) => rangeOf(first, Math.min(last, width - 1))),
  }
}

/** Errors as the library writes them out; it does not tell formulas. */
const ERRORS: ReadonlySet<unknown> = new Set(['#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A', '#ERR!'])
const isError = (value: unknown): boolean => ERRORS.has(value)

function plainCell(value: unknown): Cell {
  if (isError(value)) return null
  if (
    value === null ||
    value === undefined ||
    typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'boolean' ||
    value instanceof Date
  )
    return value
  return JSON.stringify(value)
}

/** Answers whether the directory of an OLE file names this stream (names are UTF-16, padded to 64 bytes). */
async function holdsStream(path: string, name: string): Promise<boolean> {
  const wanted = Buffer.from(`${name}\0`, 'utf16le')
  await using file = await open(path)
  const { size } = await file.stat()
  const buffer = Buffer.alloc(Math.min(size, 1 << 22))
  for (let at = 0; at < size; at += buffer.length - 64) {
    const { bytesRead } = await file.read(buffer, 0, buffer.length, at)
    const seen = buffer.subarray(0, bytesRead)
    for (let found = seen.indexOf(wanted); found >= 0; found = seen.indexOf(wanted, found + 2)) if ((at + found) % 128 === 0) return true
    if (bytesRead < buffer.length) return false
  }
  return false
}
