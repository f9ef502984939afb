import type { Problem } from '#contract/route.ts'
import { type CallView, operatorRoutes } from '#contract/operators.ts'
import { checkForm } from '#contract/forms.ts'
import type { AuditAction } from '#law/audit.ts'
import { choices } from '#law/choices.ts'
import { whyEnded } from '#law/winding-up.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import type { Tx } from '#server/db/transaction.ts'
import { Denied, invalid, notFound } from '#server/denied.ts'
import { type Ask, handle, type Handling } from '#server/http/ask.ts'
import { countOf, fromCursor, toPage } from '#server/http/pages.ts'
import { auditLine } from '#server/inventory/noting.ts'
import { sendNotes } from '#server/notes/notes.sql.ts'
import {
  applicationsOf,
  dismissedOf,
  dismissExpert,
  expertsOf,
  findSilentExpert,
  insertApplication,
  isExpert,
  judgeApplication,
  nameExpert,
  scoreApplication,
  withdrawApplication,
} from './applications.sql.ts'
import { type Call, countCalls, findCall, findCallOf, isOver, listCalls, takeScoringTurn } from './calls.sql.ts'
import { findStanding } from './standing.sql.ts'

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
    handle(operatorRoutes.applyToCall, (ask, { params, body }) =>
      ask.transaction(async (tx) => {
        const call = await callAt(tx, params.id)
        const ended = whyEnded(ask.visitor.endedOn)
        const why = ended ? new Denied(409, ended) : (whyNotApply(call, ask.today) ?? (await whyLeaving(tx, ask)))
        if (why) throw why
        const checked = checkForm('operator-application', body.answers, { mode: 'complete', today: ask.today })
        if (!checked.ok) throw invalid(checked.fields)
        const { officerName, organisationId, organisationName } = ask.visitor
        if (
          !(await insertApplication(tx, {
            callId: call.id,
            operatorId: organisationId!,
            operatorName: organisationName,
            answers: checked.value,
            by: { name: officerName, at: ask.now },
          }))
        )
          throw new Denied(409, {
            code: 'applied-already',
            message: { zh: '本单位已经报名', en: 'Your organisation has applied already' },
            basis: '§5.1',
            remedy: { zh: '要修改的，截止前撤回后重新报名', en: 'To change it, withdraw and apply again before the last day' },
          })
        return noted(tx, ask, 'apply-to-operate', call)
      }),
    ),
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
    handle(operatorRoutes.nameExpert, (ask, { params, body }) =>
      ask.transaction(async (tx) => {
        const call = atStep(await callAt(tx, params.id), 'applications', 'qualification')
        const named = await nameExpert(tx, call.id, body.officerId, { name: ask.visitor.officerName, at: ask.now })
        if (!named) throw invalid([{ field: 'officerId', message: { zh: '没有这名在用的经办人', en: 'There is no such active officer' } }])
        await tellNamed(tx, call, { officerId: body.officerId, ...named }, ask.now)
        return noted(tx, ask, 'name-expert', call, { expert: body.officerId })
      }),
    ),
    handle(operatorRoutes.dismissExpert, (ask, { params, body }) =>
      ask.transaction(async (tx) => {
        await takeScoringTurn(tx, params.id, 'opens')
        const call = atStep(await callAt(tx, params.id), 'applications', 'qualification', 'scoring')
        const why = call.state === 'scoring' ? whyNotDismiss(await findSilentExpert(tx, call.id, params.officer)) : null
        if (why) throw new Denied(409, why)
        const gone = await dismissExpert(tx, call.id, params.officer, { name: ask.visitor.officerName, at: ask.now, reason: body.reason })
        if (!gone) throw notFound()
        await tellDismissed(tx, call, { officerId: params.officer, ...gone }, body.reason, ask.now)
        return noted(tx, ask, 'dismiss-expert', call, { expert: params.officer, reason: body.reason })
      }),
    ),
    handle(operatorRoutes.scoreApplication, (ask, { params, body }) =>
      ask.transaction(async (tx) => {
        const { id } = await callOf(tx, params.id)
        await takeScoringTurn(tx, id, 'scores')
        if (!(await isExpert(tx, id))) throw notFound()
        const call = atStep(await callAt(tx, id), 'scoring')
        const total = totalOf(call, body.scores)
        if (
          !(await scoreApplication(tx, {
            applicationId: params.id,
            officerId: ask.visitor.officerId!,
            officerName: ask.visitor.officerName,
            ...body,
            total,
            at: ask.now,
          }))
        )
          throw notFound()
        return noted(tx, ask, 'score-application', call, { application: params.id })
      }),
    ),
  ]
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

