import { type Effect, graveEffects, type Gravity } from './effects.ts'
import { type Procedure, seatOf } from './procedure.ts'
import type { Verb } from './verbs.ts'

/**
 * How an act weighs (choice:step-up), or null when it does not: by itself, by its effects, or by those of the ending it leads to,
 * also through a step at which nobody but the clock goes on.
 */
export function gravityOf(procedure: Procedure, step: string, verb: string): Gravity | null {
  const may = procedure.steps[step]?.may
  const move = may && Object.hasOwn(may, verb) ? may[verb as Verb] : undefined
  if (!move) return null
  return move.gravity ?? gravest([...(move.effects ?? []), ...followed(procedure, move.to)])
}

function followed(procedure: Procedure, to: string | undefined): readonly Effect[] {
  if (to === undefined) return []
  const next = procedure.steps[to]
  if (!next) return procedure.ends[to]?.effects ?? []
  const goesOnAlone = next.after && seatOf(procedure, next) === 'anyone'
  return [...(next.onEnter ?? []), ...(goesOnAlone ? (procedure.ends[next.after!.to]?.effects ?? []) : [])]
}

function gravest(effects: readonly Effect[]): Gravity | null {
  return effects.map((effect) => graveEffects[effect]).find((gravity) => gravity !== undefined) ?? null
}
