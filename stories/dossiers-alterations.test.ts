import { expect, test } from 'vitest'
import { procedures } from '#law/procedures.ts'
import { alterationsOf } from './dossiers/alterations.ts'
import { inForce } from './dossiers/life.ts'
import { type Dossier, readDossiers } from './dossiers/lines.ts'
import { differenceOf } from './dossiers/replay.ts'

/** What can be altered without anything else coming of any act, and why. */
const unfelt: readonly string[] = [
  // No clock runs there that could stand still, or it begins anew afterwards in any case.
  ...['first-registration', 'legacy-registration', 'change-registration', 'transfer-registration', 'third-party-correction'].map(
    (id) => `${id} steps public-notice pauses`,
  ),
  'transfer-registration steps consent pauses',
  'product-filing steps correction pauses',
  // The clock is shared, and began at the step before or goes on there.
  'objection steps hearing within workingDays',
  'objection steps decision within workingDays',
  'transfer-registration steps second-review within workingDays',
  'transfer-registration steps second-review within onReturn',
  'third-party-correction steps second-review within workingDays',
  'revocation steps second-decision within workingDays',
  'registrar-deregistration steps second-review within workingDays',
  'interpretation steps deciding within workingDays',
  // An objection is moot once the case it is about has ended, so nothing follows there.
  ...['first-registration', 'legacy-registration', 'change-registration', 'transfer-registration', 'third-party-correction'].map(
    (id) => `${id} steps public-notice sides objection moot`,
  ),
  // Nobody acts there for an office or for the holder.
  'sector-classification about',
  // The record is empty where nobody asked to be heard in person; where somebody did, it is a condition of the last decision.
  'revocation steps first-decision may pass asks hearing-record',
  'registrar-deregistration steps first-review may pass asks hearing-record',
  // What the case it was about is told stands in its record, and no act comes of it.
  'objection ends upheld tells ground',
  'objection ends upheld tells explanation',
  // The act that opens the objection asks for the same form.
  'objection application objection',
]

test('任何一条规则的改动都有记录在案的办件察觉：a rule altered by itself, in any procedure, is noticed by some recorded life', () => {
  const dossiers = readDossiers()
  const unnoticed = Object.values(procedures).flatMap((procedure) => {
    const isOwn = (dossier: Dossier) => dossier.procedure === procedure.id
    const isIn = (dossier: Dossier) => dossier.acts.some((act) => act.opens === procedure.id || act.case.startsWith(`${procedure.id}-`))
    const lives = [...dossiers.filter(isOwn), ...dossiers.filter((dossier) => !isOwn(dossier) && isIn(dossier))]
    return alterationsOf(procedure)
      .filter(
        ({ procedure: altered }) => !lives.some((dossier) => differenceOf(dossier, (id) => (id === procedure.id ? altered : inForce(id)))),
      )
      .map(({ where }) => where)
  })
  expect(unnoticed.toSorted()).toEqual(unfelt.toSorted())
})

test('alterations are of every kind, each of a place of its own', () => {
  const all = Object.values(procedures).flatMap((procedure) => alterationsOf(procedure).map(({ where }) => where))
  expect(all.length).toBeGreaterThan(1500)
  const kinds = [
    'workingDays',
    'onReturn',
    'needs',
    'asks',
    'effects',
    'notBy',
    'once',
    'may',
    'to',
    'unlessOpen',
    'sides',
    'joint',
    'onEnter',
    'onLeave',
    'overtakes',
    'seats',
    'pauses',
    'edits',
    'orBy',
    'opensBy',
    'opensIf',
    'by',
    'application',
  ]
  expect(kinds.filter((kind) => !all.some((where) => where.split(' ').includes(kind)))).toEqual([])
})
