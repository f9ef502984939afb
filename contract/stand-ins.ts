import { z } from 'zod'
import { civilDate, id, idParams, problem, route, text } from './route.ts'

/** A post handed over: who acts for whom in which part, why, until which day, whether it is the reader's to end, and what keeps the reader from it now. */
export const standIn = z.object({ id, officerName: z.string(), forName: z.string(), role: z.string(), untilOn: civilDate, reason: z.string(), mayEnd: z.boolean(), whyNotEnd: problem.nullable() })
export type StandIn = z.infer<typeof standIn>

export const standInRoutes = {
  listStandIns: route({ method: 'GET', path: '/api/stand-ins', summary: { zh: '本单位的岗位交接', en: 'Posts handed over in my organisation, and the colleagues who could take mine' }, access: 'signed-in', reply: z.object({ items: z.array(standIn), colleagues: z.array(z.object({ officerId: id, name: z.string(), title: z.string(), whyNot: z.object({ zh: z.string(), en: z.string() }).nullable() })), whyNotHandOver: problem.nullable() }) }),
  handOver: route({ method: 'POST', path: '/api/stand-ins', summary: { zh: '离岗交接', en: 'Hand my post over while I am away' }, access: 'signed-in', body: z.object({ officerId: id, untilOn: civilDate, reason: text(200, 2) }), reply: standIn }),
  endStandIn: route({ method: 'DELETE', path: '/api/stand-ins/:id', summary: { zh: '结束交接', en: 'End a hand-over before its day' }, access: 'signed-in', params: idParams, reply: z.object({ done: z.literal(true) }) }),
} as const
