import { isIP } from 'node:net'
import { scopesFor } from '#contract/scope-of.ts'
import type { tokenRoutes } from '#contract/tokens.ts'
import { choices } from '#law/choices.ts'
import { isAdministrator } from '#law/parties.ts'
import { scopes } from '#law/scopes.ts'
import type { Words } from '#law/words.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import type { Tx } from '#server/db/transaction.ts'
import { Denied, invalid, notFound, requireProof } from '#server/denied.ts'
import type { Ask, Given } from '#server/http/ask.ts'
import { lockOfficer } from './officers.sql.ts'
import { findPost } from './posts.sql.ts'
import { lineOf } from './session.routes.ts'
import { newToken } from './show-token.ts'
import { addToken, countLiveTokens, isStandIn, type TokenRow } from './tokens.sql.ts'

const dayMs = 86_400_000
const longest = choices['api-token'].value
/** How many tokens of one officer count at a time (choice:api-token). */
const mostAtOnce = 20

type Asked = Given<typeof tokenRoutes.makeToken>['body']

/** Makes a token for the post one acts for; its secret is told once and kept nowhere (choice:api-token). */
export async function makeToken(tx: Tx, ask: Ask, asked: Asked, at: Date): Promise<{ row: TokenRow; secret: string }> {
  const why = await whyNotMake(tx, ask)
  if (why)
    throw new Denied(409, {
      code: 'token-post',
      message: why,
      remedy: { zh: '换一个岗位，或请相应岗位的经办人生成', en: 'Choose another post, or have the officer of that post make it' },
      basis: 'choice:api-token',
    })
  requireProof(ask.visitor, { zh: '生成接口令牌', en: 'making a token' })
  const expiresAt = endOf(ask, asked, at)
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
      name: asked.name.trim(),
      scopes: [...new Set(asked.scopes)],
      addressRange: asked.addressRange?.trim() || null,
      madeAt: at,
      expiresAt,
    },
    ask.today,
  )
  const { name, prefix, scopes: given, addressRange } = row
  const detail = { name, prefix, scopes: given, until: asked.lastDay, ...(addressRange ? { from: addressRange } : {}) }
  await recordAudit(tx, lineOf(ask, 'make-token', 'api-token', row.id, detail), ask.now)
  return { row, secret }
}

/** Why no token can be made at the post one acts for, or null. */
export async function whyNotMake(tx: Tx, { visitor }: Ask): Promise<Words | null> {
  if (isAdministrator(visitor.role)) return { zh: '管理账号的岗位不能生成接口令牌', en: 'A post that administers accounts makes no tokens' }
  if (await isStandIn(tx, visitor.postId!))
    return {
      zh: '代理他人的岗位不能生成接口令牌；请切换到本人的岗位',
      en: 'A post held in somebody’s place makes no tokens; switch to your own',
    }
  return null
}

/** When a token that is asked for ends: at the end of its last day in Beijing. Throws what cannot be taken, field by field. */
function endOf({ visitor }: Ask, { name, scopes: wanted, lastDay, addressRange }: Asked, at: Date): Date {
  const offered: readonly string[] = scopesFor(visitor.role)
  const expiresAt = new Date(Date.parse(`${lastDay}T00:00:00+08:00`) + dayMs)
  const foreign = wanted.filter((scope) => !offered.includes(scope))
  const range = addressRange?.trim()
  const isWithinTerm = expiresAt > at && expiresAt.getTime() <= at.getTime() + (longest + 1) * dayMs
  const faults: { field: string; message: Words }[] = []
  const say = (field: string, zh: string, en: string) => faults.push({ field, message: { zh, en } })
  if (!name.trim()) say('name', '请写明给哪个系统用', 'Say which system it is for')
  if (foreign.length > 0)
    say('scopes', `您的岗位用不上：${foreign.map((each) => scopes[each].zh).join('、')}`, `Of no use at your post: ${foreign.join(', ')}`)
  if (!isWithinTerm) say('lastDay', `到期日须在今天起${longest}天之内`, `The last day lies within ${longest} days`)
  if (range && !isNetwork(range)) say('addressRange', '写成 10.1.0.0/16 或单个地址', 'Write 10.1.0.0/16, or one address')
  if (faults.length > 0) throw invalid(faults, 'choice:api-token')
  return expiresAt
}

/** Whether a word is an address, or a network of at least 8 bits for IPv4 and 16 for IPv6. */
function isNetwork(word: string): boolean {
  const [address = '', bits, more] = word.split('/')
  const kind = isIP(address)
  if (kind === 0 || more !== undefined || address.includes('%')) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= (kind === 4 ? 8 : 16) && Number(bits) <= (kind === 4 ? 32 : 128))
}
