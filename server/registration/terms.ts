import { civilDate, daysBetween } from '#contract/working-days.ts'
import { choices } from '#law/choices.ts'
import { several } from '#law/words.ts'
import { recordAudits } from '#server/audit/audit.sql.ts'
import { asSystem } from '#server/db/transaction.ts'
import { announce } from '#server/jobs/live.ts'
import { type NewNote, sendNotes } from '#server/notes/notes.sql.ts'
import type { Platform } from '#server/platform.ts'
import { termOver } from './certificate-status.sql.ts'
import { type Ending, endingKind, findConcerned, findEnding, holdExpired } from './falling.sql.ts'
import { remindMemos } from './memo.sql.ts'
import { endOutlived } from './outliving.ts'
import { stagesBefore } from './paper-terms.ts'
import { whyNotPastRights } from './rights.ts'
import { fall } from './falling.ts'
import { expiredNotes } from './fallen-notes.ts'

/**
 * What the clock does about terms: certificates that are over fall, open cases that lost their ground end, and holders are told of them
 * and of memoranda that are due. Answers how many fell and are due.
 */
export async function watchTerms(platform: Pick<Platform, 'db' | 'clock' | 'desk' | 'log'>): Promise<{ expired: number; due: number }> {
  const at = platform.clock.now()
  const watched = await expire(platform, at)
  await endOutlived(platform)
  return watched
}

async function expire(platform: Pick<Platform, 'db'>, at: Date): Promise<{ expired: number; due: number }> {
  return asSystem(platform.db, async (tx) => {
    const today = civilDate(at)
    const expired = await holdExpired(tx, today)
    await fall(tx, expired, { how: 'expired', ...termOver, caseId: null, at })
    await recordAudits(
      tx,
      expired.map(({ assetId, holderId, number }) => ({
        officerId: null,
        organisationId: null,
        role: 'system',
        action: 'expire-certificate',
        objectKind: 'asset',
        objectId: assetId,
        outcome: 'done',
        detail: { number },
        holderId,
      })),
      at,
    )
    const concerned = Map.groupBy(
      await findConcerned(
        tx,
        expired.map(({ assetId }) => assetId),
        today,
      ),
      ({ assetId }) => assetId,
    )
    await sendNotes(
      tx,
      expired.flatMap((each) => expiredNotes(each, concerned.get(each.assetId) ?? [], today)),
      at,
    )
    const due = await remindMemos(tx, today, at)
    await sendNotes(
      tx,
      due.map(({ assetId, holderId, name, reviewOn }) => ({
        organisationId: holderId,
        kind: 'memo-due',
        subject: `${assetId} ${reviewOn}`,
        words: {
          zh: `备查簿“${name}”到了复核日期（${reviewOn}），请复核`,
          en: `“${name}” in the memorandum register is due for review (${reviewOn})`,
        },
        basis: 'choice:memo-review',
        href: '/desk/memos?state=due',
      })),
      at,
    )
    await recordAudits(
      tx,
      due.map(({ assetId, holderId, reviewOn }) => ({
        officerId: null,
        organisationId: null,
        role: 'system',
        action: 'remind-memo',
        objectKind: 'asset',
        objectId: assetId,
        outcome: 'done',
        detail: { reviewOn },
        holderId,
      })),
      at,
    )
    for (const { assetId } of due) await announce(tx, { kind: 'asset', id: assetId })
    return { expired: expired.length, due: due.length }
  })
}

/** How many days before its end a holder is told, the earliest first. */
const stages = choices['expiry-reminders'].value.split(',').map(Number)

/** Tells holders of certificates that end soon, once for each of the days before (choice:expiry-reminders); answers how many were told now. */
export async function remindOfTerms(platform: Pick<Platform, 'db' | 'clock'>): Promise<number> {
  const at = platform.clock.now()
  const today = civilDate(at)
  return asSystem(platform.db, async (tx) =>
    sendNotes(
      tx,
      (await findEnding(tx, stagesBefore(today, stages), 5000)).map((ending) => endingNote(ending, today)),
      at,
    ),
  )
}

function endingNote({ assetId, holderId, number, name, validUntil, stage, rightsUntil }: Ending, today: string): NewNote {
  const left = daysBetween(today, validUntil)
  const past = whyNotPastRights({ rightsUntil }, validUntil)
  const todo = past
    ? { zh: `；${past.zh}；${past.remedy?.zh}`, en: `. ${past.en}. ${past.remedy?.en}` }
    : { zh: '，请申请续展', en: '; apply for its renewal' }
  return {
    organisationId: holderId,
    kind: endingKind,
    subject: `${number}:${stage}`,
    words: {
      zh: `“${name}”的登记凭证 ${number} 有效期至${validUntil}，还有${left}日${todo.zh}`,
      en: `Certificate ${number} of “${name}” is valid until ${validUntil}, ${several(left, 'day')} more${todo.en}`,
    },
    basis: 'choice:expiry-reminders',
    href: `/desk/assets/${assetId}`,
  }
}
