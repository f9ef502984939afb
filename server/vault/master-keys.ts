import { randomBytes } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { writeWhole } from '#server/files/write-whole.ts'
import { keyBytes } from './methods.ts'

const file = z.object({
  format: z.literal('rongshu-sealing-keys/1'),
  keys: z.array(z.object({ id: z.string().regex(/^[0-9a-f]{16}$/), secret: z.string().regex(/^[0-9a-f]{64}$/) })).min(1),
})

/** A master key: it seals the keys in the database, and lies outside of it. */
export type MasterKey = { readonly id: string; readonly secret: Buffer }

/** The file of master keys, in a folder of its own and in no backup. */
export const masterFileName = 'sealing-keys.json'

/** A new secret under a new id. */
export const makeSecret = (): MasterKey => ({ id: randomBytes(8).toString('hex'), secret: randomBytes(keyBytes) })

/** The master keys, the one in use last; empty when there is no file. Throws when there is one that cannot be read. */
export async function readMasterKeys(folder: string): Promise<MasterKey[]> {
  const place = path.join(folder, masterFileName)
  const text = await readFile(place, 'utf8').catch((problem: NodeJS.ErrnoException) => {
    if (problem.code === 'ENOENT') return null
    throw problem
  })
  if (text === null) return []
  try {
    return file.parse(JSON.parse(text)).keys.map(({ id, secret }) => ({ id, secret: Buffer.from(secret, 'hex') }))
  } catch {
    throw new Error(`${place} 不是完整的封存密钥文件 / is no whole file of sealing keys`)
  }
}

/** Writes the master keys so that only the platform's own account may read them; the file is whole on the disk when this returns. */
export async function writeMasterKeys(folder: string, keys: readonly MasterKey[]): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeWhole(
    path.join(folder, masterFileName),
    `${JSON.stringify({ format: 'rongshu-sealing-keys/1', keys: keys.map(({ id, secret }) => ({ id, secret: secret.toString('hex') })) }, null, 1)}\n`,
  )
}
