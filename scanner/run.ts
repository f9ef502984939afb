import { spawn } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { crashed } from '#scanner/scan.ts'
import type { Finding, ScanProgress } from '#contract/findings.ts'
import type { Limits } from '#scanner/limits.ts'

export type RunOptions = {
  name?: string
  limits?: Partial<Limits>
  /** Heap of the worker in MiB; 512 unless given. */
  memoryMb?: number
  /** Longest time a scan may take, in milliseconds; 15 minutes unless given. */
  timeoutMs?: number
  onProgress?: (progress: ScanProgress) => void
  signal?: AbortSignal
}

const ENTRY = fileURLToPath(new URL('main.ts', import.meta.url))

/** Scans a file in a process of its own and gives its findings; a worker that crashes, hangs or runs out of memory ends as a `broken` finding. */
export async function runScan(path: string, options: RunOptions = {}): Promise<Finding[]> {
  const child = spawn(process.execPath, [`--max-old-space-size=${options.memoryMb ?? 512}`, '--disable-warning=ExperimentalWarning', ENTRY], { stdio: ['pipe', 'pipe', 'ignore'], env: {} })
  const timer = setTimeout(() => child.kill('SIGKILL'), options.timeoutMs ?? 900_000)
  const abort = (): void => void child.kill('SIGKILL')
  options.signal?.addEventListener('abort', abort, { once: true })
  child.stdin.on('error', () => {})
  child.on('error', () => {})
  child.stdin.end(JSON.stringify({ path, name: options.name, limits: options.limits }))
  let findings: Finding[] | null = null
  for await (const line of createInterface({ input: child.stdout })) {
    const said = JSON.parse(line) as { progress?: ScanProgress; finding?: Finding[] }
    if (said.progress) options.onProgress?.(said.progress)
    if (said.finding) findings = said.finding
  }
  clearTimeout(timer)
  options.signal?.removeEventListener('abort', abort)
  if (findings) return findings
  const bytes = await stat(path).then((file) => file.size, () => 0)
  return [crashed(path, options.name, bytes, { zh: '扫描进程异常结束（内存不足、超时或被终止），文件未能读完', en: 'The scanning process ended early (memory, time, or stopped); the file was not read to its end' })]
}
