import { setTimeout as rest } from 'node:timers/promises'
import { quantile, short, timesOf } from '../measure.ts'

/** What one kind of work took: milliseconds of everything that succeeded, and what was refused or failed, how often. */
export class Tally {
  readonly times: number[] = []
  readonly faults = new Map<string, number>()

  /** Clocks one thing; answers what came of it, or null when it was refused or failed. */
  async clock<T>(work: () => Promise<T>): Promise<T | null> {
    const started = performance.now()
    try {
      const done = await work()
      this.times.push(performance.now() - started)
      return done
    } catch (problem) {
      const said = String(problem)
        .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '…')
        .slice(0, 200)
      this.faults.set(said, (this.faults.get(said) ?? 0) + 1)
      return null
    }
  }

  /** What this and another one took together. */
  and(other: Tally): Tally {
    const both = new Tally()
    for (const { times, faults } of [this, other]) {
      for (const each of times) both.times.push(each)
      for (const [said, n] of faults) both.faults.set(said, (both.faults.get(said) ?? 0) + n)
    }
    return both
  }

  /** Its line of the table; `pace` and `goal` are left empty where nothing was asked for. */
  row(name: string, pace = '', goal = ''): (string | number)[] {
    const { p50, p95, n } = timesOf(this.times)
    const ms = (value: number) => (n === 0 ? '' : `${short(value)} ms`)
    return [
      name,
      n,
      [...this.faults.values()].reduce((sum, each) => sum + each, 0),
      pace,
      ms(p50),
      ms(p95),
      ms(quantile(this.times, 0.99)),
      goal,
    ]
  }
}

/** Begins so many things a second whether the last ones have ended or not, as people do; ends when all have. */
export async function steadily(perSecond: number, until: number, begin: (n: number) => Promise<unknown>): Promise<void> {
  const running = new Set<Promise<unknown>>()
  const started = performance.now()
  for (let n = 0; perSecond > 0 && performance.now() < until; n++) {
    const wait = started + (n * 1000) / perSecond - performance.now()
    if (wait > 1) await rest(Math.min(wait, until - performance.now()))
    if (performance.now() >= until) break
    const one = begin(n).finally(() => running.delete(one))
    running.add(one)
  }
  await Promise.all(running)
}
