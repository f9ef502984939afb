import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { link, open, readFile, rm } from 'node:fs/promises'
import path from 'node:path'

const METHOD = 'aes-256-gcm'
const [KEY_BYTES, IV_BYTES, TAG_BYTES] = [32, 12, 16]

/** The key of the data folder under which secrets are sealed (passwords of sources, seeds of one-time codes): made when it is first needed, readable by the platform's account alone, in no backup. */
async function keyOf(dataDir: string): Promise<Buffer> {
  const place = path.join(dataDir, 'scan-key')
  const known = await readFile(place).catch(() => null)
  if (known?.length === KEY_BYTES) return known
  const fresh = `${place}.${randomBytes(6).toString('hex')}`
  const file = await open(fresh, 'wx', 0o600)
  try {
    await file.writeFile(randomBytes(KEY_BYTES))
    await file.sync()
  } finally {
    await file.close()
  }
  // Whoever links first has made the key; a half-written one never has its name.
  await link(fresh, place).catch((problem: NodeJS.ErrnoException) => { if (problem.code !== 'EEXIST') throw problem })
  await rm(fresh, { force: true })
  return readFile(place)
}

/** Seals a secret so that it opens only with the key of this data folder and for what it belongs to. */
export async function seal(dataDir: string, ownerId: string, secret: string): Promise<Buffer> {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv(METHOD, await keyOf(dataDir), iv).setAAD(Buffer.from(ownerId))
  const body = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body])
}

/** Opens what was sealed; null when it was made with another key, for something else, or was changed. */
export async function unseal(dataDir: string, ownerId: string, sealed: Buffer): Promise<string | null> {
  try {
    const decipher = createDecipheriv(METHOD, await keyOf(dataDir), sealed.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES }).setAAD(Buffer.from(ownerId))
    decipher.setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
    return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}
