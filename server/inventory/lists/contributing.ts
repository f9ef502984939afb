import { createHash, randomBytes } from 'node:crypto'
import { type Discussion, sectorListRoutes } from '#contract/sector-lists.ts'
import { textOf } from '#contract/text-of.ts'
import type { AuditAction } from '#law/audit.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import { findStep, holdStep } from '#server/cases/subject.sql.ts'
import { asSystem, type Tx } from '#server/db/transaction.ts'
import { Denied, invalid } from '#server/denied.ts'
import { fromCursor, toCursor } from '#server/http/pages.ts'
import type { Ask } from '#server/http/ask.ts'
import type { Platform } from '#server/platform.ts'
import { commentsOf, insertComment } from './comments.sql.ts'
import { findEntry, listEntries } from './entries.sql.ts'
import { findByKey, findByToken, type Place, takeInvitation } from './invitations.sql.ts'
import { findList } from './lists.sql.ts'
import { whyNotComment } from './standing.ts'

/** A moment and an address, as every request brings them. */
export type Moment = Pick<Ask, 'now' | 'today' | 'requestId' | 'address'>
const stretch = 50
/** How long a name, an organisation and a comment may be, through whichever door they come. */
const shapes = { ...sectorListRoutes.useInvitation.body.shape, ...sectorListRoutes.addComment.body.shape }
const most = { person: shapes.person.maxLength, organisation: shapes.organisation.maxLength, body: shapes.body.maxLength }
/** How much one contributor may say of one list. */
const mostComments = 100

/** A secret nobody can guess, and the digest by which it is known again. */
export function newSecret(): { secret: string; digest: Buffer } {
  const secret = randomBytes(24).toString('base64url')
  return { secret, digest: digestOf(secret) }
}

/** The digest under which a token or key is kept. */
export function digestOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}

const noPlace = () =>
  new Denied(404, {
    code: 'no-invitation',
    message: {
      zh: '链接无效：已启用过、已收回、已过期，或讨论已经结束',
      en: 'This link opens nothing: it was used, taken back or has run out, or the discussion is over',
    },
    basis: 'choice:contributor-link',
    remedy: { zh: '请向邀请您的行业主管部门重新索取链接', en: 'Ask the sector authority that invited you for a new link' },
  })

/** The list a link would open, without using it; null when it opens none. */
export function lookAtLink(platform: Pick<Platform, 'db'>, token: string, today: string): Promise<Place | null> {
  return asSystem(platform.db, (tx) => findByToken(tx, digestOf(token), today))
}

/** Uses a link, once, by real name; answers with the key that opens the discussion from now on (§3.4). */
export async function enterDiscussion(
  platform: Pick<Platform, 'db'>,
  moment: Moment,
  given: { token: string; person: string; organisation: string },
): Promise<Place & { key: string }> {
  const [person, organisation] = [given.person.trim(), given.organisation.trim()]
  const wrong = (['person', 'organisation'] as const).filter((field) => {
    const said = { person, organisation }[field]
    return [...said].length < 2 || !shapes[field].safeParse(said).success
  })
  if (wrong.length > 0)
    throw invalid(
      wrong.map((field) => ({
        field,
        message: {
          zh: `请填写真实姓名（${most.person}字以内）和单位全称（${most.organisation}字以内），不含看不见的控制符`,
          en: `Give your real name (${most.person} characters at most) and the full name of your organisation (${most.organisation}), without unseen signs`,
        },
      })),
    )
  const { secret, digest } = newSecret()
  return asSystem(platform.db, async (tx) => {
    const place = await takeInvitation(tx, digestOf(given.token), {
      keyDigest: digest,
      person,
      organisation,
      at: moment.now,
      today: moment.today,
    })
    if (!place) throw noPlace()
    await note(tx, moment, place, 'use-invitation', { person, organisation })
    return { ...place, key: secret }
  })
}

