import type { z } from 'zod'
import type { apiToken } from '#contract/tokens.ts'
import { scopesFor } from '#contract/scope-of.ts'
import { civilDate } from '#contract/working-days.ts'
import { tokenRoutes } from '#contract/tokens.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import { asSystem } from '#server/db/transaction.ts'
import { notFound } from '#server/denied.ts'
import { handle, type Handling } from '#server/http/ask.ts'
import { fromCursor, toPage } from '#server/http/pages.ts'
import type { Platform } from '#server/platform.ts'
import { makeToken, whyNotMake } from './make-token.ts'
import { findAccountOf } from './officers.sql.ts'
import { realTime } from './session-life.ts'
import { lineOf } from './session.routes.ts'
import { countTokens, findTokens, revokeToken, revokeTokensOf, type TokenRow } from './tokens.sql.ts'

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
        const at = realTime(clock)
        const { row, secret } = await makeToken(tx, ask, body, at)
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
