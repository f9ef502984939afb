import { createReadStream } from 'node:fs'
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createGunzip } from 'node:zlib'
import pg from 'pg'
import { takeOwnership } from '#server/db/embedded-owner.ts'
import { findClusterFolder } from '#server/db/embedded-place.ts'
import { findEmbedded, startEmbedded } from '#server/db/embedded.ts'
import { migrate, readMigrations } from '#server/db/migrate.ts'
import { Denied } from '#server/denied.ts'
import { noteRestored } from '#server/proof/kept-heads.ts'
import type { Reached } from './database.ts'
import { markOf } from '#server/db/half-restored.ts'
import { layDown } from './lay-down.ts'
import { damaged, digestOf, readManifest, syncFolder, type Entry, type Summary } from './manifest.ts'
import { fill, isUnused } from './restore.sql.ts'

/** Where a backup is to come to life again; without `databaseUrl` a bundled server is made in the data folder. */
export type Target = { readonly databaseUrl: string | null; readonly dataDir: string; readonly signal: AbortSignal }

const migrationsFolder = path.join(import.meta.dirname, '../db/migrations')

/**
 * Restores a backup into an empty data folder and an unused database. Everything is compared with the manifest before
 * anything is written; a mark in the data folder keeps the platform from starting until all of it is there.
 * `then` is called with the address of the restored database. Denied when the backup or the place is not fit.
 */
export async function restore<T>(target: Target, backup: string, then: (url: string) => Promise<T>): Promise<T> {
  const summary = await inspect(path.resolve(backup), target.signal)
  await whyNotHere(target)
  await mkdir(target.dataDir, { recursive: true, mode: 0o700 })
  await writeFile(markOf(target.dataDir), `${path.resolve(backup)}\n`, { flush: true })
  await syncFolder(target.dataDir)
  const reached = await makeDatabase(target)
  try {
    await layFiles(path.resolve(backup), target)
    await fillDatabase(reached.url, path.resolve(backup), summary, target.signal)
    await noteRestored(target.dataDir)
    await rm(markOf(target.dataDir))
    await syncFolder(target.dataDir)
    return await then(reached.url)
  } finally {
    await reached.close()
  }
}

/** Compares every file with the manifest, and its migrations with those of this program. */
async function inspect(backup: string, signal: AbortSignal): Promise<Summary> {
  const wrong: string[] = []
  const seen = new Set<string>()
  const summary = await readManifest(backup, async (line) => {
    signal.throwIfAborted()
    if (line.path.startsWith('tables/')) seen.add(line.path)
    const found = await digestOf(path.join(backup, line.path))
    if (found?.sha256 !== line.sha256 || found.bytes !== line.bytes) wrong.push(line.path)
  })
  wrong.push(...summary.tables.map(({ name }) => `tables/${name}.copy.gz`).filter((name) => !seen.has(name)))
  if (wrong.length > 0) throw damaged(wrong)
  const known = readMigrations()
  const strange = summary.migrations.find((each, index) => known[index]?.name !== each.name || known[index].hash !== each.hash)
  if (strange)
    throw new Denied(409, {
      code: 'other-version',
      message: {
        zh: `备份来自另一个版本的平台（迁移 ${strange.name} 不同或未知），请用那个版本恢复`,
        en: `The backup is of another version of the platform (migration ${strange.name} differs or is unknown): restore it with that one`,
      },
    })
  return summary
}

/** Refuses a data folder that is not empty, but clears one that an earlier restore left unfinished. */
async function whyNotHere({ dataDir, databaseUrl }: Target): Promise<void> {
  const there: string[] = await readdir(dataDir).catch((problem: NodeJS.ErrnoException): string[] => {
    if (problem.code === 'ENOENT') return []
    throw problem
  })
  if (there.includes(path.basename(markOf(dataDir)))) await clearUnfinished(dataDir)
  else if (there.some((name) => name !== 'lost+found')) {
    throw new Denied(409, {
      code: 'not-empty',
      message: {
        zh: `数据目录 ${dataDir} 不是空的。只能恢复到空目录：请移走它，或用 RONGSHU_DATA 另指一处`,
        en: `The data folder ${dataDir} is not empty. A restore needs an empty one: move it away, or name another in RONGSHU_DATA`,
      },
    })
  }
  if (databaseUrl && !(await withClient(databaseUrl, isUnused))) {
    throw new Denied(409, {
      code: 'not-empty',
      message: {
        zh: 'DATABASE_URL 指向的数据库里已有内容，只能恢复到空数据库',
        en: 'The database of DATABASE_URL is in use; a restore needs an empty one',
      },
    })
  }
}

/** Clears a data folder that a restore or a recovery left unfinished, but for its mark. */
export async function clearUnfinished(dataDir: string): Promise<void> {
  takeOwnership(path.join(dataDir, 'owner.pid'))()
  if ((await findEmbedded(dataDir)) !== null) await (await startEmbedded(dataDir)).stop()
  const cluster = findClusterFolder(dataDir)
  if (cluster !== null) await rm(cluster, { recursive: true, force: true })
  const mark = path.basename(markOf(dataDir))
  for (const name of await readdir(dataDir)) if (name !== mark) await rm(path.join(dataDir, name), { recursive: true, force: true })
}

async function makeDatabase({ databaseUrl, dataDir }: Target): Promise<Reached> {
  if (databaseUrl === null) {
    const { url, stop } = await startEmbedded(dataDir)
    return { url, close: stop }
  }
  const release = takeOwnership(path.join(dataDir, 'owner.pid'))
  return { url: databaseUrl, close: async () => release() }
}

async function layFiles(backup: string, { dataDir, signal }: Target): Promise<void> {
  const lay = async ({ path: name, sha256 }: Entry) => {
    if (name.startsWith('tables/')) return
    const laid = await layDown(createReadStream(path.join(backup, name)), path.join(dataDir, name), signal)
    if (laid.sha256 !== sha256) throw damaged([name])
  }
  await readManifest(backup, lay)
}

async function fillDatabase(url: string, backup: string, { migrations, tables, sequences }: Summary, signal: AbortSignal): Promise<void> {
  await migrateTo(url, migrations.length)
  const arriving = tables.map((table) => ({ ...table, rowsOf: () => rowsOf(path.join(backup, 'tables', `${table.name}.copy.gz`), signal) }))
  await withClient(url, (client) => fill(client, arriving, sequences))
  await migrate(url)
}

async function* rowsOf(file: string, signal: AbortSignal): AsyncGenerator<Buffer> {
  const source = createReadStream(file, { signal })
  const plain = createGunzip()
  source.on('error', (problem) => plain.destroy(problem))
  yield* source.pipe(plain) as AsyncIterable<Buffer>
}

/** The tables as they were when the backup was taken; the migrations since then follow over the rows, as in any upgrade. */
async function migrateTo(url: string, count: number): Promise<void> {
  const known = readMigrations()
  if (known.length === count) return void (await migrate(url))
  const folder = await mkdtemp(path.join(tmpdir(), 'rongshu-migrations-'))
  try {
    for (const { name } of known.slice(0, count)) await cp(path.join(migrationsFolder, name), path.join(folder, name))
    await migrate(url, folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'rongshu restore',
    options: '-c timezone=Asia/Shanghai -c datestyle=ISO',
  })
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
