import { type Choice, choices } from './choices.ts'
import type { Clause } from './clauses.ts'
import { type Condition, conditions } from './conditions.ts'
import { coverage, screens } from './coverage.ts'
import { type Effect, effects } from './effects.ts'
import type { FormShape } from './form.ts'
import { type Form, forms } from './forms.ts'
import type { Basis, Procedure } from './procedure.ts'
import { procedures } from './procedures.ts'
import type { Words } from './words.ts'
import { movesOf, needsAfter } from './ways.ts'

/** Gives the steps, endings and conditions that rest on a clause: these refuse what the clause forbids. */
export function enforcingPlacesOf(clause: Clause): string[] {
  const inProcedures = Object.values(procedures).flatMap((procedure) => [
    ...Object.entries(procedure.steps)
      .filter(([, step]) => step.basis === `§${clause}` || movesOf(step).some(([, move]) => move.basis === `§${clause}`))
      .map(([id]) => `${procedure.id}/${id}`),
    ...Object.entries(procedure.ends)
      .filter(([, end]) => end.basis === `§${clause}`)
      .map(([id]) => `${procedure.id}/${id}`),
  ])
  return [
    ...inProcedures,
    ...Object.entries(conditions)
      .filter(([, condition]) => condition.basis === `§${clause}`)
      .map(([id]) => `condition:${id}`),
  ]
}

/** Gives every place where a clause stands, derived and declared, each once. */
export function placesOf(clause: Clause): string[] {
  return [...new Set([...enforcingPlacesOf(clause), ...coverage[clause].where])]
}

/** Says a place in words, or gives null when there is no such place. */
export function wordsOfPlace(place: string): Words | null {
  const [kind, name = ''] = place.includes(':') ? place.split(':') : ['step', place]
  if (kind === 'step') return stepWords(name)
  if (kind === 'form') return formWords(name)
  if (kind === 'condition') return conditions[name as Condition]?.demand ?? null
  if (kind === 'effect') return effects[name as Effect] ?? null
  if (kind === 'choice') return choices[name as Choice]?.title ?? null
  if (kind === 'screen') return screens[name as keyof typeof screens] ?? null
  return null
}

/** Gives the bases a procedure rests on, with those of its steps, moves, endings, conditions and forms, each once in order of appearance. */
export function basesOf(procedure: Procedure): Basis[] {
  const moves = Object.values(procedure.steps).flatMap((step) => movesOf(step).map(([, move]) => move))
  const steps = Object.values(procedure.steps).flatMap((step) => [
    step.basis,
    step.within?.basis,
    step.joint?.basis,
    step.notBy?.basis,
    step.after?.basis,
  ])
  const needed = [
    ...moves.flatMap((move) => move.needs ?? []),
    ...Object.values(procedure.steps).flatMap((step) => needsAfter(step).map(([id]) => id)),
  ].map((id) => conditions[id].basis as Basis)
  const asked = formsOf(procedure).flatMap((id) => {
    const form: FormShape = forms[id]
    return [form.basis, ...form.sections.flatMap((section) => Object.values(section.fields).map((field) => field.basis))]
  })
  const all = [
    ...procedure.basis,
    ...steps,
    ...moves.map((move) => move.basis),
    ...Object.values(procedure.ends).map((end) => end.basis),
    ...needed,
    ...asked,
  ]
  return [...new Set(all.filter((basis) => basis !== undefined))]
}

/** Gives the forms a procedure asks for, each once. */
export function formsOf(procedure: Procedure): Form[] {
  const asked = Object.values(procedure.steps).flatMap((step) => movesOf(step).flatMap(([, move]) => move.asks ?? []))
  return [...new Set([...procedure.application, ...asked])]
}

function stepWords(name: string): Words | null {
  const [procedureId = '', id = ''] = name.split('/')
  const procedure = procedures[procedureId]
  const found = procedure?.steps[id]?.title ?? procedure?.ends[id]?.title
  return procedure && found ? { zh: `${procedure.title.zh}·${found.zh}`, en: `${procedure.title.en}: ${found.en}` } : null
}

function formWords(name: string): Words | null {
  const [formId = '', fieldId] = name.split('.')
  const form: FormShape | undefined = forms[formId as Form]
  if (!form || fieldId === undefined) return form?.title ?? null
  const field = form.sections.map((section) => section.fields[fieldId]).find((found) => found !== undefined)
  return field ? { zh: `${form.title.zh}·${field.label.zh}`, en: `${form.title.en}: ${field.label.en}` } : null
}
