import { spawn } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { draftCard } from '#scanner/propose/draft-card.ts'
import { crashed } from '#scanner/scan.ts'
import type { CardDraft, Finding, ScanProgress } from '#contract/findings.ts'
import type { ScanJob } from '#contract/scan-files.ts'
import type { Limits } from '#scanner/limits.ts'

/** Bounds of one scan and who hears how it goes. */
export type RunBounds = {
  /** Heap of the worker in MiB; 512 unless given. */
  memoryMb?: number
  /** Longest time a scan may take, in milliseconds; 15 minutes unless given. */
  timeoutMs?: number
  onProgress?: (progress: ScanProgress) => void
  signal?: AbortSignal
}
export type RunOptions = RunBounds & { name?: string; limits?: Partial<Limits> }
/** One dataset and the card drafted from it. */
export type Brought = { finding: Finding; draft: CardDraft }

const ENTRY = fileURLToPath(new URL('main.ts', import.meta.url))

/** Scans a file in a process of its own and gives its findings; a worker that crashes, hangs or runs out of memory ends as a `broken` finding. */
export async function runScan(path: string, { name, limits, ...bounds }: RunOptions = {}): Promise<Finding[]> {
  const brought = await runJob({ target: { kind: 'file', path, ...(name === undefined ? {} : { name }) }, ...(limits ? { limits: limits as Record<string, number> } : {}) }, bounds)
  return brought.map(({ finding }) => finding)
}

/** The same for any job, with a draft of a card beside each finding. */
export async function runJob(job: ScanJob, bounds: RunBounds = {}): Promise<Brought[]> {
  const child = spawn(process.execPath, [`--max-old-space-size=${bounds.memoryMb ?? 512}`, '--disable-warning=ExperimentalWarning', ENTRY], { stdio: ['pipe', 'pipe', 'ignore'], env: {} })
  const timer = setTimeout(() => child.kill('SIGKILL'), bounds.timeoutMs ?? 900_000)
  const abort = (): void => void child.kill('SIGKILL')
  bounds.signal?.addEventListener('abort', abort, { once: true })
  child.stdin.on('error', () => {})
  child.on('error', () => {})
  child.stdin.end(JSON.stringify(job.target.kind === 'file' ? { ...job, path: job.target.path, name: job.target.name } : job))
  let findings: Finding[] | null = null
  let drafts: CardDraft[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    const said = JSON.parse(line) as { progress?: ScanProgress; finding?: Finding[]; drafts?: CardDraft[] }
    if (said.progress) bounds.onProgress?.(said.progress)
    if (said.finding) findings = said.finding
    if (said.drafts) drafts = said.drafts
  }
  clearTimeout(timer)
  bounds.signal?.removeEventListener('abort', abort)
  return (findings ?? [await endedEarly(job)]).map((finding, at) => ({ finding, draft: drafts[at] ?? draftCard(finding) }))
}

async function endedEarly({ target }: ScanJob): Promise<Finding> {
  const message = { zh: '扫描进程异常结束（内存不足、超时或被终止），未能读完', en: 'The scanning process ended early (memory, time, or stopped); it was not read to its end' }
  if (target.kind === 'connection') return crashed(target.connection.database, target.connection.database, 0, message)
  const path = target.kind === 'file' ? target.path : target.paths[0]!
  const bytes = await stat(path).then((file) => file.size, () => 0)
  return crashed(path, target.name, bytes, message)
}
