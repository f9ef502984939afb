import { randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { sealedBy } from '#server/vault/sealed-file.ts'

/** What a paper or an upload is called in the archive: sealing it anew changes what lies under its name, so that there is a copy for each key. */
export const archivedName = (name: string, keyId: string | null): string => (keyId === null ? name : `${name}.${keyId}`)

/** When folders changed that hold nothing more to be copied, in ms; what a pass tells the next one. */
export type Looked = Map<string, number>

/** The folders of the data folder that are archived. */
const kept = ['files', 'sources']
const everyMs = 60_000
/** A folder that changed so lately may change again within what its clock can tell apart. */
const settledMs = 2000
/** Nobody writes to a copy for so long and goes on. */
const staleMs = 3_600_000

/**
 * Copies the evidence and uploads that are not in the archive yet, each whole or not at all; answers how many. Only folders that changed
 * since the passes before are looked into.
 */
export async function archiveFiles(dataDir: string, archive: string, looked: Looked = new Map()): Promise<number> {
  let copied = 0
  for (const folder of kept) {
    for (const name of await namesIn(path.join(dataDir, folder))) {
      const from = path.join(dataDir, folder, name)
      const changed = (await stat(from).catch(() => null))?.mtimeMs
      if (changed === undefined || looked.get(from) === changed) continue
      const isSettled = Date.now() - changed > settledMs
      copied += await archiveFolder(from, path.join(archive, folder, name))
      if (isSettled) looked.set(from, changed)
    }
  }
  return copied
}

/** Does so now and every minute, until the answer is called, which does so once more. */
export function archiveFilesOften(dataDir: string, archive: string, onFailed: (problem: unknown) => void): () => Promise<void> {
  const looked: Looked = new Map()
  let running = Promise.resolve()
  const again = () => {
    running = running
      .then(async () => {
        await archiveFiles(dataDir, archive, looked)
      })
      .catch(onFailed)
  }
  again()
  const timer = setInterval(again, everyMs).unref()
  return async () => {
    clearInterval(timer)
    again()
    await running
  }
}

async function archiveFolder(from: string, to: string): Promise<number> {
  const there = new Set(await readdir(to).catch(() => []))
  for (const name of there) if (name.endsWith('.coming')) await clearStale(path.join(to, name))
  let copied = 0
  for (const name of await filesIn(from)) {
    const file = await openThere(path.join(from, name))
    if (!file) continue
    try {
      // What is open stays what it is, also when another file takes its name meanwhile.
      const archived = archivedName(name, await sealedBy(file))
      if (there.has(archived)) continue
      await copyWhole(file, path.join(to, archived))
      copied++
    } finally {
      await file.close()
    }
  }
  return copied
}

/** Removes what a copy cut off by a crash left. */
async function clearStale(coming: string): Promise<void> {
  const since = (await stat(coming).catch(() => null))?.mtimeMs
  if (since !== undefined && Date.now() - since > staleMs) await rm(coming, { force: true })
}

/** Folders with files of their own: by the first digits of a digest, or by unit. What is still coming is none. */
async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder, { withFileTypes: true }).catch(() => []))
    .filter((each) => each.isDirectory() && each.name !== 'coming')
    .map(({ name }) => name)
}

async function filesIn(folder: string): Promise<string[]> {
  return (await readdir(folder, { withFileTypes: true }).catch(() => []))
    .filter((each) => each.isFile() && !each.name.endsWith('.coming'))
    .map(({ name }) => name)
}

/** The file, opened; null when an upload was taken back meanwhile. */
async function openThere(place: string): Promise<FileHandle | null> {
  return open(place).catch((problem: NodeJS.ErrnoException) => {
    if (problem.code === 'ENOENT') return null
    throw problem
  })
}

async function copyWhole(from: FileHandle, to: string): Promise<void> {
  await mkdir(path.dirname(to), { recursive: true, mode: 0o700 })
  // The platform and `db base` may come to it at the same time: each writes its own, and the last one in its place is as whole as the
  // first.
  const coming = `${to}.${randomBytes(6).toString('hex')}.coming`
  try {
    await pipeline(from.createReadStream({ start: 0, autoClose: false }), createWriteStream(coming, { mode: 0o600, flush: true }))
    await rename(coming, to)
  } catch (problem) {
    await rm(coming, { force: true })
    throw problem
  }
}
