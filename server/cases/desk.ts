import { isDeepStrictEqual } from 'node:util'
import type { Condition } from '#law/conditions.ts'
import type { Tx } from '#server/db/transaction.ts'
import { Denied, notFound, stale, staleDraft } from '#server/denied.ts'
import type { Personal } from '#server/vault/personal.ts'
import { act, actShown, type Acted, type Known, type Shown } from './act.ts'
import { editableFields, keptInDraft, ownWords } from './answers.ts'
import { lockCase, writeDraft } from './cases.sql.ts'
import type { Ground } from './failures.ts'
import type { ActGiven, OpenGiven } from './given.ts'
import { procedureOf } from './known.ts'
import type { Lent } from './lent.ts'
import { moveAllDue } from './due.ts'
import { withEarlier } from './earlier.ts'
import { open, type OpenedDraft } from './open.ts'
import { openedCase, sealedDraft } from './personal-answers.ts'
import { isOffice } from './seats.ts'
import { stepOf } from './steps.ts'
import type { Facts } from './unmet.ts'
import { settle } from './settle.ts'
import type { Actor, CaseState } from './state.ts'

/** The one desk: every step of every procedure goes through here. It knows no procedure, no role and no room by name. */
export type Desk = {
  open(tx: Tx, given: OpenGiven): Promise<OpenedDraft>
  act(tx: Tx, given: ActGiven): Promise<Acted>
  /** The same, answered with what the page shows; null where more than the case may have changed, so that it is read anew. */
  actShown(tx: Tx, given: ActGiven): Promise<Shown | null>
  /** Sets the clock of a case anew, as a recorded act that moves nothing. */
  settle(tx: Tx, given: Omit<ActGiven, 'act' | 'version' | 'asked'>): Promise<{ version: number }>
  /** Keeps a draft, complete or not, on top of the one that was seen (choice:seen-version). */
  saveDraft(
    tx: Tx,
    given: { caseId: string; version: number; draftRevision: number; answers: Record<string, unknown>; actor: Actor; today: string },
  ): Promise<{ version: number; draftRevision: number; fields: { field: string; message: { zh: string; en: string } }[] }>
  /** Takes every case whose time is over one step on; answers how many moved. */
  tick(): Promise<number>
  /** Somebody as the rules judge them in a case: with the declared control between their office and the holder, unless that was asked already. */
  actorFor: Known
  /** How personal answers are kept. */
  personal: Personal
  factsOf(tx: Tx, kase: CaseState, wanted: readonly Condition[], today: string): Promise<Facts>
}

/** Puts the desk together from what the rooms lend. */
export function makeDesk({ db, clock, log }: Ground, lent: Lent): Desk {
  const factsOf: Desk['factsOf'] = async (tx, kase, wanted, today) => {
    if (wanted.length === 0) return {}
    const found: Facts = {}
    for (const lender of lent.facts) Object.assign(found, await lender(tx, kase, wanted, today))
    return found
  }
  const actorFor: Known = async (tx, kase, actor, today) => {
    const procedure = procedureOf(kase)
    const step = stepOf(procedure, kase)
    const { organisationId } = actor
    if (!step || !organisationId || !isOffice(procedure, step, actor)) return actor
    const known = await withEarlier(tx, lent, step, kase, actor)
    if (!kase.holderId || organisationId === kase.holderId || actor.kin !== undefined) return known
    return { ...known, kin: await lent.kinship(tx, kase.holderId, organisationId, today) }
  }
  const means = { lent, factsOf, actorFor }
  return {
    factsOf,
    actorFor,
    personal: lent.personal,
    open: (tx, given) => open(tx, means, given),
    act: (tx, given) => act(tx, means, given),
    actShown: (tx, given) => actShown(tx, means, given),
    settle,
    saveDraft: async (tx, { caseId, version, draftRevision, answers, actor, today }) => {
      const held = await lockCase(tx, caseId)
      if (!held) throw notFound()
      const procedure = procedureOf(held)
      const kase = await openedCase(tx, lent.personal, procedure, held)
      const editable = editableFields(procedure, kase)
      if (kase.applicantId !== actor.organisationId || editable?.length === 0)
        throw new Denied(409, {
          code: 'not-editable',
          message: { zh: '当前环节不能修改申请内容', en: 'The application cannot be edited at this step' },
          remedy: {
            zh: '退回补正时才能修改；要改的请撤回后重新提交，或等候审查意见',
            en: 'It is edited when sent back for correction; withdraw and submit again, or wait for the review',
          },
          basis: 'choice:one-correction',
        })
      if (kase.version !== version) throw stale()
      const { kept, wrong } = keptInDraft(procedure.application, answers, editable, today)
      const own = ownWords(procedure, kase)
      const rewritten = Object.keys(own).filter((field) => field in answers && !isDeepStrictEqual(answers[field], own[field]))
      const draft = { ...(editable ? kase.answers : {}), ...kept, ...own }
      // Whoever repeats a save whose answer was lost overwrites nothing.
      const isSaved = isDeepStrictEqual(draft, kase.draft)
      if (!isSaved && kase.draftRevision !== draftRevision) throw staleDraft()
      const revision = isSaved ? kase.draftRevision : draftRevision + 1
      if (!isSaved) await writeDraft(tx, caseId, await sealedDraft(tx, lent.personal, procedure, caseId, draft), revision)
      return {
        version,
        draftRevision: revision,
        fields: [
          ...wrong,
          ...rewritten.map((field) => ({
            field,
            message: { zh: '由请求人本人填写，不能改写', en: 'In the words of whoever asked, and not written anew' },
          })),
        ],
      }
    },
    tick: () => moveAllDue({ db, clock, log }, means),
  }
}
