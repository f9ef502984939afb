import { type CallView, operatorRoutes } from '#contract/operators.ts'
import { checkForm } from '#contract/forms.ts'
import type { AuditAction } from '#law/audit.ts'
import { whyEnded } from '#law/winding-up.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import type { Tx } from '#server/db/transaction.ts'
import { Denied, invalid, notFound } from '#server/denied.ts'
import { type Ask, type Given, handle, type Handling } from '#server/http/ask.ts'
import { countOf, fromCursor, toPage } from '#server/http/pages.ts'
import { auditLine } from '#server/audit/noting.ts'
import {
  dismissExpert,
  findSilentExpert,
  insertApplication,
  isExpert,
  judgeApplication,
  nameExpert,
  scoreApplication,
  withdrawApplication,
} from './applications.sql.ts'
import { viewOf, whyLeaving, whyNotApply, whyNotDismiss } from './call-view.ts'
import { type Call, countCalls, findCall, findCallOf, listCalls, takeScoringTurn } from './calls.sql.ts'
import { tellDismissed, tellNamed } from './expert-notes.ts'

/** Calls for operators: read by everybody; applied to, judged and scored by who may, at the step of their case (§5.1). */
export function callHandlings(): Handling[] {
  return [
    handle(operatorRoutes.listOperatorCalls, (ask, { query }) =>
      ask.transaction(async (tx) => {
        const rows = await listCalls(tx, query.q, ask.today, {
          limit: query.limit + 1,
          after: fromCursor(query.cursor, ['instant', 'uuid']),
        })
        return toPage(rows, query.limit, await countOf(rows, query, () => countCalls(tx, query.q)), (c) => [c.announcedAt, c.id])
      }),
    ),
    handle(operatorRoutes.readOperatorCall, (ask, { params }) =>
      ask.transaction(async (tx) => viewOf(tx, ask, await callAt(tx, params.id))),
    ),
    handle(operatorRoutes.applyToCall, (ask, { params, body }) => ask.transaction((tx) => apply(tx, ask, params.id, body.answers))),
    handle(operatorRoutes.withdrawApplication, (ask, { params }) =>
      ask.transaction(async (tx) => {
        const call = await callOf(tx, params.id)
        const why = whyNotApply(call, ask.today)
        if (why) throw why
        if (!(await withdrawApplication(tx, params.id, ask.visitor.organisationId!, ask.now))) throw notFound()
        return noted(tx, ask, 'withdraw-application', call)
      }),
    ),
    handle(operatorRoutes.judgeApplication, (ask, { params, body }) =>
      ask.transaction(async (tx) => {
        const call = atStep(await callOf(tx, params.id), 'qualification')
        if (!(await judgeApplication(tx, params.id, { ...body, name: ask.visitor.officerName }))) throw notFound()
        return noted(tx, ask, 'judge-application', call, { application: params.id, ...body })
      }),
    ),
    handle(operatorRoutes.nameExpert, (ask, { params, body }) => ask.transaction((tx) => nameAnExpert(tx, ask, params.id, body.officerId))),
    handle(operatorRoutes.dismissExpert, (ask, { params, body }) =>
      ask.transaction((tx) => dismissAnExpert(tx, ask, params.id, { officerId: params.officer, reason: body.reason })),
    ),
    handle(operatorRoutes.scoreApplication, (ask, { params, body }) => ask.transaction((tx) => score(tx, ask, params.id, body))),
  ]
}

/** An operator applies with its papers, once, before the last day. */
async function apply(tx: Tx, ask: Ask, callId: string, answers: Record<string, unknown>): Promise<CallView> {
  const call = await callAt(tx, callId)
  const { officerName, organisationId, organisationName, endedOn } = ask.visitor
  const ended = whyEnded(endedOn)
  const why = ended ? new Denied(409, ended) : (whyNotApply(call, ask.today) ?? (await whyLeaving(tx, ask)))
  if (why) throw why
  const checked = checkForm('operator-application', answers, { mode: 'complete', today: ask.today })
  if (!checked.ok) throw invalid(checked.fields)
  const isFirst = await insertApplication(tx, {
    callId: call.id,
    operatorId: organisationId!,
    operatorName: organisationName,
    answers: checked.value,
    by: { name: officerName, at: ask.now },
  })
  if (!isFirst)
    throw new Denied(409, {
      code: 'applied-already',
      message: { zh: '本单位已经报名', en: 'Your organisation has applied already' },
      basis: '§5.1',
      remedy: { zh: '要修改的，截止前撤回后重新报名', en: 'To change it, withdraw and apply again before the last day' },
    })
  return noted(tx, ask, 'apply-to-operate', call)
}

