import { lstat, readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'

/** A file to scan and the name to report it under: relative to the folder that was given, or its own. */
export type FoundFile = { path: string; name: string }

/**
 * Lists the files under the given paths in order of name; hidden files are passed over, links too, of which `passed` is told; a path that
 * does not exist is kept so that it is reported.
 */
export async function* walkFiles(paths: readonly string[], passed: (name: string) => void = () => {}): AsyncGenerator<FoundFile> {
  for (const path of paths) {
    const info = await lstat(path).catch(() => null)
    if (info?.isDirectory()) yield* walkFolder(path, '', passed)
    else yield { path, name: basename(path) }
  }
}

async function* walkFolder(folder: string, prefix: string, passed: (name: string) => void): AsyncGenerator<FoundFile> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* walkFolder(path, `${prefix}${entry.name}/`, passed)
    else if (entry.isFile()) yield { path, name: prefix + entry.name }
    else if (entry.isSymbolicLink()) passed(prefix + entry.name)
  }
}
