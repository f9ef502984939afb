import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createGunzip } from 'node:zlib'
import pg from 'pg'
import { copyOut } from '#server/db/copy.ts'
import { findClusterFolder } from '#server/db/embedded-place.ts'
import { readMigrations } from '#server/db/migrate.ts'
import { connect } from '#server/db/pool.ts'
import { Denied } from '#server/denied.ts'
import { beginSnapshot, findSequences, findTables, sendTable } from './backup.sql.ts'
import { digestOf, readManifest, type Summary } from './manifest.ts'
import { restore } from './restore.ts'
import { verify, type Verification } from './verify.ts'

/** What a backup is worth: what was restored from it and compared, and everything that was not the same. */
export type Proof = {
  readonly tables: number
  readonly rows: number
  readonly files: number
  readonly differing: readonly string[]
  readonly verification: Verification
  readonly tookMs: number
}

/**
 * Restores a backup into a second bundled server in a temporary place and compares every table, the sequences and every file with the
 * backup, by digest; the place is removed afterwards. Denied when the backup is damaged, or of an earlier version, whose tables would
 * rightly differ.
 */
export async function proveBackup(backup: string, signal: AbortSignal): Promise<Proof> {
  const began = performance.now()
  const folder = path.resolve(backup)
  const entries: string[] = []
  const summary = await readManifest(folder, async ({ path: name }) => {
    if (!name.startsWith('tables/')) entries.push(name)
  })
  whyNotCompared(summary)
  const place = await mkdtemp(path.join(tmpdir(), 'rongshu-proof-'))
  const dataDir = path.join(place, 'data')
  // The account of the bundled database must be able to enter it; what lies in it is closed by itself.
  await chmod(place, 0o711)
  await mkdir(dataDir, { mode: 0o711 })
  try {
    return await restore({ databaseUrl: null, dataDir, signal }, folder, async (url) => {
      const differing = [...(await compareTables(url, folder, summary, signal)), ...(await compareFiles(folder, dataDir, entries, signal))]
      const verification = await verifyAt(url)
      return {
        tables: summary.tables.length,
        rows: summary.tables.reduce((all, { rows }) => all + rows, 0),
        files: entries.length,
        differing,
        verification,
        tookMs: Math.round(performance.now() - began),
      }
    })
  } finally {
    const cluster = findClusterFolder(dataDir)
    for (const each of [cluster, place]) if (each !== null) await rm(each, { recursive: true, force: true })
  }
}

async function verifyAt(url: string): Promise<Verification> {
  const connection = connect(url, { max: 1 })
  try {
    return await verify(connection.db)
  } finally {
    await connection.close()
  }
}

function whyNotCompared({ migrations }: Summary): void {
  if (migrations.length === readMigrations().length) return
  throw new Denied(409, {
    code: 'other-version',
    message: {
      zh: `备份来自较早的版本（到迁移 ${migrations.at(-1)?.name}），恢复后的表会随升级改变，不能逐表比对；请用那个版本核对`,
      en: `The backup is of an earlier version (up to migration ${migrations.at(-1)?.name}); an upgrade changes its tables, so they cannot be compared: prove it with that version`,
    },
  })
}

async function compareTables(url: string, backup: string, summary: Summary, signal: AbortSignal): Promise<string[]> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'rongshu proof',
    options: '-c timezone=Asia/Shanghai -c datestyle=ISO',
  })
  client.on('error', () => {})
  await client.connect()
  try {
    await beginSnapshot(client)
    const there = new Map((await findTables(client)).map((table) => [table.name, table]))
    const differing: string[] = [...there.keys()]
      .filter((name) => !summary.tables.some((table) => table.name === name))
      .map((name) => `table ${name}: not in the backup`)
    for (const { name, columns } of summary.tables) {
      signal.throwIfAborted()
      const table = there.get(name)
      const kept = await digestOfStream(createReadStream(path.join(backup, 'tables', `${name}.copy.gz`)).pipe(createGunzip()))
      const came = table ? await digestOfStream(copyOut(client, sendTable(client, { ...table, columns }))) : ''
      if (kept !== came) differing.push(`table ${name}`)
    }
    const sequences = new Map((await findSequences(client)).map(({ name, value }) => [name, value]))
    return [
      ...differing,
      ...summary.sequences.filter(({ name, value }) => (sequences.get(name) ?? null) !== value).map(({ name }) => `sequence ${name}`),
    ]
  } finally {
    await client.end()
  }
}

async function compareFiles(backup: string, dataDir: string, names: readonly string[], signal: AbortSignal): Promise<string[]> {
  const differing: string[] = []
  for (const name of names) {
    signal.throwIfAborted()
    const [kept, came] = [await digestOf(path.join(backup, name)), await digestOf(path.join(dataDir, name))]
    if (kept === null || kept.sha256 !== came?.sha256) differing.push(`file ${name}`)
  }
  return differing
}

async function digestOfStream(source: AsyncIterable<Buffer>): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of source) hash.update(chunk)
  return hash.digest('hex')
}
