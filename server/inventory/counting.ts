import type { CountLine, CountView } from '#contract/counting.ts'
import { countingRoutes } from '#contract/counting.ts'
import { checkForm } from '#contract/forms.ts'
import type { Problem } from '#contract/route.ts'
import { textOf } from '#contract/text-of.ts'
import { missingOutcomes, outcomeFollows, unexpectedOutcomes } from '#law/count-outcomes.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import type { Tx } from '#server/db/transaction.ts'
import { Denied, invalid, notFound } from '#server/denied.ts'
import { findFile } from '#server/files/files.sql.ts'
import { type Ask, handle, type Handling } from '#server/http/ask.ts'
import { type ExcelColumn, excelMoment, type Sheet, sendExcel, stretched } from '#server/http/excel.ts'
import { sendPrint } from '#server/http/list-print.ts'
import { fromCursor, toPage } from '#server/http/pages.ts'
import { announce } from '#server/jobs/live.ts'
import {
  countCountLines,
  countForSecond,
  type CountAsked,
  type CountLineRow,
  findCountFigures,
  listCountLines,
  writeExplanations,
  writeRecounts,
} from './counting.sql.ts'
import type { InventoryLent } from './lent.ts'
import { auditLine } from '#server/audit/noting.ts'
import { casesByRound } from './round-reading.ts'
import { findRound, type RoundRow } from './rounds.sql.ts'
import { countsFor, whyNotCount, whyNotRecount } from './standing.ts'

const resultWords = { found: '已盘到', missing: '应盘未见', unexpected: '目录外新见' } as const
const outcomes: { readonly [outcome: string]: { readonly zh: string } } = { ...missingOutcomes, ...unexpectedOutcomes }
const excelColumns: readonly ExcelColumn[] = [
  { title: '资产编码', width: 30 },
  { title: '名称', width: 36 },
  { title: '级别', width: 6 },
  { title: '核对结果', width: 12 },
  { title: '去向或由来', width: 18 },
  { title: '事实与理由', width: 40 },
  { title: '保管人说明', width: 30 },
  { title: '说明人', width: 10 },
  { title: '说明时间', width: 22 },
  { title: '复盘', width: 8 },
  { title: '复盘意见', width: 24 },
  { title: '复盘人', width: 10 },
]

/** The count of a round against the catalogue: what is missing or unexpected, explained by one officer and counted again by another (§3.5, §3.9). */
export function counting(lent: InventoryLent): Handling[] {
  return [
    handle(countingRoutes.readCount, (ask, { params }) => ask.transaction((tx) => viewCount(tx, lent, ask, params.id))),
    handle(countingRoutes.listCountLines, (ask, { params, query }) =>
      ask.transaction(async (tx) => {
        if (!(await findRound(tx, params.id))) throw notFound()
        const rows = await listCountLines(tx, params.id, query, { limit: query.limit + 1, after: fromCursor(query.cursor, ['text']) })
        return toPage(
          rows,
          query.limit,
          await countCountLines(tx, params.id, query),
          (l) => [l.code],
          (l) => lineOf(l, ask.visitor.officerId),
        )
      }),
    ),
    handle(countingRoutes.countExcel, async (ask, { params, query }) => sendExcel(ask, ...(await countSheet(ask, params.id, query)).sheet)),
    handle(countingRoutes.printCount, async (ask, { params, query }) => {
      const { sheet, round } = await countSheet(ask, params.id, query)
      return sendPrint(ask, sheet, ['盘点人', '复盘人', '保管人', '日期'], `${round.holder_name}　${round.title}`)
    }),
    handle(countingRoutes.explainDifferences, (ask, { params, body }) => ask.transaction((tx) => explain(tx, lent, ask, params.id, body))),
    handle(countingRoutes.recountDifferences, (ask, { params, body }) => ask.transaction((tx) => recount(tx, lent, ask, params.id, body))),
  ]
}

/** The count as it is exported and printed, and the round it is of; 404 when that is hidden. */
async function countSheet(ask: Ask, roundId: string, asked: CountAsked): Promise<{ sheet: Sheet; round: RoundRow }> {
  const round = await ask.transaction((tx) => findRound(tx, roundId))
  if (!round) throw notFound()
  const find = (limit: number, after: (string | null)[] | null) =>
    ask.transaction((tx) => listCountLines(tx, roundId, asked, { limit, after }))
  return { sheet: ['账实核对', excelColumns, stretched(find, (l) => [l.code], toCells)], round }
}

type Explained = {
  readonly difference: 'missing' | 'unexpected'
  readonly assetIds: readonly string[] | null
  readonly answers: Record<string, unknown>
}

