import { z } from 'zod'
import { rulingKinds } from '#law/rulings.ts'
import { civilDate, id, instant, page, pageQuery, route, text, words } from './route.ts'

const whole = z.number().int()
const bureaux = ['data-bureau', 'finance-bureau'] as const
export const ruling = z.object({ caseId: id, number: z.string(), kind: z.enum(Object.keys(rulingKinds) as [keyof typeof rulingKinds]), isPublic: z.boolean(), clause: z.string(), title: z.string(), question: z.string(), answer: z.string(), effectiveOn: civilDate, decidedAt: instant })
export type Ruling = z.infer<typeof ruling>
/** A value decided for a parameter; `isCarried` says whether the rules of this edition have it. */
export const parameterVersion = z.object({ caseId: id, valueBefore: z.string(), value: z.string(), effectiveOn: civilDate, carriedBy: z.string(), reason: z.string(), decidedAt: instant })
export const parameter = z.object({ choice: z.string(), title: words, value: z.string(), unit: words.nullable(), leaves: z.array(z.string()), since: civilDate, isLimit: z.boolean(), isCarried: z.boolean(), versions: z.array(parameterVersion) })
export type Parameter = z.infer<typeof parameter>
/** What a new time limit would have changed in the last year: at each step, how often it was left, how often after the present limit, and how often after the new one. */
export const parameterEffect = z.object({ choice: z.string(), value: z.string(), from: civilDate, until: civilDate, query: z.string(), steps: z.array(z.object({ procedure: z.string(), step: z.string(), endsItself: z.boolean(), limit: whole, left: whole, lateBefore: whole, lateAfter: whole })) })
export type ParameterEffect = z.infer<typeof parameterEffect>
export const meeting = z.object({ id, title: z.string(), metOn: civilDate, participants: z.string(), decisions: z.string(), notedBy: z.string(), notedAt: instant })
export type Meeting = z.infer<typeof meeting>

export const rulingRoutes = {
  listRulings: route({ method: 'GET', path: '/api/rulings', summary: { zh: '规程解释与修订', en: 'What both bureaux decided about the guideline' }, access: 'public', perMinute: 120, query: z.object({ ...pageQuery, q: text(100).optional() }), reply: page(ruling) }),
  listParameters: route({ method: 'GET', path: '/api/parameters', summary: { zh: '参数和版本', en: 'Parameters: what they are, and what was decided' }, access: 'signed-in', query: z.object({ q: text(100).optional() }), reply: z.object({ items: z.array(parameter) }) }),
  readParameterEffect: route({ method: 'GET', path: '/api/parameter-effect', summary: { zh: '参数调整的影响', en: 'What a new time limit would have changed in the last year' }, access: bureaux, query: z.object({ choice: text(60), value: z.coerce.number().int().min(1).max(1000) }), reply: parameterEffect }),
  listMeetings: route({ method: 'GET', path: '/api/liaison-meetings', summary: { zh: '联络会议纪要', en: 'Minutes of the liaison meeting' }, access: 'signed-in', query: z.object({ ...pageQuery }), reply: page(meeting) }),
  addMeeting: route({ method: 'POST', path: '/api/liaison-meetings', summary: { zh: '登记联络会议', en: 'Record a liaison meeting' }, access: bureaux, body: z.object({ title: text(100, 4), metOn: civilDate, participants: text(1000, 2), decisions: text(4000, 5), key: text(100, 8) }), reply: meeting }),
} as const
