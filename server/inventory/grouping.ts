import { spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { fileGroups, type FileGroup } from '#contract/scan-files.ts'

/** Such a file may be a note rather than a table. */
export const isTxt = (place: string): boolean => /\.txt$/i.test(place)

const entry = path.resolve(import.meta.dirname, '../../scanner/group.ts')

/**
 * Has the scanner look at the beginnings of files, in a process of its own with nothing of our environment, and say which are parts
 * of one dataset, and which are texts that hold no table. Whatever happens to that process, no file is lost: then each comes alone.
 */
export async function groupFiles(places: readonly string[], timeoutMs = 120_000): Promise<FileGroup[]> {
  const alone = places.map((place): FileGroup => ({ name: path.basename(place), paths: [place] }))
  if (places.length < 2 && !places.some(isTxt)) return alone
  const child = spawn(process.execPath, ['--max-old-space-size=512', '--disable-warning=ExperimentalWarning', entry], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { LANG: 'C.UTF-8', TMPDIR: tmpdir() },
    killSignal: 'SIGKILL',
    timeout: timeoutMs,
  })
  child.on('error', () => {})
  child.stdin.on('error', () => {})
  child.stdin.end(JSON.stringify(places))
  const said = fileGroups.safeParse(parse(await text(child.stdout).catch(() => '')))
  const grouped = said.data?.flatMap((group) => group.paths) ?? []
  const known = new Set(grouped)
  const isWhole = grouped.length === places.length && places.every((place) => known.has(place))
  return said.success && isWhole ? said.data : alone
}

function parse(said: string): unknown {
  try {
    return JSON.parse(said)
  } catch {
    return null
  }
}
