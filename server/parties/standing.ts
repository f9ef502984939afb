import type { Pending } from '#contract/route.ts'
import { choices } from '#law/choices.ts'
import { needsSecondFactor } from '#law/deciding.ts'
import type { Config } from '#server/config.ts'
import type { Account } from './officers.sql.ts'
import type { EnteredBy, Factor } from './sessions.sql.ts'

/** How somebody stands who gave the right password: by what else the session was entered, and what there is. */
export type Standing = {
  readonly role: string
  readonly factor: Factor
  readonly hasFactor: boolean
  readonly mustChange: boolean
  readonly passwordSetAt: Date
  /** Whoever came by the provider is asked for no new password. */
  readonly enteredBy?: EnteredBy
}

const oldestMs = choices['password-age'].value * 86_400_000
const provedMs = choices['step-up'].value * 60_000

/** What a sign-in still lacks, or null: the factor that was enrolled, a password of one’s own, a factor where the post needs one (choice:second-factor). */
export function pendingOf({ forcesIdentity }: Pick<Config, 'forcesIdentity'>, so: Standing, at: Date): Pending | null {
  if (so.hasFactor && so.factor === 'none') return 'second-factor'
  // Whoever was switched to has no password (choice:second-factor).
  if (!forcesIdentity || so.factor === 'switch') return null
  if (so.enteredBy !== 'provider' && (so.mustChange || so.passwordSetAt.getTime() + oldestMs <= at.getTime())) return 'new-password'
  return !so.hasFactor && so.factor !== 'provider' && needsSecondFactor(so.role) ? 'enrolment' : null
}

/** Whether it was proved lately enough who acts (choice:step-up). */
export function isProved({ forcesIdentity }: Pick<Config, 'forcesIdentity'>, provedAt: Date, at: Date): boolean {
  return !forcesIdentity || provedAt.getTime() + provedMs > at.getTime()
}

/** By what else than the password an officer can prove who they are. */
export function factorsOf({ hasCode, hasPasskey, recoveryLeft }: Account): ('code' | 'passkey' | 'recovery')[] {
  return [
    ...(hasCode ? ['code' as const] : []),
    ...(hasPasskey ? ['passkey' as const] : []),
    ...(recoveryLeft > 0 && (hasCode || hasPasskey) ? ['recovery' as const] : []),
  ]
}
