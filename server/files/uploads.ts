import { randomUUID } from 'node:crypto'
import { type FileHandle, open, rm, unlink } from 'node:fs/promises'
import path from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type FileThread, startFileThread } from '#server/vault/file-thread.ts'
import { type SealingKey, sealWhole } from '#server/vault/sealed-chunks.ts'
import { contentBytes, openedFile, sealedBy } from '#server/vault/sealed-file.ts'
import type { Vault } from '#server/vault/vault.ts'
import { putInPlace, writeFresh } from './write-whole.ts'

type Keys = Pick<Vault, 'key' | 'current'>

/** How much of an upload is held in memory: what ends before is sealed at once, what goes on by a thread. */
const inHand = 256 * 1024
/** How much of an upload is opened at once, for a first answer. */
const beginning = 2 ** 20
/** The ending of what is not in its place yet. */
const coming = '.coming'

/**
 * Seals what streams in into a new file and never lays it down in the open; it opens under this name only. Answers how many bytes it held,
 * and by which key. Nothing is left when it throws.
 */
export async function sealUpload(vault: Keys, place: string, bound: string, content: Readable): Promise<{ bytes: number; keyId: string }> {
  try {
    const key = await vault.current()
    const bytes = await writeFresh(place + coming, (file) => sealInto(file, key, bound, content))
    await putInPlace(place + coming, place)
    return { bytes, keyId: key.id }
  } catch (problem) {
    content.destroy()
    throw problem
  }
}

async function sealInto(file: FileHandle, key: SealingKey, bound: string, content: Readable): Promise<number> {
  const source = content[Symbol.asyncIterator]() as AsyncIterableIterator<Buffer>
  const held: Buffer[] = []
  let bytes = 0
  for (let next = await source.next(); !next.done; next = bytes > inHand ? { done: true, value: undefined } : await source.next()) {
    held.push(next.value)
    bytes += next.value.length
  }
  if (bytes <= inHand) {
    await file.writeFile(sealWhole(key, Buffer.concat(held), bound))
    return bytes
  }
  const pieces = inPieces()
  const thread = startFileThread({ from: null, size: 0, opens: null, to: file.fd, seals: key, bound })
  const cut = new AbortController()
  thread.done.catch((problem: unknown) => cut.abort(problem))
  try {
    await pipeline(
      async function* () {
        yield* held
        yield* source
      },
      pieces.stream,
      thread.into,
      { signal: cut.signal },
    )
    await thread.done
  } catch (problem) {
    throw cut.signal.aborted ? cut.signal.reason : problem
  } finally {
    await thread.end()
  }
  return pieces.bytes()
}

/** Joins chunks to pieces of a mebibyte, so that the threads do not hand over each by itself, and counts their bytes. */
function inPieces(): { stream: Transform; bytes(): number } {
  let [bytes, held, waiting] = [0, [] as Buffer[], 0]
  const joined = () => {
    const piece = Buffer.concat(held)
    ;[held, waiting] = [[], 0]
    return piece
  }
  const stream = new Transform({
    transform(chunk: Buffer, _, done) {
      held.push(chunk)
      bytes += chunk.length
      waiting += chunk.length
      done(null, waiting < beginning ? undefined : joined())
    },
    flush(done) {
      done(null, joined())
    },
  })
  return { stream, bytes: () => bytes }
}

/** Which key seals an upload; null when it lies open. Throws ENOENT when it is not there. */
export async function uploadKey(place: string): Promise<string | null> {
  await using file = await open(place)
  return await sealedBy(file)
}

/** An upload sealed anew beside what lies there, until it takes its place or is dropped. */
export type Resealed = { readonly keyId: string; keep(): Promise<void>; drop(): Promise<void> }

/** Seals an upload by the key in use, whether it lies open or sealed. */
export async function resealUpload(vault: Keys, place: string, bound: string): Promise<Resealed> {
  const key = await vault.current()
  const fresh = `${place}.${randomUUID()}${coming}`
  await using from = await open(place)
  const opens = await keyOf(vault, from)
  await writeFresh(fresh, async (file) => {
    const thread = startFileThread({ from: from.fd, size: (await from.stat()).size, opens, to: file.fd, seals: key, bound })
    try {
      await thread.done
    } finally {
      await thread.end()
    }
  })
  return { keyId: key.id, keep: () => putInPlace(fresh, place), drop: () => rm(fresh, { force: true }) }
}

/** Where a process that was handed an opened upload as its fourth file reads it. */
export const openedPath = '/proc/self/fd/3'

/**
 * An upload that is being opened: what to hand over, its beginning there already. `lay` lays down all of it, once, `end` takes it away,
 * whether it was opened to its end or not.
 */
export type Opening = { readonly fd: number; lay(): Promise<void>; end(): Promise<void> }

/**
 * Opens an upload into a file of this folder that has no name: only who was handed it can read it, and the disk has it back as soon as
 * nobody holds it, a kill of everybody included. It is as large as its content from the start; its beginning is there when this returns,
 * enough for a first answer that has the processor to itself. Throws when the key is missing, or the upload is spoilt or not there.
 */
export async function openUpload(vault: Keys, place: string, bound: string, folder: string): Promise<Opening> {
  const from = await open(place)
  let to: FileHandle | null = null
  try {
    const opens = await keyOf(vault, from)
    const scratch = path.join(folder, 'opened')
    to = await open(scratch, 'wx+', 0o600)
    await unlink(scratch)
    await to.truncate(await contentBytes(from))
    const isWhole = await layBeginning(vault, { from, to, bound })
    const task = { from: from.fd, size: (await from.stat()).size, opens, to: to.fd, seals: null, bound }
    const held = [from, to]
    let thread: FileThread | null = null
    return {
      fd: to.fd,
      lay: async () => {
        if (!isWhole) await (thread ??= startFileThread(task)).done
      },
      end: async () => {
        await thread?.end()
        for (const each of held) await each.close()
      },
    }
  } catch (problem) {
    await to?.close()
    await from.close()
    throw problem
  }
}

/** Answers whether there is no more. */
async function layBeginning(vault: Keys, { from, to, bound }: { from: FileHandle; to: FileHandle; bound: string }): Promise<boolean> {
  let laid = 0
  for await (const chunk of openedFile(from, vault, bound)) {
    await to.write(chunk, 0, chunk.length, laid)
    laid += chunk.length
    if (laid >= beginning) return false
  }
  return true
}

async function keyOf(vault: Keys, file: FileHandle): Promise<SealingKey | null> {
  const by = await sealedBy(file)
  return by === null ? null : vault.key(by)
}
