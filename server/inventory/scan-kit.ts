import { inventoryRoutes } from '#contract/inventory.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import { notFound } from '#server/denied.ts'
import { handle, type Handling } from '#server/http/ask.ts'
import type { Platform } from '#server/platform.ts'
import { citySalt } from '#server/vault/city-salt.ts'
import { rulesForKit } from './column-rules.ts'
import { findHolder } from './holders.sql.ts'
import { auditLine } from '#server/audit/noting.ts'

/** What the command at the producer's takes along: the salt of the city, who the unit is, and the rules of its datasets. */
export function scanKit(platform: Pick<Platform, 'db' | 'vault'>): Handling[] {
  return [
    handle(inventoryRoutes.scanKit, async (ask) => {
      const salt = await citySalt(platform, ask.now)
      return ask.transaction(async (tx) => {
        const unit = await findHolder(tx, ask.visitor.organisationId!)
        if (!unit) throw notFound()
        await recordAudit(tx, auditLine(ask, 'take-scan-kit', { kind: 'organisation', id: unit.id, holderId: unit.id }), ask.now)
        void ask.reply.header('content-disposition', `attachment; filename="scan-kit-${unit.uscc}.json"`)
        return { salt, unit: { uscc: unit.uscc, name: unit.name }, rules: await rulesForKit(tx, unit.id) }
      })
    }),
  ]
}
