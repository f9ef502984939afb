import { randomUUID } from 'node:crypto'
import { strict as assert } from 'node:assert'
import { type CodingDesk, type CodingRule, codingRoutes, type Segment } from '#contract/coding-rule.ts'
import { codingSegments } from '#law/coding.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import type { Tx } from '#server/db/transaction.ts'
import { Denied, stale } from '#server/denied.ts'
import { type Ask, handle, type Handling } from '#server/http/ask.ts'
import { type ExcelColumn, excelMoment, sendExcel } from '#server/http/excel.ts'
import { fromCursor, toPage } from '#server/http/pages.ts'
import { readCode } from './code-reading.ts'
import { type CodingRuleRow, countOwnCodes, findRuleOn, insertRule, listRules, listVersionsOfRule, lockRules } from './coding-rules.sql.ts'
import { findHolder, type Holder } from './holders.sql.ts'
import { auditLine } from '#server/audit/noting.ts'
import { tryRule } from './rule-trial.ts'

const excelColumns: readonly ExcelColumn[] = [
  { title: '单位', width: 30 },
  { title: '版本', width: 8 },
  { title: '构成', width: 50 },
  { title: '正则', width: 50 },
  { title: '生效日期', width: 12 },
  { title: '理由', width: 30 },
  { title: '设定人', width: 12 },
  { title: '设定时间', width: 22 },
]

/** Coding rules of units: read, tried, set version by version; and codes read back (§3.7). */
export function codingRules(): Handling[] {
  return [
    handle(codingRoutes.listCodingRules, (ask, { query }) =>
      ask.transaction(async (tx) => {
        const { rows, counted } = await listRules(tx, {
          holderId: query.holderId,
          limit: query.limit,
          after: fromCursor(query.cursor, ['instant', 'uuid']),
        })
        return toPage(rows, query.limit, counted, (r) => [r.set_at.toISOString(), r.id], ruleLineOf)
      }),
    ),
    handle(codingRoutes.codingRulesExcel, async (ask, { query }) =>
      sendExcel(ask, '编码规则', excelColumns, (after) =>
        ask.transaction(async (tx) => {
          const { rows } = await listRules(tx, { holderId: query.holderId, limit: 500, after: after as (string | null)[] | null })
          const last = rows.length > 500 ? rows[499]! : null
          return {
            rows: rows
              .slice(0, 500)
              .map((r) => [
                r.holder_name,
                r.version,
                composition(r.segments),
                r.pattern,
                r.holds_from,
                r.reason,
                r.set_name,
                excelMoment(r.set_at),
              ]),
            next: last ? [last.set_at.toISOString(), last.id] : null,
          }
        }),
      ),
    ),
    handle(codingRoutes.readCodingDesk, (ask) => ask.transaction((tx) => deskOf(tx, ask))),
    handle(codingRoutes.tryCodingRule, (ask, { body }) =>
      ask.transaction(async (tx) => tryRule(tx, await unitOf(tx, ask), body.segments, ask.today)),
    ),
    handle(codingRoutes.setCodingRule, (ask, { body }) => ask.transaction((tx) => setRule(tx, ask, body))),
    handle(codingRoutes.readCode, (ask, { query }) => ask.transaction(async (tx) => readCode(tx, await unitOf(tx, ask), query.code))),
  ]
}

type Given = {
  readonly segments: readonly Segment[]
  readonly holdsFrom: string
  readonly reason: string
  readonly seen: number
  readonly key: string
}

