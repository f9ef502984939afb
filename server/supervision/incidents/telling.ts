import { type IncidentFacts, incidentLevels, watchersOf } from '#law/incidents.ts'
import type { Party } from '#law/parties.ts'
import type { Basis } from '#law/procedure.ts'
import type { Tx } from '#server/db/transaction.ts'
import { sendNotes } from '#server/notes/notes.sql.ts'
import { findOffices } from '#server/parties/offices.sql.ts'

/** An incident as others are told of it. */
export type Telling = IncidentFacts & { readonly caseId: string; readonly title: string; readonly operatorName: string }

/**
 * Tells of an incident whom the guideline and the kind of incident have told, each once for a level, so that one that is raised is told
 * anew: the Centre and the bureau of every one, the cyberspace office and the police by `watchersOf` (§7.5, choice:incident-told).
 */
export async function tellOf(tx: Tx, incident: Telling, at: Date): Promise<void> {
  const level = incidentLevels[incident.level]
  const words = {
    zh: `${incident.operatorName}报告安全事件（${level.zh}）：${incident.title}`,
    en: `${incident.operatorName} reports an incident (${level.en}): ${incident.title}`,
  }
  const tell = async (roles: readonly Party[], basis: Basis) => {
    const offices = await findOffices(tx, roles)
    await sendNotes(
      tx,
      offices.map((organisationId) => ({
        organisationId,
        kind: 'incident',
        subject: `${incident.caseId}:${incident.level}`,
        words,
        basis,
        href: `/desk/incidents/${incident.caseId}`,
      })),
      at,
    )
  }
  await tell(['registrar', 'data-bureau'], '§7.5')
  await tell(watchersOf(incident), 'choice:incident-told')
}
