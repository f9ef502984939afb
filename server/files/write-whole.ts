import { randomBytes } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import path from 'node:path'

/** Writes a file that only the platform's own account may read; it is whole on the disk when this returns, and until then what was there before stays. */
export async function writeWhole(place: string, text: string): Promise<void> {
  const coming = `${place}.${randomBytes(6).toString('hex')}`
  try {
    const file = await open(coming, 'wx', 0o600)
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(coming, place)
  } catch (problem) {
    await rm(coming, { force: true })
    throw problem
  }
  const folder = await open(path.dirname(place))
  try { await folder.sync() } finally { await folder.close() }
}