async function setRule(tx: Tx, ask: Ask, given: Given): Promise<CodingDesk> {
  await lockRules(tx)
  const holder = await unitOf(tx, ask)
  const versions = await listVersionsOfRule(tx, holder.id)
  if (versions.some((each) => each.client_key === given.key)) return deskOf(tx, ask)
  const latest = versions[0]?.version ?? 0
  if (latest !== given.seen) throw stale()
  await refuseWrongRule(tx, holder, given, ask.today)
  const { shape, pattern } = await tryRule(tx, holder, given.segments, ask.today)
  const rule = {
    id: randomUUID(),
    version: latest + 1,
    segments: given.segments,
    shape,
    pattern,
    holdsFrom: given.holdsFrom,
    reason: given.reason.trim(),
    by: ask.visitor.officerId,
    byName: ask.visitor.officerName,
    at: ask.now,
    key: given.key,
  }
  await insertRule(tx, holder, rule)
  await recordAudit(
    tx,
    auditLine(
      ask,
      'set-coding-rule',
      { kind: 'coding-rule', id: rule.id, holderId: holder.id },
      { version: rule.version, holdsFrom: rule.holdsFrom, composition: composition(rule.segments), reason: rule.reason },
    ),
    ask.now,
  )
  return deskOf(tx, ask)
}

async function refuseWrongRule(tx: Tx, holder: Holder, given: Given, today: string): Promise<void> {
  if (given.holdsFrom < today)
    throw new Denied(422, {
      code: 'invalid',
      message: { zh: '有 1 处需要修改', en: '1 field needs attention' },
      basis: 'choice:coding-rule',
      fields: [
        {
          field: 'holdsFrom',
          message: {
            zh: `生效日期不能早于今天（${today}）：已给出的编码不改`,
            en: `Not before today (${today}): codes already given stay`,
          },
        },
      ],
    })
  if (given.reason.trim().length < 2)
    throw new Denied(422, {
      code: 'invalid',
      message: { zh: '有 1 处需要修改', en: '1 field needs attention' },
      basis: 'choice:coding-rule',
      fields: [{ field: 'reason', message: { zh: '请写明理由', en: 'Give the reason' } }],
    })
  const trial = await tryRule(tx, holder, given.segments, today)
  if (trial.problems.length > 0)
    throw new Denied(422, {
      code: 'no-rule',
      message: trial.problems[0]!,
      basis: '§3.7',
      fields: trial.problems.map((message) => ({ field: 'segments', message })),
      remedy: { zh: '按提示调整各段', en: 'Change the segments as told' },
    })
  if (trial.conflicts.length > 0)
    throw new Denied(409, {
      code: 'rule-conflicts',
      message: trial.conflicts[0]!.words,
      basis: 'choice:coding-rule',
      fields: trial.conflicts.map(({ words }) => ({ field: 'segments', message: words })),
      remedy: { zh: '加入本单位主体标识码或行政区划，或改变长度', en: 'Add the unit’s identifier or its region, or change the length' },
    })
}

async function deskOf(tx: Tx, ask: Ask): Promise<CodingDesk> {
  const holder = await unitOf(tx, ask)
  const holds = await findRuleOn(tx, holder.id, ask.today)
  const own = await countOwnCodes(tx, holder.id, '.')
  const versions = (await listVersionsOfRule(tx, holder.id)).map(ruleLineOf)
  return {
    unit: { name: holder.name, district: holder.district, uscc: holder.uscc },
    holdsNow: holds && holds.segments.length > 0 ? holds.version : 0,
    today: ask.today,
    versions,
    ...own,
  }
}

async function unitOf(tx: Tx, ask: Ask): Promise<Holder> {
  const holder = await findHolder(tx, ask.visitor.organisationId!)
  assert(holder, 'the unit of a post exists')
  return holder
}

/** How a rule is made, in words: its segments in order. */
export function composition(segments: readonly Segment[]): string {
  if (segments.length === 0) return '城市默认规则'
  return segments
    .map((each) =>
      each.kind === 'text'
        ? each.text
        : each.kind === 'serial'
          ? `流水号${each.places}位`
          : each.kind === 'unit' && each.short
            ? `单位短码${each.short}`
            : codingSegments[each.kind].title.zh,
    )
    .join(' + ')
}

function ruleLineOf(r: CodingRuleRow): CodingRule {
  return {
    id: r.id,
    holderId: r.holder_id,
    holderName: r.holder_name,
    version: r.version,
    segments: r.segments,
    pattern: r.pattern,
    holdsFrom: r.holds_from,
    reason: r.reason,
    setName: r.set_name,
    setAt: r.set_at.toISOString(),
  }
}
