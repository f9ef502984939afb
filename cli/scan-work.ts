import { setTimeout as sleep } from 'node:timers/promises'
import { type KitRules, rulesOfSource } from '#contract/kit-rules.ts'
import type { ScanJob } from '#contract/scan-files.ts'
import { runJob, type Brought, type Run } from '#scanner/run.ts'
import type { ScanJournal } from '#scanner/scan-journal.ts'
import type { ScanMeter } from './scan-meter.ts'
import type { Target } from './scan-plan.ts'
import type { Done, FolderRelations } from './scan-relations.ts'

/** How a scan is done: what every job is told beside its target, bounds of each process, how many at a time. */
export type Manner = {
  readonly job: Omit<ScanJob, 'target' | 'rules'>
  /** Rules of all datasets of the unit, of which each target is told its own. */
  readonly rules: readonly KitRules[]
  readonly memoryMb: number
  readonly timeoutMs: number
  readonly atOnce: number
  readonly signal: AbortSignal
}

/**
 * Scans the targets, a few at a time, each in a process of its own, keeps their order and relates those of a folder; ends early, with what
 * is whole, when the signal says so.
 */
export async function scanTargets(
  targets: readonly Target[],
  manner: Manner,
  relations: FolderRelations,
  meter: ScanMeter | null,
  journal: ScanJournal | null,
): Promise<Done[]> {
  const done: (Done | undefined)[] = []
  const pace = manner.job.throttle ? paceOf(manner.job.throttle, manner.signal) : async () => {}
  let next = 0
  const work = async (): Promise<void> => {
    while (next < targets.length && !manner.signal.aborted) {
      const at = next++
      const target = targets[at]!
      const known = journal?.take(target.identity) ?? null
      const run = known ? { found: known, isWhole: true } : await scanOne(target, manner, meter, journal)
      if (!run) continue
      const found = relations.kept(target, run.found)
      // One that was cut off is tried again by the next run, a database from the table on at which it broke.
      if (!known && run.isWhole) await journal?.keep(target.identity, found)
      if (run.isWhole) await journal?.removeParts(target.identity)
      done[at] = { target, found }
      await relations.ended(target, done, manner.signal).catch((problem: unknown) => {
        if (!manner.signal.aborted) throw problem
      })
      meter?.end(
        target.label,
        target.bytes,
        found.reduce((sum, { finding }) => sum + finding.rows, 0),
        found.some(({ finding }) => isFaulty(finding)),
        known !== null,
      )
      if (!known) await pace(target.bytes)
    }
  }
  await Promise.all(Array.from({ length: manner.atOnce }, work))
  return done.filter((each) => each !== undefined)
}

/** Whether something of a dataset could not be read. */
export function isFaulty({ faults }: Brought['finding']): boolean {
  return faults.some(({ severity }) => severity === 'error')
}

async function scanOne(target: Target, manner: Manner, meter: ScanMeter | null, journal: ScanJournal | null): Promise<Run | null> {
  const run = await runJob(
    {
      ...manner.job,
      target: target.target,
      rules: rulesOfSource(manner.rules, target.target, target.label),
      ...(journal && target.target.kind === 'connection' ? { journal: journal.partsOf(target.identity) } : {}),
    },
    {
      memoryMb: manner.memoryMb,
      timeoutMs: manner.timeoutMs,
      signal: manner.signal,
      onProgress: (progress) => meter?.progress(target.label, progress),
    },
  )
  // A terminal interrupts the worker together with us: our own word of it may come a moment later.
  if (!run.isWhole) await sleep(100)
  return manner.signal.aborted ? null : run
}

/** Waits after each target for as long as it was read faster than so many bytes a second, which small files are between two words of progress. */
function paceOf(rate: number, signal: AbortSignal): (bytes: number) => Promise<void> {
  const began = performance.now()
  let read = 0
  return async (bytes) => {
    read += bytes
    const early = (read / rate) * 1000 - (performance.now() - began)
    if (early > 20) await sleep(early, undefined, { signal }).catch(() => {})
  }
}
