import { z } from 'zod'
import { civilDate, id, instant, page, pageQuery, route, words } from './route.ts'

/** One figure of a desk and the list behind it; money is whole fen. */
export const deskFigure = z.object({
  key: z.string(),
  label: words,
  value: z.number().int(),
  of: z.number().int().nullable(),
  unit: z.enum(['count', 'fen']),
  note: words.nullable(),
  tone: z.enum(['plain', 'care', 'bad', 'good']),
  href: z.string(),
})
export type DeskFigure = z.infer<typeof deskFigure>
const deskBar = z.object({
  key: z.string(),
  label: words,
  value: z.number().int(),
  of: z.number().int().nullable(),
  note: words.nullable(),
  href: z.string(),
})
/** A drawn part of a desk: bars of counts, rates (`of` is the whole), sums of money in fen, or grades by origin. */
export const deskPanel = z.object({
  key: z.string(),
  title: words,
  basis: z.array(z.string()),
  kind: z.enum(['bars', 'rates', 'sums', 'grades']),
  tone: z.enum(['plain', 'care', 'bad']),
  empty: words,
  bars: z.array(deskBar),
  cells: z.array(z.object({ grade: z.number().int(), origin: z.string(), value: z.number().int() })),
})
export type DeskPanel = z.infer<typeof deskPanel>
export const desk = z.object({
  role: z.string(),
  title: words,
  scope: words,
  basis: z.array(z.string()),
  year: z.number().int(),
  figures: z.array(deskFigure),
  panels: z.array(deskPanel),
  asOf: instant,
})
export type Desk = z.infer<typeof desk>

export const dueKinds = ['round', 'regrading', 'memo', 'opinion', 'valuation', 'certificate', 'fallen'] as const
/**
 * Something that falls due: a round to end, a grading to decide, a review of the memorandum register, a paper that runs out, what rests on
 * a registration that fell; `days` are calendar days, negative when late.
 */
export const dueLine = z.object({
  kind: z.enum(dueKinds),
  id,
  title: z.string(),
  note: z.string(),
  dueOn: civilDate,
  days: z.number().int(),
  holderId: id,
  holderName: z.string(),
  href: z.string(),
})
export type DueLine = z.infer<typeof dueLine>
const dueQuery = { kind: z.enum(dueKinds).optional(), late: z.literal('yes').optional(), holderId: id.optional() }

export const deskRoutes = {
  readDesk: route({
    method: 'GET',
    path: '/api/desk',
    summary: { zh: '本年工作', en: 'The desk of a unit or a supervisor: this year’s duties and figures' },
    access: [
      'producer',
      'sector-authority',
      'finance-bureau',
      'sasac',
      'data-bureau',
      'registrar',
      'cyberspace-office',
      'police',
      'operator',
      'developer',
      'exchange',
    ],
    reply: desk,
  }),
  listDues: route({
    method: 'GET',
    path: '/api/dues',
    summary: { zh: '到期事项', en: 'What falls due, by day' },
    access: 'signed-in',
    query: z.object({ ...pageQuery, ...dueQuery }),
    reply: page(dueLine),
  }),
  duesExcel: route({
    method: 'GET',
    path: '/api/dues.xlsx',
    summary: { zh: '导出到期事项', en: 'What falls due as Excel' },
    access: 'signed-in',
    query: z.object(dueQuery),
    reply: 'file',
  }),
} as const
