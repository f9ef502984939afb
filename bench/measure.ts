import { cpus, loadavg, totalmem } from 'node:os'
import { readFileSync } from 'node:fs'

/** Times of one thing measured, in milliseconds. */
export type Times = { readonly p50: number; readonly p95: number; readonly n: number }

/** The value below which a share of the sorted values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** Median and 95th percentile of a list of milliseconds. */
export const timesOf = (values: readonly number[]): Times => ({ p50: quantile(values, 0.5), p95: quantile(values, 0.95), n: values.length })

/** How long one call takes, in milliseconds. */
export async function clocked(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

/** Runs things in turn, round by round, so that a busy machine disturbs all of them alike; the first round only warms up. */
export async function inTurn<K extends string>(
  rounds: number,
  works: Readonly<Record<K, () => Promise<unknown>>>,
): Promise<Record<K, number[]>> {
  const names = Object.keys(works) as K[]
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<K, number[]>
  for (let round = -1; round < rounds; round++) {
    for (const name of names) {
      const took = await clocked(works[name])
      if (round >= 0) times[name].push(took)
    }
  }
  return times
}

/** The median of the ratios of two things measured in the same rounds. */
export const ratioOf = (ours: readonly number[], peer: readonly number[]): number =>
  quantile(
    ours.map((value, i) => value / peer[i]!),
    0.5,
  )

/** Milliseconds or ratios with as many digits as mean something. */
export const short = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value >= 0.1 ? value.toFixed(2) : value.toPrecision(2)

/** A table in Markdown. */
export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n')
}

/** The machine, and how busy it is at this moment. */
export function machine(): string {
  const load = loadavg()
    .map((value) => value.toFixed(1))
    .join(' ')
  const kernel = readFileSync('/proc/version', 'utf8').split(' ')[2]
  return `${cpus().length} cores (${cpus()[0]?.model.trim()}), ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Linux ${kernel}, Node ${process.version}; load ${load}; ${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

/** Prints a heading, the machine and a table. */
export function print(title: string, body: string): void {
  process.stdout.write(`\n## ${title}\n\n${machine()}\n\n${body}\n`)
}
