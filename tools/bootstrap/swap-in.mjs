import { existsSync, renameSync, rmSync } from 'node:fs'

/** Has a folder made beside the one it replaces and swaps it in by two renames, so that nobody finds half of it; nothing is left behind when the work fails. */
export async function swapIn(folder, make) {
  const fresh = `${folder}.${process.pid}`
  const old = `${folder}.old`
  try {
    await make(fresh)
    rmSync(old, { recursive: true, force: true })
    if (existsSync(folder)) renameSync(folder, old)
    renameSync(fresh, folder)
  } finally {
    rmSync(fresh, { recursive: true, force: true })
    rmSync(old, { recursive: true, force: true })
  }
}
