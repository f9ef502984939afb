import { createReadStream } from 'node:fs'
import { mkdir, readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import { copyOut } from '#server/db/copy.ts'
import { Denied } from '#server/denied.ts'
import { keyFileName, listKeysAside } from '#server/proof/key-file.ts'
import { headFileName } from '#server/proof/kept-heads.ts'
import { masterFileName } from '#server/vault/master-keys.ts'
import { contentCheck, type ContentCheck } from './content-check.ts'
import {
  beginSnapshot,
  findFilePlaces,
  findOrigin,
  findSequences,
  findTables,
  findWrappedKeys,
  sendTable,
  shareSealingKeys,
} from './backup.sql.ts'
import { layDown } from './lay-down.ts'
import { digestOf, writeManifest, type Summary } from './manifest.ts'

/** A finished backup: where, how much, and the SHA-256 of its manifest, which stands for all of it. */
export type Backup = { readonly folder: string; readonly bytes: number; readonly files: number; readonly manifestSha256: string } & Pick<
  Summary,
  'tables' | 'missing' | 'takenAt' | 'masterKeys'
>

/** What to back up; without the folder of keys the content of sealed papers is copied but not compared. */
export type Origin = { readonly url: string; readonly dataDir: string; readonly keysDir?: string; readonly signal: AbortSignal }

type Manifest = ReturnType<typeof writeManifest>
const noMore = (problem: unknown) => {
  throw problem
}

/**
 * Writes everything the platform holds into a new folder while it works: all tables out of one snapshot, and the files that snapshot
 * speaks of. Rows and not pages are copied, so that any PostgreSQL from 18 on can take them back. Files are on the disk before a row names
 * them and their content never changes, hence whatever the snapshot names is there afterwards too; they may be sealed anew meanwhile, but
 * by no key that the snapshot has not, since none is taken into use until the end.
 */
export async function backUp(
  { url, dataDir, keysDir = path.join(dataDir, 'keys'), signal }: Origin,
  folder: string | null,
): Promise<Backup> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'rongshu backup',
    options: '-c timezone=Asia/Shanghai -c datestyle=ISO',
  })
  client.on('error', () => {})
  await client.connect()
  try {
    await shareSealingKeys(client)
    await beginSnapshot(client)
    const sequences = await findSequences(client)
    const origin = await findOrigin(client)
    const place = path.resolve(folder ?? path.join(`${dataDir}-backups`, origin.takenAt.slice(0, 19).replaceAll(':', '')))
    await makeEmpty(place)
    const manifest = writeManifest(place)
    const keys = await findWrappedKeys(client)
    const masters = [...new Set(keys.map(({ master }) => master))].toSorted()
    const tables = await copyTables(client, manifest, place, signal)
    const files = await copyFiles(client, manifest, { dataDir, place, signal }, await contentCheck(keys, keysDir))
    const aside = [keyFileName, headFileName, ...(await listKeysAside(dataDir)), 'scan-key']
    const manifestSha256 = await manifest.complete({
      ...origin,
      tables: tables.tables,
      sequences,
      missing: files.missing,
      excluded: [...aside, masterFileName],
      masterKeys: masters,
      keys: await digestsOf(dataDir, aside),
    })
    return {
      folder: place,
      bytes: tables.bytes + files.bytes,
      files: files.count,
      missing: files.missing,
      tables: tables.tables,
      takenAt: origin.takenAt,
      masterKeys: masters,
      manifestSha256,
    }
  } finally {
    await client.end()
  }
}

async function digestsOf(dataDir: string, names: readonly string[]): Promise<Summary['keys']> {
  const found = await Promise.all(names.map(async (name) => ({ name, digest: await digestOf(path.join(dataDir, name)) })))
  return found.flatMap(({ name, digest }) => (digest ? [{ name, ...digest }] : []))
}

async function makeEmpty(place: string): Promise<void> {
  await mkdir(place, { recursive: true, mode: 0o700 })
  if ((await readdir(place)).length === 0) return
  throw new Denied(409, {
    code: 'not-empty',
    message: { zh: `备份文件夹 ${place} 不是空的，请另选一个`, en: `The folder ${place} is not empty; name another one` },
  })
}

async function copyTables(
  client: pg.Client,
  manifest: Manifest,
  place: string,
  signal: AbortSignal,
): Promise<{ bytes: number; tables: Summary['tables'] }> {
  const tables: Summary['tables'] = []
  let bytes = 0
  for (const table of await findTables(client)) {
    const name = `tables/${table.name}.copy.gz`
    const rows = copyOut(client, sendTable(client, table))
    const laid = await layDown(rows, path.join(place, name), signal, [createGzip({ level: 3 })])
    await manifest.add({ path: name, ...laid })
    tables.push({ name: table.name, columns: [...table.columns], rows: rows.rows })
    bytes += laid.bytes
  }
  return { bytes, tables }
}

type Places = { readonly dataDir: string; readonly place: string; readonly signal: AbortSignal }

async function copyFiles(
  client: pg.Client,
  manifest: Manifest,
  { dataDir, place, signal }: Places,
  check: ContentCheck,
): Promise<{ bytes: number; count: number; missing: string[] }> {
  const missing: string[] = []
  let [bytes, count] = [0, 0]
  for await (const file of findFilePlaces(client)) {
    const from = path.join(dataDir, file.path)
    if (
      !(await stat(from).then(
        (found) => found.isFile(),
        (problem: NodeJS.ErrnoException) => (problem.code === 'ENOENT' ? false : noMore(problem)),
      ))
    ) {
      missing.push(file.path)
      continue
    }
    const laid = await layDown(createReadStream(from), path.join(place, file.path), signal)
    if (!(await check.isWhole(path.join(place, file.path), file))) missing.push(file.path)
    await manifest.add({ path: file.path, ...laid })
    bytes += laid.bytes
    count += 1
  }
  return { bytes, count, missing }
}
