import { isDeepStrictEqual } from 'node:util'
import type { z } from 'zod'
import type { caseView, move as moveShape } from '#contract/cases.ts'
import { marginBeyondCalendar, provisionalBetween } from '#contract/working-days.ts'
import { gravities } from '#law/effects.ts'
import { gravityOf } from '#law/gravity.ts'
import { anyone } from '#law/parties.ts'
import { partiesAt, type Procedure, seatOf, type Step } from '#law/procedure.ts'
import { verbs, type Verb } from '#law/verbs.ts'
import type { Words } from '#law/words.ts'
import { avoidanceOf } from './avoidance.ts'
import type { AlsoOwner } from './cases.sql.ts'
import { checklistOf } from './checklist.ts'
import { contactsOf, coverer } from './covering.ts'
import { type Remark, remarks, whyNotRemark } from './remarks.ts'
import type { CaseRow } from './view.sql.ts'
import { writableFields } from './answers.ts'
import { procedureOf } from './known.ts'
import { whyNot } from './rules.ts'
import { hasTurn, mayTake } from './seats.ts'
import { currentClock, stepOf, titleOf } from './steps.ts'
import type { Facts } from './unmet.ts'
import type { Actor, CaseState } from './state.ts'
import { entriesFor, papersFor, sideCasesOf, statementsOf, unreadOf } from './view-record.ts'

type Move = z.input<typeof moveShape>
type View = z.input<typeof caseView>

/**
 * Working days left to a due day, negative when it is past; beyond the published calendar weekdays, without the margin that a provisional
 * day holds: used up, it is late only once that day is past (choice:calendar-horizon).
 */
export function daysLeft(dueOn: string | null, isProvisional: boolean, today: string): number | null {
  if (!dueOn) return null
  const days = provisionalBetween(today, dueOn)
  return isProvisional && days >= 0 ? Math.max(0, days - marginBeyondCalendar) : days
}

/** Whose move it is, as shown in lists and on the page. */
export function moveView(
  kase: CaseState,
  owner: { role: string | null; id: string | null; name: string | null; also: readonly AlsoOwner[] },
  dueOn: string | null,
  isProvisional: boolean,
  today: string,
): Move | null {
  if (!owner.role) return null
  const procedure = procedureOf(kase)
  const clock = currentClock(procedure, kase)
  const step = stepOf(procedure, kase)
  return {
    role: owner.role,
    organisationId: owner.id,
    organisationName: owner.name,
    also: [...owner.also],
    dueOn,
    isProvisional,
    days: daysLeft(dueOn, isProvisional, today),
    limitDays: clock?.limit ?? null,
    isPaused: clock !== null && clock.since === null,
    basis: step?.after?.basis ?? step?.within?.basis ?? null,
  }
}

/** The whole case page for one reader: acts open or grey with their reason, checklist, entries without what is private. */
export function viewOf(row: CaseRow, actor: Actor, facts: Facts, today: string): View {
  const { kase } = row
  const procedure = procedureOf(kase)
  const step = stepOf(procedure, kase)
  // What anybody may do is the turn of nobody in particular.
  const mine = step !== null && row.ownerRole !== anyone && hasTurn(procedure, kase, step, actor)
  const isApplicant = kase.applicantId !== null && kase.applicantId === actor.organisationId
  const hide = coverer(procedure, kase, actor)
  const editable = writableFields(procedure, kase)
  const unread = unreadOf(row, actor)
  const contacts = contactsOf(procedure, { kase, entries: row.entries.filter((e) => !unread.has(e)) }, actor)
  const owner = { role: row.ownerRole, id: row.ownerId, name: row.ownerName, also: row.also }
  return {
    id: kase.id,
    number: kase.number,
    procedure: kase.procedure,
    title: kase.title,
    step: kase.step,
    ending: kase.ending,
    applicantName: row.applicantName,
    lastAct: row.lastAct,
    openedAt: iso(kase.openedAt),
    actedAt: iso(row.actedAt),
    move: moveView(kase, owner, row.dueOn, row.isProvisional, today),
    isMine: mine,
    edition: kase.edition,
    subjectKind: kase.subjectKind,
    subjectId: kase.subjectId,
    subjectVersion: kase.subjectVersion,
    parent: row.parent,
    applicantId: kase.applicantId,
    addresseeId: kase.addresseeId,
    addresseeName: row.addresseeName,
    version: kase.version,
    draftRevision: kase.draftRevision,
    answers: hide(kase.answers),
    draft: isApplicant ? kase.draft : hide(kase.answers),
    isEditable: isApplicant && mine && editable?.length !== 0,
    editableFields: editable,
    pins: [...kase.pins],
    mayNow: step ? actsNow(procedure, kase, step, actor, facts) : [],
    remarks: remarksNow(procedure, kase, actor, today),
    checklist: checklistOf(kase, facts),
    statements: statementsOf(row),
    entries: entriesFor(row, actor, unread),
    papers: papersFor(row, unread),
    sideCases: sideCasesOf(row),
    closedAt: row.closedAt ? iso(row.closedAt) : null,
    progressCode: isApplicant && kase.submittedAt ? row.receipt : null,
    avoidance: avoidanceOf(procedure, kase, row.entries, row, actor),
    hasCovered: !isDeepStrictEqual(hide(contacts), contacts),
  }
}

/** The acts of a step as one reader sees them: those of another seat are left out, and nobody is shown what only anybody may do. */
function actsNow(procedure: Procedure, kase: CaseState, step: Step<string, string>, actor: Actor, facts: Facts): View['mayNow'] {
  if (partiesAt(step).every((party) => seatOf(procedure, step, party) === 'anyone')) return []
  const inApplication = (form: string) => (procedure.application as readonly string[]).includes(form)
  return Object.entries(step.may)
    .filter(([, m]) => m && (!m.by || mayTake(procedure, kase, step, m, actor)))
    .map(([verb, m]) => ({
      act: verb,
      title: titleOf(verb, m),
      tone: verbs[verb as Verb].tone,
      asks: ((m?.asks ?? []) as readonly string[]).filter((form) => !inApplication(form)),
      basis: m?.basis ?? step.basis,
      denial: whyNot(procedure, kase, verb, actor, facts),
      stepUp: weight(procedure, kase, verb),
    }))
}

/** What a reader may put on record beside the acts. */
function remarksNow(procedure: Procedure, kase: CaseState, actor: Actor, today: string): View['remarks'] {
  return (Object.keys(remarks) as Remark[])
    .filter((r) => whyNotRemark(procedure, kase, r, actor, today) === null)
    .map((r) => ({ act: r, title: titleOf(r), tone: 'clock', asks: [], basis: remarks[r], denial: null, stepUp: null }))
}

/** How an act weighs, when it asks to prove anew who acts. */
function weight(procedure: Procedure, kase: CaseState, verb: string): Words | null {
  const gravity = kase.step ? gravityOf(procedure, kase.step, verb) : null
  return gravity && gravities[gravity]
}

const iso = (at: Date) => at.toISOString()
