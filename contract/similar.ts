import { z } from 'zod'
import { id, idParams, instant, route } from './route.ts'

/** An asset that may be the same claim: alike by its values, by its name, or by its columns; shares are between 0 and 1. */
export const similarAsset = z.object({
  assetId: id, code: z.string(), name: z.string(), holderName: z.string(), state: z.string(), registeredAt: instant.nullable(), isOwnHolder: z.boolean(),
  byValues: z.object({ kind: z.enum(['same', 'contained-in', 'contains', 'overlaps']), share: z.number(), words: z.object({ zh: z.string(), en: z.string() }) }).nullable(), byName: z.string().nullable(), byColumns: z.object({ shared: z.array(z.string()), ours: z.number().int(), theirs: z.number().int() }).nullable(),
})
export type SimilarAsset = z.infer<typeof similarAsset>

export const similarRoutes = {
  findSimilar: route({ method: 'GET', path: '/api/assets/:id/similar', summary: { zh: '相似登记', en: 'Assets that may be the same claim, for whoever reviews' }, access: ['registrar', 'data-bureau', 'sector-authority'], params: idParams, reply: z.object({ words: z.string(), items: z.array(similarAsset) }) }),
} as const
