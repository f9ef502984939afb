import type { Judgement } from './judge.ts'
import type { Load } from './load.ts'

/** What came of one fault: whether the platform held, and what was seen, in words for the report. */
export type Outcome = { readonly isGood: boolean; readonly seen: readonly string[] }

/** A fault: its name in both languages, what is done, and how it is brought about. */
export type Fault = { readonly id: string; readonly zh: string; readonly en: string; readonly done: string; run(): Promise<Outcome> }

/** What load and database say together. */
export function outcomeOf(
  load: Pick<Load, 'done' | 'wrong' | 'repeats'>,
  judged: Judgement,
  seen: readonly string[],
  isAsExpected = true,
): Outcome {
  const wrong = [...new Set(load.wrong)]
  return {
    isGood: judged.isGood && wrong.length === 0 && isAsExpected,
    seen: [
      ...seen,
      `acknowledged acts ${load.done.length}, lost ${judged.lost}, twice ${judged.twice}; requests sent again with the same key ${load.repeats()}; log ${judged.lines} lines, faults ${judged.faults.length}`,
      ...(wrong.length > 0 ? [`answers that should not be: ${wrong.slice(0, 5).join(', ')}`] : []),
      ...(judged.faults.length > 0 ? [`faults of the log: ${judged.faults.slice(0, 5).join('; ')}`] : []),
    ],
  }
}

/** Milliseconds as a person reads them. */
export const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`
