import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { Denied } from '#server/denied.ts'
import type { WrappedKey } from '#server/vault/keys.sql.ts'
import { readMasterKeys } from '#server/vault/master-keys.ts'
import { openedFile, sealedBy } from '#server/vault/sealed-file.ts'
import { locked, openKey } from '#server/vault/vault.ts'

/**
 * Says whether a copied paper holds what its name says, or an upload, which has none such, is what was sealed for its path; and whether it
 * opens by the keys that were copied with it.
 */
export type ContentCheck = { isWhole(place: string, name: { readonly sha256: string | null; readonly path: string }): Promise<boolean> }

/**
 * Compares papers with their digests and uploads with their seals, opening the sealed ones by the keys of the snapshot; one whose master
 * key is not here is taken as it is.
 */
export async function contentCheck(keys: readonly WrappedKey[], keysDir: string): Promise<ContentCheck> {
  const masters = await readMasterKeys(keysDir).catch(() => [])
  const opened = new Map(keys.map((key) => [key.id, openKey(key, masters)]))
  const key = async (id: string) => {
    const found = opened.get(id)
    if (!found) throw locked({ zh: `封存所用的密钥 ${id} 不在备份中`, en: `the key ${id} it was sealed by is not in the backup` })
    return found
  }
  const isWhole = async (place: string, { sha256, path }: { readonly sha256: string | null; readonly path: string }) => {
    const file = await open(place)
    const hash = createHash('sha256')
    try {
      const by = await sealedBy(file)
      if (by !== null && opened.get(by) === null) return true
      for await (const chunk of openedFile(file, { key }, sha256 === null ? path : '')) hash.update(chunk)
    } catch (problem) {
      if (problem instanceof Denied) return false
      throw problem
    } finally {
      await file.close()
    }
    return sha256 === null || hash.digest('hex') === sha256
  }
  return { isWhole }
}
