import type { ChoiceShape } from '#law/choices/choice.ts'
import { choices } from '#law/choices.ts'
import type { Procedure } from '#law/procedure.ts'
import { procedures } from '#law/procedures.ts'
import type { Words } from '#law/words.ts'

/** Where a basis is used: procedures with the steps and endings that name it, and choices that fill what a clause leaves open. */
export type Places = { procedures: { id: string; title: Words; steps: Words[] }[]; choices: { id: string; title: Words }[] }

/** Finds where a clause or choice is used. */
export function placesOf(basis: string): Places {
  const clause = basis.replace('§', '')
  return {
    procedures: Object.values(procedures)
      .map((p) => ({ id: p.id, title: p.title, steps: partsWith(p, basis), isNamed: (p.basis as readonly string[]).includes(basis) }))
      .filter((p) => p.isNamed || p.steps.length > 0),
    choices: Object.entries(choices as Record<string, ChoiceShape>)
      .filter(([, c]) => (c.leaves as readonly string[]).includes(clause))
      .map(([id, c]) => ({ id, title: c.title })),
  }
}

function partsWith(procedure: Procedure, basis: string): Words[] {
  const names = (value: unknown): boolean => JSON.stringify(value).includes(`"basis":"${basis}"`)
  return [...Object.values(procedure.steps), ...Object.values(procedure.ends)].filter(names).map((part) => part.title)
}
