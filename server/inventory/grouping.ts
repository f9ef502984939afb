import { spawn } from 'node:child_process'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { z } from 'zod'

const entry = path.resolve(import.meta.dirname, '../../scanner/group.ts')
const groups = z.array(z.object({ name: z.string(), paths: z.array(z.string()).min(1) }))
/** Files that seem to be parts of one dataset, and what to call it. */
export type Group = z.infer<typeof groups>[number]

/**
 * Has the scanner look at the beginnings of files, in a process of its own with nothing of our environment, and say which are parts
 * of one dataset. Whatever happens to that process, no file is lost: then each comes alone.
 */
export async function groupFiles(places: readonly string[], timeoutMs = 120_000): Promise<Group[]> {
  const alone = places.map((place): Group => ({ name: path.basename(place), paths: [place] }))
  if (places.length < 2) return alone
  const child = spawn(process.execPath, ['--max-old-space-size=512', '--disable-warning=ExperimentalWarning', entry], { stdio: ['pipe', 'pipe', 'ignore'], env: { LANG: 'C.UTF-8' }, killSignal: 'SIGKILL', timeout: timeoutMs })
  child.on('error', () => {})
  child.stdin.on('error', () => {})
  child.stdin.end(JSON.stringify(places))
  const said = groups.safeParse(parse(await text(child.stdout).catch(() => '')))
  const grouped = said.data?.flatMap((group) => group.paths) ?? []
  const isWhole = grouped.length === places.length && new Set(grouped).size === places.length && places.every((place) => grouped.includes(place))
  return said.success && isWhole ? said.data : alone
}

function parse(said: string): unknown {
  try { return JSON.parse(said) } catch { return null }
}
