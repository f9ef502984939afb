import { createHash } from 'node:crypto'
import { lstat, stat } from 'node:fs/promises'
import path from 'node:path'
import type { FileGroup, ScanJob } from '#contract/scan-files.ts'
import { runGrouping } from '#scanner/run-grouping.ts'
import { walkFiles, type FoundFile } from '#scanner/walk.ts'
import { isDatabaseAddress, readDatabaseAddress, shownAddress } from './database-address.ts'

/** One thing to scan in one go: what it is called, how large it is, what makes it the same thing as in an earlier run, and the given folder it lies in. */
export type Target = {
  readonly label: string
  readonly bytes: number
  readonly identity: string
  readonly target: ScanJob['target']
  readonly folder: string | null
}

/**
 * Everything under what was given, in order: files, the files of folders (like ones as one dataset, unless `isEach`), databases; links in
 * folders are not followed, and `passed` is told of them.
 */
export async function planTargets(
  given: readonly string[],
  { mode, password, isEach, passed }: { mode: 'sample' | 'full'; password: string; isEach: boolean; passed?: (name: string) => void },
): Promise<Target[]> {
  const targets: Target[] = []
  for (const each of given) {
    if (isDatabaseAddress(each)) {
      const connection = readDatabaseAddress(each, mode, password)
      targets.push({
        label: shownAddress(connection),
        bytes: 0,
        identity: identityOf('database', shownAddress(connection), connection.schemas.join(), connection.tables.join(), connection.mode),
        target: { kind: 'connection', connection },
        folder: null,
      })
      continue
    }
    const folder = await lstat(each).then(
      (info) => (info.isDirectory() ? each : null),
      () => null,
    )
    const files: FoundFile[] = []
    for await (const file of walkFiles([each], passed)) files.push(file)
    const groups = folder !== null && !isEach ? await runGrouping(files.map((file) => file.path)) : null
    if (groups) {
      const byPath = new Map(files.map((file) => [file.path, file]))
      for (const group of groups) targets.push(await groupTarget(group, byPath, folder))
    } else for (const file of files) targets.push(await targetOf(file, folder))
  }
  return targets
}

/** Several files that are read as one dataset, named within the folder they lie in. */
async function groupTarget({ name, paths }: FileGroup, files: ReadonlyMap<string, FoundFile>, folder: string | null): Promise<Target> {
  const own = paths.map((each) => files.get(each)!)
  if (own.length === 1) return targetOf(own[0]!, folder)
  const parts = await Promise.all(own.map((file) => targetOf(file, folder)))
  const label = path.posix.join(path.posix.dirname(own[0]!.name), name)
  return {
    label,
    bytes: parts.reduce((sum, { bytes }) => sum + bytes, 0),
    identity: identityOf('folder', label, ...parts.map(({ identity }) => identity)),
    target: { kind: 'folder', paths: [...paths], name: label },
    folder,
  }
}

async function targetOf({ path: place, name }: FoundFile, folder: string | null): Promise<Target> {
  const info = await stat(place).catch(() => null)
  return {
    label: name,
    bytes: info?.size ?? 0,
    identity: identityOf('file', path.resolve(place), name, info?.size ?? -1, info?.mtimeMs ?? -1),
    target: { kind: 'file', path: place, name },
    folder,
  }
}

/** A digest, so that a journal can be told to hold the same thing without naming paths of this machine. */
function identityOf(...parts: readonly (string | number)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}
