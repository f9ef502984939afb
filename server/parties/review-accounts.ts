import { choices } from '#law/choices.ts'
import { thePlatform } from '#law/parties.ts'
import { type AuditLine, recordAudits } from '#server/audit/audit.sql.ts'
import { asSystem, type Tx } from '#server/db/transaction.ts'
import { type Moment, momentOf } from '#server/jobs/clock.ts'
import { type NewNote, sendNotes } from '#server/notes/notes.sql.ts'
import type { Platform } from '#server/platform.ts'
import { byThePlatform, takeSteps } from './account-states.sql.ts'
import { tellOfClosed } from './ended.ts'
import { closeEnded } from './ended.sql.ts'
import { grantNotes } from './grant-notes.ts'
import { endGrants, lockToSuspend, type NewlyIdle, reviewIdle } from './idle.sql.ts'
import { findOwnPosts } from './left-posts.sql.ts'
import { tellOfLeaving } from './left-posts.ts'
import { cityDay, realTime } from './session-life.ts'

const days = { dormant: choices['dormant-accounts'].value, suspension: choices['dormant-suspension'].value }

/** What one review did. */
export type Reviewed = { readonly closed: number; readonly ended: number; readonly found: number; readonly suspended: number }

/**
 * Closes organisations that ended and whose last day has passed (choice:organisation-end), ends grants whose day has passed, finds dormant
 * and orphaned accounts and tells their organisations, and suspends those that stayed dormant (choice:dormant-accounts); the demonstration
 * suspends nobody.
 */
export async function reviewAccounts({ db, clock, config }: Pick<Platform, 'db' | 'clock' | 'config'>): Promise<Reviewed> {
  const moment = momentOf(clock)
  const { at, today } = moment
  const realAt = realTime(clock, at)
  return asSystem(db, async (tx) => {
    const closed = await closeEnded(tx, today, at)
    await tellOfClosed(tx, closed, at)
    const ended = await endGrants(tx, today, at)
    const found = await reviewIdle(tx, realAt, today, days)
    await sendNotes(tx, [...found.flatMap(notesOf), ...grantNotes(ended, at, 'over')], at)
    const suspended = config.isDemonstration ? [] : await suspendDormant(tx, realAt, moment)
    await recordAudits(
      tx,
      [
        ...closed.map(({ id, name, untilOn }) => lineOf('close-organisation', 'organisation', id, { name, untilOn })),
        ...ended.map((post) =>
          lineOf('end-grant', 'post', post.id, { officer: post.officerId, organisation: post.organisationId, role: post.role }),
        ),
        ...found.map((each) => lineOf('find-idle', 'officer', each.officerId, { why: each.why })),
        ...suspended.map(({ id, since }) => lineOf('suspend-account', 'officer', id, { why: 'dormant', since: since.toISOString() })),
      ],
      at,
    )
    return { closed: closed.length, ended: ended.length, found: found.length, suspended: suspended.length }
  })
}

/** Reviews the accounts with every job of that name, and once at the start. */
export async function workOnAccounts(platform: Platform): Promise<void> {
  await platform.jobs.work('review-accounts', { atOnce: 1 }, async () => {
    await reviewAccounts(platform)
  })
  await platform.jobs.kick('review-accounts')
}

async function suspendDormant(tx: Tx, realAt: Date, when: Moment): Promise<{ id: string; since: Date }[]> {
  const due = await lockToSuspend(tx, realAt)
  const left = await findOwnPosts(
    tx,
    due.map(({ id }) => id),
    when.today,
  )
  for (const [since, of] of Object.entries(Object.groupBy(due, (each) => cityDay.format(each.since)))) {
    await takeSteps(
      tx,
      of!.map((each) => each.id),
      {
        state: 'suspended',
        reason: `自${since}起没有登录，满${days.dormant}天列入休眠，又过${days.suspension}天仍未登录，自动停用`,
        by: byThePlatform,
        at: when.at,
      },
    )
  }
  await tellOfLeaving(tx, left, 'dormant', when)
  return due
}

/** Tells the organisations of a dormant account when it will be suspended. */
function notesOf({ officerId, officerName, why, suspendsAt, organisationIds }: NewlyIdle): NewNote[] {
  if (why !== 'dormant' || !suspendsAt) return []
  const day = cityDay.format(suspendsAt)
  const words = {
    zh: `${officerName}的账号已${days.dormant}天没有登录，${day}前仍不登录的自动停用`,
    en: `The account of ${officerName} was not used for ${days.dormant} days and is suspended unless used before ${day}`,
  }
  return organisationIds.map((organisationId) => ({
    organisationId,
    kind: 'dormant-account',
    subject: `${officerId}:${day}`,
    words,
    basis: 'choice:dormant-accounts',
    href: '/desk/organisations',
  }))
}

const lineOf = (
  action: AuditLine['action'],
  objectKind: AuditLine['objectKind'],
  objectId: string,
  detail: AuditLine['detail'],
): AuditLine => ({ officerId: null, organisationId: null, role: thePlatform, action, objectKind, objectId, outcome: 'done', detail })