/** The bureau names an expert before the scoring begins. */
async function nameAnExpert(tx: Tx, ask: Ask, callId: string, officerId: string): Promise<CallView> {
  const call = atStep(await callAt(tx, callId), 'applications', 'qualification')
  const named = await nameExpert(tx, call.id, officerId, { name: ask.visitor.officerName, at: ask.now })
  if (!named) throw invalid([{ field: 'officerId', message: { zh: '没有这名在用的经办人', en: 'There is no such active officer' } }])
  await tellNamed(tx, call, { officerId, ...named }, ask.now)
  return noted(tx, ask, 'name-expert', call, { expert: officerId })
}

/** The bureau dismisses an expert; while they score only one who has not finished, so that what was scored stands. */
async function dismissAnExpert(
  tx: Tx,
  ask: Ask,
  callId: string,
  { officerId, reason }: { readonly officerId: string; readonly reason: string },
): Promise<CallView> {
  await takeScoringTurn(tx, callId, 'opens')
  const call = atStep(await callAt(tx, callId), 'applications', 'qualification', 'scoring')
  const why = call.state === 'scoring' ? whyNotDismiss(await findSilentExpert(tx, call.id, officerId)) : null
  if (why) throw new Denied(409, why)
  const gone = await dismissExpert(tx, call.id, officerId, { name: ask.visitor.officerName, at: ask.now, reason })
  if (!gone) throw notFound()
  await tellDismissed(tx, call, { officerId, ...gone }, reason, ask.now)
  return noted(tx, ask, 'dismiss-expert', call, { expert: officerId, reason })
}

/** An expert scores an application alone, criterion by criterion. */
async function score(
  tx: Tx,
  ask: Ask,
  applicationId: string,
  given: Given<typeof operatorRoutes.scoreApplication>['body'],
): Promise<CallView> {
  const { id } = await callOf(tx, applicationId)
  await takeScoringTurn(tx, id, 'scores')
  if (!(await isExpert(tx, id))) throw notFound()
  const call = atStep(await callAt(tx, id), 'scoring')
  const isScored = await scoreApplication(tx, {
    applicationId,
    officerId: ask.visitor.officerId!,
    officerName: ask.visitor.officerName,
    ...given,
    total: totalOf(call, given.scores),
    at: ask.now,
  })
  if (!isScored) throw notFound()
  return noted(tx, ask, 'score-application', call, { application: applicationId })
}

async function callAt(tx: Tx, id: string): Promise<Call> {
  const call = await findCall(tx, id)
  if (!call) throw notFound()
  return call
}

async function callOf(tx: Tx, applicationId: string): Promise<Call> {
  const id = await findCallOf(tx, applicationId)
  if (!id) throw notFound()
  return callAt(tx, id)
}

function atStep(call: Call, ...steps: readonly string[]): Call {
  if (!steps.includes(call.state))
    throw new Denied(409, {
      code: 'not-now',
      message: { zh: '选取不在这一环节', en: 'The selection is not at this step' },
      basis: '§5.1',
      remedy: { zh: '刷新页面查看进展', en: 'Reload the page to see where it is' },
    })
  return call
}

/** The sum of an expert’s points: every criterion once, none above its weight. */
function totalOf({ criteria }: Call, scores: readonly { name: string; points: number }[]): number {
  const wrong = criteria.filter(({ name, weight }) => scores.filter((each) => each.name === name && each.points <= weight).length !== 1)
  if (wrong.length > 0 || scores.length !== criteria.length)
    throw invalid(
      [
        {
          field: 'scores',
          message: {
            zh: `每个评分项评一次，不超过其权重：${wrong.map(({ name }) => name).join('、')}`,
            en: `Each criterion once, at most its weight: ${wrong.map(({ name }) => name).join(', ')}`,
          },
        },
      ],
      'choice:selection-scoring',
    )
  return scores.reduce((sum, { points }) => sum + points, 0)
}

async function noted(tx: Tx, ask: Ask, action: AuditAction, call: Call, detail: Record<string, unknown> = {}): Promise<CallView> {
  await recordAudit(tx, auditLine(ask, action, { kind: 'operator-call', id: call.id, holderId: null }, detail), ask.now)
  return viewOf(tx, ask, call)
}
