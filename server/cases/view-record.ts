import type { z } from 'zod'
import type { caseView } from '#contract/cases.ts'
import { type Procedure, seatOf } from '#law/procedure.ts'
import { coverer, isOffice } from './covering.ts'
import { handedIn, isUnread } from './joint.ts'
import { procedureOf } from './known.ts'
import { isRemark } from './remarks.ts'
import { stepOf } from './steps.ts'
import type { Actor } from './state.ts'
import type { CaseRow } from './view.sql.ts'

type View = z.input<typeof caseView>
type Entry = CaseRow['entries'][number]

/** The entries that stay unread by a reader while a hidden step waits for the other seats. */
export function unreadOf({ kase, entries }: CaseRow, actor: Actor): ReadonlySet<Entry> {
  const step = stepOf(procedureOf(kase), kase)
  return new Set(entries.filter((e) => isUnread(kase, step, e, actor)))
}

/** What was done in a case, without what this reader does not read. */
export function entriesFor(row: CaseRow, actor: Actor, unread: ReadonlySet<Entry>): View['entries'] {
  const procedure = procedureOf(row.kase)
  const hide = coverer(procedure, row.kase, actor)
  const calledIn = calledInAt(procedure, row)
  return row.entries.map((e) => ({
    seq: e.seq,
    act: unread.has(e) ? handedIn : e.act,
    fromStep: e.from_step,
    toStep: e.to_step,
    officerName: e.officer_name,
    organisationName: e.organisation_name,
    role: e.role,
    at: instant(e.at),
    reason: unread.has(e) || isKeptFrom(procedure, actor, e, calledIn) ? '' : e.reason,
    asked: unread.has(e) ? {} : hide(e.asked),
    isUnread: unread.has(e),
    answers: e.answers && hide(e.answers),
    basis: e.basis,
  }))
}

/** The entry by which a unit was brought into a case that was an office's own until then. */
function calledInAt(procedure: Procedure, { entries }: CaseRow): number {
  const isWithAddressee = ({ to_step }: Entry) => {
    const step = to_step === null ? undefined : procedure.steps[to_step]
    return step !== undefined && seatOf(procedure, step) === 'addressee'
  }
  return entries.find(isWithAddressee)?.seq ?? Infinity
}

/**
 * What an office put on record while a case was its own is not for the unit that is brought in later, and why somebody keeps out of it
 * never is: it may name who objects.
 */
function isKeptFrom(procedure: Procedure, actor: Actor, { act, seq }: Entry, calledIn: number): boolean {
  if (procedure.addressee !== 'holder-once-asked' || isOffice(procedure, actor)) return false
  return act === 'step-aside' || (isRemark(act) && seq < calledIn)
}

/** The papers of a case, without those that came with an entry that stays unread. */
export function papersFor({ papers }: CaseRow, unread: ReadonlySet<Entry>): View['papers'] {
  const unreadPapers = JSON.stringify([...unread].map((e) => e.asked))
  return papers
    .filter((p) => !unreadPapers.includes(p.sha256))
    .map((p) => ({
      sha256: p.sha256,
      name: p.name,
      bytes: p.bytes,
      mediaType: p.media_type,
      organisationName: p.organisation_name,
      at: instant(p.at),
    }))
}

/** What the other side said, in the case this one is a side case of. */
export function statementsOf({ statements }: CaseRow): View['statements'] {
  return statements.map((e) => ({
    seq: e.seq,
    reason: e.reason,
    officerName: e.officer_name,
    organisationName: e.organisation_name,
    at: instant(e.at),
  }))
}

/** The cases opened out of this one. */
export function sideCasesOf({ sides }: CaseRow): View['sideCases'] {
  return sides.map((s) => ({
    id: s.id,
    number: s.number,
    procedure: s.procedure,
    step: s.step,
    ending: s.ending,
    openedAt: instant(s.opened_at),
  }))
}

/** As JSON writes an instant, whatever form the database gave it. */
const instant = (at: string) => new Date(at).toISOString()
