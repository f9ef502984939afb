import { createHash, hash, randomUUID } from 'node:crypto'
import { createWriteStream, existsSync } from 'node:fs'
import { type FileHandle, mkdir, open, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { sealingStream, sealWhole } from '#server/vault/sealed-chunks.ts'
import { contentBytes, openedFile, sealedBy } from '#server/vault/sealed-file.ts'
import type { Vault } from '#server/vault/vault.ts'

/** What a kept file is: its two digests and its size in bytes. */
export type KeptFile = { readonly sha256: string; readonly sm3: string; readonly bytes: number }

/** Evidence by content: a file lies sealed under the SHA-256 of what it holds, is written once, and is on the disk before anybody is told (choice:sealing). */
export type FileStore = {
  keep(content: Readable | Buffer): Promise<KeptFile>
  /** The content, opened; the stream fails at its end when it is not what the name says. */
  read(sha256: string): Readable
  has(sha256: string): Promise<boolean>
  /** How many bytes its content has. */
  sizeOf(sha256: string): Promise<number>
  /** Which key it was sealed by; null when it lies open, as those kept before there was sealing. */
  sealedBy(sha256: string): Promise<string | null>
  /** Seals it by the key in use, in the place of what was there. */
  reseal(sha256: string): Promise<void>
}

/** A stored file does not hold what its name says. */
export class FileAltered extends Error {
  override readonly name = 'FileAltered'
}

/**
 * What is larger is hashed and sealed piece by piece, also when it is in memory: two digests and the seal of 20 MB at one stretch would
 * let everybody else wait.
 */
const wholeUpTo = 1024 * 1024
const pieceBytes = 64 * 1024

/** Opens the store in a folder, making it when absent. */
export async function openFileStore(folder: string, vault: Vault): Promise<FileStore> {
  await mkdir(path.join(folder, 'coming'), { recursive: true, mode: 0o700 })
  const pathOf = (sha256: string) => path.join(folder, sha256.slice(0, 2), sha256)
  const read = (sha256: string) => Readable.from(contentOf(pathOf(sha256), sha256, vault), { objectMode: false })
  return {
    keep: (content) =>
      Buffer.isBuffer(content) && content.length <= wholeUpTo
        ? keepWhole(folder, pathOf, vault, content)
        : keep(folder, pathOf, vault, Buffer.isBuffer(content) ? Readable.from(piecesOf(content), { objectMode: false }) : content, {
            replaces: false,
          }),
    read,
    has: (sha256) =>
      stat(pathOf(sha256)).then(
        () => true,
        () => false,
      ),
    sizeOf: (sha256) => looked(pathOf(sha256), contentBytes),
    sealedBy: (sha256) => looked(pathOf(sha256), sealedBy),
    reseal: async (sha256) => {
      await keep(folder, pathOf, vault, read(sha256), { replaces: true })
    },
  }
}

async function isWhole(place: string, sha256: string, vault: Vault): Promise<boolean> {
  // Most files are new: one look, and not a stream that is set up in order to fail.
  if (!existsSync(place)) return false
  try {
    await pipeline(contentOf(place, sha256, vault), async (chunks) => {
      let bytes = 0
      for await (const chunk of chunks) bytes += chunk.length
      return bytes
    })
    return true
  } catch {
    return false
  }
}

async function looked<T>(place: string, look: (file: FileHandle) => Promise<T>): Promise<T> {
  const file = await open(place)
  try {
    return await look(file)
  } finally {
    await file.close()
  }
}

async function* contentOf(place: string, sha256: string, vault: Vault): AsyncGenerator<Buffer> {
  const file = await open(place)
  const hash = createHash('sha256')
  try {
    for await (const chunk of openedFile(file, vault)) {
      hash.update(chunk)
      yield chunk
    }
  } finally {
    await file.close()
  }
  if (hash.digest('hex') !== sha256) throw new FileAltered(`${place} does not hold what its name says`)
}

async function keep(
  folder: string,
  pathOf: (sha256: string) => string,
  vault: Vault,
  content: Readable,
  { replaces }: { readonly replaces: boolean },
): Promise<KeptFile> {
  const coming = path.join(folder, 'coming', randomUUID())
  const sha = createHash('sha256')
  const sm3 = createHash('sm3')
  let bytes = 0
  const measure = new Transform({
    transform(chunk: Buffer, _, done) {
      sha.update(chunk)
      sm3.update(chunk)
      bytes += chunk.length
      done(null, chunk)
    },
  })
  try {
    await pipeline(content, measure, sealingStream(await vault.current()), createWriteStream(coming, { mode: 0o600, flush: true }))
    const kept = { sha256: sha.digest('hex'), sm3: sm3.digest('hex'), bytes }
    const home = pathOf(kept.sha256)
    await mkdir(path.dirname(home), { recursive: true, mode: 0o700 })
    // The same content again stays as it lies, so that what is known of its key stays true; but a damaged one is mended.
    if (!replaces && (await isWhole(home, kept.sha256, vault))) await rm(coming)
    else await rename(coming, home)
    await syncFolder(path.dirname(home))
    return kept
  } catch (problem) {
    await rm(coming, { force: true })
    throw problem
  }
}

function* piecesOf(content: Buffer): Generator<Buffer> {
  for (let at = 0; at < content.length; at += pieceBytes) yield content.subarray(at, at + pieceBytes)
}

/** The same for what is small and in memory, such as a certificate: nothing is written when it is there already. */
async function keepWhole(folder: string, pathOf: (sha256: string) => string, vault: Vault, content: Buffer): Promise<KeptFile> {
  const kept = { sha256: hash('sha256', content), sm3: hash('sm3', content), bytes: content.length }
  const home = pathOf(kept.sha256)
  if (!(await isWhole(home, kept.sha256, vault))) {
    const coming = path.join(folder, 'coming', randomUUID())
    try {
      await writeFile(coming, sealWhole(await vault.current(), content), { mode: 0o600, flush: true })
      await moveHome(coming, home)
    } catch (problem) {
      await rm(coming, { force: true })
      throw problem
    }
  }
  await syncFolder(path.dirname(home))
  return kept
}

/** Moves a file to its place; its folder is made when there is none. */
async function moveHome(coming: string, home: string): Promise<void> {
  await rename(coming, home).catch(async (problem: NodeJS.ErrnoException) => {
    if (problem.code !== 'ENOENT') throw problem
    await mkdir(path.dirname(home), { recursive: true, mode: 0o700 })
    await rename(coming, home)
  })
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
