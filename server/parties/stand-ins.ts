import type { Problem } from '#contract/route.ts'
import { standInRoutes as routes, type StandIn } from '#contract/stand-ins.ts'
import { daysAfter } from '#contract/working-days.ts'
import { choices } from '#law/choices.ts'
import { isAdministrator } from '#law/parties.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import { asSystem, type Tx } from '#server/db/transaction.ts'
import { Denied, invalid, notFound } from '#server/denied.ts'
import { type Ask, handle, type Handling } from '#server/http/ask.ts'
import type { Platform } from '#server/platform.ts'
import { lockOfficer } from './officers.sql.ts'
import { endPost, findPost, type HeldPost } from './posts.sql.ts'
import { lineOf } from './session.routes.ts'
import { tellOfStandIn } from './coming-back.ts'
import { findColleagues, findStandIns, insertStandIn, type StandInRow } from './stand-ins.sql.ts'

/** Whoever is away hands the post over to a colleague, for some days and with a reason; for who fell ill the security administrator does. It comes back by itself (choice:hand-over). */
export function standInHandlings({ db }: Pick<Platform, 'db'>): Handling[] {
  return [
    handle(routes.listStandIns, ask => ask.transaction(async (tx) => {
      const { organisationId, officerId, postId } = mine(ask)
      const items = (await findStandIns(tx, { organisationId }, ask.today)).map(row => viewFor(ask, row))
      return { items, colleagues: await listColleagues(tx, { organisationId, officerId, postId }, ask.today), whyNotHandOver: whyNotHandOver(await held(tx, postId, ask.today)) }
    })),
    handle(routes.handOver, (ask, { body }) => asSystem(db, async tx => handOver(tx, ask, mine(ask).postId, body))),
    handle(routes.standInsFor, (ask, { params }) => asSystem(db, async (tx) => {
      const post = await held(tx, params.id, ask.today)
      return { colleagues: await listColleagues(tx, { ...post, postId: params.id }, ask.today), whyNotHandOver: whyNotHandOver(post) }
    })),
    handle(routes.handOverFor, (ask, { params, body }) => asSystem(db, async tx => handOver(tx, ask, params.id, body, mine(ask).officerId))),
    handle(routes.endStandIn, (ask, { params }) => asSystem(db, async (tx) => {
      const [row] = await findStandIns(tx, { organisationId: mine(ask).organisationId, id: params.id }, ask.today)
      if (!row || !mayEnd(ask, row)) throw notFound()
      const why = whyNotEnd(ask, row)
      if (why) throw new Denied(409, why)
      await endPost(tx, row.id, ask.now)
      await tellOfStandIn(tx, ask.now, { ...row, organisationId: mine(ask).organisationId }, 'hand-over-ended', { zh: `${row.officerName}不再代${row.forName}办理，原定至${row.untilOn}`, en: `${row.officerName} stands in for ${row.forName} no more; it was to last until ${row.untilOn}` })
      await recordAudit(tx, lineOf(ask, 'end-hand-over', 'post', row.id, { officer: row.officerId, role: row.role }), ask.now)
      return { done: true as const }
    })),
  ]
}

