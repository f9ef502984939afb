import type { Condition } from '#law/conditions.ts'
import type { Procedure } from '#law/procedure.ts'
import { movesOf, needsAfter, sideCasesOf, waysOf } from '#law/ways.ts'

/**
 * One thing that can happen to a case: an act or the clock takes it from a step to a step or an ending; `unmet` fails as time runs out,
 * `side` is a side case and how it ends.
 */
export type Edge = {
  readonly from: string
  readonly to: string
  readonly verb: string
  readonly unmet?: Condition
  readonly side?: { readonly opens: string; readonly ending: string }
  readonly isOnce: boolean
}

/** Everything that can happen in a procedure by its acts, its clock and its side cases. */
export function edgesOf(procedure: Procedure): Edge[] {
  return Object.entries(procedure.steps).flatMap(([from, step]) => {
    const acts = waysOf({ ...procedure, steps: procedure.steps })
      .filter((way) => way.from === from && way.verb !== 'lapse')
      .map(({ to, verb }): Edge => ({ from, to, verb, isOnce: movesOf(step).some(([name, move]) => name === verb && move.once === true) }))
    const clock: Edge[] = step.after ? [{ from, to: step.after.to, verb: 'lapse', isOnce: false }] : []
    const unmet = needsAfter(step).map(([condition, to]): Edge => ({
      from,
      to: to === 'stay' ? from : to,
      verb: 'lapse',
      unmet: condition,
      isOnce: false,
    }))
    const sides = sideCasesOf(procedure)
      .filter((side) => side.from === from)
      .flatMap(({ opens }) =>
        Object.entries(step.sides?.[opens] ?? {}).map(([ending, to]): Edge => ({
          from,
          to: to === 'stay' ? from : to,
          verb: 'object',
          side: { opens, ending },
          isOnce: false,
        })),
      )
    return [...acts, ...clock, ...unmet, ...sides]
  })
}

/** The shortest line of edges from a step to one that `arrives`, or null. */
export function lineTo(edges: readonly Edge[], from: string, arrives: (place: string) => boolean): Edge[] | null {
  const lines: Edge[][] = [[]]
  const seen = new Set([from])
  for (let line = lines.shift(); line; line = lines.shift()) {
    const at = line.at(-1)?.to ?? from
    if (arrives(at)) return line
    for (const edge of edges) {
      if (edge.from !== at || seen.has(edge.to) || edge.side || edge.unmet) continue
      seen.add(edge.to)
      lines.push([...line, edge])
    }
  }
  return null
}
