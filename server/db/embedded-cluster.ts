import { randomBytes } from 'node:crypto'
import { chownSync, closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createConnection, createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { worksOn } from './embedded-moved.ts'
import { StartRefused } from './embedded-owner.ts'
import { runAs, type Account } from './embedded-user.ts'

/** A cluster on disk: who runs it, with which programs, in which folder (data/, password, postgres.log). */
export type Cluster = { readonly account: Account; readonly bin: string; readonly folder: string }

/** PostgreSQL settings by name, given on the command line of the server. */
export type Settings = Readonly<Record<string, string | number>>

/** Where the files of a cluster lie. */
export const dataOf = (cluster: Cluster): string => path.join(cluster.folder, 'data')
/** The file with the password of its superuser. */
export const passwordOf = (cluster: Cluster): string => path.join(cluster.folder, 'password')
const unsettledOf = (cluster: Cluster) => path.join(cluster.folder, 'unsettled')

/**
 * Makes the cluster when it is not there; only a finished one gets its name, so an interrupted start is done again. What was made goes to
 * the disk while the server starts: nobody may be let in before `settled`, and a cluster that a crash of the machine overtook until then
 * is made anew.
 */
export async function createCluster(cluster: Cluster): Promise<{ readonly settled: Promise<void> }> {
  const data = dataOf(cluster)
  const isUnsettled = existsSync(unsettledOf(cluster))
  if (existsSync(data) && (!isUnsettled || (await findPort(cluster)) !== null)) {
    refuseOtherVersion(cluster)
    return { settled: isUnsettled ? settle(cluster) : Promise.resolve() }
  }
  const half = `${data}.new`
  for (const left of [half, data]) rmSync(left, { recursive: true, force: true })
  writeFileSync(passwordOf(cluster), randomBytes(24).toString('hex'), { mode: 0o600 })
  if (cluster.account) chownSync(passwordOf(cluster), cluster.account.uid, cluster.account.gid)
  const identity = ['-D', half, '-U', 'postgres', '--pwfile', passwordOf(cluster), '--auth=scram-sha-256']
  const language = ['--encoding=UTF8', '--locale-provider=builtin', '--locale=C.UTF-8', '--no-instructions', '--no-sync']
  await runAs(cluster.account, path.join(cluster.bin, 'initdb'), [...identity, ...language])
  writeFileSync(unsettledOf(cluster), '')
  syncToDisk(cluster.folder)
  renameSync(half, data)
  return { settled: settle(cluster) }
}

/**
 * Writes the whole cluster to the disk, then its name and its password, then that it is settled: a mark that came back after a crash would
 * have the cluster made anew.
 */
function settle(cluster: Cluster): Promise<void> {
  const settled = runAs(cluster.account, path.join(cluster.bin, 'initdb'), ['--sync-only', '-D', dataOf(cluster)]).then(() => {
    for (const each of [passwordOf(cluster), cluster.folder]) syncToDisk(each)
    rmSync(unsettledOf(cluster), { force: true })
    syncToDisk(cluster.folder)
  })
  // Whoever waits for it is told; that nobody waits yet is no reason to end the process.
  settled.catch(() => {})
  return settled
}

function syncToDisk(place: string): void {
  const handle = openSync(place, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

function refuseOtherVersion(cluster: Cluster): void {
  const version = readFileSync(path.join(dataOf(cluster), 'PG_VERSION'), 'utf8').trim()
  if (version === '18') return
  throw new StartRefused(
    `数据目录属于 PostgreSQL ${version}，内置的是 18（${cluster.folder}）。\n` +
      `The data folder belongs to PostgreSQL ${version}, the bundled one is 18 (${cluster.folder}).`,
  )
}

/** Whether a process is PostgreSQL and alive; one that was killed keeps its name until its parent has buried it. */
function isPostgres(pid: string): boolean {
  try {
    return /^\d+ \(postgres\) [^ZX]/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}

/** The port of a running server that can be adopted: one that answers, or begins to; null when none runs or it has just ended. */
export async function findAnsweringPort(cluster: Cluster): Promise<number | null> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await findPort(cluster)
    if (port === null || attempt > 300 || (await canConnect(port))) return port
    await sleep(200)
  }
}

function canConnect(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' }, () => resolve(true))
    socket.once('error', () => resolve(false)).once('connect', () => socket.end())
  })
}

