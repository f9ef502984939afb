import { gradingRoutes, type GradingView } from '#contract/grading.ts'
import type { Answers } from '#contract/forms.ts'
import { civilDate } from '#contract/working-days.ts'
import { coreSteps, importantDuties } from '#law/grading/duties.ts'
import { regradingTriggers } from '#law/grading/triggers.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import { findOpenCase } from '#server/cases/subject.sql.ts'
import type { Tx } from '#server/db/transaction.ts'
import { Denied, notFound } from '#server/denied.ts'
import { sendExcel } from '#server/http/excel.ts'
import { type Ask, handle, type Handling } from '#server/http/ask.ts'
import { fromCursor, toPage } from '#server/http/pages.ts'
import { announce } from '#server/jobs/live.ts'
import { type AssetRow, findAsset, findCard } from '../assets.sql.ts'
import { auditLine, noteReading } from '#server/audit/noting.ts'
import { whyNotOpen } from '../standing.ts'
import { findJudged, listDecisions } from './decisions.sql.ts'
import { proposalOf } from './proposal.ts'
import { countTasks, listTasks } from './regradings.sql.ts'
import { makeTask } from './tasks.ts'

const procedures = ['classification', 'sector-classification'] as const

/** Proposals, decisions and tasks of grading (§3.2). */
export function gradings(): Handling[] {
  return [
    handle(gradingRoutes.readGrading, (ask, { params }) => ask.transaction((tx) => viewGrading(tx, ask, params.id))),
    handle(gradingRoutes.askRegrading, (ask, { params, body }) => ask.transaction((tx) => askAgain(tx, ask, params.id, body))),
    handle(gradingRoutes.listRegradings, (ask, { query }) =>
      ask.transaction(async (tx) => {
        const rows = await listTasks(tx, query, ask.today, { limit: query.limit + 1, after: fromCursor(query.cursor, ['date', 'uuid']) })
        return toPage(rows, query.limit, await countTasks(tx, query, ask.today), (r) => [r.dueOn, r.id])
      }),
    ),
    handle(gradingRoutes.regradingsExcel, async (ask, { query }) =>
      sendExcel(
        ask,
        '分级任务',
        ['资产', '资产编码', '持有单位', '级别', '事由', '说明', '提出', '提出时间', '期限', '状态'].map((title, n) => ({
          title,
          width: [36, 30, 28][n] ?? 14,
        })),
        async (after) => {
          const rows = await ask.transaction((tx) =>
            listTasks(tx, query, ask.today, { limit: 1000, after: after as (string | null)[] | null }),
          )
          const last = rows.length === 1000 ? rows.at(-1)! : null
          return {
            rows: rows.map((r) => [
              r.assetName,
              r.assetCode,
              r.holderName,
              r.grade,
              regradingTriggers[r.trigger].zh,
              r.detail.zh,
              r.openedName,
              civilDate(new Date(r.openedAt)),
              r.dueOn,
              r.isOpen ? (r.days < 0 ? '逾期' : '待办') : '已办结',
            ]),
            next: last ? [last.dueOn, last.id] : null,
          }
        },
      ),
    ),
  ]
}

async function viewGrading(tx: Tx, ask: Ask, id: string): Promise<GradingView> {
  const asset = await findAsset(tx, id)
  if (!asset) throw notFound()
  const judged = await findJudged(tx, id)
  const history = await listDecisions(tx, id)
  const { importance } = asset
  await noteReading(tx, ask, 'read-grading', { kind: 'asset', id, holderId: asset.holder_id })
  return {
    proposal: proposalOf(judged?.finding ?? null),
    history,
    current: history.find((record) => record.setBy !== 'authority') ?? null,
    importance,
    duties: importance === 'core' ? [...coreSteps] : importance === 'important' ? [...importantDuties] : [],
    tasks: await listTasks(tx, { state: 'open', assetId: id }, ask.today, { limit: 50, after: null }),
    suggested: await suggest(tx, asset, judged?.finding.grade ?? null, history),
    mayOpen: whatToOpen(ask, asset),
    mayAsk: mayAsk(ask, asset),
    openCaseId: await findOpenCase(tx, id, procedures),
  }
}

/** First answers of a decision: what the card says, the grade the rules propose where it is higher, and what the authority set last. */
async function suggest(tx: Tx, asset: AssetRow, proposed: number | null, history: GradingView['history']): Promise<Answers> {
  const card = (await findCard(tx, asset.id, asset.version))?.card ?? {}
  const [last] = history
  const set = last?.setBy === 'authority' && last.importance !== 'core' ? last : null
  const answers = {
    category: set?.category || card['category'],
    industry: set?.industry || card['industry'],
    attribute: set?.attribute || card['subject'],
    importance: set?.importance ?? card['importance'],
    grade: String(set?.grade ?? Math.max(Number(card['grade'] ?? 1), proposed ?? 1)),
    ...(set ? { harmObject: set.harmObject, harmDegree: set.harmDegree } : {}),
  }
  return Object.fromEntries(
    Object.entries(answers).filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== ''),
  )
}

function whatToOpen({ visitor }: Ask, asset: AssetRow): string | null {
  if (visitor.role === 'producer') return visitor.organisationId === asset.holder_id ? 'classification' : null
  return visitor.role === 'sector-authority' && visitor.sector !== null && visitor.sector === asset.holder_sector
    ? 'sector-classification'
    : null
}

function mayAsk({ visitor }: Ask, asset: AssetRow): boolean {
  if (visitor.role === 'producer') return visitor.organisationId === asset.holder_id
  return (gradingRoutes.askRegrading.access as readonly string[]).includes(visitor.role)
}

async function askAgain(tx: Tx, ask: Ask, id: string, { trigger, reason }: { trigger: 'incident' | 'request'; reason: string }) {
  const asset = await findAsset(tx, id)
  if (!asset || !mayAsk(ask, asset)) throw notFound()
  const gone = whyNotOpen(asset)
  if (gone) throw new Denied(409, gone)
  if (asset.catalogued_at === null && asset.classified_at === null)
    throw new Denied(409, {
      code: 'not-graded-yet',
      message: { zh: '该资产还在盘点中，级别随盘点确认', en: 'The asset is still in its inventory round, which settles its grade' },
      basis: '§3.2',
      remedy: { zh: '在盘点的扫描结果中更正', en: 'Correct it among the findings of the round' },
    })
  const task = await makeTask(
    tx,
    asset,
    trigger,
    { zh: reason, en: reason },
    { id: ask.visitor.officerId, name: `${ask.visitor.organisationName} ${ask.visitor.officerName}` },
    ask.now,
    ask.today,
  )
  await recordAudit(tx, auditLine(ask, 'ask-regrading', { kind: 'asset', id, holderId: asset.holder_id }, { trigger, reason }), ask.now)
  await announce(tx, { kind: 'asset', id })
  return (await listTasks(tx, { state: 'open', assetId: id }, ask.today, { limit: 50, after: null })).find((line) => line.id === task)!
}
