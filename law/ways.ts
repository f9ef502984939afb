import { type Condition, conditions } from './conditions.ts'
import type { Party } from './parties.ts'
import type { Basis, Procedure, Step } from './procedure.ts'
import { type Verb, verbs } from './verbs.ts'
import type { Words } from './words.ts'

/** A step as any procedure has it. */
export type AnyStep = Step<string, string>

/** One way from a step to a step or an ending, by an act (`verb`) or by the clock (`lapse`). */
export type Way = {
  readonly from: string
  readonly to: string
  readonly verb: Verb
  readonly title: Words
  readonly isReturn: boolean
  readonly basis: Basis
}

/** Gives the moves of a step in the order written. */
export function movesOf(step: AnyStep): [Verb, NonNullable<AnyStep['may'][Verb]>][] {
  return Object.entries(step.may) as [Verb, NonNullable<AnyStep['may'][Verb]>][]
}

/** Gives every way in a procedure; `back` becomes one way to each step the case can have come from. */
export function waysOf(procedure: Procedure): Way[] {
  return Object.entries(procedure.steps).flatMap(([from, step]) => {
    const acts = movesOf(step).flatMap(([verb, move]): Way[] => {
      const targets = move.to === undefined ? [] : move.to === 'back' ? comingFrom(procedure, from) : [move.to]
      return targets.map((to) => ({
        from,
        to,
        verb,
        title: move.title ?? verbs[verb].title,
        isReturn: move.to === 'back',
        basis: move.basis ?? step.basis,
      }))
    })
    const clock: Way[] = step.after
      ? [{ from, to: step.after.to, verb: 'lapse', title: lapseWords(step.after.workingDays), isReturn: false, basis: step.after.basis }]
      : []
    return [
      ...acts,
      ...clock,
      ...needsAfter(step)
        .filter(([, to]) => to !== 'stay')
        .map(([condition, to]): Way => ({
          from,
          to,
          verb: 'lapse',
          title: unmetWords,
          isReturn: false,
          basis: conditions[condition].basis,
        })),
    ]
  })
}

/** Gives what must still hold as the time of a step runs out, and where the case goes when it does not. */
export function needsAfter(step: AnyStep): [Condition, string][] {
  return Object.entries(step.after?.needs ?? {}) as [Condition, string][]
}

/** Gives the shortest line from the first step to an ending the applicant wants, through a step that may lie before it: the spine of the drawing. */
export function mainLineOf(procedure: Procedure): string[] {
  const line = throughDeep(procedure, shortestLineOf(procedure))
  const [last, end] = line.slice(-2)
  const ways = waysOf(procedure)
  const between = ways.find(
    (way) =>
      way.from === last &&
      !line.includes(way.to) &&
      !way.isReturn &&
      ways.some((on) => on.from === way.to && on.to === end && !on.isReturn),
  )
  return between ? line.toSpliced(-1, 0, between.to) : line
}

/**
 * Where steps off the line are reached from other such steps only, the line goes through them to an ending the applicant wants too, and
 * the short way out becomes an exit.
 */
function throughDeep(procedure: Procedure, line: string[]): string[] {
  const ways = waysOf(procedure).filter((way) => !way.isReturn)
  const isDeep = (step: string) =>
    procedure.steps[step] !== undefined && !line.includes(step) && !ways.some((way) => way.to === step && line.includes(way.from))
  const reached = new Set(ways.map((way) => way.to))
  if (!Object.keys(procedure.steps).some((step) => isDeep(step) && reached.has(step))) return line
  const paths = ways
    .filter((way) => line.includes(way.from) && !line.includes(way.to) && procedure.steps[way.to])
    .map((way) => [way.from, way.to])
  for (let path = paths.shift(); path; path = paths.shift()) {
    const last = path.at(-1)!
    if (procedure.ends[last]) return [...line.slice(0, line.indexOf(path[0]!)), ...path]
    for (const way of ways)
      if (
        way.from === last &&
        !path.includes(way.to) &&
        !line.includes(way.to) &&
        (procedure.ends[way.to]?.outcome === 'granted' ? path.some(isDeep) : procedure.steps[way.to])
      )
        paths.push([...path, way.to])
  }
  return line
}

function shortestLineOf(procedure: Procedure): string[] {
  const ways = waysOf(procedure)
  const lines: string[][] = [[procedure.first]]
  const seen = new Set<string>([procedure.first])
  for (let line = lines.shift(); line; line = lines.shift()) {
    const last = line.at(-1)!
    if (procedure.ends[last]?.outcome === 'granted') return line
    for (const way of ways) {
      if (way.from !== last || seen.has(way.to)) continue
      seen.add(way.to)
      lines.push([...line, way.to])
    }
  }
  return [procedure.first]
}

/** Gives where a case goes when a side case ends: `to` is a step or an ending, never `stay`. */
export function sideWaysOf(procedure: Procedure): { from: string; opens: string; ending: string; to: string }[] {
  return Object.entries(procedure.steps).flatMap(([from, step]) =>
    Object.entries(step.sides ?? {}).flatMap(([opens, endings]) =>
      Object.entries(endings)
        .filter(([, to]) => to !== 'stay')
        .map(([ending, to]) => ({ from, opens, ending, to })),
    ),
  )
}

/** Gives the endings no move leads to: only the decision of another case ends a case there. */
export function endingsBySideCase(procedure: Procedure): string[] {
  const reached = new Set(waysOf(procedure).map((way) => way.to))
  const elsewhere = [...sideWaysOf(procedure).map((way) => way.to), ...(procedure.overtaken ? [procedure.overtaken] : [])]
  return [...new Set(elsewhere)].filter((to) => procedure.ends[to] && !reached.has(to))
}

/** Gives the parties a case may be sent to; none when nobody sits as its addressee. */
export function addresseeParties(procedure: Procedure): readonly Party[] {
  const seated = Object.entries(procedure.seats)
    .filter(([, seat]) => seat === 'addressee')
    .map(([party]) => party as Party)
  const step = Object.values(procedure.steps).find((each) => each.seat === 'addressee')
  return seated.length > 0 ? seated : step ? [step.by, ...(step.orBy ?? [])] : []
}

/** Gives the steps at which a side case can be opened, with the procedure it follows. */
export function sideCasesOf(procedure: Procedure): { from: string; opens: string; title: Words }[] {
  return Object.entries(procedure.steps).flatMap(([from, step]) =>
    movesOf(step).flatMap(([verb, move]) => (move.opens ? [{ from, opens: move.opens, title: move.title ?? verbs[verb].title }] : [])),
  )
}

function comingFrom(procedure: Procedure, step: string): string[] {
  return Object.entries(procedure.steps)
    .filter(([, other]) => movesOf(other).some(([, move]) => move.to === step))
    .map(([id]) => id)
}

const unmetWords: Words = { zh: '届满时条件不具备', en: 'a condition fails then' }

function lapseWords(days: number): Words {
  return { zh: `满${days}个工作日`, en: `${days} working days` }
}
