import { copyFile, mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'

/** Folders of the data folder whose files, once there, never change. */
const kept = ['files', 'sources']
const everyMs = 60_000

/** Copies the evidence and uploads that are not in the archive yet, each whole or not at all; answers how many. */
export async function archiveFiles(dataDir: string, archive: string): Promise<number> {
  let copied = 0
  for (const folder of kept) {
    for (const name of await namesIn(path.join(dataDir, folder))) {
      const there = new Set(await readdir(path.join(archive, folder, name)).catch(() => []))
      for (const file of await filesIn(path.join(dataDir, folder, name))) {
        if (there.has(file)) continue
        copied += Number(await copyWhole(path.join(dataDir, folder, name, file), path.join(archive, folder, name, file)))
      }
    }
  }
  return copied
}

/** Does so now and every minute, until the answer is called, which does so once more. */
export function archiveFilesOften(dataDir: string, archive: string, onFailed: (problem: unknown) => void): () => Promise<void> {
  let running = Promise.resolve()
  const again = () => { running = running.then(async () => { await archiveFiles(dataDir, archive) }).catch(onFailed) }
  again()
  const timer = setInterval(again, everyMs).unref()
  return async () => {
    clearInterval(timer)
    again()
    await running
  }
}

/** Folders with files of their own: by the first digits of a digest, or by unit. What is still coming is none. */
async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder, { withFileTypes: true }).catch(() => [])).filter((each) => each.isDirectory() && each.name !== 'coming').map(({ name }) => name)
}

async function filesIn(folder: string): Promise<string[]> {
  return (await readdir(folder, { withFileTypes: true }).catch(() => [])).filter((each) => each.isFile() && !each.name.endsWith('.coming')).map(({ name }) => name)
}

/** Whether the file was there to be copied: an upload may be taken back meanwhile. */
async function copyWhole(from: string, to: string): Promise<boolean> {
  await mkdir(path.dirname(to), { recursive: true, mode: 0o700 })
  const coming = `${to}.coming`
  try {
    await copyFile(from, coming)
    const file = await open(coming, 'r+')
    try { await file.sync() } finally { await file.close() }
    await rename(coming, to)
    return true
  } catch (problem) {
    await rm(coming, { force: true })
    if ((problem as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw problem
  }
}
