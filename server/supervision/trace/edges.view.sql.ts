import { sql } from 'kysely'
import type { TraceKind } from '#contract/trace.ts'
import type { Words } from '#law/words.ts'
import type { Tx } from '#server/db/transaction.ts'

/** One thing that leads to another, and when it began to. */
export type Edge = { readonly from: string; readonly to: string; readonly relation: Relation }

/** How something leads to the next, and the clause it rests on. */
export const relations = {
  counted: { zh: '盘点建卡', en: 'carded in an inventory' },
  decided: { zh: '办结发放', en: 'issued by its case' },
  delisted: { zh: '下架', en: 'delisted' },
  handled: { zh: '办理', en: 'handled in its case' },
  registers: { zh: '登记', en: 'registers' },
  made: { zh: '加工为', en: 'made into' },
  mandated: { zh: '授权运营', en: 'mandated' },
  covers: { zh: '纳入授权', en: 'covered by the mandate' },
  requested: { zh: '审核同意使用', en: 'use was agreed' },
  operated: { zh: '据以签订', en: 'made under the mandate' },
  used: { zh: '约定使用', en: 'agreed to be used' },
  processed: { zh: '开发为', en: 'developed into' },
  sold: { zh: '成交', en: 'sold' },
  shared: { zh: '收入分配', en: 'income shared' },
  refunded: { zh: '退款冲回', en: 'refund shared back' },
  owed: { zh: '应缴', en: 'owed to the treasury' },
  remitted: { zh: '汇缴国库', en: 'remitted' },
  repaid: { zh: '国库退付', en: 'repaid out of the treasury' },
} as const satisfies Record<string, Words>

/** How something leads to the next: the key of `relations`. */
export type Relation = keyof typeof relations

type Leads = { readonly from: TraceKind; readonly to: TraceKind; readonly relation: Relation; readonly rows: string }

