import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { standBehindPeople } from '#server/jobs/behind-people.ts'
import type { ReaderJob, ReaderSays } from './reader-words.ts'

const entry = path.join(import.meta.dirname, 'reader.ts')
const heapMb = 768
const timeMs = 10 * 60_000
const running = new Set<ChildProcess>()
// A reader must not outlive the server; it ends at its next line, whose pipe is gone.
process.once('exit', () => running.forEach((child) => child.kill('SIGKILL')))

/**
 * Runs one job in a process of its own, with bounded memory and time, behind whoever answers people, and with nothing of our environment;
 * answers with its last word.
 */
export async function runReader(job: ReaderJob, onProgress: (lines: number) => void = () => {}): Promise<ReaderSays> {
  const child = spawn(process.execPath, [`--max-old-space-size=${heapMb}`, entry], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { LANG: 'C.UTF-8' },
    cwd: path.resolve(import.meta.dirname, '../../..'),
  })
  standBehindPeople(child)
  running.add(child)
  const ended = new Promise<void>((done) => child.once('error', () => done()).once('close', () => done()))
  const timer = setTimeout(() => child.kill('SIGKILL'), timeMs)
  child.stdin.on('error', () => {})
  child.stdin.end(JSON.stringify(job))
  let last: ReaderSays = { unreadable: 'ended' }
  for await (const line of createInterface({ input: child.stdout })) {
    const said = JSON.parse(line) as ReaderSays
    if ('progress' in said) onProgress(said.progress)
    else last = said
  }
  await ended
  clearTimeout(timer)
  running.delete(child)
  return last
}
