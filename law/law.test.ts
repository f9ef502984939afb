import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { ChoiceShape } from './choices/choice.ts'
import { choices } from './choices.ts'
import { conditions } from './conditions.ts'
import type { ConditionShape } from './conditions/condition.ts'
import { earlierDecisions } from './earlier.ts'
import { effects } from './effects.ts'
import type { Field, FormShape } from './form.ts'
import { type Form, forms } from './forms.ts'
import { basesOf, formsOf } from './places.ts'
import { isClauseBasis } from './print/words.ts'
import { openersOf, partiesAt } from './procedure.ts'
import { procedures } from './procedures.ts'
import { calendarYears } from './working-days.ts'
import { mainLineOf, movesOf, needsAfter, sideCasesOf, sideWaysOf, waysOf } from './ways.ts'

const all = Object.values(procedures)
const recorded: { readonly [id: string]: ChoiceShape } = choices
const allMoves = all.flatMap((procedure) =>
  Object.entries(procedure.steps).flatMap(([step, found]) =>
    movesOf(found).map(([verb, move]) => ({ place: `${procedure.id}/${step}/${verb}`, verb, move })),
  ),
)

/** Everything reachable from a step by acts and the clock, itself included. */
function reachableFrom(id: string, start: string): Set<string> {
  const ways = [...waysOf(procedures[id]!), ...sideWaysOf(procedures[id]!)]
  const seen = new Set([start])
  for (const at of seen) for (const way of ways) if (way.from === at) seen.add(way.to)
  return seen
}

