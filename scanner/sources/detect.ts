import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { formatOfEnding } from '#contract/data-endings.ts'
import { headOf } from '#scanner/sources/bytes.ts'
import { isDumpHead } from '#scanner/sources/sql-binary.ts'
import { TextSurvey, controlShare } from '#scanner/sources/survey.ts'
import type { SourceFormat } from '#contract/findings.ts'
import type { Limits } from '#scanner/limits.ts'

export type Container = 'cfb' | 'zip' | 'pg-archive' | 'binary' | 'nothing'

/** What the content shows a file to be; `container` tells what holds it when it is not plain text. */
export type Detected = {
  format: SourceFormat
  gzip: boolean
  isText: boolean
  container: Container | null
  /** The format the name promises, null when it promises none we know. */
  named: SourceFormat | null
}

/** The format a file name promises, seen through `.gz`; null when it promises none we know. */
export function formatByName(name: string): SourceFormat | null {
  const parts = basename(name).toLowerCase().replace(/\.gz$/, '').split('.')
  return parts.length > 1 ? (formatOfEnding[parts.at(-1)!] ?? null) : null
}

/** Looks at the first (and, for Parquet, last) bytes and says what the file is, whatever its name says. */
export async function detect(path: string, name: string, limits: Limits): Promise<Detected> {
  const raw = await rawEnds(path)
  const named = formatByName(name)
  const gzip = raw.head[0] === 0x1f && raw.head[1] === 0x8b
  if (raw.size === 0) return { format: named ?? 'unknown', gzip: false, isText: false, container: 'nothing', named }
  const head = gzip ? await headOf(path, true, 1 << 16, limits) : raw.head
  const not = (format: SourceFormat, container: Container | null): Detected => ({ format, gzip, isText: false, container, named })
  if (!gzip) {
    const magic = byMagic(head, raw.tail)
    if (magic) return not(magic.format, magic.container)
  }
  if (controlShare(head) > 0.02 && !(named === 'sql' && isDumpHead(head))) return not('unknown', 'binary')
  return { format: textFormat(textOf(head), named), gzip, isText: true, container: null, named }
}

async function rawEnds(path: string): Promise<{ head: Buffer; tail: Buffer; size: number }> {
  await using file = await open(path)
  const { size } = await file.stat()
  const head = Buffer.alloc(Math.min(size, 1 << 16))
  const tail = Buffer.alloc(Math.min(size, 4))
  await file.read(head, 0, head.length, 0)
  await file.read(tail, 0, tail.length, Math.max(0, size - tail.length))
  return { head, tail, size }
}

function byMagic(head: Buffer, tail: Buffer): { format: SourceFormat; container: Container | null } | null {
  const four = head.subarray(0, 4).toString('latin1')
  if (four === 'PAR1' || four === 'PARE') return { format: 'parquet', container: tail.toString('latin1') === 'PAR1' ? null : 'binary' }
  if (four === 'PK\x03\x04' || four === 'PK\x05\x06') return { format: 'xlsx', container: 'zip' }
  if (head.subarray(0, 8).toString('hex') === 'd0cf11e0a1b11ae1') return { format: 'xls', container: 'cfb' }
  if (/^(?:PGDMP|toc\.dat\0)/.test(head.subarray(0, 8).toString('latin1'))) return { format: 'unknown', container: 'pg-archive' }
  const foreign = [
    '%PDF',
    '\x89PNG',
    'GIF8',
    '\xff\xd8\xff\xe0',
    '\xff\xd8\xff\xe1',
    'Rar!',
    '7z\xbc\xaf',
    '\x7fELF',
    'SQLi',
    'BZh9',
    'RIFF',
  ]
  if (foreign.includes(four) || four.startsWith('MZ\x90')) return { format: 'unknown', container: 'binary' }
  return null
}

