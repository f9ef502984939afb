import type { Problem } from '#contract/route.ts'
import { standInRoutes as routes, type StandIn } from '#contract/stand-ins.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import { asSystem, type Tx } from '#server/db/transaction.ts'
import { Denied, notFound } from '#server/denied.ts'
import { type Ask, handle, type Handling } from '#server/http/ask.ts'
import type { Platform } from '#server/platform.ts'
import { handOver, heldPost, requireHandOver, whyNotHandOver, whyNotTo } from './handing-over.ts'
import { endPost } from './posts.sql.ts'
import { makeRequest, reasonOf } from './requesting.ts'
import { viewFor as requestFor } from './requests.ts'
import { lockRequest } from './requests.sql.ts'
import { lineOf } from './session.routes.ts'
import { tellOfStandIn } from './coming-back.ts'
import { findColleagues, findStandIns, type StandInRow } from './stand-ins.sql.ts'

/**
 * Whoever is away hands the post over to a colleague, for some days and with a reason; for who fell ill the system administrator asks and
 * the security administrator approves. It comes back by itself (choice:hand-over).
 */
export function standInHandlings({ db }: Pick<Platform, 'db'>): Handling[] {
  return [
    handle(routes.listStandIns, (ask) =>
      ask.transaction(async (tx) => {
        const { organisationId, officerId, postId } = mine(ask)
        const items = (await findStandIns(tx, { organisationId }, ask.today)).map((row) => viewFor(ask, row))
        return {
          items,
          colleagues: await listColleagues(tx, { organisationId, officerId, postId }, ask.today),
          whyNotHandOver: whyNotHandOver(await heldPost(tx, postId, ask.today)),
        }
      }),
    ),
    handle(routes.handOver, (ask, { body }) => asSystem(db, async (tx) => viewFor(ask, await handOver(tx, ask, mine(ask).postId, body)))),
    handle(routes.standInsFor, (ask, { params }) =>
      asSystem(db, async (tx) => {
        const post = await heldPost(tx, params.id, ask.today)
        return { colleagues: await listColleagues(tx, { ...post, postId: params.id }, ask.today), whyNotHandOver: whyNotHandOver(post) }
      }),
    ),
    handle(routes.handOverFor, (ask, { params, body }) =>
      asSystem(db, async (tx) => {
        const { organisationId, role, officerName } = await requireHandOver(tx, ask, params.id, body)
        const id = await makeRequest(tx, ask, {
          kind: 'stand-in',
          officerId: body.officerId,
          organisationId,
          role,
          title: `代${officerName}`,
          untilOn: body.untilOn,
          standsFor: params.id,
          reason: reasonOf(body, basis),
        })
        return requestFor(ask, (await lockRequest(tx, id, ask.today))!)
      }),
    ),
    handle(routes.endStandIn, (ask, { params }) =>
      asSystem(db, async (tx) => {
        const [row] = await findStandIns(tx, { organisationId: mine(ask).organisationId, id: params.id }, ask.today)
        if (!row || !mayEnd(ask, row)) throw notFound()
        const why = whyNotEnd(ask, row)
        if (why) throw new Denied(409, why)
        await endPost(tx, row.id, ask.now)
        await tellOfStandIn(tx, ask.now, { ...row, organisationId: mine(ask).organisationId }, 'hand-over-ended', {
          zh: `${row.officerName}不再代${row.forName}办理，原定至${row.untilOn}`,
          en: `${row.officerName} stands in for ${row.forName} no more; it was to last until ${row.untilOn}`,
        })
        await recordAudit(tx, lineOf(ask, 'end-hand-over', 'post', row.id, { officer: row.officerId, role: row.role }), ask.now)
        return { done: true as const }
      }),
    ),
  ]
}

const listColleagues = async (
  tx: Tx,
  post: { readonly organisationId: string; readonly officerId: string; readonly postId: string },
  today: string,
) => (await findColleagues(tx, post, today)).map(({ has, ...each }) => ({ ...each, whyNot: has && whyNotTo[has] }))

function mine({ visitor }: Ask): { organisationId: string; officerId: string; postId: string } {
  if (!visitor.organisationId || !visitor.officerId || !visitor.postId) throw notFound()
  return { organisationId: visitor.organisationId, officerId: visitor.officerId, postId: visitor.postId }
}

const basis = 'choice:hand-over'
const mayEnd = ({ visitor }: Ask, row: StandInRow) => visitor.officerId === row.officerId || visitor.officerId === row.forOfficerId

/** Whoever acts in the post just now would be signed out by its end. */
const whyNotEnd = ({ visitor }: Ask, row: StandInRow): Problem | null =>
  visitor.postId !== row.id
    ? null
    : {
        code: 'acting-in-it',
        message: { zh: '您正以这一代理岗位办理，结束即退出登录', en: 'You are acting in this post, and its end would sign you out' },
        remedy: { zh: '先切换到本人岗位再结束', en: 'Act for your own post first, then end it' },
        basis,
      }

const viewFor = (ask: Ask, row: StandInRow): StandIn => ({
  id: row.id,
  officerName: row.officerName,
  forName: row.forName,
  role: row.role,
  untilOn: row.untilOn,
  reason: row.reason,
  mayEnd: mayEnd(ask, row),
  whyNotEnd: whyNotEnd(ask, row),
})
