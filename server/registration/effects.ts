import type { Effect } from '#law/effects.ts'
import type { EffectWork } from '#server/cases/lent.ts'
import { memorandumAsset } from '#server/inventory/asset-changes.sql.ts'
import { changeCertificate, transferHolding } from './changing.ts'
import { tellOfCorrection } from './correcting.ts'
import { endCard } from './end-card.sql.ts'
import { askAboutCorrection, callToHearing } from './asked-holder.ts'
import { certificateFalls } from './falling.ts'
import { issueCertificate, type IssueMeans } from './issue.ts'
import { tellLapsed } from './lapsing.ts'
import { enterMemo } from './memo.sql.ts'
import { closeNotice, openNotice } from './notices.ts'
import { fileOpinion, fileValuation } from './papers.ts'
import { takeOver } from './taking-over.ts'
import { askAboutObjection, tellOfObjection } from './told-of-objection.ts'

/** The effects this room lends to the desk. */
export type RegistrationEffects = {
  readonly [
    E in Extract<
      Effect,
      | 'file-opinion'
      | 'file-valuation'
      | 'tell-lapsed'
      | 'open-notice'
      | 'close-notice'
      | 'issue-certificate'
      | 'take-over-certificate'
      | 'change-certificate'
      | 'transfer-asset'
      | 'deregister-certificate'
      | 'call-to-hearing'
      | 'ask-about-correction'
      | 'tell-of-correction'
      | 'tell-of-objection'
      | 'ask-about-objection'
      | 'revoke-certificate'
      | 'enter-memo'
      | 'end-card'
    >
  ]: EffectWork
}

/** What follows of acts and endings in registration: papers filed, notices, certificate, memorandum (§4.4–4.7). */
export function makeRegistrationEffects(means: IssueMeans): RegistrationEffects {
  return {
    'file-opinion': fileOpinion,
    'file-valuation': fileValuation,
    'tell-lapsed': tellLapsed,
    'open-notice': openNotice,
    'close-notice': closeNotice,
    'issue-certificate': async (tx, given) => {
      await issueCertificate(tx, means, given)
    },
    'take-over-certificate': takeOver(means),
    'end-card': (tx, { kase, at }) => endCard(tx, kase.subjectId, `已销毁（${kase.number}）`, at),
    'change-certificate': changeCertificate(means),
    'transfer-asset': transferHolding(means),
    'deregister-certificate': certificateFalls('deregistered'),
    'call-to-hearing': callToHearing,
    'ask-about-correction': askAboutCorrection,
    'tell-of-correction': tellOfCorrection,
    'tell-of-objection': tellOfObjection,
    'ask-about-objection': askAboutObjection,
    'revoke-certificate': certificateFalls('revoked'),
    'enter-memo': async (tx, { kase, at }) => {
      const { reason, reviewOn } = kase.answers
      await enterMemo(tx, { assetId: kase.subjectId, caseId: kase.id, reason: String(reason), reviewOn: String(reviewOn), at })
      await memorandumAsset(tx, kase.subjectId)
    },
  }
}