/** The list under discussion as a contributor sees it, a stretch at a time, with what they said themselves. */
export function readDiscussion(
  platform: Pick<Platform, 'db'>,
  moment: Moment,
  given: { key: string; cursor?: string | undefined },
): Promise<Discussion> {
  return asSystem(platform.db, async (tx) => {
    const place = await findByKey(tx, digestOf(given.key), moment.today)
    const list = place && (await findList(tx, place.listId))
    if (!place || !list) throw noPlace()
    const rows = await listEntries(tx, list.id, {}, { limit: stretch + 1, after: fromCursor(given.cursor, ['number', 'uuid']) })
    const last = rows.length > stretch ? rows[stretch - 1] : undefined
    return {
      title: list.title,
      sector: list.sector,
      authorityName: list.authority_name,
      scope: textOf(list.plan['scope']),
      focus: textOf(list.plan['focus']),
      untilOn: place.untilOn,
      person: place.person,
      organisation: place.organisation,
      mayComment: whyNotComment(await findStep(tx, list.case_id)) === null,
      entries: rows.slice(0, stretch).map(({ assetId, name, holderName, summary }) => ({ assetId, name, holderName, summary })),
      next: last ? toCursor([last.score, last.assetId]) : null,
      comments: (await commentsOf(tx, place.invitationId)).map(({ id, assetName, body, at, answer }) => ({
        id,
        assetName,
        body,
        at,
        answer,
      })),
    }
  })
}

/** Keeps a comment of a contributor, by name and organisation, on the list or an asset of it. */
export function comment(
  platform: Pick<Platform, 'db'>,
  moment: Moment,
  given: { key: string; assetId: string | null; body: string; sendKey: string },
): Promise<{ id: string; at: string }> {
  return asSystem(platform.db, async (tx) => {
    const place = await findByKey(tx, digestOf(given.key), moment.today)
    const list = place && (await findList(tx, place.listId))
    if (!place || !list) throw noPlace()
    const problem = whyNotComment(await holdStep(tx, list.case_id))
    if (problem) throw new Denied(409, problem)
    if ([...given.body.trim()].length < 5)
      throw invalid([{ field: 'body', message: { zh: '意见至少5个字', en: 'A comment has five characters at least' } }])
    if (!shapes.body.safeParse(given.body).success)
      throw invalid([
        {
          field: 'body',
          message: {
            zh: `意见不超过${most.body}字，不含看不见的控制符`,
            en: `A comment has ${most.body} characters at most, and no unseen signs`,
          },
        },
      ])
    if (given.assetId && !(await findEntry(tx, list.id, given.assetId)))
      throw invalid([{ field: 'assetId', message: { zh: '清单中没有这项资产', en: 'The list has no such asset' } }])
    const kept = await insertComment(tx, {
      listId: list.id,
      assetId: given.assetId,
      invitationId: place.invitationId,
      person: place.person,
      organisation: place.organisation,
      body: given.body.trim(),
      at: moment.now,
      key: given.sendKey,
      most: mostComments,
    })
    if (!kept)
      throw new Denied(429, {
        code: 'enough-said',
        message: { zh: `每位参与者最多提出${mostComments}条意见`, en: `A contributor makes ${mostComments} comments at most` },
        basis: 'choice:contributor-link',
      })
    await note(tx, moment, place, 'comment-list', { comment: kept.id, person: place.person })
    return { id: kept.id, at: kept.at.toISOString() }
  })
}

async function note(tx: Tx, moment: Moment, place: Place, action: AuditAction, detail: Record<string, unknown>): Promise<void> {
  await recordAudit(
    tx,
    {
      officerId: null,
      organisationId: null,
      role: 'public',
      action,
      objectKind: 'sector-list',
      objectId: place.listId,
      outcome: 'done',
      detail: { ...detail, invitation: place.invitationId },
      holderId: place.authorityId,
      requestId: moment.requestId,
      address: moment.address,
    },
    moment.now,
  )
}
