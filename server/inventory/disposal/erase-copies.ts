import { rm } from 'node:fs/promises'
import { recordAudit } from '#server/audit/audit.sql.ts'
import { asSystem, type Tx } from '#server/db/transaction.ts'
import { announce } from '#server/jobs/live.ts'
import type { Platform } from '#server/platform.ts'
import { withoutTraces } from '../classification/erasing.ts'
import { placeOf, tablesOf } from '../source-area.ts'
import { type Erased, eraseDestroyed, findCopiesOf, findStillHeld, findUploadsOfDestroyed, noteErased } from './disposal.sql.ts'

/**
 * Erases what the platform holds of an asset that was destroyed or found to be core data, also where it came from who held it before:
 * values out of findings, then uploaded files, each noted in the log of whose they were (choice:destruction-copies). Safe to repeat: what
 * is erased is passed over, and a file that is gone is noted as gone.
 */
export async function eraseCopies(platform: Pick<Platform, 'db' | 'clock' | 'config'>, assetId: string): Promise<void> {
  const at = platform.clock.now()
  const { holders, uploads } = await asSystem(platform.db, async (tx) => {
    const copies = await findCopiesOf(tx, assetId)
    const erased = await eraseDestroyed(
      tx,
      assetId,
      copies.map(({ id, finding }) => ({ id, finding: withoutTraces(finding) })),
      at,
    )
    await tell(tx, assetId, 'erase-findings', erased, at)
    return { holders: erased.map(({ holderId }) => holderId), uploads: await findUploadsOfDestroyed(tx, assetId) }
  })
  // A scan that broke off may have kept what it found of the table.
  for (const holder of holders) await rm(tablesOf(platform.config.dataDir, holder), { recursive: true, force: true })
  await asSystem(platform.db, async (tx) => {
    const erased = await noteErased(
      tx,
      uploads.map(({ id }) => id),
      at,
    )
    // Noted first: whoever seals one of them anew puts it in its place only while it is not, and holds the row.
    for (const { path } of uploads) await rm(placeOf(platform.config.dataDir, path), { force: true })
    await tell(tx, assetId, 'erase-sources', erased, at)
  })
}

/** Has what the platform still holds of core data and of destroyed assets erased: what was left before a start. */
export async function eraseHeldCopies({ db, jobs }: Pick<Platform, 'db' | 'jobs'>): Promise<void> {
  await asSystem(db, async (tx) => {
    for (const assetId of await findStillHeld(tx)) await jobs.enqueue(tx, 'erase-copies', { assetId })
  })
}

async function tell(
  tx: Tx,
  assetId: string,
  action: 'erase-findings' | 'erase-sources',
  erased: readonly Erased[],
  at: Date,
): Promise<void> {
  for (const { holderId, pieces } of erased)
    await recordAudit(
      tx,
      {
        officerId: null,
        organisationId: null,
        role: 'system',
        action,
        objectKind: 'asset',
        objectId: assetId,
        outcome: 'done',
        detail: action === 'erase-findings' ? { findings: pieces } : { files: pieces },
        holderId,
      },
      at,
    )
  if (erased.length > 0) await announce(tx, { kind: 'asset', id: assetId })
}