describe.each(all)('$id', (procedure) => {
  const steps = Object.entries(procedure.steps)

  test('is listed under its own id, with a first step and an ending the applicant wants', () => {
    expect(procedures[procedure.id]).toBe(procedure)
    expect(procedure.steps).toHaveProperty([procedure.first])
    expect(procedure.ends[mainLineOf(procedure).at(-1)!]?.outcome).toBe('granted')
  })

  test('reaches every step and every ending', () => {
    const reached = reachableFrom(procedure.id, procedure.first)
    if (procedure.overtaken) reached.add(procedure.overtaken)
    expect([...reached].sort()).toEqual([...Object.keys(procedure.steps), ...Object.keys(procedure.ends)].sort())
  })

  test('says what follows every ending of every side case, and waits for it', () => {
    for (const { from, opens } of sideCasesOf(procedure)) {
      const step = procedure.steps[from]!
      expect(Object.keys(step.sides?.[opens] ?? {}).sort()).toEqual(Object.keys(procedures[opens]!.ends).sort())
      expect(step.after?.unlessOpen ?? opens).toBe(opens)
    }
    for (const { to, opens, from } of sideWaysOf(procedure)) {
      expect([...Object.keys(procedure.steps), ...Object.keys(procedure.ends)]).toContain(to)
      expect(sideCasesOf(procedure).some((side) => side.from === from && side.opens === opens)).toBe(true)
    }
  })

  test('a case about another case ends when that one does', () => {
    if (procedure.subject === 'case') expect(procedure.overtaken).toBeDefined()
  })

  test('ends from every step', () => {
    for (const [id] of steps) expect([...reachableFrom(procedure.id, id)].some((found) => procedure.ends[found])).toBe(true)
  })

  test('names only steps, endings and side procedures that exist', () => {
    const places = [...Object.keys(procedure.steps), ...Object.keys(procedure.ends)]
    for (const [, step] of steps) {
      for (const other of [...(step.within?.together ?? []), ...(step.notBy?.steps ?? [])]) expect(procedure.steps).toHaveProperty([other])
      for (const [, move] of movesOf(step)) {
        if (move.opens !== undefined) expect(procedures).toHaveProperty([move.opens])
        else expect([...places, 'back']).toContain(move.to)
      }
      for (const [other, hands] of Object.entries(step.notBy?.earlier ? earlierDecisions[step.notBy.earlier].steps : {}))
        for (const hand of hands) expect(procedures[other]!.steps).toHaveProperty([hand])
      if (step.after) expect(places).toContain(step.after.to)
      for (const [, to] of needsAfter(step)) expect([...places, 'stay']).toContain(to)
      if (step.after?.unlessOpen) expect(procedures).toHaveProperty([step.after.unlessOpen])
    }
  })

  test('seats everybody who acts, the applicant and the clock', () => {
    for (const [, step] of steps) for (const party of partiesAt(step)) expect(procedure.seats).toHaveProperty([party])
    for (const party of openersOf(procedure)) expect(procedure.seats).toHaveProperty([party])
    expect(procedure.seats.system).toBe('platform')
  })

  test('steps that share a time limit agree on it', () => {
    for (const [id, step] of steps)
      for (const other of step.within?.together ?? []) {
        expect(step.within!.together).toContain(id)
        expect(procedure.steps[other]!.within).toEqual(step.within)
      }
  })

  test('every time limit has somebody who acts or a clock, and rests on a recorded choice', () => {
    for (const [, step] of steps) {
      for (const limit of [step.within, step.after]) {
        if (!limit) continue
        expect(limit.workingDays).toBeGreaterThan(0)
        expect(isClauseBasis(limit.basis)).toBe(false)
        expect(recorded[limit.basis.slice('choice:'.length)]?.value).toBe(limit.workingDays)
      }
      if (step.within) expect(movesOf(step).length).toBeGreaterThan(0)
    }
  })

  test('a step that only some may take does not wait for ever', () => {
    for (const [id, step] of steps) if (step.notBy) expect([id, step.within ?? step.after]).not.toEqual([id, undefined])
  })

  test('a joint step is passed by different parties with an act it has, and is left by every other', () => {
    for (const [id, step] of steps) {
      if (!step.joint) continue
      expect(step.orBy).toBeUndefined()
      expect(new Set(partiesAt(step)).size).toBe(partiesAt(step).length)
      expect(Object.keys(step.may)).toContain(step.joint.pass)
      for (const [, move] of movesOf(step)) expect(move.to).not.toBe(id)
      if (!step.joint.hidden) continue
      // What is held back until all are in must need nothing of the moment in which it was decided, and stands in the order of its weight.
      expect(Object.keys(step.may)[0]).toBe(step.joint.pass)
      for (const [verb, move] of movesOf(step)) {
        expect([id, verb, move.opens, move.by, move.once, move.basis]).toEqual([id, verb, undefined, undefined, undefined, undefined])
        if (verb !== step.joint.pass)
          expect([id, verb, move.effects ?? [], (move.asks ?? []).includes('pins')]).toEqual([id, verb, [], false])
      }
    }
  })

  test('whoever reviewed what is on notice does not decide the objection to it', () => {
    for (const [id, step] of steps)
      for (const [, move] of movesOf(step)) {
        if (move.opens !== 'objection') continue
        const { [procedure.id]: hands = [] } = earlierDecisions['noticed-review'].steps as { readonly [id: string]: readonly string[] }
        const second = steps.filter(([, each]) => movesOf(each).some(([, { to }]) => to === id))
        expect(second.flatMap(([name, { notBy }]) => [...(notBy?.steps ?? []), name])).toEqual(hands)
      }
  })

  test('an application is editable at the first step or complete when it opens', () => {
    const first = procedure.steps[procedure.first]!
    if (first.edits === 'all')
      expect(movesOf(first).flatMap(([, move]) => move.asks ?? [])).toEqual(expect.arrayContaining([...procedure.application]))
    else expect(openersOf(procedure)).not.toContain(first.by)
  })

  test('returns to a correction at most once in its life', () => {
    for (const [id, step] of steps)
      for (const [, move] of movesOf(step)) {
        if (move.to !== undefined && procedure.steps[move.to]?.edits === 'pinned')
          expect([id, move.once, move.asks]).toEqual([id, true, ['pins']])
      }
  })

  test('rests on something: every basis is a clause or a choice, said once', () => {
    const bases = basesOf(procedure)
    expect(bases.length).toBeGreaterThan(0)
    expect(new Set(bases).size).toBe(bases.length)
  })
})

test('every refusal, decline and decision against somebody asks for a ground', () => {
  const grounds: Form[] = [
    'ground',
    'decline-ground',
    'objection-decision',
    'objection-upheld',
    'core-finding',
    'destruction-refusal',
    'revocation-decision',
    'refusal-reason',
    'engagement-reason',
    'use-refusal',
    'correction-refusal',
  ]
  for (const { place, verb, move } of allMoves) {
    if (['refuse', 'decline', 'uphold', 'dismiss'].includes(verb))
      expect([place, (move.asks ?? []).some((form) => grounds.includes(form))]).toEqual([place, true])
  }
  for (const id of grounds) {
    const form: FormShape = forms[id]
    expect(form.sections.flatMap((section) => Object.values(section.fields)).every((field) => field.required)).toBe(true)
  }
})

test('a correction that another asks for has the items of the card that a change has, since what it does not say leaves the card', () => {
  expect(Object.keys(forms['correction-request'].sections[2].fields)).toEqual(Object.keys(forms['change-application'].sections[2].fields))
})

