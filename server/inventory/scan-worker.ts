import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import path from 'node:path'
import { z } from 'zod'
import { cardDraft, finding, scanProgress, type CardDraft, type Finding, type ScanProgress } from '#contract/findings.ts'
import { heapOf, watchResident } from '#contract/resident-memory.ts'
import type { ScanJob } from '#contract/scan-files.ts'
import type { Words } from '#law/words.ts'
import type { Opening } from '#server/files/uploads.ts'
import { standBehindPeople } from '#server/jobs/behind-people.ts'
import { whyNotOpened } from './open-upload.ts'

/** One dataset as a worker brings it back. */
export type Found = { readonly finding: Finding; readonly draft: CardDraft | null }
/** What one scan brought back and whether a lost connection cut it off, or why it brought nothing. */
export type ScanResult = { readonly findings: readonly Found[]; readonly isCut: boolean } | { readonly failure: Words }
/** Bounds of one scan: heap of the worker in MiB, resident memory in MiB, time in milliseconds. */
export type ScanBounds = { readonly heapMb: number; readonly residentMb: number; readonly timeMs: number }
/** One scan for a worker: its job, the folder it may unpack into, its bounds, and who hears of its progress and of its first answer from a sample. */
export type WorkerScan = {
  readonly job: ScanJob
  readonly folder: string
  readonly bounds: ScanBounds
  readonly entry?: string
  readonly onProgress: (progress: ScanProgress) => void
  readonly onPreliminary?: (found: readonly Found[]) => void
  readonly onStart?: (pid: number) => void
  /** The upload that is opened for it meanwhile. */
  readonly opening?: Opening | undefined
}

export const usualBounds: ScanBounds = { heapMb: 768, residentMb: 2048, timeMs: 45 * 60_000 }

const progressLine = z.object({ progress: scanProgress })
const preliminaryLine = z.object({ preliminary: z.array(z.object({ finding, draft: cardDraft.nullable().default(null) })).max(2000) })
const resultLine = z.object({
  finding: z.array(finding).min(1).max(2000),
  drafts: z.array(cardDraft).optional(),
  isCut: z.boolean().default(false),
})
const usualEntry = path.resolve(import.meta.dirname, '../../scanner/main.ts')
const running = new Set<ChildProcess>()
// Workers must not outlive the server; after a kill they end at their next line, whose pipe is gone.
process.once('exit', () => running.forEach((child) => child.kill('SIGKILL')))

/** Why a worker was ended, or ended by itself, without a result. */
type Cause = { why: Words | null }

/**
 * Runs the scanner on one job in a process of its own, with bounded memory and time, behind whoever answers people, and with nothing of
 * our environment. Never throws for what the source or the worker does.
 */
export async function runWorker(scan: WorkerScan): Promise<ScanResult> {
  const child = spawn(process.execPath, [...heapOf(scan.bounds.heapMb), scan.entry ?? usualEntry], {
    stdio: ['pipe', 'pipe', 'pipe', ...(scan.opening ? [scan.opening.fd] : [])],
    env: { LANG: 'C.UTF-8', TMPDIR: scan.folder },
    cwd: path.resolve(import.meta.dirname, '../..'),
  })
  standBehindPeople(child)
  running.add(child)
  const cause: Cause = { why: null }
  const stop = (why: Words) => {
    cause.why ??= why
    child.kill('SIGKILL')
  }
  const ended = new Promise<{ code: number | null; signal: string | null; error?: Error }>((done) =>
    child.once('error', (error) => done({ code: null, signal: null, error })).once('close', (code, signal) => done({ code, signal })),
  )
  const timer = setTimeout(() => stop(tooLong), scan.bounds.timeMs)
  const watch = watchResident(child.pid, scan.bounds.residentMb, () => stop(tooMuchMemory))
  const said = tail(child)
  if (child.pid) scan.onStart?.(child.pid)
  child.stdin!.on('error', () => {})
  if (scan.opening) child.stdin!.write(`${JSON.stringify(scan.job)}\n`)
  else child.stdin!.end(JSON.stringify(scan.job))
  const result = await readLines(child, scan, stop)
  const end = await ended
  clearTimeout(timer)
  clearInterval(watch)
  running.delete(child)
  return result ?? { failure: cause.why ?? whyEnded(end, said()) }
}

async function readLines(child: ChildProcess, scan: WorkerScan, stop: (why: Words) => void): Promise<ScanResult | null> {
  const onNonsense = () => stop(nonsense)
  let result: ScanResult | null = null
  for await (const line of createInterface({ input: child.stdout! })) {
    const said = parse(line)
    const key = typeof said === 'object' && said !== null ? Object.keys(said)[0] : undefined
    if (key === 'progress') {
      const progress = progressLine.safeParse(said)
      if (progress.success) scan.onProgress(progress.data.progress)
      else onNonsense()
    } else if (key === 'waits' && scan.opening) {
      // It has made what it could of the beginning; the rest of the upload is opened now.
      scan.opening.lay().then(
        () => child.stdin!.end('whole\n'),
        (problem: unknown) => stop(whyNotOpened(problem)),
      )
    } else if (key === 'preliminary') {
      // A first answer is a courtesy: one that does not keep to its form is passed over, the last word counts.
      const first = preliminaryLine.safeParse(said)
      if (first.success) scan.onPreliminary?.(first.data.preliminary)
    } else {
      const whole = resultLine.safeParse(said)
      if (whole.success)
        result = {
          findings: whole.data.finding.map((f, i) => ({ finding: f, draft: whole.data.drafts?.[i] ?? null })),
          isCut: whole.data.isCut,
        }
      else onNonsense()
    }
  }
  return result
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}

/** The last words of the worker: only ever looked at for the reason of its end, never stored. */
function tail(child: ChildProcess): () => string {
  let last = ''
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    last = (last + text).slice(-4000)
  })
  return () => last
}

function whyEnded({ signal, error }: { signal: string | null; error?: Error }, said: string): Words {
  if (error) return { zh: '扫描进程无法启动', en: 'The scanning process could not be started' }
  if (/heap out of memory|Array buffer allocation failed|ERR_OUT_OF_MEMORY/i.test(said)) return tooMuchMemory
  return signal
    ? { zh: `扫描进程被终止（${signal}）`, en: `The scanning process was ended (${signal})` }
    : { zh: '扫描进程异常结束', en: 'The scanning process ended unexpectedly' }
}

const tooLong: Words = { zh: '扫描超时，文件未能读完', en: 'The scan took too long; the file was not read to its end' }
const tooMuchMemory: Words = {
  zh: '扫描所需内存超过上限，文件未能读完',
  en: 'The scan needed more memory than it may use; the file was not read to its end',
}
const nonsense: Words = { zh: '扫描结果不符合约定格式，已丢弃', en: 'The result of the scan did not keep to its form and was dropped' }