async function explain(tx: Tx, lent: InventoryLent, ask: Ask, id: string, given: Explained): Promise<CountView> {
  const round = await requireRound(tx, lent, ask, id, whyNotCount)
  const checked = checkForm(given.difference === 'missing' ? 'missing-explained' : 'unexpected-explained', given.answers, {
    mode: 'complete',
    today: ask.today,
  })
  if (!checked.ok) throw invalid(checked.fields)
  const { outcome, explanation, statement, evidence } = checked.value as {
    outcome: string
    explanation: string
    statement?: string
    evidence?: { sha256: string; name: string }
  }
  if (evidence && !(await findFile(tx, evidence.sha256)))
    throw invalid([{ field: 'evidence', message: { zh: '没有这份材料，请重新上传', en: 'There is no such paper; upload it again' } }])
  const n = await writeExplanations(
    tx,
    round,
    given.difference,
    given.assetIds,
    { outcome, explanation, statement: statement ?? '', evidence: evidence ?? null },
    handOf(ask),
    ask.now,
  )
  if (n === 0) throw nothingThere({ zh: '没有需要说明的差异，或所选资产不是这一类差异', en: 'There is no such difference to explain' })
  await recordAudit(
    tx,
    auditLine(
      ask,
      'explain-differences',
      { kind: 'round', id, holderId: round.holder_id },
      {
        difference: given.difference,
        count: n,
        outcome,
        explanation,
        evidence: evidence?.sha256 ?? null,
        ...(given.assetIds ? { assetIds: given.assetIds } : {}),
      },
    ),
    ask.now,
  )
  await announce(tx, { kind: 'round', id })
  return viewCount(tx, lent, ask, id)
}

async function recount(
  tx: Tx,
  lent: InventoryLent,
  ask: Ask,
  id: string,
  given: { assetIds: readonly string[] | null; answers: Record<string, unknown> },
): Promise<CountView> {
  const round = await requireRound(tx, lent, ask, id, whyNotRecount)
  const checked = checkForm('recount', given.answers, { mode: 'complete', today: ask.today })
  if (!checked.ok) throw invalid(checked.fields)
  const agrees = checked.value['agrees'] === true
  const note = textOf(checked.value['note']).trim()
  if (!agrees && note.length < 2) throw invalid([{ field: 'note', message: { zh: '不同意时请写明意见', en: 'Say why you do not agree' } }])
  const n = await writeRecounts(tx, id, given.assetIds, { agrees, note }, handOf(ask), ask.now)
  if (n === 0) throw sameHand()
  await recordAudit(
    tx,
    auditLine(
      ask,
      'recount-differences',
      { kind: 'round', id, holderId: round.holder_id },
      { count: n, agrees, note, ...(given.assetIds ? { assetIds: given.assetIds } : {}) },
    ),
    ask.now,
  )
  await announce(tx, { kind: 'round', id })
  return viewCount(tx, lent, ask, id)
}

const handOf = (ask: Ask) => ({ id: ask.visitor.officerId, name: ask.visitor.officerName })
const nothingThere = (message: Problem['message']) =>
  new Denied(409, {
    code: 'nothing-there',
    message,
    remedy: { zh: '刷新页面，看现在还有哪些待处理', en: 'Reload, and see what is still to be done' },
    basis: 'choice:count-differences',
  })
const sameHand = () =>
  new Denied(409, {
    code: 'same-hand',
    message: {
      zh: '没有可由您复盘的差异：自己说明的须由他人复盘',
      en: 'There is nothing for you to count again: what you explained yourself is for somebody else',
    },
    basis: 'choice:count-differences',
    remedy: { zh: '请同事复盘', en: 'Ask a colleague' },
  })

async function requireRound(tx: Tx, lent: InventoryLent, ask: Ask, id: string, whyNot: typeof whyNotCount): Promise<RoundRow> {
  const round = await findRound(tx, id)
  if (!round || !countsFor(ask.visitor, round.holder_id)) throw notFound()
  const problem = whyNot(round, (await casesByRound(tx, lent, [round])).get(id))
  if (problem) throw new Denied(409, problem)
  return round
}

async function viewCount(tx: Tx, lent: InventoryLent, ask: Ask, id: string): Promise<CountView> {
  const round = await findRound(tx, id)
  if (!round) throw notFound()
  const kase = (await casesByRound(tx, lent, [round])).get(id)
  const stranger: Problem | null = countsFor(ask.visitor, round.holder_id)
    ? null
    : { code: 'not-yours', message: { zh: '由盘点单位说明和复盘', en: 'For the unit that counts' }, basis: '§3.5' }
  return {
    ...(await findCountFigures(tx, id)),
    forMe: stranger ? 0 : await countForSecond(tx, id, ask.visitor.officerId),
    whyNotExplain: stranger ?? whyNotCount(round, kase),
    whyNotRecount: stranger ?? whyNotRecount(round, kase),
  }
}

function lineOf(l: CountLineRow, officerId: string | null): CountLine {
  const follows = l.outcome ? (outcomeFollows[l.outcome as keyof typeof outcomeFollows] ?? null) : null
  return {
    assetId: l.id,
    code: l.code,
    name: l.name,
    grade: l.grade,
    result: l.result,
    explanation: l.outcome
      ? {
          outcome: l.outcome,
          explanation: l.explanation!,
          statement: l.statement!,
          evidence: l.evidence,
          statedName: l.stated_name!,
          statedAt: l.stated_at!.toISOString(),
          isOwn: l.stated_by === officerId,
          follows,
        }
      : null,
    recount: l.recount
      ? { agrees: l.recount === 'agrees', note: l.recount_note!, name: l.recounted_name!, at: l.recounted_at!.toISOString() }
      : null,
  }
}

function toCells(l: CountLineRow): (string | number | null)[] {
  return [
    l.code,
    l.name,
    l.grade,
    resultWords[l.result],
    l.outcome ? (outcomes[l.outcome]?.zh ?? l.outcome) : '',
    l.explanation,
    l.statement,
    l.stated_name,
    excelMoment(l.stated_at),
    l.recount === null ? '' : l.recount === 'agrees' ? '同意' : '不同意',
    l.recount_note,
    l.recounted_name,
  ]
}
