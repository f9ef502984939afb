import { rm } from 'node:fs/promises'
import { recordAudit } from '#server/audit/audit.sql.ts'
import { asSystem } from '#server/db/transaction.ts'
import { announce } from '#server/jobs/live.ts'
import type { Platform } from '#server/platform.ts'
import { placeOf } from '../source-area.ts'
import { findUploadsOfDestroyed, noteErased } from './disposal.sql.ts'

/** Deletes the uploaded files of an asset that was destroyed, then says so in the log. Safe to repeat: a file that is gone is noted as gone. Answers how many. */
export async function eraseSources(platform: Pick<Platform, 'db' | 'clock' | 'config'>, assetId: string): Promise<number> {
  const uploads = await asSystem(platform.db, (tx) => findUploadsOfDestroyed(tx, assetId))
  for (const { path } of uploads) await rm(placeOf(platform.config.dataDir, path), { force: true })
  if (uploads.length === 0) return 0
  const at = platform.clock.now()
  await asSystem(platform.db, async (tx) => {
    const holderId = await noteErased(tx, uploads.map(({ id }) => id), at)
    await recordAudit(tx, { officerId: null, organisationId: null, role: 'system', action: 'erase-sources', objectKind: 'asset', objectId: assetId, outcome: 'done', detail: { files: uploads.length }, holderId }, at)
    await announce(tx, { kind: 'asset', id: assetId })
  })
  return uploads.length
}
