import { realpath } from 'node:fs/promises'
import path from 'node:path'
import { keyOfName } from '#contract/like-names.ts'
import { safeFileName } from './file-names.ts'
import { filesUnder, isWithin } from './folder-files.ts'
import { groupFiles } from './grouping.ts'
import type { SourceFiles, SourceRow } from './sources.sql.ts'

/** What a source is made of when it is read from these files. */
export function filesOf(paths: readonly string[], bytes: ReadonlyMap<string, number>): SourceFiles {
  return { path: paths[0]!, parts: paths.length > 1 ? paths : null, bytes: paths.reduce((sum, place) => sum + (bytes.get(place) ?? 0), 0) }
}

/** What a source is made of now, and the names of the files beside it that are called alike and have other columns. */
type FilesNow = { readonly files: SourceFiles; readonly besides: readonly string[] }

/**
 * The files a source of several is made of now: those it had and its folder still has, whatever they are like now, and those like them, or
 * called as it is where none of these is left, as far as no other source of the
 * round has them. Null for a source that is not of several files, and where none of them can be found any more: then it stays what it was.
 */
export async function filesNow(
  allowed: readonly string[],
  source: Pick<SourceRow, 'id' | 'name' | 'arrived_by' | 'parts'>,
  known: ReadonlyMap<string, string>,
): Promise<FilesNow | null> {
  if (source.arrived_by !== 'folder' || !source.parts) return null
  const folder = path.dirname(source.parts[0]!)
  const roots = await Promise.all(allowed.map((each) => realpath(each).catch(() => null)))
  const isOpen = (await realpath(folder).catch(() => null)) === folder && roots.some((root) => root !== null && isWithin(root, folder))
  if (!isOpen) return null
  const bytes = new Map(
    (await filesUnder(folder, false)).files
      .filter(({ place }) => (known.get(place) ?? source.id) === source.id)
      .map((each) => [each.place, each.bytes]),
  )
  const had = new Set(source.parts.filter((place) => bytes.has(place)))
  const groups = await groupFiles([...bytes.keys()])
  const like = new Set(
    groups
      .filter(({ name, paths }) => (had.size > 0 ? paths.some((place) => had.has(place)) : safeFileName(name) === source.name))
      .flatMap(({ paths }) => paths),
  )
  const now = [...bytes.keys()].filter((place) => had.has(place) || like.has(place))
  if (now.length === 0) return null
  const taken = new Set(now)
  const named = new Set(now.map(keyOfName))
  return {
    files: filesOf(now, bytes),
    besides: [...bytes.keys()]
      .filter((place) => !taken.has(place) && named.has(keyOfName(place)))
      .map((place) => safeFileName(path.basename(place))),
  }
}
