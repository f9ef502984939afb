import { Unreadable } from '#scanner/faults.ts'
import { scanCsv } from '#scanner/sources/csv.ts'
import { scanJsonLines } from '#scanner/sources/jsonl.ts'
import { scanJson } from '#scanner/sources/json.ts'
import { scanSql } from '#scanner/sources/sql.ts'
import { scanXlsx } from '#scanner/sources/xlsx.ts'
import type { SourceFormat } from '#contract/findings.ts'
import type { Dataset, Source } from '#scanner/sources/source.ts'

/** Reads a file of one format. */
export type Reader = (source: Source) => Promise<Dataset[]>

/** What brings a large library along is loaded when such a file comes, so that the others start at once. */
const scanParquet: Reader = async (source) => (await import('#scanner/sources/parquet.ts')).scanParquet(source)
const scanXls: Reader = async (source) => (await import('#scanner/sources/xls.ts')).scanXls(source)

const READERS: Partial<Record<SourceFormat, Reader>> = {
  csv: scanCsv,
  json: scanJson,
  geojson: scanJson,
  jsonl: scanJsonLines,
  parquet: scanParquet,
  xlsx: scanXlsx,
  xls: scanXls,
  sql: scanSql,
}

/** The reader of a format; refuses a format nobody reads. */
export function reader(format: SourceFormat): Reader {
  const found = READERS[format]
  if (found) return found
  throw new Unreadable('unsupported', { zh: '无法识别的文件格式', en: 'The format of the file is not known' })
}
