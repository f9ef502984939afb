import { isIP } from 'node:net'
import type { z } from 'zod'
import type { apiToken } from '#contract/tokens.ts'
import { scopesFor } from '#contract/scope-of.ts'
import { civilDate } from '#contract/working-days.ts'
import { tokenRoutes } from '#contract/tokens.ts'
import { choices } from '#law/choices.ts'
import { isAdministrator } from '#law/parties.ts'
import { scopes } from '#law/scopes.ts'
import type { Words } from '#law/words.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import { asSystem, type Tx } from '#server/db/transaction.ts'
import { Denied, invalid, notFound, requireProof } from '#server/denied.ts'
import { handle, type Ask, type Handling } from '#server/http/ask.ts'
import { fromCursor, toPage } from '#server/http/pages.ts'
import type { Platform } from '#server/platform.ts'
import { findAccountOf, lockOfficer } from './officers.sql.ts'
import { findPost } from './posts.sql.ts'
import { realTime } from './session-life.ts'
import { lineOf } from './session.routes.ts'
import { newToken } from './show-token.ts'
import { addToken, countLiveTokens, countTokens, findTokens, isStandIn, revokeToken, revokeTokensOf, type TokenRow } from './tokens.sql.ts'

const dayMs = 86_400_000
const longest = choices['api-token'].value
/** How many tokens of one officer count at a time (choice:api-token). */
const mostAtOnce = 20

const viewOf = (row: TokenRow, at: Date): z.input<typeof apiToken> => ({
  id: row.id,
  name: row.name,
  prefix: `rs_${row.prefix}`,
  scopes: row.scopes,
  addressRange: row.addressRange,
  organisationName: row.organisationName,
  state: row.isRevoked ? 'revoked' : row.expiresAt <= at ? 'expired' : row.isHeld ? 'live' : 'ended',
  madeAt: row.madeAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  usedAt: row.usedAt?.toISOString() ?? null,
  usedFrom: row.usedFrom,
})

/** Tokens by which machines act for an officer: making, looking, revoking (choice:api-token). */
export function tokenHandlings(platform: Platform): Handling[] {
  const { db, clock } = platform
  return [
    handle(tokenRoutes.listTokens, (ask, { query }) =>
      asSystem(db, async (tx) => {
        const rows = await findTokens(tx, ask.visitor.officerId!, {
          today: ask.today,
          limit: query.limit,
          after: fromCursor(query.cursor, ['instant', 'uuid']),
        })
        return {
          ...toPage(
            rows,
            query.limit,
            await countTokens(tx, ask.visitor.officerId!),
            (row) => [row.madeAt.toISOString(), row.id],
            (row) => viewOf(row, realTime(clock)),
          ),
          offered: scopesFor(ask.visitor.role),
          today: civilDate(realTime(clock)),
          whyNot: await whyNotMake(tx, ask),
        }
      }),
    ),
    handle(tokenRoutes.makeToken, (ask, { body }) =>
      asSystem(db, async (tx) => {
        const why = await whyNotMake(tx, ask)
        if (why)
          throw new Denied(409, {
            code: 'token-post',
            message: why,
            remedy: { zh: '换一个岗位，或请相应岗位的经办人生成', en: 'Choose another post, or have the officer of that post make it' },
            basis: 'choice:api-token',
          })
        requireProof(ask.visitor, { zh: '生成接口令牌', en: 'making a token' })
        const at = realTime(clock)
        const expiresAt = checked(ask, body, at)
        await lockOfficer(tx, ask.visitor.officerId!)
        // The post may have ended while this waited, and with it the tokens there were.
        if (!(await findPost(tx, ask.visitor.postId!, ask.today))) throw notFound()
        if ((await countLiveTokens(tx, ask.visitor.officerId!, at)) >= mostAtOnce)
          throw new Denied(409, {
            code: 'token-count',
            message: { zh: `您已有${mostAtOnce}个有效的接口令牌`, en: `You have ${mostAtOnce} tokens that count` },
            remedy: { zh: '先撤销不用的', en: 'Revoke those not in use first' },
            basis: 'choice:api-token',
          })
        const { secret, ...kept } = newToken()
        const row = await addToken(
          tx,
          {
            ...kept,
            officerId: ask.visitor.officerId!,
            postId: ask.visitor.postId!,
            name: body.name.trim(),
            scopes: [...new Set(body.scopes)],
            addressRange: body.addressRange?.trim() || null,
            madeAt: at,
            expiresAt,
          },
          ask.today,
        )
        await recordAudit(
          tx,
          lineOf(ask, 'make-token', 'api-token', row.id, {
            name: row.name,
            prefix: row.prefix,
            scopes: row.scopes,
            until: body.lastDay,
            ...(row.addressRange ? { from: row.addressRange } : {}),
          }),
          ask.now,
        )
        return { token: viewOf(row, at), secret }
      }),
    ),
    handle(tokenRoutes.revokeToken, (ask, { params }) =>
      asSystem(db, async (tx) => {
        const name = await revokeToken(tx, ask.visitor.officerId!, params.id, realTime(clock))
        if (name === undefined) throw notFound()
        await recordAudit(tx, lineOf(ask, 'revoke-token', 'api-token', params.id, { name }), ask.now)
        return { done: true as const }
      }),
    ),
    handle(tokenRoutes.revokeOfficerTokens, (ask, { params }) =>
      asSystem(db, async (tx) => {
        if (!(await findAccountOf(tx, params.id))) throw notFound()
        const revoked = await revokeTokensOf(tx, params.id, realTime(clock))
        await recordAudit(tx, lineOf(ask, 'revoke-officer-tokens', 'officer', params.id, { revoked }), ask.now)
        return { revoked }
      }),
    ),
  ]
}

