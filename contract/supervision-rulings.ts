import { z } from 'zod'
import { type ParameterKind, parameterKinds } from '#law/readings.ts'
import { rulingKinds } from '#law/rulings.ts'
import { civilDate, id, instant, page, pageQuery, route, text, words } from './route.ts'

const whole = z.number().int()
const kinds = Object.keys(parameterKinds) as [ParameterKind]
const lines = ['over', 'reached', 'short', 'within', 'later', 'since', 'value', 'times'] as const
const bureaux = ['data-bureau', 'finance-bureau'] as const
export const ruling = z.object({
  caseId: id,
  number: z.string(),
  kind: z.enum(Object.keys(rulingKinds) as [keyof typeof rulingKinds]),
  isPublic: z.boolean(),
  clause: z.string(),
  title: z.string(),
  question: z.string(),
  answer: z.string(),
  effectiveOn: civilDate,
  decidedAt: instant,
})
export type Ruling = z.infer<typeof ruling>
/** A value decided for a parameter; `isCarried` says whether the rules of this edition have it. */
export const parameterVersion = z.object({
  caseId: id,
  valueBefore: z.string(),
  value: z.string(),
  effectiveOn: civilDate,
  carriedBy: z.string(),
  reason: z.string(),
  decidedAt: instant,
})
/** A parameter and the kind of line it draws. */
export const parameter = z.object({
  choice: z.string(),
  title: words,
  value: z.string(),
  unit: words.nullable(),
  leaves: z.array(z.string()),
  since: civilDate,
  kind: z.enum(kinds),
  isCarried: z.boolean(),
  versions: z.array(parameterVersion),
})
export type Parameter = z.infer<typeof parameter>
const counts = { records: whole, before: whole.nullable(), after: whole.nullable(), changed: whole }
/**
 * Records of one part, a step or a kind of paper: how many, for how many it comes out so by the present value and by the new one (null
 * where something other than yes or no comes out), and for how many that differs.
 */
export const effectPart = z.object({ key: z.string(), title: words.nullable(), ...counts })
export type EffectPart = z.infer<typeof effectPart>
/** A record for which something else comes out: the number or day that meets the value, and what comes out by either. */
export const effectLine = z.object({
  key: z.string(),
  title: words.nullable(),
  on: civilDate,
  name: z.string(),
  href: z.string().nullable(),
  measured: z.string(),
  was: z.string().nullable(),
  would: z.string().nullable(),
})
export type EffectLine = z.infer<typeof effectLine>
/**
 * What another value would have changed in the last year among the records the asker may see, the latest twenty listed; or why nothing
 * recorded depends on it.
 */
export const parameterEffect = z.object({
  choice: z.string(),
  present: z.string(),
  value: z.string(),
  kind: z.enum(kinds),
  kindTitle: words,
  from: civilDate,
  until: civilDate,
  nothing: words.nullable(),
  read: z
    .object({
      title: words,
      outcome: words,
      line: z.enum(lines),
      note: words.nullable(),
      isPartial: z.boolean(),
      query: z.string(),
      total: z.object(counts),
      parts: z.array(effectPart),
      items: z.array(effectLine),
    })
    .nullable(),
})
export type ParameterEffect = z.infer<typeof parameterEffect>
export const meeting = z.object({
  id,
  title: z.string(),
  metOn: civilDate,
  participants: z.string(),
  decisions: z.string(),
  notedBy: z.string(),
  notedAt: instant,
})
export type Meeting = z.infer<typeof meeting>

export const rulingRoutes = {
  listRulings: route({
    method: 'GET',
    path: '/api/rulings',
    summary: { zh: '规程解释与修订', en: 'What both bureaux decided about the guideline' },
    access: 'public',
    perMinute: 120,
    query: z.object({ ...pageQuery, q: text(100).optional() }),
    reply: page(ruling),
  }),
  listParameters: route({
    method: 'GET',
    path: '/api/parameters',
    summary: { zh: '参数和版本', en: 'Parameters: what they are, and what was decided' },
    access: 'signed-in',
    query: z.object({ q: text(100).optional() }),
    reply: z.object({ items: z.array(parameter) }),
  }),
  readParameterEffect: route({
    method: 'GET',
    path: '/api/parameter-effect',
    summary: { zh: '参数调整的影响', en: 'What another value of a parameter would have changed in the last year' },
    access: bureaux,
    query: z.object({ choice: text(60), value: text(40) }),
    reply: parameterEffect,
  }),
  listMeetings: route({
    method: 'GET',
    path: '/api/liaison-meetings',
    summary: { zh: '联络会议纪要', en: 'Minutes of the liaison meeting' },
    access: 'signed-in',
    query: z.object({ ...pageQuery }),
    reply: page(meeting),
  }),
  addMeeting: route({
    method: 'POST',
    path: '/api/liaison-meetings',
    summary: { zh: '登记联络会议', en: 'Record a liaison meeting' },
    access: bureaux,
    body: z.object({ title: text(100, 4), metOn: civilDate, participants: text(1000, 2), decisions: text(4000, 5), key: text(100, 8) }),
    reply: meeting,
  }),
} as const
