import type { SourceFormat } from './findings.ts'

/** The format that the ending of a file name promises. */
export const formatOfEnding: Readonly<Record<string, SourceFormat>> = {
  csv: 'csv',
  tsv: 'csv',
  txt: 'csv',
  tab: 'csv',
  xlsx: 'xlsx',
  xlsm: 'xlsx',
  xls: 'xls',
  json: 'json',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  geojson: 'geojson',
  parquet: 'parquet',
  parq: 'parquet',
  sql: 'sql',
}

/** Every ending a file of data may have: those of the formats, and those of what they are packed in. */
export const dataEndings: ReadonlySet<string> = new Set([...Object.keys(formatOfEnding), 'zip', 'gz'])
