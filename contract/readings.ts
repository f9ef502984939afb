import { z } from 'zod'
import { id, idParams, instant, page, pageQuery, route, words } from './route.ts'

/**
 * One look at an asset, or at what belongs to it, by somebody of another organisation; `object` is what that thing is called, and `reason`
 * empty where none is asked.
 */
export const readingLine = z.object({
  id: z.number().int(),
  at: instant,
  officerName: z.string().nullable(),
  organisationName: z.string().nullable(),
  role: z.string(),
  action: z.string(),
  objectKind: z.string(),
  objectId: z.string(),
  object: words,
  reason: z.string(),
})
export type ReadingLine = z.infer<typeof readingLine>

export const readingRoutes = {
  listReadings: route({
    method: 'GET',
    path: '/api/assets/:id/readings',
    summary: {
      zh: '谁看过（资产及其办件、材料、扫描结果）',
      en: 'Who of other organisations looked at an asset, its cases, papers and findings',
    },
    access: 'signed-in',
    params: z.object({ id }),
    query: z.object(pageQuery),
    reply: page(readingLine),
  }),
  readingsExcel: route({
    method: 'GET',
    path: '/api/assets/:id/readings.xlsx',
    summary: { zh: '导出查阅记录', en: 'Who looked at an asset, as Excel' },
    access: 'signed-in',
    params: idParams,
    reply: 'file',
  }),
} as const
