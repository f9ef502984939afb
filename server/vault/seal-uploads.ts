import path from 'node:path'
import { asSystem } from '#server/db/transaction.ts'
import { resealUpload, uploadKey } from '#server/files/uploads.ts'
import type { Platform } from '#server/platform.ts'
import { findAgedUploads, type KeptUpload, noteSealedUpload } from './sealed-uploads.sql.ts'

type Ground = Pick<Platform, 'db' | 'vault' | 'config' | 'log'>
const atOnce = 50

/** Seals uploads that lie open or under a key that ended, one after the other; answers how many, and names those that are not what they were. */
export async function sealUploads(ground: Ground): Promise<{ sealed: number; faulty: string[] }> {
  const done = { sealed: 0, faulty: [] as string[] }
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const { id } = await ground.vault.current()
    const aged = await asSystem(ground.db, (tx) => findAgedUploads(tx, id, after, atOnce))
    for (const upload of aged) {
      try {
        done.sealed += Number(await sealOne(ground, upload, id))
      } catch (problem) {
        ground.log.warn({ err: problem, source: upload.id }, 'an upload could not be sealed')
        done.faulty.push(upload.path)
      }
    }
    if (aged.length < atOnce) return done
    after = aged.at(-1)!.id
  }
}

/** Whether it is sealed by the key now; one that is gone has nothing to be sealed. */
async function sealOne({ db, vault, config }: Ground, { id, path: bound }: KeptUpload, current: string): Promise<boolean> {
  const place = path.join(config.dataDir, bound)
  const by = await uploadKey(place).catch((problem: NodeJS.ErrnoException) => {
    if (problem.code === 'ENOENT') return current
    throw problem
  })
  if (by === current) return asSystem(db, (tx) => noteSealedUpload(tx, id, current))
  const fresh = await resealUpload(vault, place, bound)
  try {
    // Erasing takes the same row first: what was erased meanwhile does not come back.
    return await asSystem(db, async (tx) => {
      const isKept = await noteSealedUpload(tx, id, fresh.keyId)
      if (isKept) await fresh.keep()
      return isKept
    })
  } finally {
    await fresh.drop()
  }
}
