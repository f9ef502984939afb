import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import type { FastifyReply } from 'fastify'
import { writeXlsxStream } from 'hucre/xlsx'
import type { Ask } from './ask.ts'

export type ExcelColumn = { readonly title: string; readonly width?: number; readonly numFmt?: string }
export type ExcelCell = string | number | boolean | Date | null
/** One stretch of rows and the place where the next begins; null at the end. */
export type Stretch = { readonly rows: readonly (readonly ExcelCell[])[]; readonly next: readonly (string | number | null)[] | null }

/** A list as it is written into a workbook or on paper: its name, its columns, and its rows stretch by stretch. */
export type Sheet = readonly [name: string, columns: readonly ExcelColumn[], read: (after: Stretch['next']) => Promise<Stretch>]

/** Rows read at once for an export: few enough to hold, many enough that asking costs little. */
export const STRETCH = 1000

/**
 * A text that a spreadsheet would take for a formula gets an apostrophe in front, so that it stays a text; its lines end as those of a
 * cell do, since Excel shows another end as `_x000D_`; signs no XML may hold are dropped, since one of them makes the whole workbook
 * unreadable.
 */
export function neutralCell(given: string): string {
  const text = given.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replaceAll(/\r\n?/g, '\n')
  return /^[=+\-@\t\n\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text
}

/** The stretches of a list; the next is read while one is written. */
async function* readAhead(read: (after: Stretch['next']) => Promise<Stretch>): AsyncGenerator<Stretch['rows']> {
  let coming: Promise<Stretch> | null = read(null)
  while (coming) {
    const stretch: Stretch = await coming
    coming = stretch.next ? read(stretch.next) : null
    // Whoever stops taking rows never hears that the next could not be read.
    coming?.catch(() => {})
    yield stretch.rows
  }
}

/** The rows of a list in stretches as a workbook with a frozen head; no list is ever whole in memory. */
export function excelOf(name: string, columns: readonly ExcelColumn[], read: (after: Stretch['next']) => Promise<Stretch>): Readable {
  async function* rows() {
    yield columns.map((c) => c.title)
    for await (const stretch of readAhead(read))
      for (const row of stretch) yield row.map((cell) => (typeof cell === 'string' ? neutralCell(cell) : cell))
  }
  const book = writeXlsxStream(rows(), {
    name: name.replaceAll(/[\\/*?:[\]]/g, ' ').slice(0, 31),
    columns: columns.map((c) => ({ width: c.width ?? 16, ...(c.numFmt ? { numFmt: c.numFmt } : {}) })),
    freezePane: { rows: 1 },
  })
  return Readable.fromWeb(book as ReadableStream)
}

/** Sends a list as Excel, stretch by stretch as it is read. */
export function sendExcel(
  ask: Ask,
  name: string,
  columns: readonly ExcelColumn[],
  read: (after: Stretch['next']) => Promise<Stretch>,
): FastifyReply {
  return excelHead(ask, name).send(excelOf(name, columns, read))
}

/** Says that a workbook of this name follows. */
export function excelHead(ask: Ask, name: string): FastifyReply {
  return ask.reply
    .header('content-type', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    .header(
      'content-disposition',
      `attachment; filename*=UTF-8''${encodeURIComponent(`${name.replace(/\.xlsx$/i, '')}-${ask.today}.xlsx`)}`,
    )
}

/** A list that is asked for by keyset pages, as the stretches an export takes: `keysOf` says where the next begins. */
export function stretched<Row>(
  find: (limit: number, after: (string | null)[] | null) => Promise<readonly Row[]>,
  keysOf: (row: Row) => readonly (string | number | null)[],
  cellsOf: (row: Row) => readonly ExcelCell[],
): (after: Stretch['next']) => Promise<Stretch> {
  return async (after) => {
    const rows = await find(STRETCH, after ? after.map((key) => (key === null ? null : String(key))) : null)
    const last = rows.length === STRETCH ? rows.at(-1) : undefined
    return { rows: rows.map(cellsOf), next: last === undefined ? null : [...keysOf(last)] }
  }
}

/**
 * A moment as people read it in a list, in Beijing time, which is always eight hours ahead; null stays empty. Of every row of an export,
 * so not by the formatter of a language, which takes as long as all else of the row.
 */
export function excelMoment(at: Date | null): string | null {
  return at ? new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ') : null
}
