import { anyone, thePlatform } from '#law/parties.ts'
import type { Procedure } from '#law/procedure.ts'
import { procedureIn } from '#law/editions.ts'
import { Denied } from '#server/denied.ts'
import type { Standing } from './cases.sql.ts'
import { dueOf, wakeOf } from './clocks.ts'
import { ownersOf } from './seats.ts'
import { currentClock } from './steps.ts'
import type { Actor, CaseState } from './state.ts'

/** The platform acting by itself: its clock, and what follows from a side case. */
export const platformActor: Actor = {
  officerId: null,
  officerName: '系统',
  postId: null,
  organisationId: null,
  organisationName: '榕数',
  role: thePlatform,
  isProved: true,
}

/** Whoever acts without signing in; who they are stands in the form they filled. */
export const publicActor: Actor = {
  officerId: null,
  officerName: '社会公众',
  postId: null,
  organisationId: null,
  organisationName: '',
  role: anyone,
}

/** The procedure of a case in the edition it was opened under, or as it is now where none is told; denied when there is none of that name. */
export function procedureOf(kase: Pick<CaseState, 'procedure'> & Partial<Pick<CaseState, 'edition'>>): Procedure {
  const procedure = procedureIn(kase.procedure, kase.edition)
  if (!procedure)
    throw new Denied(404, { code: 'no-procedure', message: { zh: '没有这种事项', en: 'There is no such procedure' }, basis: '§8.4' })
  return procedure
}

/** What stands beside the state: owner, due day, and when the platform wakes the case. */
export function standingOf(procedure: Procedure, kase: CaseState): Standing {
  const [owner, ...others] = ownersOf(procedure, kase)
  const due = dueOf(currentClock(procedure, kase))
  return {
    ownerRole: owner?.role ?? null,
    ownerId: owner?.organisationId ?? null,
    alsoOwners: others.map((o) => (o.organisationId ? `${o.role}:${o.organisationId}` : o.role)),
    dueOn: due?.on ?? null,
    isProvisional: due?.isProvisional ?? false,
    wakeAt: wakeOf(kase.clocks, kase.step),
  }
}
