import { type Note, noteRoutes } from '#contract/notes.ts'
import { isAdministrator } from '#law/parties.ts'
import { notFound } from '#server/denied.ts'
import { type Ask, handle, type Handling } from '#server/http/ask.ts'
import { fromCursor, toPage } from '#server/http/pages.ts'
import { listNotes, markAllRead, markRead, type NoteRow, type Reads } from './notes.sql.ts'

const nobody = '00000000-0000-0000-0000-000000000000'
const readerOf = ({ visitor: { role, organisationId } }: Ask): Reads =>
  isAdministrator(role) ? { forRole: role } : { organisationId: organisationId ?? nobody }
const noteOf = (n: NoteRow): Note => ({
  id: n.id,
  kind: n.kind,
  words: n.words,
  basis: n.basis,
  href: n.href,
  at: n.at.toISOString(),
  readAt: n.read_at?.toISOString() ?? null,
})

/** Notes to the visitor's organisation, or to the administrator the visitor is: listed, and marked as read by whoever asks (choice:note-readings). */
export function noteHandlings(): Handling[] {
  return [
    handle(noteRoutes.listNotes, (ask, { query }) =>
      ask.transaction(async (tx) => {
        const asked = { unread: query.unread ?? null, limit: query.limit, after: fromCursor(query.cursor, ['instant', 'number']) }
        const { rows, counted } = await listNotes(tx, readerOf(ask), asked, ask.now)
        return toPage(rows, query.limit, counted, (n) => [n.at.toISOString(), n.id], noteOf)
      }),
    ),
    handle(noteRoutes.readNote, (ask, { params }) =>
      ask.transaction(async (tx) => {
        const found = await markRead(tx, readerOf(ask), params.id, ask.now)
        if (!found) throw notFound()
        return noteOf(found)
      }),
    ),
    handle(noteRoutes.readAllNotes, (ask, { body }) =>
      ask.transaction(async (tx) => ({ read: await markAllRead(tx, readerOf(ask), body.upTo, ask.now) })),
    ),
  ]
}
