import { identityRoutes } from '#contract/identity.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import { asSystem } from '#server/db/transaction.ts'
import { notFound } from '#server/denied.ts'
import { handle, type Handling } from '#server/http/ask.ts'
import { fromCursor, toPage } from '#server/http/pages.ts'
import type { Platform } from '#server/platform.ts'
import { closeDevice, countDevices, findDevices } from './devices.sql.ts'
import { requireOwn } from './own-session.ts'
import { lineOf } from './session.routes.ts'
import { closeSessionsOf } from './sessions.sql.ts'

/** Where one is signed in, and ending it (choice:session). */
export function deviceHandlings(platform: Platform): Handling[] {
  return [
    handle(identityRoutes.listDevices, async (ask, { query }) => {
      const { own, digest, at } = await requireOwn(platform, ask)
      return asSystem(platform.db, async (tx) => {
        const rows = await findDevices(tx, own.officerId, { at, limit: query.limit, after: fromCursor(query.cursor, ['instant', 'uuid']) })
        return toPage(
          rows,
          query.limit,
          await countDevices(tx, own.officerId, at),
          (row) => [row.since.toISOString(), row.id],
          (row) => ({
            id: row.id,
            browser: row.browser,
            address: row.address,
            organisationName: row.organisationName,
            factor: row.factor,
            since: row.since.toISOString(),
            seenAt: row.seenAt.toISOString(),
            isThis: row.digest.equals(digest),
          }),
        )
      })
    }),
    handle(identityRoutes.endDevice, async (ask, { params }) => {
      const { own } = await requireOwn(platform, ask)
      await asSystem(platform.db, async (tx) => {
        if (!(await closeDevice(tx, own.officerId, params.id))) throw notFound()
        await recordAudit(tx, lineOf(ask, 'end-session', 'session', params.id), ask.now)
      })
      return { done: true as const }
    }),
    handle(identityRoutes.endOtherDevices, async (ask) => {
      const { own, digest } = await requireOwn(platform, ask)
      return asSystem(platform.db, async (tx) => {
        const ended = await closeSessionsOf(tx, own.officerId, digest)
        await recordAudit(tx, lineOf(ask, 'end-other-sessions', 'officer', own.officerId, { ended }), ask.now)
        return { ended }
      })
    }),
  ]
}
