import { createHash, randomBytes } from 'node:crypto'
import type { Problem } from '#contract/route.ts'
import { sayUnavailable, stranger } from '#server/db/transaction.ts'
import { Denied } from '#server/denied.ts'
import type { Visitor } from '#server/http/ask.ts'
import type { Platform } from '#server/platform.ts'
import { newSecret, realTime } from './session-life.ts'
import { findToken, type ShownToken } from './tokens.sql.ts'

const letters = 'abcdefghijklmnopqrstuvwxyz234567'
const shape = /^rs_([a-z2-7]{8})_[\w-]{43}$/
const digest = (secret: string) => createHash('sha256').update(secret).digest()

/** A new token: what is shown once, and what is kept of it. */
export function newToken(): { secret: string; prefix: string; digest: Buffer } {
  const prefix = Array.from(randomBytes(8), (byte) => letters[byte % 32]).join('')
  const secret = `rs_${prefix}_${newSecret()}`
  return { secret, prefix, digest: digest(secret) }
}

/** The token a request shows in its header, or null when it shows none; a header of another kind is none of ours. */
export function bearerOf(header: string | undefined): string | null {
  return /^Bearer +(.*)$/i.exec(header ?? '')?.[1]?.trim() ?? null
}

/** An address as networks are written: without the zone of a link, and IPv4 as such. */
const plain = (address: string) => address.replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/i, '')

const nobody: Visitor = { ...stranger, officerName: '', organisationName: '' }
const refused = (status: 401 | 403, problem: Omit<Problem, 'basis'>) => new Denied(status, { ...problem, basis: 'choice:api-token' })
const another = { zh: '在“我的账号”另生成一个', en: 'Make another in “My account”' } as const

/** Tells the front door for whom a token acts, and why it does not count where it does not. */
export async function lookAtToken(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  secret: string,
  address: string,
): Promise<{ visitor: Visitor; csrf: null; denied?: Denied }> {
  const from = plain(address)
  const prefix = shape.exec(secret)?.[1]
  const at = realTime(clock)
  const found =
    prefix && (await findToken(db, { prefix, digest: digest(secret) }, { address: from, at, today: clock.today() }).catch(sayUnavailable))
  if (!found)
    return {
      visitor: nobody,
      csrf: null,
      denied: refused(401, {
        code: 'token-unknown',
        message: { zh: '没有这个接口令牌', en: 'There is no such token' },
        remedy: { zh: '核对令牌是否完整，形如 rs_…', en: 'Check that it is whole, rs_…' },
      }),
    }
  const { id, name, scopes, expiresAt: _, isRevoked: __, isHeld: ___, isNear: ____, ...who } = found
  const visitor: Visitor = { ...who, isProved: false, token: { id, name, scopes } }
  const denied = whyNot(found, at, from)
  return { visitor, csrf: null, ...(denied ? { denied } : {}) }
}

function whyNot({ name, isRevoked, isHeld, isNear, expiresAt }: ShownToken, at: Date, address: string): Denied | null {
  if (isRevoked)
    return refused(401, {
      code: 'token-revoked',
      message: { zh: `令牌“${name}”已撤销`, en: `The token “${name}” was revoked` },
      remedy: another,
    })
  if (expiresAt <= at)
    return refused(401, {
      code: 'token-expired',
      message: { zh: `令牌“${name}”已到期`, en: `The token “${name}” has expired` },
      remedy: another,
    })
  if (!isHeld)
    return refused(401, {
      code: 'token-ended',
      message: {
        zh: `令牌“${name}”所属的岗位已不在任，或账号、机构已停用`,
        en: `The post of the token “${name}” is held no longer, or account or organisation is disabled`,
      },
      remedy: { zh: '请现任经办人另生成一个', en: 'Let who holds the post make another' },
    })
  if (!isNear)
    return refused(403, {
      code: 'token-address',
      message: { zh: `令牌“${name}”不能从 ${address} 使用`, en: `The token “${name}” does not count from ${address}` },
      remedy: { zh: '从限定的网络使用，或另生成一个', en: 'Use it from its network, or make another' },
    })
  return null
}
