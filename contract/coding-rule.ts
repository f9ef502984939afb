import { z } from 'zod'
import { codeLimits, type SegmentKind } from '#law/coding.ts'
import { civilDate, id, instant, page, pageQuery, route, text, words } from './route.ts'

const letters = (least: number, most: number) => z.string().regex(new RegExp(`^[0-9A-Z]{${least},${most}}$`))
const fixed = <K extends SegmentKind>(kind: K) => z.strictObject({ kind: z.literal(kind) })

/** One segment of a coding rule (§3.7) as a unit composes it. */
export const segment = z.discriminatedUnion('kind', [
  fixed('district'),
  fixed('class'),
  fixed('industry'),
  fixed('origin'),
  fixed('grade'),
  fixed('year'),
  fixed('check'),
  z.strictObject({ kind: z.literal('unit'), short: letters(2, 9).nullable().default(null) }),
  z.strictObject({
    kind: z.literal('business'),
    codes: z
      .array(z.strictObject({ code: letters(1, codeLimits.mostBusinessPlaces), name: z.string().trim().min(1).max(60) }))
      .min(1)
      .max(codeLimits.mostBusiness),
  }),
  z.strictObject({ kind: z.literal('serial'), places: z.int().min(codeLimits.fewestSerials).max(codeLimits.mostSerials) }),
  z.strictObject({ kind: z.literal('text'), text: z.string().regex(new RegExp(`^[0-9A-Z-]{1,${codeLimits.mostText}}$`)) }),
])
export type Segment = z.infer<typeof segment>
export type SegmentInput = z.input<typeof segment>
/** A whole rule; an empty one is the city's default (choice:asset-code). */
export const segments = z.array(segment).max(20)

/** The city's default rule: 6 of region, 9 of the organisation, 1 of origin, 4 of year, 5 of serial, a check character. */
export const cityDefault: readonly Segment[] = [
  { kind: 'district' },
  { kind: 'unit', short: null },
  { kind: 'origin' },
  { kind: 'year' },
  { kind: 'serial', places: 5 },
  { kind: 'check' },
]

/** The rule that counts: the unit's own, or the city's default when it has none. */
export const ruleOf = (own: readonly Segment[]): readonly Segment[] => (own.length > 0 ? own : cityDefault)

/** What a code says of the unit: region of 6 digits and unified social credit code. */
export type CodedUnit = { readonly district: string; readonly uscc: string }

/** One version of a unit's rule as it is read. */
export const codingRule = z.object({
  id,
  holderId: id,
  holderName: z.string(),
  version: z.number().int(),
  segments,
  pattern: z.string(),
  holdsFrom: civilDate,
  reason: z.string(),
  setName: z.string(),
  setAt: instant,
})
export type CodingRule = z.infer<typeof codingRule>
/** What speaks against a rule: it is no rule (`problem`), or codes of others could be the same; notes are to be known and hinder nothing. */
export const ruleTrial = z.object({
  pattern: z.string(),
  places: z.number().int(),
  capacity: z.number().int(),
  examples: z.array(z.object({ origin: z.string(), code: z.string() })),
  problems: z.array(words),
  conflicts: z.array(
    z.object({
      kind: z.enum(['unit-rule', 'unit-codes', 'city-default']),
      holderName: z.string().nullable(),
      codes: z.number().int().nullable(),
      words,
    }),
  ),
  notes: z.array(words),
})
export type RuleTrial = z.infer<typeof ruleTrial>
/** The unit's rule with what is needed to compose another: the unit, its versions, and which of them holds today (0: the city's default). */
export const codingDesk = z.object({
  unit: z.object({ name: z.string(), district: z.string(), uscc: z.string() }),
  holdsNow: z.number().int(),
  today: civilDate,
  versions: z.array(codingRule),
  given: z.number().int(),
  old: z.number().int(),
})
export type CodingDesk = z.infer<typeof codingDesk>
/** Whose code it is, how it reads, and which asset it leads to. */
export const codeReading = z.object({
  code: z.string(),
  kind: z.enum(['given', 'old', 'unknown']),
  isWellFormed: z.boolean(),
  ruleVersion: z.number().int().nullable(),
  asset: z.object({ id, code: z.string(), name: z.string(), holderName: z.string() }).nullable(),
  words,
})
export type CodeReading = z.infer<typeof codeReading>

export const codingRoutes = {
  listCodingRules: route({
    method: 'GET',
    path: '/api/coding-rules',
    summary: { zh: '各单位编码规则', en: 'Coding rules of units, every version' },
    access: 'signed-in',
    query: z.object({ ...pageQuery, holderId: id.optional() }),
    reply: page(codingRule),
  }),
  codingRulesExcel: route({
    method: 'GET',
    path: '/api/coding-rules.xlsx',
    summary: { zh: '导出编码规则', en: 'Coding rules as Excel' },
    access: 'signed-in',
    query: z.object({ holderId: id.optional() }),
    reply: 'file',
  }),
  readCodingDesk: route({
    method: 'GET',
    path: '/api/coding-desk',
    summary: { zh: '本单位编码规则', en: 'The own unit’s coding rule and its versions' },
    access: ['producer'],
    reply: codingDesk,
  }),
  tryCodingRule: route({
    method: 'POST',
    path: '/api/coding-rules/trial',
    summary: { zh: '预览并检查编码规则', en: 'Preview a coding rule and test it for conflicts; nothing is kept' },
    access: ['producer'],
    body: z.object({ segments }),
    reply: ruleTrial,
  }),
  setCodingRule: route({
    method: 'POST',
    path: '/api/coding-rules',
    summary: { zh: '设定编码规则', en: 'Set a version of the own unit’s coding rule; none means the city’s default' },
    access: ['producer'],
    body: z.object({ segments, holdsFrom: civilDate, reason: text(400, 2), seen: z.number().int().min(0), key: text(80, 8) }),
    reply: codingDesk,
  }),
  readCode: route({
    method: 'GET',
    path: '/api/codes',
    summary: { zh: '读码', en: 'Read a code of the own unit, new or old' },
    access: ['producer'],
    query: z.object({ code: text(64, 1) }),
    reply: codeReading,
  }),
} as const
