import { objection } from './procedures/objection.ts'
import type { Procedure, Step } from './procedure.ts'
import { procedures } from './procedures.ts'

/** Procedures as they were in earlier editions: a case ends as it began, under the edition it was opened in (§8.4). */
const earlier: { readonly [procedure: string]: { readonly [edition: string]: Procedure } } = {
  'use-request': { '2026-11': leadingOnAtOnce('use-request', '2026-11') },
  redistribution: { '2026-11': leadingOnAtOnce('redistribution', '2026-11') },
  'parameter-change': { '2026-11': leadingOnAtOnce('parameter-change', '2026-11') },
  interpretation: { '2026-11': leadingOnAtOnce('interpretation', '2026-11') },
  objection: { '2026-11': unheard() },
}

/** A procedure in the edition that is named, else as it is now; undefined when there is none of that name. */
export function procedureIn(id: string, edition?: string): Procedure | undefined {
  const known: { readonly [id: string]: Procedure } = procedures
  if (!Object.hasOwn(known, id)) return undefined
  return (edition !== undefined && Object.hasOwn(earlier, id) ? earlier[id]![edition] : undefined) ?? known[id]
}

/** Until 2026-12 only what was said at a hidden review was hidden, and the first that refused or sent back led on at once. */
function leadingOnAtOnce(id: string, edition: string): Procedure {
  const procedure: Procedure = (procedures as { readonly [id: string]: Procedure })[id]!
  const asItWas = (step: Step<string, string>): Step<string, string> =>
    step.joint?.hidden ? { ...step, joint: { ...step.joint, hidden: 'reasons' } } : step
  return { ...procedure, edition, steps: Object.fromEntries(Object.entries(procedure.steps).map(([name, step]) => [name, asItWas(step)])) }
}

/** Until 2026-12 an objection was upheld without hearing the unit. */
function unheard(): Procedure {
  const { handling, decision } = objection.steps
  const {
    addressee: _,
    seats: { producer: __, ...seats },
    ends: {
      upheld: { tells: ___, ...upheld },
      ...ends
    },
    ...asItWas
  } = objection
  return {
    ...asItWas,
    edition: '2026-11',
    basis: ['§4.7', 'choice:objection'],
    seats,
    ends: { upheld, ...ends },
    steps: {
      handling: {
        ...handling,
        within: { workingDays: 10, basis: 'choice:objection-deadline' },
        may: { uphold: { ...decision.may.uphold!, asks: ['objection-decision'] }, dismiss: decision.may.dismiss! },
      },
    },
  }
}
