import { createHash } from 'node:crypto'
import { type AccountState, accountStates } from '#law/account-states.ts'
import { Denied } from '#server/denied.ts'
import type { Counts } from '#server/jobs/counts.ts'
import { lockOut } from './officers.sql.ts'
import { cityDay } from './session-life.ts'

/** Login names nobody has, locked like real ones, so that a lock-out tells nobody which logins exist. */
export type Strangers = { lockedUntil(login: string, at: Date): Date | null; fail(login: string, at: Date): Date | null }

const atMost = 10_000

/**
 * Counts the failures of unknown login names, with those that other processes tell of; the oldest are forgotten beyond 10,000. `realNow`
 * is the time that lock-outs go by.
 */
export function makeStrangers(counts: Counts, realNow: () => Date): Strangers {
  const known = new Map<string, { failures: number; until: Date | null }>()
  const lockedUntil: Strangers['lockedUntil'] = (login, at) => {
    const until = known.get(login)?.until
    return until && until > at ? until : null
  }
  const count = (login: string, at: Date): Date | null => {
    const last = known.get(login)
    const failures = last && !(last.until && last.until <= at) ? last.failures + 1 : 1
    const until = lockedUntil(login, at) ?? (failures >= lockOut.failures ? new Date(at.getTime() + lockOut.ms) : null)
    known.delete(login)
    known.set(login, { failures, until })
    if (known.size > atMost) known.delete(known.keys().next().value!)
    return until
  }
  counts.onTold((key, times) => {
    if (key.startsWith(told)) for (let n = 0; n < Math.min(times, lockOut.failures); n++) count(key.slice(told.length), realNow())
  })
  return {
    lockedUntil: (login, at) => lockedUntil(nameOf(login), at),
    fail: (login, at) => {
      counts.tell(`${told}${nameOf(login)}`)
      return count(nameOf(login), at)
    },
  }
}

const told = 'stranger '
/** What people type travels between processes as its digest. */
const nameOf = (login: string) => createHash('sha256').update(login).digest('base64url').slice(0, 22)

const clockFace = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

/** The one answer for an unknown login and a wrong password; after too many, until when it is locked. */
export function whyNotSignIn(until: Date | null): Denied {
  if (!until)
    return new Denied(401, {
      code: 'wrong-sign-in',
      message: { zh: '登录名或密码不正确', en: 'The login name or the password is not right' },
      basis: 'choice:lock-out',
    })
  const time = clockFace.format(until)
  return new Denied(429, {
    code: 'locked',
    message: {
      zh: `连续输错${lockOut.failures}次，该登录名已锁定至 ${time}（北京时间）`,
      en: `After ${lockOut.failures} wrong passwords this login name is locked until ${time} (Beijing time)`,
    },
    remedy: { zh: `${time} 以后再试，或请安全管理员解锁`, en: `Try again after ${time}, or ask the security administrator to unlock it` },
    basis: 'choice:lock-out',
  })
}

/** What helps whoever knows the password of an account that may not be used (choice:account-approval). */
const helps: Partial<Record<AccountState, Denied['problem']['remedy']>> = {
  requested: { zh: '请等安全管理员批准', en: 'Wait for the security administrator to approve it' },
  suspended: {
    zh: '请系统管理员申请恢复，安全管理员批准后即可登录',
    en: 'Ask the system administrator to have it restored; you can sign in once the security administrator approves',
  },
  closed: {
    zh: '账号已注销，不能恢复；仍需办理的，请系统管理员另行申请账号',
    en: 'It was closed for good; ask the system administrator for a new account if you still need one',
  },
}

/**
 * Told only after the right password: why the account may not be used, since when nobody signed in where that was the reason
 * (choice:dormant-accounts), and what helps.
 */
export function whyNotUse(state: AccountState, dormantSince: Date | null): Denied {
  const remedy = helps[state]
  const since = dormantSince && cityDay.format(dormantSince)
  const message = since
    ? {
        zh: `该账号自${since}起没有登录，按休眠账号的规则已停用，不能登录`,
        en: `This account was not used since ${since} and is suspended by the rule on dormant accounts`,
      }
    : { zh: `该账号${accountStates[state].zh}，不能登录`, en: `This account cannot be used: ${accountStates[state].en.toLowerCase()}` }
  return new Denied(403, {
    code: `account-${state}`,
    message,
    ...(remedy ? { remedy } : {}),
    basis: since ? 'choice:dormant-accounts' : 'choice:account-approval',
  })
}
