import { civilDate } from '#contract/working-days.ts'
import { deregistrationGrounds } from '#law/forms/changes.ts'
import { recordAudits } from '#server/audit/audit.sql.ts'
import { asSystem } from '#server/db/transaction.ts'
import { type NewNote, sendNotes } from '#server/notes/notes.sql.ts'
import { findOffices } from '#server/parties/offices.sql.ts'
import type { Platform } from '#server/platform.ts'
import { fall } from './falling.ts'
import { fallenNotes } from './fallen-notes.ts'
import { holdBarred, type Standing } from './falling.sql.ts'

/**
 * Deregisters what was found to be core data: the certificate falls on the ground the law gives, in public without saying more, its holder,
 * the registrar, the bureau and whoever operates or uses it are told (choice:core-data). Answers how many fell.
 */
export async function endBarred(platform: Pick<Platform, 'db' | 'clock'>): Promise<number> {
  const at = platform.clock.now()
  return asSystem(platform.db, async (tx) => {
    const barred = await holdBarred(tx)
    if (barred.length === 0) return 0
    const offices = await findOffices(tx, ['registrar', 'data-bureau'])
    for (const each of barred) {
      await fall(tx, [each], { how: 'deregistered', ground: 'by-law', reason: deregistrationGrounds['by-law'].zh, caseId: null, at })
      const notes = await fallenNotes(tx, 'deregistered', each, { href: `/desk/assets/${each.assetId}`, today: civilDate(at) })
      await sendNotes(tx, [...notes, ...officeNotes(each, offices)], at)
    }
    await recordAudits(
      tx,
      barred.map(({ assetId, holderId, number }) => ({
        officerId: null,
        organisationId: null,
        role: 'system',
        action: 'bar-certificate',
        objectKind: 'asset',
        objectId: assetId,
        outcome: 'done',
        detail: { number },
        holderId,
      })),
      at,
    )
    return barred.length
  })
}

function officeNotes({ assetId, number, name }: Standing, offices: readonly string[]): NewNote[] {
  const words = {
    zh: `“${name}”被认定为核心数据，登记凭证 ${number} 已随之注销；请督促持有单位移出平台`,
    en: `“${name}” was found to be core data; certificate ${number} is deregistered with it. See that its holder takes it off the platform`,
  }
  return offices.map((organisationId) => ({
    organisationId,
    kind: 'core-barred',
    subject: number,
    words,
    basis: 'choice:core-data',
    href: `/desk/assets/${assetId}`,
  }))
}
