import { randomBytes } from 'node:crypto'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import path from 'node:path'

/** Writes a file that only the platform's own account may read; it is whole on the disk when this returns, and until then what was there before stays. */
export async function writeWhole(place: string, text: string): Promise<void> {
  const coming = `${place}.${randomBytes(6).toString('hex')}`
  await writeFresh(coming, (file) => file.writeFile(text))
  await putInPlace(coming, place)
}

/** Writes a new file that only the platform's own account may read, on the disk when this returns; it is gone when it throws. */
export async function writeFresh<T>(place: string, write: (file: FileHandle) => Promise<T>): Promise<T> {
  const file = await open(place, 'wx', 0o600)
  try {
    const answer = await write(file)
    await file.sync()
    await file.close()
    return answer
  } catch (problem) {
    await file.close()
    await rm(place, { force: true })
    throw problem
  }
}

/** Puts a file that was written whole in its place; what was there before is gone with it. Nothing of it is left when it throws. */
export async function putInPlace(fresh: string, place: string): Promise<void> {
  try {
    await rename(fresh, place)
  } catch (problem) {
    await rm(fresh, { force: true })
    throw problem
  }
  const folder = await open(path.dirname(place))
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
