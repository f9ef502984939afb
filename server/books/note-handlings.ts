import { bookRoutes as routes } from '#contract/books.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import { handle, type Handling } from '#server/http/ask.ts'
import { auditLine } from '#server/audit/noting.ts'
import { writeNote } from './notes.sql.ts'
import { viewNotes, viewWritten } from './notes.ts'
import { noteReading } from './noting.ts'
import { holdOwnSet } from './posting.ts'
import { readableSet } from './reading.ts'
import { spanOf } from './span.ts'

/** The notes to the statements: read, and what the unit writes into them itself. */
export function noteHandlings(): Handling[] {
  return [
    handle(routes.readNotes, (ask, { params, query }) =>
      ask.transaction(async (tx) => {
        const notes = await viewNotes(tx, await readableSet(tx, params.id), spanOf(ask, query))
        await noteReading(tx, ask, params.id, { what: 'notes', from: notes.from, to: notes.to })
        return notes
      }),
    ),
    handle(routes.writeNote, (ask, { params, body }) =>
      ask.transaction(async (tx) => {
        const set = await holdOwnSet(tx, ask, params.id)
        const year = Number(params.year)
        const before = await viewWritten(tx, set, year)
        const isNew = await writeNote(tx, {
          holderId: set.holderId,
          year,
          item: params.item,
          text: body.text.trim(),
          by: ask.visitor.officerId,
          byName: ask.visitor.officerName,
          at: ask.now,
        })
        if (!isNew) return { written: before }
        await recordAudit(
          tx,
          auditLine(ask, 'write-book-note', { kind: 'books', id: set.holderId, holderId: set.holderId }, { year, item: params.item }),
          ask.now,
        )
        return { written: await viewWritten(tx, set, year) }
      }),
    ),
  ]
}
