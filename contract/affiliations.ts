import { z } from 'zod'
import { civilDate, id, idParams, instant, page, pageQuery, route, text } from './route.ts'

/** One organisation controls another from a day on, until a day or still; who declared it and who ended it, and by which ground. */
export const affiliation = z.object({
  id,
  controllerId: id,
  controllerName: z.string(),
  controlledId: id,
  controlledName: z.string(),
  sinceOn: civilDate,
  untilOn: civilDate.nullable(),
  ground: z.string(),
  declaredName: z.string(),
  declaredAt: instant,
  endedName: z.string().nullable(),
  endedGround: z.string().nullable(),
  mayEnd: z.boolean(),
})
export type Affiliation = z.infer<typeof affiliation>

export const affiliationRoutes = {
  listAffiliations: route({
    method: 'GET',
    path: '/api/affiliations',
    summary: { zh: '控制关系', en: 'Who controls whom, as declared' },
    access: 'signed-in',
    query: z.object({ ...pageQuery, organisationId: id.optional() }),
    reply: page(affiliation),
  }),
  declareAffiliation: route({
    method: 'POST',
    path: '/api/affiliations',
    summary: { zh: '申报控制关系', en: 'Declare that one organisation controls another: administrators, or one of the two' },
    access: 'signed-in',
    body: z.object({
      controllerId: id,
      controlledId: id,
      sinceOn: civilDate,
      untilOn: civilDate.nullable().default(null),
      ground: text(400, 2),
    }),
    reply: affiliation,
  }),
  endAffiliation: route({
    method: 'PUT',
    path: '/api/affiliations/:id/end',
    summary: { zh: '终止控制关系', en: 'State the day until which it stood, with the ground: administrators, or the one that declared it' },
    access: 'signed-in',
    params: idParams,
    body: z.object({ untilOn: civilDate, ground: text(400, 2) }),
    reply: affiliation,
  }),
} as const
