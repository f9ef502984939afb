import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { connect } from '#server/db/pool.ts'
import { Denied } from '#server/denied.ts'
import { openedFile, sealedBy } from '#server/vault/sealed-file.ts'
import { openVault } from '#server/vault/vault.ts'

/** Says whether a copied paper holds what its name says. */
export type ContentCheck = { isWhole(place: string, sha256: string): Promise<boolean>; close(): Promise<void> }

/** Compares papers with their digests, opening the sealed ones; while the keys are missing, a sealed one is taken as it is. */
export async function contentCheck(url: string, keysDir: string): Promise<ContentCheck> {
  const { db, close } = connect(url, { max: 1 })
  const vault = openVault({ db, keysDir, method: 'aes-256-gcm' })
  const isLocked = await vault.whyLocked().then((why) => why !== null)
  const isWhole = async (place: string, sha256: string) => {
    const file = await open(place)
    const hash = createHash('sha256')
    try {
      if (isLocked && (await sealedBy(file)) !== null) return true
      for await (const chunk of openedFile(file, vault)) hash.update(chunk)
    } catch (problem) {
      if (problem instanceof Denied) return false
      throw problem
    } finally {
      await file.close()
    }
    return hash.digest('hex') === sha256
  }
  return { isWhole, close }
}
