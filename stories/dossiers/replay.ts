import { isDeepStrictEqual } from 'node:util'
import { inForce, type Law, Life } from './life.ts'
import type { Dossier, DossierAct, Outcome } from './lines.ts'

/** Where a recorded life goes otherwise under the law: its dossier, the number of the first act that differs, and what differs, by name. */
export type Difference = { readonly dossier: string; readonly act: number; readonly step: string; readonly differs: readonly string[] }

/** What was recorded to come of an act, apart from the act. */
function recordedOf({ after, waits, refused, then }: DossierAct & Outcome): Outcome {
  return { ...(after ? { after } : {}), ...(waits ? { waits } : {}), ...(refused ? { refused } : {}), ...(then ? { then } : {}) }
}

/** Plays a recorded life anew and tells the first act of which something else comes; null when all is as recorded. */
export function differenceOf(dossier: Dossier, law: Law = inForce): Difference | null {
  const life = new Life(law)
  for (const [n, act] of dossier.acts.entries()) {
    const step = life.cases.get(act.case)?.state.step ?? ''
    const [was, is] = [flat(recordedOf(act)), flat(life.perform(act))]
    const differs = [...new Set([...was.keys(), ...is.keys()])].filter((name) => !isDeepStrictEqual(was.get(name), is.get(name))).sort()
    if (differs.length > 0) return { dossier: dossier.id, act: n + 1, step, differs }
  }
  return null
}

/** Everything that came of an act, by name: `after.step`, `after.due`, `refused.code` and so on. */
function flat(outcome: Outcome): Map<string, unknown> {
  return new Map(
    Object.entries(outcome).flatMap(([name, part]): (readonly [string, unknown])[] =>
      typeof part === 'object' && !Array.isArray(part)
        ? Object.entries(part as object).map(([key, value]) => [`${name}.${key}`, value])
        : [[name, part]],
    ),
  )
}

/** Where recorded lives go otherwise under the law, one difference each. */
export const differencesOf = (dossiers: readonly Dossier[], law: Law = inForce): Difference[] =>
  dossiers.flatMap((dossier) => differenceOf(dossier, law) ?? [])