/** Reads the first bytes as text, whatever their encoding. */
export function textOf(head: Buffer): string {
  const survey = new TextSurvey()
  survey.add(head.length > 65_000 ? head.subarray(0, head.length - 4) : head)
  const encoding = survey.verdict().encoding ?? 'utf-8'
  return new TextDecoder(encoding === 'utf-8-bom' ? 'utf-8' : encoding).decode(head, { stream: true })
}

/** Whether a line of a text begins a statement of tables or rows, and one ends after it. */
function holdsRows(text: string): boolean {
  const statement = /^[ \t]*(?:CREATE\s+TABLE|INSERT\s+INTO|REPLACE\s+INTO|COPY)\s/im.exec(text)
  return statement !== null && text.includes(';', statement.index)
}

/** Whether a text is a script of SQL Server, whose names stand in square brackets and whose batches end with GO. */
export function isServerScript(text: string): boolean {
  return /^[ \t]*GO[ \t]*$/im.test(text) || /^[ \t]*INSERT\s+(?:INTO\s+)?(?:\[\w+\]\.)?\[[^\]]+\]/im.test(text)
}

function textFormat(text: string, named: SourceFormat | null): SourceFormat {
  const start = text.trimStart()
  if (start.startsWith('{')) {
    if (
      /"type"\s*:\s*"(FeatureCollection|Feature|GeometryCollection|(Multi)?(Point|LineString|Polygon))"/.test(start.slice(0, 20_000)) &&
      /"(features|coordinates|geometry|geometries)"\s*:/.test(start)
    )
      return 'geojson'
    if (isJson(start.slice(0, start.search(/\r?\n|$/)))) return /\n\s*\{/.test(start.trimEnd()) || named === 'jsonl' ? 'jsonl' : 'json'
    if (/^\{\s*("([^"\\]|\\.)*"\s*:|\})/.test(start)) return 'json'
  }
  if (
    /^\[\s*(\{|\[|"|-?\d|true|false|null|\])/.test(start) &&
    (named === null || named === 'json' || named === 'jsonl' || /^\[\s*[{[\]]/.test(start))
  ) {
    return named === 'jsonl' && isJson(start.slice(0, start.search(/\r?\n|$/))) && /\n\s*\[/.test(start) ? 'jsonl' : 'json'
  }
  if (
    (named === 'sql' || !start.startsWith('#')) &&
    /^(--|\/\*|#|CREATE TABLE|INSERT INTO|DROP TABLE|SET )/i.test(start) &&
    /(CREATE TABLE|INSERT INTO)/i.test(start)
  )
    return 'sql'
  if (
    named === 'sql' &&
    (holdsRows(start) || isServerScript(start) || /^(?:\/\*M?!|-- (?:MySQL|MariaDB|PostgreSQL)\b|--\r?\n-- PostgreSQL)/.test(start))
  )
    return 'sql'
  if (start.startsWith('<')) return markupFormat(start)
  if (isPackedPage(start)) return 'xls'
  return 'csv'
}

/** Whether a text is a web page packed into one file with what belongs to it (MHTML), as some systems hand out under the name .xls. */
export const isPackedPage = (text: string): boolean =>
  /^(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,10}?MIME-Version:/i.test(text) &&
  /Content-Type:\s*(?:multipart\/related|text\/html)/i.test(text)

/** Web pages and XML spreadsheets are what many systems hand out under the name .xls; the reader of that name takes them apart. */
function markupFormat(start: string): SourceFormat {
  if (/^(<!doctype html|<(html|head|meta|style|table|div|body)\b)/i.test(start) || (start.startsWith('<?xml') && /<html\b/i.test(start)))
    return 'xls'
  if (/^<(\?xml|!DOCTYPE|[\w-]+:?Workbook)/.test(start))
    return /urn:schemas-microsoft-com:office:spreadsheet|<!ENTITY|<!DOCTYPE/.test(start) ? 'xls' : 'unknown'
  return start.startsWith('<!--') && /<table\b/i.test(start) ? 'xls' : 'csv'
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line)
    return true
  } catch {
    return false
  }
}