/** Gives a post to a colleague of its organisation for some days: by whoever holds it, or started by the security administrator for who cannot. */
async function handOver(tx: Tx, ask: Ask, postId: string, body: { readonly officerId: string; readonly untilOn: string; readonly reason: string }, startedBy: string | null = null): Promise<StandIn> {
  await lockOfficer(tx, body.officerId)
  const post = await held(tx, postId, ask.today)
  const { organisationId, officerId } = post
  const why = whyNotHandOver(post)
  if (why) throw new Denied(409, why)
  const colleague = (await findColleagues(tx, { organisationId, officerId, postId }, ask.today)).find(each => each.officerId === body.officerId)
  if (!colleague) throw wrong('officerId', { zh: '请选择同一单位在岗的同事', en: 'Choose a colleague in office of the same organisation' })
  const last = daysAfter(ask.today, choices['hand-over'].value)
  if (body.untilOn < ask.today || body.untilOn > last) throw wrong('untilOn', { zh: `须在${ask.today}至${last}之间`, en: `Between ${ask.today} and ${last}` })
  if (colleague.has) throw wrong('officerId', whyNotTo[colleague.has])
  const id = await insertStandIn(tx, { postId, officerId: body.officerId, title: `代${post.officerName}，至${body.untilOn}`, untilOn: body.untilOn, reason: body.reason.trim(), startedBy }, ask.today)
  if (!id) {
    await held(tx, postId, ask.today)
    throw wrong('officerId', whyNotTo.another)
  }
  await recordAudit(tx, lineOf(ask, 'hand-over', 'post', id, { officer: body.officerId, post: postId, untilOn: body.untilOn, reason: body.reason.trim() }), ask.now)
  const row = (await findStandIns(tx, { organisationId, id }, ask.today))[0]!
  const by = startedBy === null ? { zh: '', en: '' } : { zh: `。由安全管理员代为交接（${row.reason}）：${row.forName}回来登录即收回`, en: `. The security administrator started it (${row.reason}); it ends as soon as ${row.forName} signs in again` }
  await tellOfStandIn(tx, ask.now, { ...row, organisationId }, 'handed-over', { zh: `${row.officerName}代${row.forName}办理，至${row.untilOn}：${row.officerName}登录后点右上角自己的姓名，换到代理的岗位${by.zh}`, en: `${row.officerName} stands in for ${row.forName} until ${row.untilOn}: once signed in, choose the post under the own name at the top right${by.en}` })
  return viewFor(ask, row)
}

const listColleagues = async (tx: Tx, post: { readonly organisationId: string; readonly officerId: string; readonly postId: string }, today: string) =>
  (await findColleagues(tx, post, today)).map(({ has, ...each }) => ({ ...each, whyNot: has && whyNotTo[has] }))

function mine({ visitor }: Ask): { organisationId: string; officerId: string; postId: string } {
  if (!visitor.organisationId || !visitor.officerId || !visitor.postId) throw notFound()
  return { organisationId: visitor.organisationId, officerId: visitor.officerId, postId: visitor.postId }
}

const basis = 'choice:hand-over'
/** Why a colleague cannot take the post: what they have of it already. */
const whyNotTo = {
  own: { zh: '同岗位的同事本来就能办理，无需交接', en: 'A colleague in the same post can act already; nothing to hand over' },
  another: { zh: '正代理另一人的这一岗位', en: 'Stands in for somebody else in this post' },
} as const
const wrong = (field: string, message: Problem['message']) => invalid([{ field, message }], basis)

/** The post somebody acts for; not found once it has ended. */
async function held(tx: Tx, postId: string, today: string): Promise<HeldPost> {
  const post = await findPost(tx, postId, today)
  if (!post) throw notFound()
  return post
}

/** No post one stands in for is handed over, and no administrator’s. */
function whyNotHandOver(post: HeldPost): Problem | null {
  if (post.standsFor !== null) return { code: 'handed-over-once', message: { zh: '代理来的岗位不能再交给他人', en: 'A post one stands in for is not handed on' }, remedy: { zh: '切换到本人岗位结束本次代理，由原任职人另行交接', en: 'Act for your own post and end this hand-over; whoever holds the post hands it to somebody else' }, basis }
  if (isAdministrator(post.role)) return { code: 'administrators-appoint', message: { zh: '三员岗位经申请和批准任命，不能自行交接', en: 'Administrators are appointed and do not hand their post over' }, remedy: { zh: '请系统管理员申请另一名，经安全管理员批准', en: 'Have the system administrator ask for another one, to be approved by the security administrator' }, basis: 'choice:administrators' }
  return null
}

const mayEnd = ({ visitor }: Ask, row: StandInRow) => visitor.officerId === row.officerId || visitor.officerId === row.forOfficerId

/** Whoever acts in the post just now would be signed out by its end. */
const whyNotEnd = ({ visitor }: Ask, row: StandInRow): Problem | null => visitor.postId !== row.id ? null
  : { code: 'acting-in-it', message: { zh: '您正以这一代理岗位办理，结束即退出登录', en: 'You are acting in this post, and its end would sign you out' }, remedy: { zh: '先切换到本人岗位再结束', en: 'Act for your own post first, then end it' }, basis }

const viewFor = (ask: Ask, row: StandInRow): StandIn => ({ id: row.id, officerName: row.officerName, forName: row.forName, role: row.role, untilOn: row.untilOn, reason: row.reason, mayEnd: mayEnd(ask, row), whyNotEnd: whyNotEnd(ask, row) })
