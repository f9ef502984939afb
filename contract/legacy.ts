import { z } from 'zod'
import { importFault } from './cards.ts'
import { id, route } from './route.ts'

/**
 * What came of a table of earlier registrations: a draft for each line, or every error at its cell and no draft; `faultCount` counts also
 * those beyond the first thousand.
 */
export const legacySheet = z.object({
  lines: z.number().int(),
  opened: z.array(z.object({ caseId: id, number: z.string(), assetCode: z.string() })),
  faults: z.array(importFault.omit({ seq: true })),
  faultCount: z.number().int(),
})
export type LegacySheet = z.infer<typeof legacySheet>

export const legacyRoutes = {
  legacyTemplate: route({
    method: 'GET',
    path: '/api/legacy-registrations/template.xlsx',
    summary: { zh: '存量登记整表模板', en: 'The template of earlier registrations as Excel' },
    access: ['producer'],
    reply: 'file',
  }),
  openLegacySheet: route({
    method: 'POST',
    path: '/api/legacy-registrations/sheet',
    summary: { zh: '整表开办存量登记', en: 'Open drafts of legacy registrations from a table: all of it or nothing (multipart)' },
    access: ['producer'],
    perMinute: 20,
    multipart: true,
    reply: legacySheet,
  }),
} as const
