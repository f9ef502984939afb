import { isDeepStrictEqual } from 'node:util'
import type { z } from 'zod'
import type { caseView, move as moveShape } from '#contract/cases.ts'
import { provisionalBetween } from '#contract/working-days.ts'
import { conditions, type Condition } from '#law/conditions.ts'
import { gravities } from '#law/effects.ts'
import { gravityOf } from '#law/gravity.ts'
import { anyone } from '#law/parties.ts'
import { partiesAt, type Procedure, seatOf } from '#law/procedure.ts'
import { verbs, type Verb } from '#law/verbs.ts'
import type { Words } from '#law/words.ts'
import { avoidanceOf } from './avoidance.ts'
import type { AlsoOwner } from './cases.sql.ts'
import { marginBeyondCalendar } from './clocks.ts'
import { contactsOf, coverer, isOffice } from './covering.ts'
import { handedIn, isUnread } from './joint.ts'
import { isRemark, type Remark, remarks, whyNotRemark } from './remarks.ts'
import type { CaseRow } from './view.sql.ts'
import { editableFields, writableFields } from './answers.ts'
import { procedureOf } from './known.ts'
import { currentClock, hasTurn, mayTake, neededAfter, stepOf, titleOf, whyNot, type Facts } from './rules.ts'
import type { Actor, CaseState } from './state.ts'

type Move = z.input<typeof moveShape>
type View = z.input<typeof caseView>

/** The conditions people should see checked at the current step: those of every act that may be done there, and of what the clock does. */
export function wantedConditions(kase: CaseState): Condition[] {
  const procedure = procedureOf(kase)
  const step = stepOf(procedure, kase)
  return [
    ...new Set([
      ...Object.values(step?.may ?? {}).flatMap((m) => (m?.needs ?? []) as readonly Condition[]),
      ...neededAfter(procedure, kase),
    ]),
  ]
}

/** The points of the checklist at the current step: conditions that only tell which act it is are none. */
export const pointsOf = (kase: CaseState): Condition[] => wantedConditions(kase).filter((c) => !('chooses' in conditions[c]))

/** Working days left to a due day, negative when it is past; beyond the published calendar weekdays, without the margin that a provisional day holds: used up, it is late only once that day is past (choice:calendar-horizon). */
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
  const editable = editableFields(procedure, kase)
  const unread = new Set(row.entries.filter((e) => isUnread(kase, step, e, actor)).map((e) => e.seq))
  const contacts = contactsOf(procedure, { kase, entries: row.entries.filter((e) => !unread.has(e.seq)) }, actor)
  // What an office put on record while a case was its own is not for the unit that is brought in later, and why somebody keeps out of it never is: it may name who objects.
  const calledIn =
    row.entries.find(
      (e) => e.to_step !== null && procedure.steps[e.to_step] && seatOf(procedure, procedure.steps[e.to_step]!) === 'addressee',
    )?.seq ?? Infinity
  const isKept = ({ act, seq }: { act: string; seq: number }) =>
    procedure.addressee === 'holder-once-asked' &&
    !isOffice(procedure, actor) &&
    (act === 'step-aside' || (isRemark(act) && seq < calledIn))
  const unreadPapers = JSON.stringify(row.entries.filter((e) => unread.has(e.seq)).map((e) => e.asked))
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
    move: moveView(
      kase,
      { role: row.ownerRole, id: row.ownerId, name: row.ownerName, also: row.also },
      row.dueOn,
      row.isProvisional,
      today,
    ),
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
    editableFields: editable === null ? writableFields(procedure, kase) : editable,
    pins: [...kase.pins],
    mayNow: Object.entries(step?.may ?? {})
      .filter(
        ([, m]) =>
          m &&
          step &&
          partiesAt(step).some((party) => seatOf(procedure, step, party) !== 'anyone') &&
          (!m.by || mayTake(procedure, kase, step, m, actor)),
      )
      .map(([verb, m]) => ({
        act: verb,
        title: titleOf(verb, m),
        tone: verbs[verb as Verb].tone,
        asks: ((m?.asks ?? []) as readonly string[]).filter((f) => !(procedure.application as readonly string[]).includes(f)),
        basis: m?.basis ?? step?.basis ?? '',
        denial: whyNot(procedure, kase, verb, actor, facts),
        stepUp: weight(procedure, kase, verb),
      })),
    remarks: (Object.keys(remarks) as Remark[])
      .filter((r) => whyNotRemark(procedure, kase, r, actor, today) === null)
      .map((r) => ({ act: r, title: titleOf(r), tone: 'clock', asks: [], basis: remarks[r], denial: null, stepUp: null })),
    checklist: pointsOf(kase).flatMap((c) => {
      const fact = facts[c]
      return fact
        ? [
            {
              condition: c,
              demand: conditions[c].demand,
              basis: conditions[c].basis,
              holds: fact.holds,
              why: fact.holds ? (fact.says ?? null) : fact.why,
              care: fact.holds ? (fact.care ?? null) : null,
            },
          ]
        : []
    }),
    statements: row.statements.map((e) => ({
      seq: e.seq,
      reason: e.reason,
      officerName: e.officer_name,
      organisationName: e.organisation_name,
      at: iso(new Date(e.at)),
    })),
    entries: row.entries.map((e) => ({
      seq: e.seq,
      act: unread.has(e.seq) ? handedIn : e.act,
      fromStep: e.from_step,
      toStep: e.to_step,
      officerName: e.officer_name,
      organisationName: e.organisation_name,
      role: e.role,
      at: iso(new Date(e.at)),
      reason: unread.has(e.seq) || isKept(e) ? '' : e.reason,
      asked: unread.has(e.seq) ? {} : hide(e.asked),
      isUnread: unread.has(e.seq),
      answers: e.answers && hide(e.answers),
      basis: e.basis,
    })),
    papers: row.papers
      .filter((p) => !unreadPapers.includes(p.sha256))
      .map((p) => ({
        sha256: p.sha256,
        name: p.name,
        bytes: p.bytes,
        mediaType: p.media_type,
        organisationName: p.organisation_name,
        at: iso(new Date(p.at)),
      })),
    sideCases: row.sides.map((s) => ({
      id: s.id,
      number: s.number,
      procedure: s.procedure,
      step: s.step,
      ending: s.ending,
      openedAt: iso(new Date(s.opened_at)),
    })),
    closedAt: row.closedAt ? iso(row.closedAt) : null,
    progressCode: isApplicant && kase.submittedAt ? row.receipt : null,
    avoidance: avoidanceOf(procedure, kase, row.entries, row, actor),
    hasCovered: !isDeepStrictEqual(hide(contacts), contacts),
  }
}

/** How an act weighs, when it asks to prove anew who acts. */
function weight(procedure: Procedure, kase: CaseState, verb: string): Words | null {
  const gravity = kase.step ? gravityOf(procedure, kase.step, verb) : null
  return gravity && gravities[gravity]
}

const iso = (at: Date) => at.toISOString()
