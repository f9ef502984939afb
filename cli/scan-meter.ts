import type { ScanProgress } from '#contract/findings.ts'
import { shown } from './shown.ts'

/** Where the words go: a terminal gets one line written over, anything else a line now and then. */
export type Screen = { readonly isTTY?: boolean; readonly columns?: number; write(text: string): unknown }

const OVER_MS = 200
const PLAIN_MS = 10_000

/** Bytes for people, in steps of 1,000. */
export function sizeOf(bytes: number): string {
  const step = bytes < 1000 ? 0 : Math.min(4, Math.floor(Math.log10(bytes) / 3))
  return step === 0 ? `${Math.round(bytes)} B` : `${(bytes / 1000 ** step).toFixed(1)} ${['', 'KB', 'MB', 'GB', 'TB'][step]}`
}

/** Seconds as m:ss, or h:mm:ss. */
export function timeOf(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, String(whole % 60).padStart(2, '0')]
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`
}

/** How a scan of several things goes on: bytes, rows, speed and the time that is left, on standard error. */
export class ScanMeter {
  readonly #screen: Screen
  readonly #count: number
  readonly #bytes: number
  readonly #tellsEach: boolean
  readonly #began = performance.now()
  readonly #running = new Map<string, ScanProgress>()
  #ended = 0
  #passed = 0
  #doneBytes = 0
  #doneRows = 0
  #told = performance.now()

  /** `tellsEach` gives each that has ended a line that stays. */
  constructor(screen: Screen, count: number, bytes: number, tellsEach: boolean) {
    this.#screen = screen
    this.#count = count
    this.#bytes = bytes
    this.#tellsEach = tellsEach
  }

  /** Takes the progress of one that is being scanned. */
  progress(label: string, progress: ScanProgress): void {
    this.#running.set(label, progress)
    const now = performance.now()
    if (now - this.#told < (this.#screen.isTTY ? OVER_MS : PLAIN_MS)) return
    this.#told = now
    this.#show(this.line(label))
  }

  /** One has ended; `isKnown` when it was scanned by an earlier run and cost nothing now. */
  end(label: string, bytes: number, rows: number, isFaulty: boolean, isKnown: boolean): void {
    this.#running.delete(label)
    this.#ended++
    this.#doneBytes += bytes
    this.#doneRows += rows
    if (isKnown) this.#passed += bytes
    if (!this.#tellsEach) return
    const how = isKnown ? '已扫描过 known' : isFaulty ? '有问题 faulty' : '完成 done'
    this.#say(`[${this.#ended}/${this.#count}] ${how}  ${label}  ${rows.toLocaleString('en-US')} 行 rows  ${sizeOf(bytes)}`)
  }

  /** The words of the moment: how much of all, how fast, how long still. */
  line(label: string): string {
    let [bytes, rows] = [this.#doneBytes, this.#doneRows]
    for (const running of this.#running.values()) [bytes, rows] = [bytes + running.bytes, rows + running.rows]
    const seconds = (performance.now() - this.#began) / 1000
    const speed = seconds > 0 ? (bytes - this.#passed) / seconds : 0
    const share = this.#bytes > 0 ? ` (${Math.min(100, Math.floor((bytes / this.#bytes) * 100))}%)` : ''
    const left = speed > 0 && this.#bytes > bytes ? `  剩余 left ${timeOf((this.#bytes - bytes) / speed)}` : ''
    return `${this.#ended}/${this.#count}  ${sizeOf(bytes)} / ${sizeOf(this.#bytes)}${share}  ${rows.toLocaleString('en-US')} 行 rows  ${sizeOf(speed)}/s${left}  ${label}`
  }

  /** Says a whole line, past the one that is written over. */
  #say(text: string): void {
    this.#screen.write(this.#screen.isTTY ? `\r\u001b[K${shown(text)}\n` : `${shown(text)}\n`)
  }

  #show(text: string): void {
    this.#screen.write(this.#screen.isTTY ? `\r\u001b[K${shown(text).slice(0, (this.#screen.columns ?? 120) - 1)}` : `${shown(text)}\n`)
  }

  /** Takes the line that is written over away. */
  close(): void {
    if (this.#screen.isTTY) this.#screen.write('\r\u001b[K')
  }
}
