import { type AccountRequest, accountRoutes as routes } from '#contract/accounts.ts'
import { daysAfter } from '#contract/working-days.ts'
import { choices } from '#law/choices.ts'
import { isAdministrator, type Party } from '#law/parties.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import { asSystem, type Tx } from '#server/db/transaction.ts'
import { Denied, invalid, notFound } from '#server/denied.ts'
import { type Ask, type Given, handle, type Handling } from '#server/http/ask.ts'
import { fromCursor, toPage } from '#server/http/pages.ts'
import type { Platform } from '#server/platform.ts'
import { takeStep } from './account-states.sql.ts'
import { firstOnes } from './appointing.ts'
import { findLacking } from './first-needs.ts'
import { requireGivable, wasEverHeld } from './posts.sql.ts'
import { decide, makeRequest, reasonOf, subjectOf, whoAsks, whyNotDecide } from './requesting.ts'
import { settleRequests } from './request-notes.ts'
import { closeRequest, countRequests, listRequests, lockRequest, type RequestRow } from './requests.sql.ts'
import { realTime } from './session-life.ts'
import { lineOf } from './session.routes.ts'

/**
 * What the security administrator is asked for: listed, decided and withdrawn; officers ask for posts of their own organisation for a time
 * (choice:granted-posts).
 */
export function requestHandlings({ db, clock }: Platform): Handling[] {
  return [
    handle(routes.listAccountRequests, (ask, { query }) =>
      ask.transaction(async (tx) => {
        const asked = {
          standing: query.standing,
          kind: query.kind,
          officerId: query.mine ? whoAsks(ask).id : undefined,
          q: query.q,
          today: ask.today,
        }
        const rows = await listRequests(tx, asked, {
          order: query.order,
          limit: query.limit,
          after: fromCursor(query.cursor, ['instant', 'uuid']),
        })
        return {
          ...toPage(
            rows,
            query.limit,
            await countRequests(tx, asked),
            (row) => [row.askedAt.toISOString(), row.id],
            (row) => viewFor(ask, row),
          ),
          missing: isAdministrator(ask.visitor.role) ? await findMissing(tx) : [],
          lacking: ask.visitor.role === 'system-administrator' ? await findLacking(tx, ask.today) : [],
        }
      }),
    ),
    handle(routes.askForPost, (ask, { body }) => asSystem(db, (tx) => askForPost(tx, ask, body))),
    handle(routes.decideAccountRequest, (ask, { params, body }) =>
      asSystem(db, async (tx) => {
        await decide(tx, ask, params.id, body, realTime(clock))
        return viewFor(ask, (await lockRequest(tx, params.id, ask.today))!)
      }),
    ),
    handle(routes.withdrawAccountRequest, (ask, { params }) =>
      asSystem(db, async (tx) => {
        await withdraw(tx, ask, params.id)
        return { done: true as const }
      }),
    ),
  ]
}

/** An officer asks for a post at their own organisation for a time; the three administrators neither ask nor are asked for (choice:granted-posts). */
async function askForPost(tx: Tx, ask: Ask, body: Given<typeof routes.askForPost>['body']): Promise<AccountRequest> {
  const { id: officerId } = whoAsks(ask)
  const { organisationId } = ask.visitor
  if (!organisationId) throw notFound()
  if (isAdministrator(body.role) || isAdministrator(ask.visitor.role))
    throw new Denied(409, {
      code: 'administrators-are-appointed',
      message: {
        zh: '三员由系统管理员申请、安全管理员批准，不能自行申请；三员也不得申请办理岗位',
        en: 'The three administrators are appointed and not asked for, and ask for no post that acts in a case',
      },
      remedy: { zh: '请系统管理员为另一人申请', en: 'Have the system administrator ask for somebody else' },
      basis: 'choice:administrators',
    })
  const last = daysAfter(ask.today, choices['granted-posts'].value)
  if (body.untilOn < ask.today || body.untilOn > last)
    throw invalid(
      [{ field: 'untilOn', message: { zh: `须在${ask.today}至${last}之间`, en: `Between ${ask.today} and ${last}` } }],
      'choice:granted-posts',
    )
  const reason = reasonOf(body, 'choice:granted-posts')
  await requireGivable(tx, officerId, { organisationId, role: body.role, untilOn: body.untilOn })
  const id = await makeRequest(tx, ask, { ...body, reason, kind: 'grant', officerId, organisationId })
  return viewFor(ask, (await lockRequest(tx, id, ask.today))!)
}

/** Whoever asked takes an open request back; the account it asked for is closed with it. */
async function withdraw(tx: Tx, ask: Ask, id: string): Promise<void> {
  const by = whoAsks(ask)
  const row = await lockRequest(tx, id, ask.today)
  if (!row || row.askedBy !== by.id) throw notFound()
  if (row.standing !== 'open')
    throw new Denied(409, {
      code: 'decided',
      message: { zh: '这件申请已经办理，不能撤回', en: 'This was decided and is not withdrawn any more' },
      remedy: { zh: '刷新页面，查看办理结果', en: 'Reload, and see what was decided' },
      basis: 'choice:account-approval',
    })
  if (row.kind === 'account') await takeStep(tx, row.officerId!, { state: 'closed', reason: '撤回申请', by, at: ask.now })
  await closeRequest(tx, row.id, { decision: 'withdrawn', by: by.id, name: by.name, at: ask.now, reason: '' })
  await settleRequests(tx, [row.id], by.id, ask.now)
  await recordAudit(tx, lineOf(ask, 'withdraw-request', 'account-request', row.id, { kind: row.kind, ...subjectOf(row) }), ask.now)
}

/** Of the two who are appointed without approval, those nobody has ever been (choice:first-administrators): until then nobody approves, or reads the log. */
async function findMissing(tx: Tx): Promise<Party[]> {
  const missing: Party[] = []
  for (const role of firstOnes) if (!(await wasEverHeld(tx, role))) missing.push(role)
  return missing
}

/** A request as its reader sees it. */
export function viewFor(ask: Ask, row: RequestRow): AccountRequest {
  const { askedBy, successorId: _, standsFor: __, ...shown } = row
  return {
    ...shown,
    role: row.role as Party | null,
    askedAt: row.askedAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    whyNotDecide: whyNotDecide(ask, row),
    mayWithdraw: row.standing === 'open' && askedBy === ask.visitor.officerId,
  }
}
