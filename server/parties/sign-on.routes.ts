import { signOnRoutes } from '#contract/sign-on.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import { asSystem, type Tx } from '#server/db/transaction.ts'
import { Denied, invalid, notFound, requireProof } from '#server/denied.ts'
import { handle, type Handling } from '#server/http/ask.ts'
import type { Platform } from '#server/platform.ts'
import { findAccountOf, findOfficer } from './officers.sql.ts'
import type { Provider } from './provider.ts'
import { realTime } from './session-life.ts'
import { lineOf, welcome } from './session.routes.ts'
import { closeSessionsOf } from './sessions.sql.ts'
import { reasonOf, whoAsks } from './requesting.ts'
import { noteReset, whyNotBind } from './resetting.ts'
import { beginSignOn, endSignOn, type WithProvider } from './sign-on.ts'
import { findIdentity, isUnguarded, rebindIdentity, unbindIdentity } from './sign-on.sql.ts'

const binding = { zh: '绑定他人的统一身份', en: 'binding another’s identity' } as const

/** Signing in by the city’s identity provider, and who is whom there; nothing of it is here when no provider is configured (choice:single-sign-on). */
export function signOnHandlings(platform: Platform, provider: Provider | null): Handling[] {
  const configured = (): WithProvider => {
    const settings = platform.config.signOn
    if (!settings || !provider) throw notFound()
    return { platform, settings, provider }
  }
  const identityOf = async (tx: Tx, issuer: string, officerId: string) => {
    const found = await findIdentity(tx, issuer, officerId)
    return { subject: found?.subject ?? null, boundAt: found?.subject ? found.boundAt.toISOString() : null, isByClaim: found === undefined }
  }
  const onOfficer = <T>(officerId: string, work: (tx: Tx, issuer: string) => Promise<T>) => {
    const {
      settings: { issuer },
    } = configured()
    return asSystem(platform.db, async (tx) => {
      if (!(await findAccountOf(tx, officerId))) throw notFound()
      return work(tx, issuer)
    })
  }
  return [
    handle(signOnRoutes.beginSignOn, async (ask, { body }) => ({ address: await beginSignOn(configured(), ask, body) })),
    handle(signOnRoutes.endSignOn, async (ask, { body }) => {
      const { opened, then } = await endSignOn(configured(), ask, body.query)
      return { session: await welcome(platform, ask, opened), then }
    }),
    handle(signOnRoutes.readIdentity, (_, { params }) => onOfficer(params.id, (tx, issuer) => identityOf(tx, issuer, params.id))),
    handle(signOnRoutes.bindIdentity, (ask, { params, body }) => {
      requireProof(ask.visitor, binding)
      const subject = body.subject.trim()
      const reason = reasonOf(body, 'choice:single-sign-on')
      if (!subject)
        throw invalid(
          [{ field: 'subject', message: { zh: '请填写统一身份标识', en: 'Name the person of the provider' } }],
          'choice:single-sign-on',
        )
      return onOfficer(params.id, async (tx, issuer) => {
        const before = (await findIdentity(tx, issuer, params.id))?.subject ?? null
        const officer = (await findOfficer(tx, params.id, { at: realTime(platform.clock), today: ask.today }))!
        if (before !== subject && (await isUnguarded(tx, { issuer, subject, officerId: params.id }))) throw whyNotBind(officer)
        if (!(await rebindIdentity(tx, { issuer, subject, officerId: params.id, at: realTime(platform.clock) })))
          throw new Denied(409, {
            code: 'identity-taken',
            message: { zh: '这个统一身份已绑定其他经办人', en: 'That person of the provider is bound to another officer' },
            remedy: { zh: '先解除那一绑定', en: 'End that binding first' },
            basis: 'choice:single-sign-on',
          })
        if (before !== subject) {
          await noteReset(tx, officer, 'identity', whoAsks(ask), ask.now)
          await closeSessionsOf(tx, params.id)
        }
        await recordAudit(tx, lineOf(ask, 'bind-identity', 'officer', params.id, { subject, before, reason }), ask.now)
        return identityOf(tx, issuer, params.id)
      })
    }),
    handle(signOnRoutes.unbindIdentity, (ask, { params }) => {
      requireProof(ask.visitor, binding)
      return onOfficer(params.id, async (tx, issuer) => {
        const subject = await unbindIdentity(tx, issuer, params.id, realTime(platform.clock))
        if (subject === undefined) throw notFound()
        await closeSessionsOf(tx, params.id)
        await recordAudit(tx, lineOf(ask, 'unbind-identity', 'officer', params.id, { subject }), ask.now)
        return identityOf(tx, issuer, params.id)
      })
    }),
  ]
}