/** An expert hears of being named through the organisations they act for, once however often it is done, with a letter to whoever there confirmed an address. */
async function tellNamed(
  tx: Tx,
  { id, title }: Call,
  {
    officerId,
    name,
    namedAt,
    organisationIds,
  }: { readonly officerId: string; readonly name: string; readonly namedAt: Date; readonly organisationIds: readonly string[] },
  at: Date,
): Promise<void> {
  const words = {
    zh: `${name}已聘为“${title}”选取的评审专家，请等评审开始后在选取页独立评分；本人所在单位申请的，请告知市数据局解聘`,
    en: `${name} was named as an expert of the selection “${title}”: score alone on its page once the scoring begins; whose organisation applies, tells the Data Bureau to be dismissed`,
  }
  await sendNotes(
    tx,
    organisationIds.map((organisationId) => ({
      organisationId,
      kind: 'expert-named',
      subject: `${id}:${officerId}:${namedAt.toISOString()}`,
      words,
      basis: 'choice:selection-scoring',
      href: `/desk/operator-calls/${id}`,
    })),
    at,
  )
}

/** An expert hears of the dismissal and its reason through the organisations they act for, with a letter to whoever there confirmed an address. */
async function tellDismissed(
  tx: Tx,
  { id, title }: Call,
  { officerId, name, organisationIds }: { readonly officerId: string; readonly name: string; readonly organisationIds: readonly string[] },
  reason: string,
  at: Date,
): Promise<void> {
  const words = {
    zh: `${name}不再担任“${title}”选取的评审专家：${reason}`,
    en: `${name} is no longer an expert of the selection “${title}”: ${reason}`,
  }
  await sendNotes(
    tx,
    organisationIds.map((organisationId) => ({
      organisationId,
      kind: 'expert-dismissed',
      subject: `${id}:${officerId}:${at.toISOString()}`,
      words,
      basis: 'choice:selection-scoring',
      href: `/desk/operator-calls/${id}`,
    })),
    at,
  )
}

/** Why an expert is not dismissed while they score: what was scored stands, and enough must go on (choice:selection-scoring). Pure. */
function whyNotDismiss({ experts, isSilent }: { readonly experts: number; readonly isSilent: boolean }): Problem | null {
  const basis = 'choice:selection-scoring'
  if (!isSilent)
    return {
      code: 'scored-already',
      message: {
        zh: '已经评完的，或者不是本次选取的专家，不能解聘',
        en: 'Who has scored everything, or is no expert of this selection, is not dismissed',
      },
      basis,
      remedy: { zh: '评审中只能解聘没有评完的专家', en: 'While they score, dismiss only who has not finished' },
    }
  const { value } = choices['selection-scoring']
  return experts > value
    ? null
    : {
        code: 'too-few-experts',
        message: { zh: `解聘后不足${value}名专家`, en: `Fewer than ${value} experts would be left` },
        basis,
        remedy: {
          zh: '请专家完成评分；不能完成的，终止本次选取，重新发布公告',
          en: 'Have the experts finish; if they cannot, end this selection and call anew',
        },
      }
}

function whyNotApply(call: Call, today: string): Denied | null {
  if (call.state === 'applications' && !isOver(call, today)) return null
  return new Denied(409, {
    code: 'applications-over',
    message: {
      zh: `报名已于${call.applyUntil}截止或者选取已经进入下一环节`,
      en: `Applications ended on ${call.applyUntil}, or the selection has moved on`,
    },
    basis: '§5.1',
    remedy: { zh: '关注以后的选取公告', en: 'Look out for later calls' },
  })
}

/** Why an operator takes part in no selection: its exit is agreed (choice:exit-settled). */
async function whyLeaving(tx: Tx, { visitor, today }: Ask): Promise<Denied | null> {
  const leaving = (await findStanding(tx, visitor.organisationId!, null, today))?.leaving
  return leaving
    ? new Denied(409, {
        code: 'operator-leaves',
        message: {
          zh: `本单位退出运营已获同意（办件${leaving}），不再报名`,
          en: `The exit of your organisation is agreed (case ${leaving}): it applies to no call`,
        },
        basis: 'choice:exit-settled',
        remedy: { zh: '退出办结以后再报名', en: 'Apply once the exit is done' },
      })
    : null
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

async function viewOf(tx: Tx, ask: Ask, call: Call): Promise<CallView> {
  const { visitor, today } = ask
  const { areScoresOpen: _, announcedAt, ...rest } = call
  const applications = await applicationsOf(tx, call.id)
  const experts = await expertsOf(tx, call.id)
  const isBureau = visitor.role === 'data-bureau'
  return {
    ...rest,
    criteria: [...call.criteria],
    announcedAt: announcedAt.toISOString(),
    isOver: isOver(call, today),
    applications,
    experts: experts.map((each) => ({
      ...each,
      whyNotDismiss:
        isBureau && call.state === 'scoring' ? whyNotDismiss({ experts: experts.length, isSilent: each.missing === true }) : null,
    })),
    dismissed: await dismissedOf(tx, call.id),
    mayApply:
      visitor.role === 'operator' &&
      whyNotApply(call, today) === null &&
      !applications.some((each) => each.operatorId === visitor.organisationId) &&
      (await whyLeaving(tx, ask)) === null,
    mayJudge: isBureau && call.state === 'qualification',
    mayName: isBureau && ['applications', 'qualification'].includes(call.state),
    mayDismiss: isBureau && ['applications', 'qualification', 'scoring'].includes(call.state),
    mayScore: call.state === 'scoring' && visitor.officerId !== null && (await isExpert(tx, call.id)),
    seesCase: isBureau,
  }
}
