import { randomBytes } from 'node:crypto'
import { open, readFile, rename } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { PrivateKey } from './signer.ts'

const keyFile = z.object({ format: z.literal('rongshu-signing-keys/1'), keys: z.array(z.object({ id: z.string(), algorithm: z.enum(['ed25519', 'sm2']), secret: z.string().regex(/^[0-9a-f]{64}$/) })), witness: z.object({ id: z.string(), algorithm: z.literal('ed25519'), secret: z.string().regex(/^[0-9a-f]{64}$/) }) })

/** What the key file of a data folder holds: keys that sign for the platform, and the one with which it witnesses other logs. */
export type KeyFile = { readonly keys: readonly PrivateKey[]; readonly witness: PrivateKey }

/** The key file, in the data folder and in no backup. */
export const keyFileName = 'signing-keys.json'

/** Reads the key file; null when there is none. Throws when it is there and cannot be read, since nothing may be made in its place then. */
export async function readKeys(dataDir: string): Promise<KeyFile | null> {
  const place = path.join(dataDir, keyFileName)
  const text = await readFile(place, 'utf8').catch((problem: NodeJS.ErrnoException) => { if (problem.code === 'ENOENT') return null; throw problem })
  if (text === null) return null
  try {
    return keyFile.parse(JSON.parse(text))
  } catch {
    throw new Error(`${place} 不是完整的签名密钥文件；确实丢失时请移走它，平台会换用新密钥 / is no whole file of signing keys; if they are lost, move it away and the platform takes new ones`)
  }
}

/** Writes the key file so that only the platform's own account may read it; it is whole on the disk when this returns. */
export async function writeKeys(dataDir: string, keys: KeyFile): Promise<void> {
  const place = path.join(dataDir, keyFileName)
  const coming = `${place}.${randomBytes(6).toString('hex')}`
  const file = await open(coming, 'wx', 0o600)
  try {
    await file.writeFile(`${JSON.stringify({ format: 'rongshu-signing-keys/1', ...keys }, null, 1)}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(coming, place)
  const folder = await open(dataDir)
  try { await folder.sync() } finally { await folder.close() }
}
