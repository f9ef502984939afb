import { spawn } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { hideClear } from '#contract/clear-values.ts'
import { heapOf, watchResident } from '#contract/resident-memory.ts'
import { draftCard } from '#scanner/propose/draft-card.ts'
import { crashed } from '#scanner/finding-of.ts'
import type { CardDraft, Finding, ScanProgress } from '#contract/findings.ts'
import type { ScanJob } from '#contract/scan-files.ts'
import type { Limits } from '#scanner/limits.ts'

/** Bounds of one scan and who hears how it goes. */
export type RunBounds = {
  /** Heap of the worker in MiB; 512 unless given. */
  memoryMb?: number
  /** Resident memory of the worker in MiB; what buffers usually need beside the heap, unless given. */
  residentMb?: number
  /** Longest time a scan may take, in milliseconds; 15 minutes unless given. */
  timeoutMs?: number
  onProgress?: (progress: ScanProgress) => void
  signal?: AbortSignal
}
export type RunOptions = RunBounds & { name?: string; limits?: Partial<Limits> }
/** One dataset and the card drafted from it. */
export type Brought = { finding: Finding; draft: CardDraft }
/**
 * What a worker brought; `isWhole` is false when it ended without a last word and what is found only says so, or when the connection to a
 * database was lost and the rest of its tables with it.
 */
export type Run = { found: Brought[]; isWhole: boolean }

/** What lies outside the heap: pieces of the source and what its threads keep. */
const BUFFERS_MB = 1280
const ENTRY = fileURLToPath(new URL('main.ts', import.meta.url))

/** Scans a file in a process of its own and gives its findings; a worker that crashes, hangs or runs out of memory ends as a `broken` finding. */
export async function runScan(path: string, { name, limits, ...bounds }: RunOptions = {}): Promise<Finding[]> {
  const { found } = await runJob(
    {
      target: { kind: 'file', path, ...(name === undefined ? {} : { name }) },
      ...(limits ? { limits: limits as Record<string, number> } : {}),
    },
    bounds,
  )
  return found.map(({ finding }) => finding)
}

/** The same for any job, with a draft of a card beside each finding. */
export async function runJob(job: ScanJob, bounds: RunBounds = {}): Promise<Run> {
  const { memoryMb = 512, residentMb = memoryMb + BUFFERS_MB } = bounds
  const child = spawn(process.execPath, [...heapOf(memoryMb), '--disable-warning=ExperimentalWarning', ENTRY], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { TMPDIR: tmpdir() },
  })
  const kill = (): void => void child.kill('SIGKILL')
  const watch = watchResident(child.pid, residentMb, kill)
  const timer = setTimeout(kill, bounds.timeoutMs ?? 900_000)
  bounds.signal?.addEventListener('abort', kill, { once: true })
  if (bounds.signal?.aborted) kill()
  child.stdin.on('error', () => {})
  child.on('error', () => {})
  child.stdin.end(JSON.stringify(job))
  let found: Brought[] | null = null
  let isCut = false
  for await (const line of createInterface({ input: child.stdout })) {
    const said = parse(line)
    if (said?.progress) bounds.onProgress?.(said.progress)
    if (said?.finding) found = said.finding.map((finding, at) => ({ finding, draft: said.drafts?.[at] ?? draftCard(finding) }))
    if (said?.isCut) isCut = true
  }
  clearTimeout(timer)
  clearInterval(watch)
  bounds.signal?.removeEventListener('abort', kill)
  if (found) return { found, isWhole: !isCut }
  const finding = hideClear(await endedEarly(job))
  return { found: [{ finding, draft: draftCard(finding) }], isWhole: false }
}

/** What a line of a worker says; null for the half line of one that was killed while writing. */
function parse(line: string): { progress?: ScanProgress; finding?: Finding[]; drafts?: CardDraft[]; isCut?: boolean } | null {
  try {
    return JSON.parse(line) as object
  } catch {
    return null
  }
}

async function endedEarly({ target }: ScanJob): Promise<Finding> {
  const message = {
    zh: '扫描进程异常结束（内存不足、超时或被终止），未能读完',
    en: 'The scanning process ended early (memory, time, or stopped); it was not read to its end',
  }
  if (target.kind === 'connection') return crashed(target.connection.database, target.connection.database, 0, message)
  const path = target.kind === 'file' ? target.path : target.paths[0]!
  const bytes = await stat(path).then(
    (file) => file.size,
    () => 0,
  )
  return crashed(path, target.name, bytes, message)
}
