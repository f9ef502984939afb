import { randomUUID } from 'node:crypto'
import type { RequestKind } from '#law/account-states.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import type { Tx } from '#server/db/transaction.ts'
import { Denied, invalid, notFound } from '#server/denied.ts'
import type { Ask } from '#server/http/ask.ts'
import { sendNotes } from '#server/notes/notes.sql.ts'
import { lockState, takeStep } from './account-states.sql.ts'
import { recordEnd } from './ended.ts'
import { handOver } from './handing-over.ts'
import { findOwnPosts, settleUnmanned } from './left-posts.sql.ts'
import { tellOfReturn } from './left-posts.ts'
import { addPost, findPost } from './posts.sql.ts'
import { closeRequest, insertRequest, lockRequest, type RequestRow } from './requests.sql.ts'
import { grantNotes } from './grant-notes.ts'
import { basisOf, settleRequests, tellDeciders } from './request-notes.ts'
import { lineOf } from './session.routes.ts'

const basis = 'choice:account-approval'

/** Who asks, as what is kept names them; not found for whoever has not signed in. */
export function whoAsks({ visitor }: Ask): { readonly id: string; readonly name: string } {
  if (!visitor.officerId) throw notFound()
  return { id: visitor.officerId, name: visitor.officerName }
}

/** The reason that was given, without the space around it; refused at its field when it says nothing. */
export function reasonOf({ reason }: { readonly reason: string }, basis: string): string {
  if (reason.trim().length < 2)
    throw invalid([{ field: 'reason', message: { zh: '请写明事由，至少2个字', en: 'State the reason, 2 characters at least' } }], basis)
  return reason.trim()
}

type Asked = {
  readonly kind: RequestKind
  readonly officerId: string | null
  readonly organisationId?: string
  readonly role?: string
  readonly title?: string
  readonly untilOn?: string
  readonly endedOn?: string
  readonly successorId?: string | null
  readonly standsFor?: string
  readonly reason: string
}

/** Whom or which organisation a request is about, as the log keeps it. */
export function subjectOf({
  officerId,
  organisationId,
  role,
  untilOn,
  endedOn,
  successorName,
  standsFor,
}: Pick<RequestRow, 'officerId' | 'organisationId' | 'role' | 'untilOn' | 'endedOn' | 'successorName' | 'standsFor'>): Record<
  string,
  string
> {
  const said = { officer: officerId, organisation: organisationId, role, untilOn, endedOn, successor: successorName, post: standsFor }
  return Object.fromEntries(Object.entries(said).filter((each): each is [string, string] => each[1] !== null))
}

/** Asks the security administrator for something that is not in force before it is approved; answers the id of the request. */
export async function makeRequest(
  tx: Tx,
  ask: Ask,
  { kind, officerId, organisationId, role, title = '', untilOn, endedOn, successorId, standsFor, reason }: Asked,
): Promise<string> {
  const id = randomUUID()
  const by = whoAsks(ask)
  const isNew = await insertRequest(tx, {
    id,
    kind,
    officerId,
    organisationId: organisationId ?? null,
    role: role ?? null,
    title,
    untilOn: untilOn ?? null,
    endedOn: endedOn ?? null,
    successorId: successorId ?? null,
    standsFor: standsFor ?? null,
    reason: reason.trim(),
    askedBy: by.id,
    askedName: by.name,
    askedAt: ask.now,
  })
  if (!isNew)
    throw new Denied(409, {
      code: 'asked-already',
      message: { zh: '同样的申请正等待批准', en: 'The same is asked for already and waits for approval' },
      remedy: { zh: '等安全管理员办理，或先撤回原申请', en: 'Wait for the security administrator, or have the first one withdrawn' },
      basis,
    })
  const row = (await lockRequest(tx, id, ask.today))!
  await tellDeciders(tx, row, ask.now)
  await recordAudit(tx, lineOf(ask, `ask-${kind}`, 'account-request', id, { ...subjectOf(row), reason: reason.trim() }), ask.now)
  return id
}

/** Why somebody cannot decide a request: only the security administrator does, once, and never what they asked for or what is for themselves. */
export function whyNotDecide({ visitor }: Ask, row: RequestRow) {
  if (visitor.role !== 'security-administrator')
    return { code: 'security-decides', message: { zh: '由安全管理员批准', en: 'The security administrator decides' }, basis }
  if (row.standing !== 'open')
    return {
      code: 'decided',
      message: { zh: '这件申请已经办理', en: 'This was decided already' },
      remedy: { zh: '刷新页面查看结果；仍有需要的，重新申请', en: 'Reload the page to see how; ask anew where it is still needed' },
      basis,
    }
  if (visitor.officerId !== null && [row.askedBy, row.officerId].includes(visitor.officerId))
    return {
      code: 'own-request',
      message: { zh: '不得批准自己提出的或给自己的申请', en: 'Nobody decides what they asked for or what is for themselves' },
      remedy: { zh: '请另一名安全管理员办理', en: 'Have another security administrator decide it' },
      basis,
    }
  return null
}

