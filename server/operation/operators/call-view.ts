import type { CallView } from '#contract/operators.ts'
import type { Problem } from '#contract/route.ts'
import { choices } from '#law/choices.ts'
import type { Tx } from '#server/db/transaction.ts'
import { Denied } from '#server/denied.ts'
import type { Ask } from '#server/http/ask.ts'
import { applicationsOf, dismissedOf, expertsOf, isExpert } from './applications.sql.ts'
import { type Call, isOver } from './calls.sql.ts'
import { findStanding } from './standing.sql.ts'

/** A call as its reader sees it: applications, experts, and what the reader may do with it now (§5.1). */
export async function viewOf(tx: Tx, ask: Ask, call: Call): Promise<CallView> {
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

/** Why nobody applies to a call, or takes an application back, any more. */
export function whyNotApply(call: Call, today: string): Denied | null {
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
export async function whyLeaving(tx: Tx, { visitor, today }: Ask): Promise<Denied | null> {
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

/** Why an expert is not dismissed while they score: what was scored stands, and enough must go on (choice:selection-scoring). Pure. */
export function whyNotDismiss({ experts, isSilent }: { readonly experts: number; readonly isSilent: boolean }): Problem | null {
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
