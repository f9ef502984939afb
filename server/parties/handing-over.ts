import type { Problem } from '#contract/route.ts'
import { daysAfter } from '#contract/working-days.ts'
import { choices } from '#law/choices.ts'
import { isAdministrator } from '#law/parties.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import type { Tx } from '#server/db/transaction.ts'
import { Denied, invalid, notFound } from '#server/denied.ts'
import type { Ask } from '#server/http/ask.ts'
import { tellOfStandIn } from './coming-back.ts'
import { lockOfficer } from './officers.sql.ts'
import { findPost, type HeldPost } from './posts.sql.ts'
import { lineOf } from './session.routes.ts'
import { findColleagues, findStandIns, insertStandIn, type StandInRow } from './stand-ins.sql.ts'

const basis = 'choice:hand-over'
/** To whom a post is to be given, until when and why. */
export type HandedOver = { readonly officerId: string; readonly untilOn: string; readonly reason: string }

/** Why a colleague cannot take the post: what they have of it already. */
export const whyNotTo = {
  own: { zh: '同岗位的同事本来就能办理，无需交接', en: 'A colleague in the same post can act already; nothing to hand over' },
  another: { zh: '正代理另一人的这一岗位', en: 'Stands in for somebody else in this post' },
} as const
const wrong = (field: string, message: Problem['message']) => invalid([{ field, message }], basis)

/** The post somebody acts for; not found once it has ended. */
export async function heldPost(tx: Tx, postId: string, today: string): Promise<HeldPost> {
  const post = await findPost(tx, postId, today)
  if (!post) throw notFound()
  return post
}

/** No post one stands in for is handed over, and no administrator’s. */
export function whyNotHandOver(post: HeldPost): Problem | null {
  if (post.standsFor !== null)
    return {
      code: 'handed-over-once',
      message: { zh: '代理来的岗位不能再交给他人', en: 'A post one stands in for is not handed on' },
      remedy: {
        zh: '切换到本人岗位结束本次代理，由原任职人另行交接',
        en: 'Act for your own post and end this hand-over; whoever holds the post hands it to somebody else',
      },
      basis,
    }
  if (isAdministrator(post.role))
    return {
      code: 'administrators-appoint',
      message: { zh: '三员岗位经申请和批准任命，不能自行交接', en: 'Administrators are appointed and do not hand their post over' },
      remedy: {
        zh: '请系统管理员申请另一名，经安全管理员批准',
        en: 'Have the system administrator ask for another one, to be approved by the security administrator',
      },
      basis: 'choice:administrators',
    }
  return null
}

/** Said to who approves what can no longer be given as it was asked for: there is no field to mend. */
const notGivable = (_field: string, message: Problem['message']) =>
  new Denied(409, {
    code: 'not-givable',
    message,
    remedy: { zh: '不批准这件申请，请申请人另选代理人重新申请', en: 'Refuse it, and have it asked for anew with somebody else' },
    basis,
  })

/** The post that is handed over, held against what would end it, once all that is asked of a hand-over is so. */
export async function requireHandOver(
  tx: Tx,
  ask: Ask,
  postId: string,
  { officerId: to, untilOn }: HandedOver,
  refuse: typeof wrong = wrong,
): Promise<HeldPost> {
  await lockOfficer(tx, to)
  const post = await heldPost(tx, postId, ask.today)
  const why = whyNotHandOver(post)
  if (why) throw new Denied(409, why)
  const colleague = (await findColleagues(tx, { ...post, postId }, ask.today)).find((each) => each.officerId === to)
  if (!colleague) throw refuse('officerId', { zh: '请选择同一单位在岗的同事', en: 'Choose a colleague in office of the same organisation' })
  const last = daysAfter(ask.today, choices['hand-over'].value)
  if (untilOn < ask.today || untilOn > last)
    throw refuse('untilOn', { zh: `须在${ask.today}至${last}之间`, en: `Between ${ask.today} and ${last}` })
  if (colleague.has) throw refuse('officerId', whyNotTo[colleague.has])
  return post
}

/** Gives a post to a colleague of its organisation for some days: by whoever holds it, or for who cannot, as `askedBy` asked and another approves. */
export async function handOver(tx: Tx, ask: Ask, postId: string, body: HandedOver, askedBy: string | null = null): Promise<StandInRow> {
  const refuse = askedBy === null ? wrong : notGivable
  const post = await requireHandOver(tx, ask, postId, body, refuse)
  const { organisationId } = post
  const reason = body.reason.trim()
  const id = await insertStandIn(
    tx,
    {
      postId,
      officerId: body.officerId,
      title: `代${post.officerName}，至${body.untilOn}`,
      untilOn: body.untilOn,
      reason,
      startedBy: askedBy,
    },
    ask.today,
  )
  if (!id) {
    await heldPost(tx, postId, ask.today)
    throw refuse('officerId', whyNotTo.another)
  }
  await recordAudit(
    tx,
    lineOf(ask, 'hand-over', 'post', id, { officer: body.officerId, post: postId, untilOn: body.untilOn, reason }),
    ask.now,
  )
  const row = (await findStandIns(tx, { organisationId, id }, ask.today))[0]!
  const by =
    askedBy === null
      ? { zh: '', en: '' }
      : {
          zh: `。由系统管理员申请、安全管理员批准代为交接（${reason}）：${row.forName}回来登录即收回`,
          en: `. The system administrator asked for it and the security administrator approved it (${reason}); it ends as soon as ${row.forName} signs in again`,
        }
  await tellOfStandIn(tx, ask.now, { ...row, organisationId }, 'handed-over', {
    zh: `${row.officerName}代${row.forName}办理，至${row.untilOn}：${row.officerName}登录后点右上角自己的姓名，换到代理的岗位${by.zh}`,
    en: `${row.officerName} stands in for ${row.forName} until ${row.untilOn}: once signed in, choose the post under the own name at the top right${by.en}`,
  })
  return row
}