/** Why no token can be made at the post one acts for, or null. */
async function whyNotMake(tx: Tx, { visitor }: Ask): Promise<Words | null> {
  if (isAdministrator(visitor.role)) return { zh: '管理账号的岗位不能生成接口令牌', en: 'A post that administers accounts makes no tokens' }
  if (await isStandIn(tx, visitor.postId!))
    return {
      zh: '代理他人的岗位不能生成接口令牌；请切换到本人的岗位',
      en: 'A post held in somebody’s place makes no tokens; switch to your own',
    }
  return null
}

/** When a token that is asked for ends: at the end of its last day in Beijing. Throws what cannot be taken, field by field. */
function checked(
  { visitor }: Ask,
  body: { name: string; scopes: readonly string[]; lastDay: string; addressRange?: string | undefined },
  at: Date,
): Date {
  const offered: readonly string[] = scopesFor(visitor.role)
  const expiresAt = new Date(Date.parse(`${body.lastDay}T00:00:00+08:00`) + dayMs)
  const foreign = body.scopes.filter((scope) => !offered.includes(scope))
  const range = body.addressRange?.trim()
  const fields = [
    ...(body.name.trim() ? [] : [{ field: 'name', message: { zh: '请写明给哪个系统用', en: 'Say which system it is for' } }]),
    ...(foreign.length === 0
      ? []
      : [
          {
            field: 'scopes',
            message: {
              zh: `您的岗位用不上：${foreign.map((each) => scopes[each as keyof typeof scopes].zh).join('、')}`,
              en: `Of no use at your post: ${foreign.join(', ')}`,
            },
          },
        ]),
    ...(expiresAt > at && expiresAt.getTime() <= at.getTime() + (longest + 1) * dayMs
      ? []
      : [{ field: 'lastDay', message: { zh: `到期日须在今天起${longest}天之内`, en: `The last day lies within ${longest} days` } }]),
    ...(!range || isNetwork(range)
      ? []
      : [{ field: 'addressRange', message: { zh: '写成 10.1.0.0/16 或单个地址', en: 'Write 10.1.0.0/16, or one address' } }]),
  ]
  if (fields.length > 0) throw invalid(fields, 'choice:api-token')
  return expiresAt
}

/** Whether a word is an address, or a network of at least 8 bits for IPv4 and 16 for IPv6. */
function isNetwork(word: string): boolean {
  const [address = '', bits, more] = word.split('/')
  const kind = isIP(address)
  if (kind === 0 || more !== undefined || address.includes('%')) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= (kind === 4 ? 8 : 16) && Number(bits) <= (kind === 4 ? 32 : 128))
}
