import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { Transform, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** What a kept file is: its two digests and its size in bytes. */
export type KeptFile = { readonly sha256: string; readonly sm3: string; readonly bytes: number }

/** Evidence by content: a file lies under its own SHA-256, is written once, and is on the disk before anybody is told. */
export type FileStore = {
  keep(content: Readable | Buffer): Promise<KeptFile>
  read(sha256: string): Readable
  pathOf(sha256: string): string
  has(sha256: string): Promise<boolean>
}

/** Opens the store in a folder, making it when absent. */
export async function openFileStore(folder: string): Promise<FileStore> {
  await mkdir(path.join(folder, 'coming'), { recursive: true, mode: 0o700 })
  const pathOf = (sha256: string) => path.join(folder, sha256.slice(0, 2), sha256)
  const has = (sha256: string) => stat(pathOf(sha256)).then(() => true, () => false)
  return { keep: content => keep(folder, pathOf, content), read: sha256 => createReadStream(pathOf(sha256)), pathOf, has }
}

async function keep(folder: string, pathOf: (sha256: string) => string, content: Readable | Buffer): Promise<KeptFile> {
  const coming = path.join(folder, 'coming', randomUUID())
  const sha = createHash('sha256')
  const sm3 = createHash('sm3')
  let bytes = 0
  const measure = new Transform({ transform(chunk: Buffer, _, done) { sha.update(chunk); sm3.update(chunk); bytes += chunk.length; done(null, chunk) } })
  try {
    await pipeline(Buffer.isBuffer(content) ? [content] : content, measure, createWriteStream(coming, { mode: 0o600, flush: true }))
    const kept = { sha256: sha.digest('hex'), sm3: sm3.digest('hex'), bytes }
    const home = pathOf(kept.sha256)
    await mkdir(path.dirname(home), { recursive: true, mode: 0o700 })
    await rename(coming, home)
    await syncFolder(path.dirname(home))
    return kept
  } catch (problem) {
    await rm(coming, { force: true })
    throw problem
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder)
  try { await handle.sync() } finally { await handle.close() }
}