test('every item of the card can change once an asset is registered, but for what follows something else', () => {
  const fieldsOf = (form: FormShape): Readonly<Record<string, Field>> =>
    Object.assign({}, ...form.sections.map((section) => section.fields))
  const changed = [...Object.keys(fieldsOf(forms['change-application'])), 'contact']
  const followed = [
    'name',
    'rightsLimits',
    'category',
    'industry',
    'grade',
    'importance',
    'fields',
    'containsPersonal',
    'containsSensitive',
  ]
  // The code does not change, and the account title belongs to the books.
  const fixed = ['businessCategory', 'accountTitle']
  const items = fieldsOf(forms['information-card'])
  expect(Object.keys(items).filter((item) => !items[item]!.computed && ![...changed, ...followed, ...fixed].includes(item))).toEqual([])
})

test('every form is asked for by a procedure, or is the card and what a holder does with it alone', () => {
  const asked = new Set(all.flatMap(formsOf))
  // The count of a round, the call of a sector authority and what is done to an order are asked for beside the cases; an operator applies
  // to a call beside the case of the bureau.
  const besideCases = [
    'existing-inventory',
    'information-card',
    'inspection-programme',
    'liaison-meeting',
    'memo-review',
    'missing-explained',
    'operator-application',
    'order-contract',
    'order-delivery',
    'order-offer',
    'order-part-return',
    'order-payment',
    'order-reason',
    'order-refund',
    'order-return',
    'organisation-particulars',
    'outside-registration',
    'recount',
    'round-call',
    'trade-certificate',
    'unexpected-explained',
    'use-mark',
  ]
  expect(
    Object.keys(forms)
      .filter((form) => !asked.has(form as Form))
      .sort(),
  ).toEqual(besideCases)
})

test('what a condition is brought about by is a procedure', () => {
  expect(
    Object.entries<ConditionShape>(conditions).flatMap(([id, { metBy }]) =>
      metBy === undefined || procedures[metBy] ? [] : [`${id}: ${metBy}`],
    ),
  ).toEqual([])
})

test('every condition is needed somewhere and every effect follows somewhere', () => {
  const needed = new Set<string>([
    ...all.flatMap((procedure) => procedure.opensIf ?? []),
    ...allMoves.flatMap(({ move }) => move.needs ?? []),
  ])
  expect(Object.keys(conditions).filter((condition) => !needed.has(condition))).toEqual([])
  const follows = new Set<string>([
    ...allMoves.flatMap(({ move }) => move.effects ?? []),
    ...all.flatMap((procedure) =>
      Object.values(procedure.steps).flatMap((step) => [...(step.onEnter ?? []), ...(step.onLeave ?? []), ...(step.after?.effects ?? [])]),
    ),
    ...all.flatMap((procedure) => Object.values(procedure.ends).flatMap((end) => end.effects ?? [])),
  ])
  expect(Object.keys(effects).filter((effect) => !follows.has(effect))).toEqual([])
})

test('the numbers the choices record are the numbers used', () => {
  const at = (id: string, step: string) => procedures[id]!.steps[step]!
  expect(at('first-registration', 'acceptance').within?.workingDays).toBe(3)
  expect(at('first-registration', 'first-review').within?.workingDays).toBe(20)
  expect(at('first-registration', 'public-notice').after?.workingDays).toBe(10)
  expect(at('first-registration', 'supplement').after?.workingDays).toBe(30)
  expect(at('objection', 'handling').within?.workingDays).toBe(10)
  expect(at('objection', 'hearing').after?.workingDays).toBe(5)
  expect(at('destruction', 'treatment').within?.workingDays).toBe(choices['destruction-deadline'].value)
  expect(choices['calendar-horizon'].value).toBe(Math.max(...Object.keys(calendarYears).map(Number)))
})

test('every choice is used by the law, the contract or the code', () => {
  const root = join(import.meta.dirname, '..')
  const sources = ['law', 'contract', 'server', 'scanner', 'web', 'cli'].flatMap((folder) => sourcesIn(join(root, folder)))
  const text = sources
    .filter((path) => !path.includes('/law/choices'))
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n')
  expect(
    Object.keys(choices).filter((choice) => !new RegExp(`choice:${choice}\\b(?!-)`).test(text) && !text.includes(`choices['${choice}']`)),
  ).toEqual([])
})

function sourcesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|tsx|sql)$/.test(name) && !/\.test\.tsx?$/.test(name))
      .map((name) => join(folder, name))
  } catch (error) {
    // A folder that this part of the house does not have yet holds no use of a choice.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}
