import type { Handling } from '#server/http/ask.ts'
import type { Platform } from '#server/platform.ts'
import { identityHandlings } from './identity.routes.ts'
import { mailHandlings } from './mail.routes.ts'
import { makeProvider } from './provider.ts'
import { sessionHandlings } from './session.routes.ts'

/** Everything about who somebody is: sessions, proofs, tokens, where letters go, and the city’s identity provider where one is configured. */
export function signingIn(platform: Platform): Handling[] {
  const { signOn, publicUrl } = platform.config
  const provider = signOn && makeProvider(signOn, publicUrl)
  return [...sessionHandlings(platform, provider), ...identityHandlings(platform, provider), ...mailHandlings(platform)]
}
