import { noteFailure } from '#server/cases/failures.ts'
import { platformActor } from '#server/cases/known.ts'
import { asSystem } from '#server/db/transaction.ts'
import { momentOf } from '#server/jobs/clock.ts'
import { sendNotes } from '#server/notes/notes.sql.ts'
import type { Platform } from '#server/platform.ts'
import { findUnmandated } from './unmandated.sql.ts'

/**
 * Ends requests for use that nobody can grant any more, since the mandate of their operator has ended, and tells operator, holder and
 * developer (§5.2); answers how many.
 */
export async function endUnmandated(platform: Pick<Platform, 'db' | 'clock' | 'desk' | 'log'>): Promise<number> {
  const { at, today } = momentOf(platform.clock)
  const found = await asSystem(platform.db, findUnmandated)
  // Each in a transaction of its own, as the cases about assets that outlived their ground are; one that fails holds up no other.
  for (const { caseId, number, title, operatorId, operatorName, sides } of found) {
    const why = { zh: `${operatorName}对“${title}”已没有运营权限`, en: `${operatorName} has no mandate over “${title}” any more` }
    await asSystem(platform.db, async (tx) => {
      await platform.desk.act(tx, {
        caseId,
        act: 'overtake',
        version: null,
        key: `unmandated:${operatorId}`,
        reason: why.zh,
        asked: { ending: 'unmandated' },
        actor: platformActor,
        at,
        today,
        requestId: '',
        address: '',
      })
      await sendNotes(
        tx,
        sides.map((organisationId) => ({
          organisationId,
          kind: 'case-outlived',
          subject: caseId,
          words: {
            zh: `数据使用需求（${number}）已终止：${why.zh}，不必再办`,
            en: `The request for use (${number}) has ended: ${why.en}. Nothing is left to do`,
          },
          basis: '§5.2',
          href: `/desk/cases/${caseId}`,
        })),
        at,
      )
    }).catch((failure: unknown) => noteFailure(platform, caseId, 'overtake', failure))
  }
  return found.length
}
