import { randomUUID } from 'node:crypto'
import { sectorListRoutes } from '#contract/sector-lists.ts'
import { daysAfter } from '#contract/working-days.ts'
import type { AuditAction } from '#law/audit.ts'
import { choices } from '#law/choices.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import { holdStep } from '#server/cases/subject.sql.ts'
import type { Tx } from '#server/db/transaction.ts'
import { Denied, invalid, notFound } from '#server/denied.ts'
import { type Ask, handle, type Handling } from '#server/http/ask.ts'
import { fromCursor, toPage } from '#server/http/pages.ts'
import { announce } from '#server/jobs/live.ts'
import type { Platform } from '#server/platform.ts'
import { auditLine } from '#server/audit/noting.ts'
import { answerComment, findComment, insertDemand, listComments, listDemands } from './comments.sql.ts'
import { newSecret } from './contributing.ts'
import { addEntries, findEntry, listCandidates, removeEntry } from './entries.sql.ts'
import { endInvitation, findInvitation, insertInvitation, listInvitations } from './invitations.sql.ts'
import { findList, type ListRow, lockList } from './lists.sql.ts'
import { whyNotEdit } from './standing.ts'

/** What the authority does to its list: entries, demand, invitations, answers. */
export function listMaking(platform: Platform): Handling[] {
  return [...entries(), ...invitations(platform), ...comments()]
}

/** Holds a list of the visitor's own that is in the making; 404 when it is none of theirs, refused once it is settled. */
async function holdList(tx: Tx, ask: Ask, id: string): Promise<ListRow> {
  return holdAt(tx, ask, id, null)
}

/** The same for what is on the list: while a second officer checks it, it stays as they see it. */
async function holdEntries(tx: Tx, ask: Ask, id: string): Promise<ListRow> {
  const list = await requireList(tx, id)
  // The case first, as the desk holds them.
  return holdAt(tx, ask, id, await holdStep(tx, list.case_id))
}

async function holdAt(tx: Tx, ask: Ask, id: string, step: string | null): Promise<ListRow> {
  const list = await lockList(tx, id)
  if (!list || list.authority_id !== ask.visitor.organisationId) throw notFound()
  const problem = whyNotEdit(list, step)
  if (problem) throw new Denied(409, problem)
  return list
}

async function noted(tx: Tx, ask: Ask, list: ListRow, action: AuditAction, detail: Record<string, unknown>): Promise<void> {
  await recordAudit(tx, auditLine(ask, action, { kind: 'sector-list', id: list.id, holderId: list.authority_id }, detail), ask.now)
  await announce(tx, { kind: 'list', id: list.id })
}

async function requireList(tx: Tx, id: string): Promise<ListRow> {
  const list = await findList(tx, id)
  if (!list) throw notFound()
  return list
}

function entries(): Handling[] {
  return [
    handle(sectorListRoutes.listCandidates, (ask, { params, query }) =>
      ask.transaction(async (tx) => {
        const list = await requireList(tx, params.id)
        if (list.authority_id !== ask.visitor.organisationId) throw notFound()
        const { rows, counted } = await listCandidates(tx, list, query, {
          limit: query.limit + 1,
          after: fromCursor(query.cursor, ['instant', 'uuid']),
        })
        return toPage(rows, query.limit, counted, (c) => [c.cataloguedAt, c.assetId])
      }),
    ),
    handle(sectorListRoutes.addEntries, (ask, { params, body }) =>
      ask.transaction(async (tx) => {
        const list = await holdEntries(tx, ask, params.id)
        const added = await addEntries(tx, list, body, ask.visitor.officerName, ask.now)
        if ('assetIds' in body && added < new Set(body.assetIds).size)
          throw new Denied(409, {
            code: 'not-listable',
            message: {
              zh: '所选资产中有的不属于本行业、不在目录中，或已认定为核心数据，一项也没有选入',
              en: 'Some of these are not of the sector, not in the catalogue, or core data; none was taken',
            },
            basis: '§3.1',
            remedy: { zh: '从“可选入的资产”中选择', en: 'Choose among the candidates' },
          })
        await noted(tx, ask, list, 'add-entries', { added })
        return { added }
      }),
    ),
    handle(sectorListRoutes.removeEntry, (ask, { params, body }) =>
      ask.transaction(async (tx) => {
        const list = await holdEntries(tx, ask, params.id)
        if (!(await removeEntry(tx, list.id, body.assetId, body.reason, ask.now))) throw notFound()
        await noted(tx, ask, list, 'remove-entry', { asset: body.assetId, reason: body.reason })
        return { done: true as const }
      }),
    ),
    handle(sectorListRoutes.noteDemand, (ask, { params, body }) =>
      ask.transaction(async (tx) => {
        const list = await holdEntries(tx, ask, params.id)
        if (!(await findEntry(tx, list.id, body.assetId))) throw notFound()
        await insertDemand(tx, { listId: list.id, ...body, by: { id: ask.visitor.officerId, name: ask.visitor.officerName }, at: ask.now })
        await addEntries(tx, list, { assetIds: [body.assetId] }, ask.visitor.officerName, ask.now)
        await noted(tx, ask, list, 'note-demand', { asset: body.assetId, strength: body.strength })
        return (await findEntry(tx, list.id, body.assetId))!
      }),
    ),
    handle(sectorListRoutes.listDemands, (ask, { params, query }) =>
      ask.transaction(async (tx) => {
        await requireList(tx, params.id)
        const { rows, counted } = await listDemands(tx, params.id, query, {
          limit: query.limit + 1,
          after: fromCursor(query.cursor, ['instant', 'uuid']),
        })
        return toPage(rows, query.limit, counted, (d) => [d.notedAt, d.id])
      }),
    ),
  ]
}

