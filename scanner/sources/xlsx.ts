import { Unreadable } from '#scanner/faults.ts'
import { MergeListener, SheetListener } from '#scanner/sources/xlsx-sheet.ts'
import { toldSheets } from '#scanner/sources/sheet-names.ts'
import { SheetTables } from '#scanner/sources/sheet-tables.ts'
import { findParts, readPart, readShared } from '#scanner/sources/xlsx-parts.ts'
import { noteHidden } from '#scanner/sources/hidden.ts'
import { noteOutside, refuseBomb, zipDirectory } from '#scanner/sources/zip.ts'
import type { Faults } from '#scanner/faults.ts'
import type { Merge } from '#scanner/sources/head-groups.ts'
import type { Dataset, Source } from '#scanner/sources/source.ts'
import type { Sheet } from '#scanner/sources/xlsx-parts.ts'
import type { Workbook } from '#scanner/sources/xlsx-sheet.ts'
import type { ZipEntry } from '#scanner/sources/zip.ts'

/** Reads every sheet of an Excel workbook: its zip is judged first, then each sheet goes by once as bytes. */
export async function scanXlsx(source: Source): Promise<Dataset[]> {
  const entries = await zipDirectory(source.path)
  if (entries.some((entry) => entry.encrypted)) throw new Unreadable('password-protected', PROTECTED)
  refuseBomb(entries, source.limits)
  noteOutside(entries, source.faults)
  noteBeside(entries, source.faults)
  const parts = await findParts(source, entries)
  if (!parts) throw notAWorkbook(entries)
  const workbook = await readShared(source, parts)
  const datasets: Dataset[] = []
  const names = toldSheets(
    parts.sheets.map(({ name }) => name),
    source.faults,
  )
  for (const [at, sheet] of parts.sheets.entries()) datasets.push(...(await scanSheet(source, workbook, { ...sheet, name: names[at]! })))
  return withoutBlankSheets(datasets)
}

/** What a workbook keeps beside its cells and sends along: remarks of people, and the rows a pivot table was made of. */
const BESIDE = [
  {
    part: /^xl\/(?:comments\d*|comments\/comment\d+|threadedComments\/[^/]+)\.xml$/i,
    words: {
      zh: '工作簿中有批注，未读取，可能含个人信息；对外提供前请检查或删除',
      en: 'The workbook holds comments, which were not read and may hold personal data; look at them or remove them before it is given away',
    },
  },
  {
    part: /^xl\/pivotCache\/pivotCacheRecords\d*\.xml$/i,
    words: {
      zh: '数据透视表的缓存中存有原始明细，未读取，可能含个人信息；对外提供前请去除缓存或另存为数值',
      en: 'The cache of a pivot table holds the rows it was made of, which were not read and may hold personal data; remove it before the workbook is given away',
    },
  },
] as const

function noteBeside(entries: readonly ZipEntry[], faults: Faults): void {
  for (const { part, words } of BESIDE) {
    const count = entries.filter(({ name }) => part.test(name)).length
    if (count > 0) faults.warn('left-out', words, { count })
  }
}

/** The words for saved errors of formulas. */
export const FORMULA_ERRORS = {
  zh: '单元格保存的是公式错误（如 #REF!），按空值计',
  en: 'Cells hold errors of formulas (such as #REF!); they count as null',
}

/** The words every protected file is refused with. */
export const PROTECTED = { zh: '文件有密码保护，请去除密码后再扫描', en: 'The file is protected by a password; remove it and scan again' }

function notAWorkbook(entries: readonly ZipEntry[]): Unreadable {
  const names = new Set(entries.map((entry) => entry.name))
  if (names.has('xl/workbook.bin'))
    return new Unreadable('other-form', {
      zh: '二进制工作簿（.xlsb）暂不支持，请另存为 .xlsx',
      en: 'Binary workbooks (.xlsb) are not read; save as .xlsx',
    })
  if (names.has('word/document.xml') || names.has('ppt/presentation.xml'))
    return new Unreadable('unsupported', { zh: '这是文档而非数据表', en: 'This is a document, not a table' })
  return new Unreadable('unsupported', { zh: '压缩包请先解压，再扫描其中的文件', en: 'Unpack the archive and scan the files in it' })
}

async function scanSheet(source: Source, workbook: Workbook, sheet: Sheet): Promise<Dataset[]> {
  const grid = new SheetTables(source.sink, () => mergesOf(source, sheet))
  const listener = new SheetListener(grid, workbook, source.limits)
  const { faults } = grid
  try {
    await readPart(source, sheet.part, listener, async () => {
      await grid.settle()
      source.advance(source.bytes, grid.rows)
    })
  } catch (error) {
    if (error instanceof Unreadable && error.fault.code !== 'broken') throw error
    listener.ended = false
  }
  if (!listener.ended)
    faults.add('broken', 'error', { zh: '工作表损坏，只读到损坏处', en: 'The sheet is damaged; it was read up to the damage' })
  if (listener.formulas.count > 0)
    faults.warn(
      'formula',
      { zh: '表中含公式，只读取已保存的结果，不会执行', en: 'The sheet holds formulas; only saved results were read, nothing was run' },
      listener.formulas,
    )
  if (listener.errors.count > 0) faults.warn('bad-records', FORMULA_ERRORS, listener.errors)
  noteHidden({ sheet: sheet.hidden, rows: listener.hiddenRows, columns: listener.hiddenColumns }, faults)
  return grid.finish(sheet.name)
}

/** The merged cells stand at the end of a sheet, so it goes by once more; only when its head asks for it. */
async function mergesOf(source: Source, sheet: Sheet): Promise<Merge[]> {
  const listener = new MergeListener()
  await readPart(source, sheet.part, listener).catch((error: unknown) => {
    if (error instanceof Unreadable && error.fault.code !== 'broken') throw error
  })
  return listener.merges
}

/** Leaves out sheets without anything in them, unless there is no other. */
export function withoutBlankSheets(datasets: readonly Dataset[]): Dataset[] {
  const filled = datasets.filter(
    (dataset) => dataset.facts.columns.length > 0 || (dataset.faults?.list.some((fault) => fault.severity === 'error') ?? false),
  )
  if (filled.length === 0) throw new Unreadable('empty', { zh: '工作簿中没有数据', en: 'The workbook holds no data' })
  return filled
}
