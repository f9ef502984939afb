import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import type { FastifyReply } from 'fastify'
import { writeXlsxStream } from 'hucre/xlsx'
import type { Ask } from './ask.ts'

export type ExcelColumn = { readonly title: string; readonly width?: number }
type Cell = string | number | boolean | null
/** One stretch of rows and the place where the next begins; null at the end. */
export type Stretch = { readonly rows: readonly (readonly Cell[])[]; readonly next: readonly (string | number | null)[] | null }

/** A cell that spreadsheet programs would take for a formula is written as text. */
const harmless = (cell: Cell): Cell => typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell

/** Sends a list as Excel, stretch by stretch as it is read, so that no list is ever whole in memory. */
export function sendExcel(ask: Ask, name: string, columns: readonly ExcelColumn[], read: (after: Stretch['next']) => Promise<Stretch>): FastifyReply {
  async function* rows() {
    yield columns.map(c => c.title)
    let after: Stretch['next'] = null
    do {
      const stretch: Stretch = await read(after)
      for (const row of stretch.rows) yield row.map(harmless)
      after = stretch.next
    } while (after)
  }
  const book = writeXlsxStream(rows(), { name, columns: columns.map(c => ({ width: c.width ?? 16 })) })
  return ask.reply
    .header('content-type', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`${name}-${ask.today}.xlsx`)}`)
    .send(Readable.fromWeb(book as ReadableStream))
}
