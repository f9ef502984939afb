import { identityRoutes } from '#contract/identity.ts'
import { sessionRoutes } from '#contract/session.ts'
import { asSystem } from '#server/db/transaction.ts'
import { Denied } from '#server/denied.ts'
import { handle, type Handling } from '#server/http/ask.ts'
import type { Platform } from '#server/platform.ts'
import { setPassword } from './change-password.ts'
import { deviceHandlings } from './devices.routes.ts'
import { findPasskeys } from './factors.sql.ts'
import { factorHandlings } from './factors.routes.ts'
import { requireOwn } from './own-session.ts'
import { askForPasskey } from './passkeys.ts'
import type { Provider } from './provider.ts'
import { prove } from './prove.ts'
import { keepChallenge } from './sessions.sql.ts'
import { signOnHandlings } from './sign-on.routes.ts'
import { tokenHandlings } from './tokens.routes.ts'

/**
 * Who somebody is, beyond the first step of signing in: proving it, a new password, the factors, the devices (choice:second-factor,
 * choice:step-up, choice:session).
 */
export function identityHandlings(platform: Platform, provider: Provider | null = null): Handling[] {
  return [
    handle(identityRoutes.proveIdentity, (ask, { body }) => prove(platform, ask, body.proof)),
    handle(identityRoutes.askPasskey, async (ask) => {
      const { own, digest } = await requireOwn(platform, ask)
      return asSystem(platform.db, async (tx) => {
        const known = await findPasskeys(tx, own.officerId)
        if (known.length === 0)
          throw new Denied(409, {
            code: 'factor',
            message: { zh: '您还没有通行密钥', en: 'You have no passkey yet' },
            remedy: {
              zh: '用密码或动态验证码验证，或先到“我的账号”登记通行密钥',
              en: 'Prove it by password or code, or enrol a passkey in “My account” first',
            },
            basis: 'choice:second-factor',
          })
        const asked = await askForPasskey(platform.config, known)
        await keepChallenge(tx, digest, asked.challenge)
        return asked
      })
    }),
    handle(sessionRoutes.changePassword, async (ask, { body }) => {
      await setPassword(platform, ask, body)
      return { done: true as const }
    }),
    ...factorHandlings(platform),
    ...deviceHandlings(platform),
    ...tokenHandlings(platform),
    ...signOnHandlings(platform, provider),
  ]
}