/** Approves or refuses a request that is held; what was asked is in force with the approval. `realAt` is real time. */
export async function decide(
  tx: Tx,
  ask: Ask,
  id: string,
  given: { readonly decision: 'approved' | 'refused'; readonly reason: string },
  realAt: Date,
): Promise<void> {
  const row = await lockRequest(tx, id, ask.today)
  if (!row) throw notFound()
  const why = whyNotDecide(ask, row)
  if (why) throw new Denied(409, why)
  const reason = given.reason.trim()
  if (given.decision === 'refused' && reason.length < 2)
    throw invalid(
      [{ field: 'reason', message: { zh: '不批准的，请写明理由，至少2个字', en: 'State why it is refused, 2 characters at least' } }],
      basis,
    )
  const by = whoAsks(ask)
  const postId = given.decision === 'approved' ? await carryOut(tx, ask, row, realAt) : null
  if (given.decision === 'refused' && row.kind === 'account')
    await takeStep(tx, row.officerId!, { state: 'closed', reason, by, at: ask.now })
  if (row.kind === 'grant')
    await sendNotes(
      tx,
      grantNotes(
        [{ id, officerName: row.officerName, organisationId: row.organisationId!, role: row.role!, untilOn: row.untilOn! }],
        ask.now,
        given.decision,
      ),
      ask.now,
    )
  await closeRequest(tx, id, { decision: given.decision, by: by.id, name: by.name, at: ask.now, reason, postId })
  await settleRequests(tx, [id], by.id, ask.now)
  await recordAudit(
    tx,
    lineOf(ask, given.decision === 'approved' ? 'approve-request' : 'refuse-request', 'account-request', id, {
      kind: row.kind,
      ...subjectOf(row),
      reason,
    }),
    ask.now,
  )
}

/** Does what was approved; answers the post that came of it. */
async function carryOut(tx: Tx, ask: Ask, row: RequestRow, realAt: Date): Promise<string | null> {
  if (row.untilOn && row.untilOn < ask.today)
    throw new Denied(409, {
      code: 'term-over',
      message: { zh: `申请的期限${row.untilOn}已过`, en: `The day asked for, ${row.untilOn}, has passed` },
      remedy: { zh: '不批准这件申请，请申请人重新申请', en: 'Refuse it, and have it asked for anew' },
      basis: basisOf(row.kind),
    })
  if (row.officerId === null) {
    await recordEnd(tx, ask, row)
    return null
  }
  const state = await lockState(tx, row.officerId)
  if (state === 'closed' || (row.kind === 'restore' && state !== 'suspended') || (row.kind === 'account' && state !== 'requested'))
    throw wrongState()
  if (row.standsFor !== null) {
    if (!(await findPost(tx, row.standsFor, ask.today)))
      throw new Denied(409, {
        code: 'post-ended',
        message: { zh: '要交接的岗位已经免去', en: 'The post that was to be handed over has ended' },
        remedy: { zh: '不批准这件申请', en: 'Refuse the request' },
        basis: basisOf(row.kind),
      })
    return (await handOver(tx, ask, row.standsFor, { officerId: row.officerId, untilOn: row.untilOn!, reason: row.reason }, row.askedBy)).id
  }
  if (row.kind === 'account' || row.kind === 'restore')
    await takeStep(tx, row.officerId, { state: 'approved', reason: row.reason, by: whoAsks(ask), at: ask.now, idleFrom: realAt })
  const when = { by: whoAsks(ask).id, at: ask.now, today: ask.today }
  if (row.kind === 'restore') await tellOfReturn(tx, await findOwnPosts(tx, [row.officerId], ask.today), when)
  if (!row.role || !row.organisationId) return null
  const postId = await addPost(tx, row.officerId, {
    organisationId: row.organisationId,
    role: row.role,
    title: row.title,
    untilOn: row.untilOn,
  })
  await settleUnmanned(tx, row.organisationId, when)
  return postId
}

/** The account stands elsewhere than this step needs. */
export function wrongState(): Denied {
  return new Denied(409, {
    code: 'account-elsewhere',
    message: { zh: '账号目前的状态不能这样办理', en: 'The account does not stand where this could be done' },
    remedy: { zh: '刷新页面，按账号目前的状态办理', en: 'Reload the page and go by where the account stands now' },
    basis,
  })
}
