import { createHash, randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { asSystem } from '#server/db/transaction.ts'
import { sealUpload } from '#server/files/uploads.ts'
import { inTurn } from '#server/jobs/turn.sql.ts'
import type { Platform } from '#server/platform.ts'
import { findKnownPaths } from './sources.sql.ts'

/** An uploaded source on the disk: its path inside the data folder, the size of its content, and the key it is sealed by. */
export type LaidDown = { readonly id: string; readonly path: string; readonly bytes: number; readonly sealedBy: string }

/** Where a source of an upload lies on this machine. */
export const placeOf = (dataDir: string, relative: string) => path.join(dataDir, relative)

/** Streams an upload into the unit's own area, sealed under its path (choice:sealing); when this returns it is on the disk, when it throws nothing is left. */
export async function layDown(
  { vault, config: { dataDir } }: Pick<Platform, 'config' | 'vault'>,
  organisationId: string,
  content: Readable,
): Promise<LaidDown> {
  const id = randomUUID()
  const relative = path.join('sources', organisationId, id)
  const place = placeOf(dataDir, relative)
  await mkdir(path.dirname(place), { recursive: true, mode: 0o700 })
  const { bytes, keyId } = await sealUpload(vault, place, relative, content)
  return { id, path: relative, bytes, sealedBy: keyId }
}

/** Takes uploads back that were not entered after all. */
export async function takeBack(dataDir: string, laid: readonly LaidDown[]): Promise<void> {
  for (const { path: relative } of laid) await rm(placeOf(dataDir, relative), { force: true })
}

/** Where a scan unpacks: within the unit's own area, since what lies in an archive are its rows. */
const unpackedOf = (dataDir: string, organisationId: string) => placeOf(dataDir, path.join('sources', organisationId, '.unpacked'))

/** Gives one scan a folder in the area of the unit for what it unpacks, and removes it with all that is in it. */
export async function whileUnpacked<T>(
  dataDir: string,
  source: { readonly id: string; readonly holder_id: string },
  scan: (folder: string) => Promise<T>,
): Promise<T> {
  const home = unpackedOf(dataDir, source.holder_id)
  await mkdir(home, { recursive: true, mode: 0o700 })
  const folder = await mkdtemp(path.join(home, `scan-${source.id}-`))
  try {
    return await scan(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Where the tables of a database already read are kept while its scan has not ended. */
export const tablesOf = (dataDir: string, organisationId: string) => placeOf(dataDir, path.join('sources', organisationId, '.tables'))

/** The journal for the tables of one database; one left by a scan of another day is begun anew. */
export async function tablesJournal(dataDir: string, organisationId: string, name: string): Promise<string> {
  const home = tablesOf(dataDir, organisationId)
  await mkdir(home, { recursive: true, mode: 0o700 })
  const place = path.join(home, createHash('sha256').update(name).digest('hex'))
  if ((await untouchedFor(place)) > dayMs) await rm(place, { force: true })
  return place
}

/** How long nobody wrote to a file, by the time of the machine; less than nothing when it is not there. */
async function untouchedFor(place: string): Promise<number> {
  return (
    performance.timeOrigin +
    performance.now() -
    (await stat(place).then(
      (s) => s.mtimeMs,
      () => Infinity,
    ))
  )
}

/** Removes what killed scans had unpacked, and leaves alone what a scan of another process is at work on. */
export async function clearUnpacked({ db, config: { dataDir } }: Pick<Platform, 'config' | 'db'>): Promise<void> {
  for (const unit of await readdir(path.join(dataDir, 'sources')).catch(() => [])) {
    const home = unpackedOf(dataDir, unit)
    for (const name of await readdir(home).catch(() => [])) {
      const remove = () => rm(path.join(home, name), { recursive: true, force: true })
      const sourceId = /^scan-([0-9a-f-]{36})-/.exec(name)?.[1]
      await (sourceId ? inTurn(db, scanTurn(sourceId), remove) : remove())
    }
  }
}

/** The name of the turn that whoever scans a source takes. */
export const scanTurn = (sourceId: string): string => `scan ${sourceId}`

const [hourMs, dayMs] = [3_600_000, 86_400_000]

/**
 * Removes what an upload cut off by a crash left behind: files no source knows, untouched for an hour of the machine's time, and the
 * tables of databases whose scan broke off a day ago. Answers how many.
 */
export async function clearStranded(platform: Pick<Platform, 'config' | 'db'>): Promise<number> {
  const root = path.join(platform.config.dataDir, 'sources')
  const names = (await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []))
    .filter((e) => e.isFile())
    .map((e) => path.relative(platform.config.dataDir, path.join(e.parentPath, e.name)))
  const known = await asSystem(platform.db, (tx) => findKnownPaths(tx, names))
  let removed = 0
  for (const name of names.filter((n) => !known.has(n))) {
    const place = placeOf(platform.config.dataDir, name)
    if ((await untouchedFor(place)) < (path.basename(path.dirname(place)) === '.tables' ? dayMs : hourMs)) continue
    await rm(place, { force: true })
    removed++
  }
  return removed
}