/** Every way one thing leads to another, as rows of `a` (from) and `b` (to), with the column each is found by. */
const leads: readonly Leads[] = [
  {
    from: 'source',
    to: 'asset',
    relation: 'counted',
    rows: `
      select f.source_id::text as a, f.asset_id::text as b, f.source_id as by_a, f.asset_id as by_b
      from findings f
      where f.asset_id is not null
    `,
  },
  {
    from: 'case',
    to: 'certificate',
    relation: 'decided',
    rows: `select c.case_id::text as a, c.number as b, c.case_id as by_a, c.number as by_b from certificates c`,
  },
  {
    from: 'certificate',
    to: 'asset',
    relation: 'registers',
    rows: `select c.number as a, c.asset_id::text as b, c.number as by_a, c.asset_id as by_b from certificates c`,
  },
  {
    from: 'asset',
    to: 'asset',
    relation: 'made',
    rows: `
      select l.from_id::text as a, l.asset_id::text as b, l.from_id as by_a, l.asset_id as by_b
      from asset_links l
      where l.ended_at is null
    `,
  },
  {
    from: 'case',
    to: 'mandate',
    relation: 'mandated',
    rows: `select m.case_id::text as a, m.id::text as b, m.case_id as by_a, m.id as by_b from mandates m`,
  },
  {
    from: 'asset',
    to: 'mandate',
    relation: 'covers',
    rows: `select m.asset_id::text as a, m.mandate_id::text as b, m.asset_id as by_a, m.mandate_id as by_b from mandate_assets m`,
  },
  {
    from: 'case',
    to: 'agreement',
    relation: 'requested',
    rows: `select g.case_id::text as a, g.id::text as b, g.case_id as by_a, g.id as by_b from agreements g where g.case_id is not null`,
  },
  {
    from: 'mandate',
    to: 'agreement',
    relation: 'operated',
    rows: `select g.mandate_id::text as a, g.id::text as b, g.mandate_id as by_a, g.id as by_b from agreements g`,
  },
  {
    from: 'asset',
    to: 'agreement',
    relation: 'used',
    rows: `select g.asset_id::text as a, g.id::text as b, g.asset_id as by_a, g.id as by_b from agreements g`,
  },
  {
    from: 'agreement',
    to: 'product',
    relation: 'processed',
    rows: `
      select s.agreement_id::text as a, s.product_id::text as b, s.agreement_id as by_a, s.product_id as by_b
      from product_sources s
      where s.agreement_id is not null
    `,
  },
  {
    from: 'asset',
    to: 'product',
    relation: 'processed',
    rows: `
      select s.asset_id::text as a, s.product_id::text as b, s.asset_id as by_a, s.product_id as by_b
      from product_sources s
      where s.asset_id is not null and s.agreement_id is null
    `,
  },
  {
    from: 'product',
    to: 'product',
    relation: 'processed',
    rows: `
      select s.from_product_id::text as a, s.product_id::text as b, s.from_product_id as by_a, s.product_id as by_b
      from product_sources s
      where s.from_product_id is not null
    `,
  },
  {
    from: 'case',
    to: 'product',
    relation: 'handled',
    rows: `select k.id::text as a, k.subject_id::text as b, k.id as by_a, k.subject_id as by_b from cases k where k.subject_kind = 'product'`,
  },
  {
    from: 'case',
    to: 'product',
    relation: 'delisted',
    rows: `
      select p.delisted_case::text as a, p.id::text as b, p.delisted_case as by_a, p.id as by_b
      from products p
      where p.delisted_case is not null
    `,
  },
  {
    from: 'product',
    to: 'order',
    relation: 'sold',
    rows: `select o.product_id::text as a, o.id::text as b, o.product_id as by_a, o.id as by_b from orders o`,
  },
  {
    from: 'order',
    to: 'distribution',
    relation: 'shared',
    rows: `
      select i.order_id::text as a, s.distribution_id::text as b, i.order_id as by_a, s.distribution_id as by_b
      from incomes i
      join settled_incomes s on s.income_id = i.id
      where i.reverses is null
    `,
  },
  {
    from: 'order',
    to: 'distribution',
    relation: 'refunded',
    rows: `
      select i.order_id::text as a, s.distribution_id::text as b, i.order_id as by_a, s.distribution_id as by_b
      from incomes i
      join settled_incomes s on s.income_id = i.id
      where i.reverses is not null
    `,
  },
  {
    from: 'case',
    to: 'distribution',
    relation: 'handled',
    rows: `select d.id::text as a, d.id::text as b, d.id as by_a, d.id as by_b from distributions d`,
  },
  {
    from: 'distribution',
    to: 'receivable',
    relation: 'owed',
    rows: `select r.distribution_id::text as a, r.id::text as b, r.distribution_id as by_a, r.id as by_b from receivables r`,
  },
  {
    from: 'case',
    to: 'receivable',
    relation: 'repaid',
    rows: `
      select p.id::text as a, p.receivable_id::text as b, p.id as by_a, p.receivable_id as by_b
      from repayments p
      where p.state <> 'ended'
    `,
  },
  {
    from: 'receivable',
    to: 'remittance',
    relation: 'remitted',
    rows: `
      select r.id::text as a, r.remittance_id::text as b, r.id as by_a, r.remittance_id as by_b
      from receivables r
      where r.remittance_id is not null
    `,
  },
  {
    from: 'case',
    to: 'remittance',
    relation: 'handled',
    rows: `select m.id::text as a, m.id::text as b, m.id as by_a, m.id as by_b from remittances m`,
  },
]

/** The most that one look brings. */
export const edgesAtOnce = 200

/** What leads to these things (`back`) or what they lead to, one statement however many there are, as far as the reader sees it. */
export async function findEdges(tx: Tx, keys: readonly string[], way: 'back' | 'on'): Promise<Edge[]> {
  const near = way === 'back' ? 'to' : 'from'
  const asked = leads.filter((lead) => keys.some((key) => key.startsWith(`${lead[near]}:`)))
  if (asked.length === 0) return []
  const looks = asked.map((lead) => {
    const ids = keys.filter((key) => key.startsWith(`${lead[near]}:`)).map((key) => key.slice(lead[near].length + 1))
    const column = sql.raw(near === 'to' ? 't.by_b' : 't.by_a')
    return sql`
      (
        select ${lead.from} || ':' || t.a as "from", ${lead.to} || ':' || t.b as "to", ${lead.relation} as relation
        from (${sql.raw(lead.rows)}) t
        where ${column} = any (${sql.val(ids)}${sql.raw(lead[near] === 'certificate' ? '::text[]' : '::uuid[]')})
        limit ${edgesAtOnce + 1}
      )
    `
  })
  const { rows } = await sql<Edge>`${sql.join(looks, sql` union all `)}`.execute(tx)
  return rows
}
