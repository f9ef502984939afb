import { z } from 'zod'
import { id, idParams, instant, route } from './route.ts'

/** An asset that may be the same claim: alike by its values or by its name, and maybe by its columns too; shares are between 0 and 1. */
export const similarAsset = z.object({
  assetId: id,
  code: z.string(),
  name: z.string(),
  holderName: z.string(),
  state: z.string(),
  registeredAt: instant.nullable(),
  isOwnHolder: z.boolean(),
  byValues: z
    .object({
      kind: z.enum(['same', 'contained-in', 'contains', 'overlaps']),
      share: z.number(),
      words: z.object({ zh: z.string(), en: z.string() }),
    })
    .nullable(),
  byName: z.string().nullable(),
  byColumns: z.object({ shared: z.array(z.string()), ours: z.number().int(), theirs: z.number().int() }).nullable(),
})
export type SimilarAsset = z.infer<typeof similarAsset>

/** The words of the name that were looked for, whether too many names hold them to tell anything (then none is listed for its name), and what was found. */
const similarAssets = z.object({ words: z.string(), isCommon: z.boolean(), items: z.array(similarAsset) })

export const similarRoutes = {
  findSimilar: route({
    method: 'GET',
    path: '/api/assets/:id/similar',
    summary: { zh: '相似登记', en: 'Assets that may be the same claim, for whoever reviews' },
    access: ['registrar', 'data-bureau', 'sector-authority'],
    params: idParams,
    reply: similarAssets,
  }),
} as const
