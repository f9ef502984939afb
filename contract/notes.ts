import { z } from 'zod'
import { instant, page, pageQuery, route, words } from './route.ts'

/** A note to an organisation: what to do, by which rule, and where. */
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
      /** `yes`: those nobody has read yet; `no`: those that were read; all without. */
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
} as const
