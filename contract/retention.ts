import { z } from 'zod'
import { recordKinds, type RecordKind } from '#law/record-tables.ts'
import { civilDate, instant, page, pageQuery, route, words } from './route.ts'

const counted = { total: z.number().int(), isCapped: z.boolean() }
/** A table of records: how many there are, the day of the oldest whose term runs, and how many are over it, both counted up to `mostCounted`. */
export const recordTableLine = z.object({
  name: z.string(),
  title: words,
  begins: words,
  earlier: words.nullable(),
  ...counted,
  oldest: civilDate.nullable(),
  due: z.object(counted),
})
/**
 * A kind of record: its term in months (null: for good), the choice that sets it, and the tables of which it is the one that counts;
 * `shared` are those where a longer term counts.
 */
export const retentionLine = z.object({
  kind: z.string(),
  title: words,
  months: z.number().int().nullable(),
  basis: z.string(),
  tables: z.array(recordTableLine),
  shared: z.array(words),
})
/** One record whose term is over: where it is, by what it is known, and the two days. */
export const dueRecord = z.object({
  table: z.string(),
  key: z.string(),
  label: z.string(),
  kind: z.string(),
  begun: civilDate,
  until: civilDate,
})
export type RetentionLine = z.infer<typeof retentionLine>
export type DueRecord = z.infer<typeof dueRecord>

const readers = ['data-bureau', 'registrar'] as const
const query = z.object({ kind: z.enum(Object.keys(recordKinds) as RecordKind[]).optional() })

export const retentionRoutes = {
  readRetention: route({
    method: 'GET',
    path: '/api/retention',
    summary: { zh: '保存期表', en: 'The matrix of retention, with counts and the oldest record of each kind' },
    access: readers,
    reply: z.object({ asOf: instant, kinds: z.array(retentionLine), working: z.array(z.object({ name: z.string(), why: words })) }),
  }),
  listDueRecords: route({
    method: 'GET',
    path: '/api/retention/due',
    summary: { zh: '到期待处置', en: 'Records over their term, due for disposal, longest over first' },
    access: readers,
    query: query.extend(pageQuery),
    reply: page(dueRecord),
  }),
  dueRecordsExcel: route({
    method: 'GET',
    path: '/api/retention/due.xlsx',
    summary: { zh: '导出到期待处置', en: 'Records due for disposal as Excel' },
    access: readers,
    query,
    reply: 'file',
  }),
} as const
