import { civilDate } from '#contract/working-days.ts'
import { complianceParts } from '#law/operators.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import { asSystem } from '#server/db/transaction.ts'
import { type NewNote, sendNotes } from '#server/notes/notes.sql.ts'
import type { Platform } from '#server/platform.ts'
import { stagesOn } from '#server/registration/paper-terms.ts'
import { type EndingRecord, findEndingRecords } from './compliance.sql.ts'

/** The reminder of one part of a compliance file. Pure. */
function noteOf({ id, operatorId, part, expiresOn, stage }: EndingRecord): NewNote {
  const { zh, en } = complianceParts[part]
  const words =
    stage === 'over'
      ? {
          zh: `合规档案的“${zh}”已于${expiresOn}过期，补齐之前不得运营`,
          en: `${en} of the compliance file expired on ${expiresOn}; nothing is operated before it is renewed`,
        }
      : {
          zh: `合规档案的“${zh}”将于${expiresOn}到期，请及时更新`,
          en: `${en} of the compliance file ends on ${expiresOn}; renew it in time`,
        }
  return {
    organisationId: operatorId,
    kind: 'compliance-ends',
    subject: `${id}:${stage}`,
    words,
    basis: 'choice:compliance-file',
    href: `/desk/operators/${operatorId}`,
  }
}

/** Reminds operators of parts of their compliance files that end or have ended (choice:compliance-file, choice:paper-reminders). Answers how many. */
export async function remindOfCompliance({ db, clock }: Pick<Platform, 'db' | 'clock'>): Promise<number> {
  const at = clock.now()
  const today = civilDate(at)
  return asSystem(db, async (tx) => {
    const sent = await sendNotes(tx, (await findEndingRecords(tx, stagesOn(today))).map(noteOf), at)
    if (sent > 0)
      await recordAudit(
        tx,
        {
          officerId: null,
          organisationId: null,
          role: 'system',
          action: 'remind-papers',
          objectKind: 'notes',
          objectId: today,
          outcome: 'done',
          detail: { sent, what: 'compliance' },
        },
        at,
      )
    return sent
  })
}
