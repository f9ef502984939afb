import { z } from 'zod'
import { instant, page, pageQuery, route, words } from './route.ts'

/** A note to an organisation: what to do, by which rule, and where; `readAt` is when whoever asks read it, or when it was done. */
export const note = z.object({
  id: z.number().int(),
  kind: z.string(),
  words,
  basis: z.string(),
  href: z.string(),
  at: instant,
  readAt: instant.nullable(),
})
export type Note = z.infer<typeof note>

export const noteRoutes = {
  listNotes: route({
    method: 'GET',
    path: '/api/notes',
    summary: { zh: '站内提醒', en: 'Notes to the own organisation, or to the administrator one is, newest first' },
    access: 'signed-in',
    query: z.object({
      ...pageQuery,
      /** `yes`: those one has not read yet and that are not too old to count; `no`: the others; all without. */
      unread: z.enum(['yes', 'no']).optional(),
    }),
    reply: page(note),
  }),
  readNote: route({
    method: 'POST',
    path: '/api/notes/:id/read',
    summary: { zh: '提醒已阅', en: 'Mark a note as read' },
    access: 'signed-in',
    params: z.object({ id: z.coerce.number().int().min(1).max(1e15) }),
    reply: note,
  }),
  readAllNotes: route({
    method: 'POST',
    path: '/api/notes/read',
    summary: { zh: '未读提醒全部标为已阅', en: 'Mark all unread notes as read, up to the newest that was seen' },
    access: 'signed-in',
    body: z.object({ upTo: z.int().min(0).max(1e15) }),
    reply: z.object({ read: z.int() }),
  }),
} as const
