import { spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { fileGroups, type FileGroup } from '#contract/scan-files.ts'

const ENTRY = fileURLToPath(new URL('group.ts', import.meta.url))

/**
 * Proposes which files are parts of one dataset, looking at their beginnings in a process of its own; whatever happens to it, no file is
 * lost: then each comes alone, under a null.
 */
export async function runGrouping(paths: readonly string[], signal?: AbortSignal): Promise<FileGroup[] | null> {
  if (paths.length < 2) return null
  const child = spawn(process.execPath, ['--max-old-space-size=512', '--disable-warning=ExperimentalWarning', ENTRY], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { TMPDIR: tmpdir() },
    signal,
    killSignal: 'SIGKILL',
    timeout: 600_000,
  })
  child.stdin.on('error', () => {})
  child.on('error', () => {})
  child.stdin.end(JSON.stringify(paths))
  const said = await text(child.stdout).catch(() => '')
  const read = fileGroups.safeParse(parse(said))
  const grouped = read.data?.flatMap((group) => group.paths) ?? []
  const known = new Set(grouped)
  return read.success && grouped.length === paths.length && paths.every((path) => known.has(path)) ? read.data : null
}

function parse(said: string): unknown {
  try {
    return JSON.parse(said)
  } catch {
    return null
  }
}
