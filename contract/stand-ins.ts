import { z } from 'zod'
import { accountRequest } from './accounts.ts'
import { civilDate, id, idParams, problem, route, text } from './route.ts'

/** A post handed over: who acts for whom in which part, why, until which day, whether it is the reader's to end, and what keeps the reader from it now. */
export const standIn = z.object({
  id,
  officerName: z.string(),
  forName: z.string(),
  role: z.string(),
  untilOn: civilDate,
  reason: z.string(),
  mayEnd: z.boolean(),
  whyNotEnd: problem.nullable(),
})
export type StandIn = z.infer<typeof standIn>

const colleague = z.object({
  officerId: id,
  name: z.string(),
  title: z.string(),
  whyNot: z.object({ zh: z.string(), en: z.string() }).nullable(),
})
const handedOver = z.object({ officerId: id, untilOn: civilDate, reason: text(200, 2) })
const asker = ['system-administrator'] as const

export const standInRoutes = {
  listStandIns: route({
    method: 'GET',
    path: '/api/stand-ins',
    summary: { zh: '本单位的岗位交接', en: 'Posts handed over in my organisation, and the colleagues who could take mine' },
    access: 'signed-in',
    reply: z.object({ items: z.array(standIn), colleagues: z.array(colleague), whyNotHandOver: problem.nullable() }),
  }),
  handOver: route({
    method: 'POST',
    path: '/api/stand-ins',
    summary: { zh: '离岗交接', en: 'Hand my post over while I am away' },
    access: 'signed-in',
    body: handedOver,
    reply: standIn,
  }),
  standInsFor: route({
    method: 'GET',
    path: '/api/posts/:id/stand-ins',
    summary: { zh: '可以代理这一岗位的同事', en: 'Who could stand in for a post whose officer cannot hand it over' },
    access: asker,
    params: idParams,
    reply: z.object({ colleagues: z.array(colleague), whyNotHandOver: problem.nullable() }),
  }),
  handOverFor: route({
    method: 'POST',
    path: '/api/posts/:id/stand-ins',
    summary: {
      zh: '申请代为交接（本人无法办理）',
      en: 'Ask for the post of somebody who cannot to be handed over, in force once approved',
    },
    access: asker,
    params: idParams,
    body: handedOver,
    reply: accountRequest,
  }),
  endStandIn: route({
    method: 'DELETE',
    path: '/api/stand-ins/:id',
    summary: { zh: '结束交接', en: 'End a hand-over before its day' },
    access: 'signed-in',
    params: idParams,
    reply: z.object({ done: z.literal(true) }),
  }),
} as const
