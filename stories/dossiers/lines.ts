import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Condition } from '#law/conditions.ts'

export type Answers = Record<string, unknown>

/** Where a case stands after an act: step or ending, whose move, when due and when the platform wakes it, what follows. */
export type Standing = {
  readonly step?: string
  readonly ending?: string
  readonly version: number
  readonly owners?: readonly string[]
  readonly due?: string
  readonly provisional?: true
  readonly wakes?: string
  readonly pins?: readonly string[]
  readonly sides?: readonly string[]
  readonly effects?: readonly string[]
}

/**
 * What came of an act: the standing after it, what it waits for, or the refusal by its code, its basis and the fields it names; `then` is
 * what that did to other cases of the same life.
 */
export type Outcome = {
  readonly after?: Standing
  readonly waits?: string
  readonly refused?: { readonly code: string; readonly basis?: string; readonly fields?: readonly string[] }
  readonly then?: readonly { readonly case: string; readonly act: string; readonly after: Standing }[]
}

/** One act as it was tried: on which civil day, in which case of the life, by whom (`role@organisation#officer`), with which answers and facts. */
export type DossierAct = {
  readonly on: string
  readonly case: string
  /** The name of the procedure that is opened, where the act is `open`. */
  readonly opens?: string
  readonly act: string
  readonly by: string
  readonly draft?: Answers
  readonly asked?: Answers
  /** Conditions that do not hold as the act is tried; all others do. */
  readonly fails?: readonly Condition[]
  /** The version that was seen, where it is not the one that stands. */
  readonly seen?: number
  readonly isProved?: false
  readonly isKin?: true
  /** Whoever acts took the decision in another case that this one is about. */
  readonly isEarlier?: true
}

/** A recorded life: what was done in one case and those that hang on it, and what came of each act. */
export type Dossier = {
  readonly id: string
  readonly procedure: string
  readonly edition: string
  readonly about: string
  readonly acts: readonly (DossierAct & Outcome)[]
}

/** The folder of the recorded lives, one file for each procedure. */
export const folder = import.meta.dirname

/** Writes lives as lines: first the answers that occur in them, each once, then a life on each line that names its answers by number. */
export function linesOf(dossiers: readonly Dossier[]): string {
  const known = new Map<string, number>()
  const numbered = (answers: Answers | undefined) => {
    if (!answers) return undefined
    const text = JSON.stringify(answers)
    if (!known.has(text)) known.set(text, known.size)
    return known.get(text)
  }
  const lives = dossiers.map((dossier) =>
    JSON.stringify({ ...dossier, acts: dossier.acts.map((act) => ({ ...act, draft: numbered(act.draft), asked: numbered(act.asked) })) }),
  )
  return [`{"answers":[${[...known.keys()].join(',')}]}`, ...lives, ''].join('\n')
}

type Written = Omit<Dossier, 'acts'> & {
  readonly acts: readonly (Omit<Dossier['acts'][number], 'draft' | 'asked'> & { readonly draft?: number; readonly asked?: number })[]
}

/** Reads lives from their lines. */
export function dossiersIn(text: string): Dossier[] {
  const [head = '{}', ...lives] = text.trimEnd().split('\n')
  const { answers } = JSON.parse(head) as { answers: Answers[] }
  return lives.map((line) => {
    const { acts, ...life } = JSON.parse(line) as Written
    return {
      ...life,
      acts: acts.map(({ draft, asked, ...act }) => ({
        ...act,
        ...(draft === undefined ? {} : { draft: answers[draft]! }),
        ...(asked === undefined ? {} : { asked: answers[asked]! }),
      })),
    }
  })
}

/** Every recorded life, file by file. */
export function readDossiers(): Dossier[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ndjson') && name !== 'differences.ndjson')
    .sort()
    .flatMap((name) => dossiersIn(readFileSync(path.join(folder, name), 'utf8')))
}
