import { strict as assert } from 'node:assert'
import { randomUUID } from 'node:crypto'
import { textOf } from '#contract/text-of.ts'
import { choices } from '#law/choices.ts'
import { terminationGrounds } from '#law/use-terms.ts'
import type { Effect } from '#law/effects.ts'
import type { EffectGiven, EffectWork } from '#server/cases/lent.ts'
import type { Tx } from '#server/db/transaction.ts'
import { Denied, invalid } from '#server/denied.ts'
import { monthsAfter } from '#server/inventory/disposal/retention.ts'
import { announce } from '#server/jobs/live.ts'
import { endUnfoundedUse } from './after-transfer.ts'
import { endAgreements, findOfCase, markUse, resume, signAgreement, standingWith, suspend } from './agreements.sql.ts'
import { endFiling, insertFiling, noteReview } from './filings.sql.ts'
import { checkUseRequest, drawUpAgreement } from './request.ts'

/** The effects this room lends to the desk. */
export type UseEffects = {
  readonly [
    E in Extract<
      Effect,
      | 'file-developer'
      | 'check-use-request'
      | 'draw-up-agreement'
      | 'sign-agreement'
      | 'grant-use'
      | 'drop-agreement'
      | 'end-unfounded-use'
      | 'suspend-developer'
      | 'resume-developer'
      | 'end-developer-use'
      | 'record-review'
    >
  ]: EffectWork
}

/** What follows about developers and their use: filing, agreement, signatures, suspension, end (§5.4–5.8, §8.3). */
export const useEffectWorks: UseEffects = {
  'file-developer': (tx, { kase, at, today }) =>
    insertFiling(tx, {
      id: randomUUID(),
      caseId: kase.id,
      operatorId: kase.applicantId!,
      developerId: kase.subjectId,
      on: today,
      untilOn: textOf(kase.answers['untilOn']),
      reviewOn: monthsAfter(today, choices['developer-review-cycle'].value),
      at,
    }),
  'check-use-request': checkUseRequest,
  'draw-up-agreement': drawUpAgreement,
  'sign-agreement': async (tx, { kase, actor, asked, at }) => {
    const found = await findOfCase(tx, kase.id)
    if (!found)
      throw new Denied(409, {
        code: 'agreement-ended',
        message: {
          zh: '拟定的合同已随运营权限或者开发主体的使用终止，不能再签订',
          en: 'The agreement drawn up ended with its mandate or with the use by the developer and is signed no more',
        },
        basis: 'choice:agreement-grant',
        remedy: { zh: '放弃签订，重新提出使用需求', en: 'Do not sign; make a new request' },
      })
    await signAgreement(
      tx,
      found.id,
      actor.organisationId === found.operatorId ? 'operator' : 'developer',
      `${textOf(asked['signatory'])}（${actor.organisationName}）`,
      at,
    )
  },
  'grant-use': async (tx, { kase, actor, at }) => {
    const found = await findOfCase(tx, kase.id)
    assert(found, 'an agreement was drawn up')
    await markUse(tx, found.id, { officerId: actor.officerId, name: actor.officerName, at })
    await announce(tx, { kind: 'asset', id: kase.subjectId })
  },
  'drop-agreement': async (tx, { kase, actor, at }) => {
    const found = await findOfCase(tx, kase.id)
    if (found) await endAgreements(tx, [found.id], { why: `未签订（${kase.number}）`, name: actor.officerName, at })
  },
  'end-unfounded-use': endUnfoundedUse,
  'suspend-developer': suspendDeveloper,
  'resume-developer': (tx, { kase }) => resume(tx, { caseId: kase.id }),
  'end-developer-use': endDeveloperUse,
  'record-review': (tx, { kase, today }) =>
    noteReview(tx, kase.applicantId!, kase.subjectId, {
      on: today,
      wasGood: kase.ending === 'passed',
      nextOn: monthsAfter(today, choices['developer-review-cycle'].value),
    }),
}

/** What is to be stopped stops before anybody is heard: every agreement with the developer, or the one that is named. */
async function suspendDeveloper(tx: Tx, { kase, at }: EffectGiven): Promise<void> {
  const number = textOf(kase.answers['agreementNumber']).trim()
  const standing = await standingWith(tx, kase.applicantId!, kase.subjectId, number)
  if (number && standing.length === 0)
    throw invalid([
      {
        field: 'agreementNumber',
        message: { zh: '没有与该开发主体的这份有效合同', en: 'There is no such standing agreement with this developer' },
      },
    ])
  await suspend(
    tx,
    standing.map((each) => each.id),
    { why: `办理${kase.number}期间暂停`, caseId: kase.id, by: kase.applicantId, at },
  )
}

async function endDeveloperUse(tx: Tx, { kase, actor, at }: EffectGiven): Promise<void> {
  const number = textOf(kase.answers['agreementNumber']).trim()
  const grounds = Array.isArray(kase.answers['grounds'])
    ? kase.answers['grounds'].map((ground) => terminationGrounds[String(ground) as keyof typeof terminationGrounds].zh).join('、')
    : ''
  const why = `${grounds}，终止使用（${kase.number}）`
  const standing = await standingWith(tx, kase.applicantId!, kase.subjectId, number)
  await endAgreements(
    tx,
    standing.map((each) => each.id),
    { why, name: actor.officerName, at },
  )
  if (!number) await endFiling(tx, kase.applicantId!, kase.subjectId, why, at)
}
