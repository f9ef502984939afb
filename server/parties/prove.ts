import type { Proof } from '#contract/identity.ts'
import type { Session } from '#contract/session.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import { asSystem, type Tx } from '#server/db/transaction.ts'
import { Denied, invalid } from '#server/denied.ts'
import type { Ask } from '#server/http/ask.ts'
import type { Platform } from '#server/platform.ts'
import { codesOf } from '#server/vault/personal.ts'
import { findCode, findPasskeys, usePasskey, useRecoveryCode, useStep } from './factors.sql.ts'
import { whyNotSignIn } from './lock-out.ts'
import { countFailure, forgetFailures } from './officers.sql.ts'
import { stepOfCode } from './one-time-code.ts'
import { type Own, requireOwn } from './own-session.ts'
import { counterAfter } from './passkeys.ts'
import { isPassword } from './passwords.ts'
import { digestOfRecovery } from './recovery-codes.ts'
import { lineOf, sessionOf, welcome } from './session.routes.ts'
import { noteProof, takeChallenge } from './sessions.sql.ts'
import { goOn, stillLocked, type Opened } from './sign-in.ts'
import { factorsOf } from './standing.ts'

const wrong = {
  password: { zh: '密码不正确', en: 'The password is not right' },
  code: { zh: '验证码不正确，或已经用过；请等设备换下一个', en: 'The code is not right or was used; wait for the next one' },
  recovery: { zh: '恢复码不正确，或已经用过', en: 'The recovery code is not right or was used' },
  passkey: { zh: '通行密钥没有通过验证', en: 'The passkey was not accepted' },
} as const

/** Proves who acts: the second step of signing in, which opens the session, or again before a weighty act. Wrong proofs count like wrong passwords. */
export async function prove(platform: Platform, ask: Ask, proof: Proof): Promise<Session> {
  const so = await requireOwn(platform, ask)
  const { own, digest, account, at } = so
  const isSecondStep = own.hasFactor && own.factor === 'none'
  const locked = stillLocked(account, at)
  if (locked) throw whyNotSignIn(locked)
  const there = [...factorsOf(account), ...(isSecondStep || platform.config.signOn?.isOnly ? [] : ['password' as const])]
  if (!there.includes(proof.by))
    throw invalid(
      [{ field: 'proof', message: { zh: '这里不能用这种方式验证', en: 'This way of proving it is not open here' } }],
      'choice:second-factor',
    )
  const isRightPassword = proof.by === 'password' && (await isPassword(account.passwordHash, proof.password))
  const outcome = await asSystem(platform.db, async (tx): Promise<Opened | Denied | null> => {
    const action = isSecondStep ? 'second-factor' : 'step-up'
    const isRight = isRightPassword || (proof.by !== 'password' && (await isProof(tx, platform, so, proof)))
    if (!isRight || !(await forgetFailures(tx, account.id, at))) {
      const until = await countFailure(tx, account.id, at)
      await recordAudit(tx, lineOf(ask, action, 'officer', account.id, { by: proof.by, why: 'wrong' }, 'failed'), ask.now)
      return until ? whyNotSignIn(until) : invalid([{ field: 'proof', message: wrong[proof.by] }], 'choice:second-factor')
    }
    await recordAudit(tx, lineOf(ask, action, 'officer', account.id, { by: proof.by }), ask.now)
    if (isSecondStep && proof.by !== 'password')
      return goOn(tx, platform, ask, own, { expiresAt: own.expiresAt, begunAt: own.begunAt, factor: proof.by })
    await noteProof(tx, digest, at)
    return null
  })
  if (outcome instanceof Denied) throw outcome
  return outcome ? welcome(platform, ask, outcome) : asSystem(platform.db, (tx) => sessionOf(tx, platform, own))
}

async function isProof(
  tx: Tx,
  platform: Platform,
  { account, digest, at }: Own,
  proof: Exclude<Proof, { by: 'password' }>,
): Promise<boolean> {
  if (proof.by === 'recovery') return useRecoveryCode(tx, account.id, digestOfRecovery(proof.code), at)
  if (proof.by === 'code') return isCode(tx, platform, account.id, proof.code, at)
  const challenge = await takeChallenge(tx, digest)
  const key = challenge ? (await findPasskeys(tx, account.id)).find(({ credential }) => credential === proof.answer.id) : undefined
  const counter = key && challenge ? await counterAfter(platform.config, challenge, key, proof.answer) : null
  return key !== undefined && counter !== null && usePasskey(tx, key.id, key.counter, counter, at)
}

/** Whether a code is of the officer’s secret and of a step of time not used yet; it is used up with that. */
export async function isCode(tx: Tx, { vault }: Pick<Platform, 'vault'>, officerId: string, code: string, at: Date): Promise<boolean> {
  const kept = await findCode(tx, officerId)
  const secret = kept && (await vault.open(codesOf(officerId), kept.sealed))
  const step = secret ? stepOfCode(secret, code, at) : null
  return step !== null && useStep(tx, officerId, step)
}
