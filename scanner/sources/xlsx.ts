import { readFile } from 'node:fs/promises'
import { streamXlsxRows } from 'hucre/xlsx'
import { Faults, Unreadable } from '#scanner/faults.ts'
import { factsOf } from '#scanner/profile/old-facts.ts'
import { GridReader } from '#scanner/sources/grid.ts'
import { inflateEntry, refuseBomb, zipDirectory } from '#scanner/sources/zip.ts'
import type { Dataset, Source } from '#scanner/sources/source.ts'
import type { ZipEntry } from '#scanner/sources/zip.ts'

const SHARED_STRINGS = 400 * 2 ** 20

/** Reads every sheet of an Excel workbook row by row, after its zip was found to be harmless. */
export async function scanXlsx(source: Source): Promise<Dataset[]> {
  const entries = await zipDirectory(source.path)
  if (entries.some((entry) => entry.encrypted)) throw new Unreadable('password-protected', PROTECTED)
  refuseBomb(entries, source.limits)
  const outside = entries.filter((entry) => /(^|[\\/])\.\.([\\/]|$)|^[\\/]|^[A-Za-z]:/.test(entry.name))
  if (outside.length > 0) source.faults.warn('unsafe-name', { zh: '压缩包内含指向外部的路径，已忽略', en: 'The archive names paths outside itself; they were ignored' }, { count: outside.length })
  if (!entries.some((entry) => entry.name === 'xl/workbook.xml')) throw notAWorkbook(entries)
  const strings = entries.find((entry) => entry.name === 'xl/sharedStrings.xml')
  if (source.bytes > 512 * 2 ** 20 || (strings && strings.inflated > SHARED_STRINGS)) {
    throw new Unreadable('too-large', { zh: '工作簿过大，请另存为 CSV 后再扫描', en: 'The workbook is too large; save it as CSV and scan that' })
  }
  await countFormulas(source, entries)
  const names = await sheetNames(source, entries)
  const bytes = await readFile(source.path)
  const datasets: Dataset[] = []
  for (const [at, name] of names.entries()) datasets.push(await scanSheet(source, bytes, at, name))
  return withoutBlankSheets(datasets)
}

/** The words every protected file is refused with. */
export const PROTECTED = { zh: '文件有密码保护，请去除密码后再扫描', en: 'The file is protected by a password; remove it and scan again' }

function notAWorkbook(entries: readonly ZipEntry[]): Unreadable {
  const names = new Set(entries.map((entry) => entry.name))
  if (names.has('xl/workbook.bin')) return new Unreadable('unsupported', { zh: '二进制工作簿（.xlsb）暂不支持，请另存为 .xlsx', en: 'Binary workbooks (.xlsb) are not read; save as .xlsx' })
  if (names.has('word/document.xml') || names.has('ppt/presentation.xml')) return new Unreadable('unsupported', { zh: '这是文档而非数据表', en: 'This is a document, not a table' })
  return new Unreadable('unsupported', { zh: '压缩包请先解压，再扫描其中的文件', en: 'Unpack the archive and scan the files in it' })
}

/** Inflates the sheets once under guard, so that the reader behind meets no surprise, and counts formulas on the way. */
async function countFormulas(source: Source, entries: readonly ZipEntry[]): Promise<void> {
  let formulas = 0
  for (const entry of entries) {
    if (!/^xl\/(worksheets\/|sharedStrings|workbook\.xml|styles)/.test(entry.name)) continue
    const isSheet = entry.name.startsWith('xl/worksheets/')
    for await (const chunk of inflateEntry(source.path, entry, source.limits)) {
      if (!isSheet) continue
      for (let at = chunk.indexOf('<f'); at >= 0; at = chunk.indexOf('<f', at + 2)) if (chunk[at + 2] === 62 || chunk[at + 2] === 32) formulas++
    }
  }
  if (formulas > 0) source.faults.warn('formula', { zh: '表中含公式，只读取已保存的结果，不会执行', en: 'The workbook holds formulas; only saved results were read, nothing was run' }, { count: formulas })
}

async function sheetNames(source: Source, entries: readonly ZipEntry[]): Promise<string[]> {
  const parts: Buffer[] = []
  for await (const chunk of inflateEntry(source.path, entries.find((entry) => entry.name === 'xl/workbook.xml')!, source.limits)) parts.push(chunk)
  const xml = Buffer.concat(parts).toString('utf8')
  const sheets = xml.match(/<(?:\w+:)?sheet\s[^>]*>/g) ?? []
  return sheets.map((tag) => unescape(/\sname="([^"]*)"/.exec(tag)?.[1] ?? '')).filter((name) => name !== '')
}

function unescape(text: string): string {
  const named: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'", '&amp;': '&' }
  return text.replace(/&(?:lt|gt|quot|apos|amp);/g, (entity) => named[entity]!).replace(/&#(\d{1,6});/g, (_, code) => String.fromCodePoint(Math.min(Number(code), 0x10ffff)))
}

async function scanSheet(source: Source, bytes: Uint8Array, at: number, name: string): Promise<Dataset> {
  const grid = new GridReader(source.limits)
  const faults = new Faults()
  try {
    for await (const row of streamXlsxRows(bytes, { sheet: at })) {
      grid.take(row.values)
      if (grid.table.rows % 2000 === 0) source.advance(source.bytes, grid.table.rows)
    }
  } catch (error) {
    if ((error as Error).name === 'EncryptedFileError') throw new Unreadable('password-protected', PROTECTED)
    faults.add('broken', 'error', { zh: '工作表损坏，只读到损坏处', en: 'The sheet is damaged; it was read up to the damage' })
  }
  return { facts: factsOf(grid.finish()), sheet: name, faults }
}

/** Leaves out sheets without anything in them, unless there is no other. */
export function withoutBlankSheets(datasets: readonly Dataset[]): Dataset[] {
  const filled = datasets.filter((dataset) => dataset.facts.columns.length > 0 || (dataset.faults?.list.length ?? 0) > 0)
  if (filled.length === 0) throw new Unreadable('empty', { zh: '工作簿中没有数据', en: 'The workbook holds no data' })
  return filled
}
