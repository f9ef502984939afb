import { hash } from 'node:crypto'
import { readdir, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { writeWhole } from '#server/files/write-whole.ts'
import type { PrivateKey } from './signer.ts'

const keyFile = z.object({
  format: z.literal('rongshu-signing-keys/1'),
  keys: z.array(z.object({ id: z.string(), algorithm: z.enum(['ed25519', 'sm2']), secret: z.string().regex(/^[0-9a-f]{64}$/) })),
  witness: z.object({ id: z.string(), algorithm: z.literal('ed25519'), secret: z.string().regex(/^[0-9a-f]{64}$/) }),
})

/** What the key file of a data folder holds: keys that sign for the platform, and the one with which it witnesses other logs. */
export type KeyFile = { readonly keys: readonly PrivateKey[]; readonly witness: PrivateKey }

/** The key file, in the data folder and in no backup. */
export const keyFileName = 'signing-keys.json'

/**
 * Reads the key file, or one that was put aside; null when there is none. Throws when it is there and cannot be read, since nothing may be
 * made in its place then.
 */
export async function readKeys(dataDir: string, name = keyFileName): Promise<KeyFile | null> {
  const place = path.join(dataDir, name)
  const text = await readFile(place, 'utf8').catch((problem: NodeJS.ErrnoException) => {
    if (problem.code === 'ENOENT') return null
    throw problem
  })
  if (text === null) return null
  try {
    return keyFile.parse(JSON.parse(text))
  } catch {
    throw new Error(
      `${place} 不是完整的签名密钥文件；确实丢失时请移走它，平台会换用新密钥 / is no whole file of signing keys; if they are lost, move it away and the platform takes new ones`,
    )
  }
}

/** Writes the key file so that only the platform's own account may read it; it is whole on the disk when this returns. */
export async function writeKeys(dataDir: string, keys: KeyFile): Promise<void> {
  await writeWhole(path.join(dataDir, keyFileName), `${JSON.stringify({ format: 'rongshu-signing-keys/1', ...keys }, null, 1)}\n`)
}

/**
 * Puts the key file aside, since what it holds may be the keys of another database; answers its new name, which its content gives, so that
 * it takes no other one's place.
 */
export async function putKeysAside(dataDir: string, keys: KeyFile): Promise<string> {
  const name = `${keyFileName}.${hash('sha256', JSON.stringify(keys)).slice(0, 16)}`
  await rename(path.join(dataDir, keyFileName), path.join(dataDir, name))
  return name
}

/** Makes a file that was put aside the key file again. */
export async function takeKeysUp(dataDir: string, name: string): Promise<void> {
  await rename(path.join(dataDir, name), path.join(dataDir, keyFileName))
}

/** The key files that were put aside, by name. */
export const listKeysAside = (dataDir: string): Promise<string[]> => filesOf(dataDir, /^[0-9a-f]{16}$/)

/** Removes what a write that was cut off left behind. */
export async function sweepKeys(dataDir: string): Promise<void> {
  for (const name of await filesOf(dataDir, /^[0-9a-f]{12}$/)) await rm(path.join(dataDir, name), { force: true })
}

async function filesOf(dataDir: string, ending: RegExp): Promise<string[]> {
  return (await readdir(dataDir))
    .filter((name) => name.startsWith(`${keyFileName}.`) && ending.test(name.slice(keyFileName.length + 1)))
    .sort()
}