/** The port of the server that runs on this cluster, or null when none does; throws StartRefused when the cluster was copied or moved from under it. */
export async function findPort(cluster: Cluster): Promise<number | null> {
  const file = path.join(dataOf(cluster), 'postmaster.pid')
  if (!existsSync(file)) return null
  const [pid = '', , , port] = readFileSync(file, 'utf8').split('\n')
  if (existsSync('/proc/self')) return isPostgres(pid.trim()) && worksOn(pid.trim(), dataOf(cluster)) ? Number(port) : null
  const isRunning = await pgCtl(cluster, ['status']).then(
    () => true,
    () => false,
  )
  return isRunning ? Number(port) : null
}

/** A free port: the one it had before where nobody else has it now, since a standby, and the tunnel that leads it here, know no other. */
async function portFor(cluster: Cluster): Promise<number> {
  const file = path.join(dataOf(cluster), 'postmaster.opts')
  const before = existsSync(file) ? /"-p" "(\d+)"/.exec(readFileSync(file, 'utf8'))?.[1] : undefined
  return before ? freePort(Number(before)).catch(() => freePort()) : freePort()
}

function freePort(wanted = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(wanted, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

function pgCtl(cluster: Cluster, args: readonly string[]): Promise<string> {
  return runAs(cluster.account, path.join(cluster.bin, 'pg_ctl'), ['-D', dataOf(cluster), ...args])
}

/**
 * After a crash of the machine the process id in the file may belong to another program, which PostgreSQL would take for a server. One
 * that nobody has is left: by it PostgreSQL finds out whether parts of a killed server still run.
 */
async function clearForeignPid(cluster: Cluster): Promise<void> {
  const file = path.join(dataOf(cluster), 'postmaster.pid')
  if (!existsSync(file) || (await findPort(cluster)) !== null) return
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  try {
    process.kill(pid, 0)
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code === 'ESRCH') return
  }
  rmSync(file, { force: true })
}

/** How a server is started: on a port (a free one unless it is named), and for how many seconds it is waited for. */
type Start = { readonly port?: number; readonly seconds?: number }
const attempts = 5

/**
 * Starts the server, detached from this process and listening on 127.0.0.1 only, and answers its port. On a full disk it throws with that
 * code: what PostgreSQL says last would lead astray.
 */
export async function startServer(cluster: Cluster, settings: Settings, { port: named, seconds = 120 }: Start = {}): Promise<number> {
  const log = path.join(cluster.folder, 'postgres.log')
  for (let attempt = 1; ; attempt += 1) {
    await clearForeignPid(cluster)
    const port = named ?? (await portFor(cluster))
    const all: Settings = { ...settings, listen_addresses: '127.0.0.1', unix_socket_directories: '' }
    const flags = Object.entries(all).map(([name, value]) => `-c ${name}='${value}'`)
    const before = existsSync(log) ? statSync(log).size : 0
    try {
      await pgCtl(cluster, ['-l', log, '-w', '-t', String(seconds), '-o', `-p ${port} ${flags.join(' ')}`, 'start'])
      return port
    } catch (problem) {
      // Another program may have taken the port between the question and the start, or parts of a killed server may still be ending.
      if (attempt < attempts && /could not bind|Address already in use|still in use|already running|lock file/.test(endOf(log)))
        await sleep(500)
      else if (tellsOfFullDisk(cluster, before)) throw fullDisk(cluster)
      else throw new Error(`PostgreSQL did not start, see ${log}:\n${endOf(log)}`, { cause: problem })
    }
  }
}

function endOf(log: string): string {
  return existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n').slice(-8).join('\n') : ''
}

/** Whether PostgreSQL wrote into its log, after this many bytes of it, that the disk is full. */
export function tellsOfFullDisk({ folder }: Cluster, after = 0): boolean {
  const log = path.join(folder, 'postgres.log')
  return existsSync(log) && readFileSync(log).subarray(after).includes('No space left on device')
}

/** The fault of a full disk, as the system has it. */
export const fullDisk = ({ folder }: Cluster): Error =>
  Object.assign(new Error('no space left for PostgreSQL'), { code: 'ENOSPC', path: folder })

/** Stops the server: open transactions are rolled back, everything committed is on disk. */
export async function stopServer(cluster: Cluster): Promise<void> {
  if ((await findPort(cluster)) !== null) await pgCtl(cluster, ['stop', '-m', 'fast', '-w', '-t', '60'])
}

/** The address of a database of the running cluster, with its password. */
export function urlOf(cluster: Cluster, port: number, database: string): string {
  return `postgres://postgres:${readFileSync(passwordOf(cluster), 'utf8').trim()}@127.0.0.1:${port}/${database}`
}
