import { createDecipheriv } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { isSealed, NotOpened, type Vault } from '#server/vault/vault.ts'

const METHOD = 'aes-256-gcm'
const [IV_BYTES, TAG_BYTES] = [12, 16]
const boundOf = (sourceId: string) => `source ${sourceId}`

/** Seals the password of a source so that it opens only with the keys of this city and for this source. */
export const sealSecret = (vault: Vault, sourceId: string, secret: string): Promise<Buffer> => vault.seal(boundOf(sourceId), secret)

/** Opens what was sealed; null when it was made for another source or was changed. Throws `sealing-key-missing` while its key is not there. */
export async function unsealSecret(
  { vault, dataDir }: { readonly vault: Vault; readonly dataDir: string },
  sourceId: string,
  sealed: Buffer,
): Promise<string | null> {
  return isSealed(sealed)
    ? vault.open(boundOf(sourceId), sealed).catch((problem: unknown) => {
        if (problem instanceof NotOpened) return null
        throw problem
      })
    : unsealEarlier(dataDir, sourceId, sealed)
}

/** Passwords sealed before there was a vault, by the key file `scan-key` of the data folder; the last of them is gone when its scan has ended. */
async function unsealEarlier(dataDir: string, sourceId: string, sealed: Buffer): Promise<string | null> {
  try {
    const key = await readFile(path.join(dataDir, 'scan-key'))
    const decipher = createDecipheriv(METHOD, key, sealed.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES }).setAAD(Buffer.from(sourceId))
    decipher.setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
    return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}
