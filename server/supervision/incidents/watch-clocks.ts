import { choices } from '#law/choices.ts'
import { incidentClocks } from '#law/incidents.ts'
import { asSystem } from '#server/db/transaction.ts'
import { type NewNote, sendNotes } from '#server/notes/notes.sql.ts'
import { findOffices } from '#server/parties/offices.sql.ts'
import type { Platform } from '#server/platform.ts'
import { findClocksToTell } from './incidents.sql.ts'

/**
 * Tells the operator of clocks that will run out soon, and operator and Centre of those that have (choice:incident-warning). Answers how
 * many notes were new.
 */
export async function watchIncidents({ db, clock }: Pick<Platform, 'db' | 'clock'>): Promise<number> {
  const at = clock.now()
  return asSystem(db, async (tx) => {
    const found = await findClocksToTell(tx, new Date(at.getTime() + choices['incident-warning'].value * 60_000), at)
    if (found.length === 0) return 0
    const centres = await findOffices(tx, ['registrar'])
    const notes = found.flatMap(({ caseId, operatorId, title, clock: name, isLate }): NewNote[] => {
      const what = incidentClocks[name].title
      const words = isLate
        ? { zh: `${title}：${what.zh}的时限已过`, en: `${title}: the time is over: ${what.en}` }
        : { zh: `${title}：${what.zh}的时限将满`, en: `${title}: soon due: ${what.en}` }
      return [operatorId, ...(isLate ? centres : [])].map((organisationId) => ({
        organisationId,
        kind: 'incident-clock',
        subject: `${caseId}:${name}:${isLate ? 'late' : 'soon'}`,
        words,
        basis: `choice:${incidentClocks[name].choice}`,
        href: `/desk/incidents/${caseId}`,
      }))
    })
    return sendNotes(tx, notes, at)
  })
}
