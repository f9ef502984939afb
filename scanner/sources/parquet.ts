import { open } from 'node:fs/promises'
import { parquetMetadataAsync, parquetRead, parquetSchema } from 'hyparquet'
import { compressors } from 'hyparquet-compressors'
import { Unreadable } from '#scanner/faults.ts'
import { factsOf } from '#scanner/profile/old-facts.ts'
import { TableProfile, addCell } from '#scanner/profile/table.ts'
import { flatten } from '#scanner/sources/json-flatten.ts'
import type { AsyncBuffer, FileMetaData } from 'hyparquet'
import type { FileHandle } from 'node:fs/promises'
import type { Cell } from '#scanner/profile/table.ts'
import type { Dataset, Source } from '#scanner/sources/source.ts'

const ROWS = 100_000

/** Reads Parquet a row range and a column at a time, so that only one column of one range is in memory. */
export async function scanParquet(source: Source): Promise<Dataset[]> {
  await using file = await open(source.path)
  const buffer = slices(file, source.bytes)
  const metadata = await parquetMetadataAsync(buffer).catch(() => {
    throw new Unreadable('broken', { zh: 'Parquet 文件尾损坏或不完整', en: 'The footer of the Parquet file is damaged or missing' })
  })
  const table = new TableProfile(source.limits)
  const names = parquetSchema(metadata).children.map((child) => child.element.name)
  if (names.length === 0) throw new Unreadable('empty', { zh: '文件没有列', en: 'The file has no columns' })
  for (const name of names.slice(0, source.limits.columns)) table.column(name)
  await readGroups(source, buffer, metadata, table, names.slice(0, source.limits.columns))
  table.droppedColumns = Math.max(0, names.length - source.limits.columns)
  return [{ facts: factsOf(withoutShells(table)) }]
}

async function readGroups(source: Source, file: AsyncBuffer, metadata: FileMetaData, table: TableProfile, names: readonly string[]): Promise<void> {
  const total = metadata.row_groups.reduce((sum, group) => sum + Number(group.num_rows), 0)
  let start = 0
  for (const group of metadata.row_groups) {
    const end = start + Number(group.num_rows)
    for (const [at, name] of names.entries()) {
      for (let from = start; from < end; from += ROWS * 10) {
        await readColumn(file, metadata, table, name, from, Math.min(end, from + ROWS * 10))
      }
      const done = start + ((end - start) * (at + 1)) / names.length
      source.advance(Math.floor((source.bytes * done) / Math.max(total, 1)), Math.floor(done))
    }
    start = end
  }
  table.rows = total
}

async function readColumn(file: AsyncBuffer, metadata: FileMetaData, table: TableProfile, name: string, rowStart: number, rowEnd: number): Promise<void> {
  const column = table.column(name)
  if (!column) return
  await parquetRead({
    file, metadata, compressors, columns: [name], rowStart, rowEnd,
    onChunk: (chunk) => {
      const from = Math.max(0, rowStart - chunk.rowStart)
      const to = Math.min(chunk.columnData.length, rowEnd - chunk.rowStart)
      for (let at = from; at < to; at++) {
        const value: unknown = chunk.columnData[at]
        if (typeof value === 'object' && value !== null && !(value instanceof Date)) nested(table, name, value)
        else addCell(column, value as Cell)
      }
    },
  })
}

function nested(table: TableProfile, name: string, value: object): void {
  if (value instanceof Uint8Array) table.column(name)?.addText(Buffer.from(value.subarray(0, 200)).toString('hex'))
  else flatten(table, JSON.parse(JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? inner.toString() : inner))), name)
}

/** A nested column was profiled by its leaves; the shell itself was never given a cell. */
function withoutShells(table: TableProfile): TableProfile {
  const parents = new Set(table.columns.filter((column) => /[.[]/.test(column.name)).map((column) => column.name.split(/[.[]/)[0]!))
  const kept = table.columns.filter((column) => column.seen > column.nulls || !parents.has(column.name))
  table.columns.splice(0, table.columns.length, ...kept)
  return table
}

function slices(file: FileHandle, byteLength: number): AsyncBuffer {
  return {
    byteLength,
    async slice(start, end = byteLength) {
      const length = Math.max(0, Math.min(end, byteLength) - start)
      const bytes = new ArrayBuffer(length)
      await file.read(new Uint8Array(bytes), 0, length, start)
      return bytes
    },
  }
}