/** Contributors are invited by a link that counts until a day. */
function invitations({ config }: Pick<Platform, 'config'>): Handling[] {
  return [
    handle(sectorListRoutes.listInvitations, (ask, { params, query }) =>
      ask.transaction(async (tx) => {
        await requireList(tx, params.id)
        const { rows, counted } = await listInvitations(tx, params.id, ask.today, {
          limit: query.limit + 1,
          after: fromCursor(query.cursor, ['instant', 'uuid']),
        })
        return toPage(rows, query.limit, counted, (i) => [i.madeAt, i.id])
      }),
    ),
    handle(sectorListRoutes.invite, (ask, { params, body }) =>
      ask.transaction(async (tx) => {
        const list = await holdList(tx, ask, params.id)
        const latest = daysAfter(ask.today, choices['contributor-link'].value)
        if (body.untilOn < ask.today || body.untilOn > latest)
          throw invalid([{ field: 'untilOn', message: { zh: `期限应在今天至${latest}之间`, en: `Between today and ${latest}` } }])
        const { secret, digest } = newSecret()
        const id = randomUUID()
        await insertInvitation(tx, {
          id,
          listId: list.id,
          ...body,
          tokenDigest: digest,
          by: ask.visitor.officerId,
          byName: ask.visitor.officerName,
          at: ask.now,
        })
        await noted(tx, ask, list, 'invite', { invitation: id, kind: body.kind, invitee: body.invitee, untilOn: body.untilOn })
        return { ...(await findInvitation(tx, list.id, id, ask.today))!, link: `${config.publicUrl}/contribute/${secret}` }
      }),
    ),
    handle(sectorListRoutes.endInvitation, (ask, { params }) =>
      ask.transaction(async (tx) => {
        const list = await holdList(tx, ask, params.id)
        if (!(await findInvitation(tx, list.id, params.invitation, ask.today))) throw notFound()
        await endInvitation(tx, list.id, params.invitation, ask.visitor.officerId, ask.now)
        await noted(tx, ask, list, 'end-invitation', { invitation: params.invitation })
        return (await findInvitation(tx, list.id, params.invitation, ask.today))!
      }),
    ),
  ]
}

/** What contributors say is read and answered once. */
function comments(): Handling[] {
  return [
    handle(sectorListRoutes.listComments, (ask, { params, query }) =>
      ask.transaction(async (tx) => {
        await requireList(tx, params.id)
        const { rows, counted } = await listComments(tx, params.id, query, {
          limit: query.limit + 1,
          after: fromCursor(query.cursor, ['instant', 'uuid']),
        })
        return toPage(rows, query.limit, counted, (c) => [c.at, c.id])
      }),
    ),
    handle(sectorListRoutes.answerComment, (ask, { params, body }) =>
      ask.transaction(async (tx) => {
        const list = await holdList(tx, ask, params.id)
        if (!(await findComment(tx, list.id, params.comment))) throw notFound()
        const isFirst = await answerComment(
          tx,
          list.id,
          params.comment,
          body.answer,
          { id: ask.visitor.officerId, name: ask.visitor.officerName },
          ask.now,
        )
        if (!isFirst)
          throw new Denied(409, {
            code: 'answered',
            message: { zh: '这条意见已经答复过', en: 'This comment was answered already' },
            remedy: { zh: '刷新页面，查看已有的答复', en: 'Reload, and read the answer' },
            basis: 'choice:contributor-link',
          })
        await noted(tx, ask, list, 'answer-comment', { comment: params.comment })
        return (await findComment(tx, list.id, params.comment))!
      }),
    ),
  ]
}
