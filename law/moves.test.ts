import { describe, expect, test } from 'vitest'
import { circulationMoves, circulationTargets } from './moves/circulation.ts'
import { supervisionMoves, supervisionTargets } from './moves/supervision.ts'
import { administrators, isAdministrator, type Party, parties } from './parties.ts'
import { openersOf, partiesAt, takersOf } from './procedure.ts'
import { procedures } from './procedures.ts'
import { movesOf, needsAfter } from './ways.ts'
import { type Verb, verbs } from './verbs.ts'

/** Step, who acts, what they may do, and what they may not: the two lists together are all verbs. Nobody else may do anything. */
const table: { readonly [procedure: string]: readonly (readonly [string, Party, string, string])[] } = {
  'inventory-round': [
    [
      'planning',
      'producer',
      'submit withdraw',
      'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake',
    ],
    [
      'counting',
      'producer',
      'submit withdraw',
      'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake',
    ],
    [
      'checking',
      'producer',
      'publish return',
      'submit resubmit accept pass file confirm decline refuse uphold dismiss object withdraw lapse side-ended overtake',
    ],
  ],
  'legal-opinion': [
    [
      'commission',
      'producer',
      'submit withdraw',
      'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake',
    ],
    [
      'engagement',
      'law-firm',
      'accept decline',
      'submit resubmit pass file publish confirm return refuse uphold dismiss object withdraw lapse side-ended overtake',
    ],
    [
      'engagement',
      'system',
      'lapse',
      'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw side-ended overtake',
    ],
    [
      'quotation',
      'producer',
      'confirm return withdraw',
      'submit resubmit accept pass file publish decline refuse uphold dismiss object lapse side-ended overtake',
    ],
    [
      'quotation',
      'system',
      'lapse',
      'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw side-ended overtake',
    ],
    [
      'drafting',
      'law-firm',
      'file decline',
      'submit resubmit accept pass publish confirm return refuse uphold dismiss object withdraw lapse side-ended overtake',
    ],
    [
      'drafting',
      'system',
      'lapse',
      'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw side-ended overtake',
    ],
  ],
  valuation: [
    [
      'commission',
      'producer',
      'submit withdraw',
      'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake',
    ],
    [
      'engagement',
      'valuer',
      'accept decline',
      'submit resubmit pass file publish confirm return refuse uphold dismiss object withdraw lapse side-ended overtake',
    ],
    [
      'engagement',
      'system',
      'lapse',
      'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw side-ended overtake',
    ],
    [
      'quotation',
      'producer',
      'confirm return withdraw',
      'submit resubmit accept pass file publish decline refuse uphold dismiss object lapse side-ended overtake',
    ],
    [
      'quotation',
      'system',
      'lapse',
      'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw side-ended overtake',
    ],
    [
      'drafting',
      'valuer',
      'file decline',
      'submit resubmit accept pass publish confirm return refuse uphold dismiss object withdraw lapse side-ended overtake',
    ],
    [
      'drafting',
      'system',
      'lapse',
      'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw side-ended overtake',
    ],
  ],
  'first-registration': [
    [
      'application',
      'producer',
      'submit withdraw',
      'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake',
    ],
    [
      'acceptance',
      'registrar',
      'accept return decline',
      'submit resubmit pass file publish confirm refuse uphold dismiss object withdraw lapse side-ended overtake',
    ],
    [
      'supplement',
      'producer',
      'resubmit withdraw',
      'submit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake',
    ],
    [
      'supplement',
      'system',
      'lapse',
      'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw side-ended overtake',
    ],
    [
      'first-review',
      'registrar',
      'pass return refuse',
      'submit resubmit accept file publish confirm decline uphold dismiss object withdraw lapse side-ended overtake',
    ],
    [
      'second-review',
      'registrar',
      'pass return refuse',
      'submit resubmit accept file publish confirm decline uphold dismiss object withdraw lapse side-ended overtake',
    ],
    [
      'public-notice',
      'public',
      'object',
      'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss withdraw lapse side-ended overtake',
    ],
    [
      'public-notice',
      'system',
      'lapse side-ended',
      'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw overtake',
    ],
  ],
  'legacy-registration': [
    [
      'application',
      'producer',
      'submit withdraw',
      'resubmit accept pass file publish confirm return decline refuse uphold dismiss object side-ended lapse overtake',
    ],
    [
      'acceptance',
      'registrar',
      'accept return decline',
      'submit resubmit pass file publish confirm refuse uphold dismiss object withdraw side-ended lapse overtake',
    ],
    [
      'supplement',
      'producer',
      'resubmit withdraw',
      'submit accept pass file publish confirm return decline refuse uphold dismiss object side-ended lapse overtake',
    ],
    [
      'supplement',
      'system',
      'lapse',
      'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw side-ended overtake',
    ],
    [
      'first-review',
      'registrar',
      'pass return refuse',
      'submit resubmit accept file publish confirm decline uphold dismiss object withdraw side-ended lapse overtake',
    ],
    [
      'second-review',
      'registrar',
      'pass publish return refuse',
      'submit resubmit accept file confirm decline uphold dismiss object withdraw side-ended lapse overtake',
    ],
    [
      'public-notice',
      'public',
      'object',
      'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss withdraw side-ended lapse overtake',
    ],
    [
      'public-notice',
      'system',
      'lapse side-ended',
      'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw overtake',
    ],
  ],
  'change-registration': [
    [
      'application',
      'producer',
      'submit withdraw',
      'resubmit accept pass file publish confirm return decline refuse uphold dismiss object side-ended lapse overtake',
    ],
    [
      'acceptance',
      'registrar',
      'accept return decline',
      'submit resubmit pass file publish confirm refuse uphold dismiss object withdraw side-ended lapse overtake',
    ],
    [
      'supplement',
      'producer',
      'resubmit withdraw',
      'submit accept pass file publish confirm return decline refuse uphold dismiss object side-ended lapse overtake',
    ],
    [
      'supplement',
      'system',
      'lapse',
      'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw side-ended overtake',
    ],
    [
      'first-review',
      'registrar',
      'pass return refuse',
      'submit resubmit accept file publish confirm decline uphold dismiss object withdraw side-ended lapse overtake',
    ],
    [
      'second-review',
      'registrar',
      'pass return refuse',
      'submit resubmit accept file publish confirm decline uphold dismiss object withdraw side-ended lapse overtake',
    ],
    [
      'public-notice',
      'public',
      'object',
      'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss withdraw side-ended lapse overtake',
    ],
    [
      'public-notice',
      'system',
      'lapse side-ended',
      'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw overtake',
    ],
  ],
  'transfer-registration': [
    [
      'application',
      'producer',
      'submit withdraw',
      'resubmit accept pass file publish confirm return decline refuse uphold dismiss object side-ended lapse overtake',
    ],
    [
      'consent',
      'producer',
      'accept decline',
      'submit resubmit pass file publish confirm return refuse uphold dismiss object withdraw side-ended lapse overtake',
    ],
    [
      'consent',
      'system',
      'lapse',
      'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw side-ended overtake',
    ],
    [
      'acceptance',
      'registrar',
      'accept return decline',
      'submit resubmit pass file publish confirm refuse uphold dismiss object withdraw side-ended lapse overtake',
    ],
    [
      'supplement',
      'producer',
      'resubmit withdraw',
      'submit accept pass file publish confirm return decline refuse uphold dismiss object side-ended lapse overtake',
    ],
    [
      'supplement',
      'system',
      'lapse',
      'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw side-ended overtake',
    ],
    [
      'first-review',
      'registrar',
      'pass return refuse',
      'submit resubmit accept file publish confirm decline uphold dismiss object withdraw side-ended lapse overtake',
    ],
    [
      'second-review',
      'registrar',
      'pass return refuse',
      'submit resubmit accept file publish confirm decline uphold dismiss object withdraw side-ended lapse overtake',
    ],
    [
      'public-notice',
      'public',
      'object',
      'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss withdraw side-ended lapse overtake',
    ],
    [
      'public-notice',
      'system',
      'lapse side-ended',
      'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw overtake',
    ],
  ],
  'third-party-correction': [
    [
      'intake',
      'registrar',
      'submit withdraw',
      'resubmit accept pass file publish confirm return decline refuse uphold dismiss object side-ended lapse overtake',
    ],
    [
      'answer',
      'producer',
      'file',
      'submit resubmit accept pass publish confirm return decline refuse uphold dismiss object withdraw side-ended lapse overtake',
    ],
    [
      'answer',
      'system',
      'lapse',
      'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw side-ended overtake',
    ],
    [
      'first-review',
      'registrar',
      'pass refuse',
      'submit resubmit accept file publish confirm return decline uphold dismiss object withdraw side-ended lapse overtake',
    ],
    [
      'second-review',
      'registrar',
      'pass return refuse',
      'submit resubmit accept file publish confirm decline uphold dismiss object withdraw side-ended lapse overtake',
    ],
    [
      'public-notice',
      'public',
      'object',
      'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss withdraw side-ended lapse overtake',
    ],
    [
      'public-notice',
      'system',
      'lapse side-ended',
      'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw overtake',
    ],
  ],
  deregistration: [
    [
      'application',
      'producer',
      'submit withdraw',
      'resubmit accept pass file publish confirm return decline refuse uphold dismiss object side-ended lapse overtake',
    ],
    [
      'acceptance',
      'registrar',
      'accept return decline',
      'submit resubmit pass file publish confirm refuse uphold dismiss object withdraw side-ended lapse overtake',
    ],
    [
      'supplement',
      'producer',
      'resubmit withdraw',
      'submit accept pass file publish confirm return decline refuse uphold dismiss object side-ended lapse overtake',
    ],
    [
      'supplement',
      'system',
      'lapse',
      'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw side-ended overtake',
    ],
    [
      'first-review',
      'registrar',
      'pass return refuse',
      'submit resubmit accept file publish confirm decline uphold dismiss object withdraw side-ended lapse overtake',
    ],
    [
      'second-review',
      'registrar',
      'confirm return refuse',
      'submit resubmit accept pass file publish decline uphold dismiss object withdraw side-ended lapse overtake',
    ],
  ],
  'registrar-deregistration': [
    [
      'finding',
      'registrar',
      'submit withdraw',
      'resubmit accept pass file publish confirm return decline refuse uphold dismiss object side-ended lapse overtake',
    ],
    [
      'hearing',
      'producer',
      'file',
      'submit resubmit accept pass publish confirm return decline refuse uphold dismiss object withdraw side-ended lapse overtake',
    ],
    [
      'hearing',
      'system',
      'lapse',
      'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw side-ended overtake',
    ],
    [
      'first-review',
      'registrar',
      'pass dismiss',
      'submit resubmit accept file publish confirm return decline refuse uphold object withdraw side-ended lapse overtake',
    ],
    [
      'second-review',
      'registrar',
      'confirm return dismiss',
      'submit resubmit accept pass file publish decline refuse uphold object withdraw side-ended lapse overtake',
    ],
  ],
  revocation: [
    [
      'finding',
      'registrar',
      'submit withdraw',
      'resubmit accept pass file publish confirm return decline refuse uphold dismiss object side-ended lapse overtake',
    ],
    [
      'hearing',
      'producer',
      'file',
      'submit resubmit accept pass publish confirm return decline refuse uphold dismiss object withdraw side-ended lapse overtake',
    ],
    [
      'hearing',
      'system',
      'lapse',
      'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw side-ended overtake',
    ],
    [
      'first-decision',
      'registrar',
      'pass dismiss',
      'submit resubmit accept file publish confirm return decline refuse uphold object withdraw side-ended lapse overtake',
    ],
    [
      'second-decision',
      'registrar',
      'confirm return dismiss',
      'submit resubmit accept pass file publish decline refuse uphold object withdraw side-ended lapse overtake',
    ],
  ],
  objection: [
    [
      'handling',
      'registrar',
      'submit dismiss',
      'resubmit accept pass file publish confirm return decline refuse uphold object withdraw lapse side-ended overtake',
    ],
    [
      'hearing',
      'producer',
      'file',
      'submit resubmit accept pass publish confirm return decline refuse uphold dismiss object withdraw lapse side-ended overtake',
    ],
    [
      'hearing',
      'system',
      'lapse',
      'submit resubmit accept pass file publish confirm return decline refuse uphold dismiss object withdraw side-ended overtake',
    ],
    [
      'decision',
      'registrar',
      'uphold dismiss',
      'submit resubmit accept pass file publish confirm return decline refuse object withdraw lapse side-ended overtake',
    ],
  ],
  memorandum: [
    [
      'proposal',
      'producer',
      'submit withdraw',
      'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake',
    ],
    [
      'checking',
      'producer',
      'confirm return',
      'submit resubmit accept pass file publish decline refuse uphold dismiss object withdraw lapse side-ended overtake',
    ],
  ],
  destruction: [
    [
      'proposal',
      'producer',
      'submit withdraw',
      'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake',
    ],
    [
      'recognition',
      'producer',
      'confirm return',
      'submit resubmit accept pass file publish decline refuse uphold dismiss object withdraw lapse side-ended overtake',
    ],
    [
      'approval',
      'producer',
      'pass return refuse',
      'submit resubmit accept file publish confirm decline uphold dismiss object withdraw lapse side-ended overtake',
    ],
    [
      'treatment',
      'producer',
      'file decline',
      'submit resubmit accept pass publish confirm return refuse uphold dismiss object withdraw lapse side-ended overtake',
    ],
    [
      'witness',
      'producer',
      'confirm return',
      'submit resubmit accept pass file publish decline refuse uphold dismiss object withdraw lapse side-ended overtake',
    ],
  ],
  classification: [
    [
      'proposal',
      'producer',
      'submit withdraw',
      'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake',
    ],
    [
      'approval',
      'producer',
      'confirm decline return',
      'submit resubmit accept pass file publish refuse uphold dismiss object withdraw lapse side-ended overtake',
    ],
  ],
  'sector-classification': [
    [
      'setting',
      'sector-authority',
      'submit withdraw',
      'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake',
    ],
    [
      'approval',
      'sector-authority',
      'confirm decline return',
      'submit resubmit accept pass file publish refuse uphold dismiss object withdraw lapse side-ended overtake',
    ],
  ],
  'sector-list': [
    [
      'compiling',
      'sector-authority',
      'submit withdraw',
      'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake',
    ],
    [
      'discussing',
      'sector-authority',
      'submit withdraw',
      'resubmit accept pass file publish confirm return decline refuse uphold dismiss object lapse side-ended overtake',
    ],
    [
      'checking',
      'sector-authority',
      'publish return',
      'submit resubmit accept pass file confirm decline refuse uphold dismiss object withdraw lapse side-ended overtake',
    ],
  ],
  ...circulationMoves,
  ...supervisionMoves,
}

/** Where each move leads: `step verb target`; `!` opens a side case, `*` is at most once. */
const targets: { readonly [procedure: string]: readonly string[] } = {
  'inventory-round': [
    'planning submit counting',
    'planning withdraw cancelled',
    'counting submit checking',
    'counting withdraw cancelled',
    'checking publish published',
    'checking return counting',
  ],
  'legal-opinion': [
    'commission submit engagement',
    'commission withdraw withdrawn',
    'engagement accept quotation',
    'engagement decline declined',
    'engagement lapse unanswered',
    'quotation confirm drafting',
    'quotation return engagement',
    'quotation withdraw withdrawn',
    'quotation lapse unaccepted',
    'drafting file filed',
    'drafting decline declined',
    'drafting lapse unfiled',
    'anywhere overtake overtaken',
  ],
  valuation: [
    'commission submit engagement',
    'commission withdraw withdrawn',
    'engagement accept quotation',
    'engagement decline declined',
    'engagement lapse unanswered',
    'quotation confirm drafting',
    'quotation return engagement',
    'quotation withdraw withdrawn',
    'quotation lapse unaccepted',
    'drafting file filed',
    'drafting decline declined',
    'drafting lapse unfiled',
    'anywhere overtake overtaken',
  ],
  'first-registration': [
    'application submit acceptance',
    'application withdraw withdrawn',
    'acceptance accept first-review',
    'acceptance return supplement*',
    'acceptance decline not-accepted',
    'supplement resubmit back',
    'supplement withdraw withdrawn',
    'supplement lapse deemed-withdrawn',
    'first-review pass second-review',
    'first-review return supplement*',
    'first-review refuse refused',
    'second-review pass public-notice',
    'second-review return supplement*',
    'second-review refuse refused',
    'public-notice object objection!',
    'public-notice objection/upheld terminated',
    'public-notice objection/dismissed stay',
    'public-notice objection/moot stay',
    'public-notice lapse registered',
    'public-notice lapse!no-revocation stay',
    'public-notice lapse!nothing-forbidden refused',
    'anywhere overtake overtaken',
  ],
  'legacy-registration': [
    'application submit acceptance',
    'application withdraw withdrawn',
    'acceptance accept first-review',
    'acceptance return supplement*',
    'acceptance decline not-accepted',
    'supplement resubmit back',
    'supplement withdraw withdrawn',
    'supplement lapse deemed-withdrawn',
    'first-review pass second-review',
    'first-review return supplement*',
    'first-review refuse refused',
    'second-review pass registered',
    'second-review publish public-notice',
    'second-review return supplement*',
    'second-review refuse refused',
    'public-notice object objection!',
    'public-notice objection/upheld terminated',
    'public-notice objection/dismissed stay',
    'public-notice objection/moot stay',
    'public-notice lapse registered',
    'public-notice lapse!earlier-in-term refused',
    'public-notice lapse!nothing-forbidden refused',
    'anywhere overtake overtaken',
  ],
  'change-registration': [
    'application submit acceptance',
    'application withdraw withdrawn',
    'acceptance accept first-review',
    'acceptance return supplement*',
    'acceptance decline not-accepted',
    'supplement resubmit back',
    'supplement withdraw withdrawn',
    'supplement lapse deemed-withdrawn',
    'first-review pass second-review',
    'first-review return supplement*',
    'first-review refuse refused',
    'second-review pass public-notice',
    'second-review return supplement*',
    'second-review refuse refused',
    'public-notice object objection!',
    'public-notice objection/upheld terminated',
    'public-notice objection/dismissed stay',
    'public-notice objection/moot stay',
    'public-notice lapse changed',
    'public-notice lapse!in-register stay',
    'public-notice lapse!no-revocation stay',
    'public-notice lapse!nothing-forbidden refused',
    'anywhere overtake overtaken',
  ],
  'transfer-registration': [
    'application submit consent',
    'application withdraw withdrawn',
    'consent accept acceptance',
    'consent decline not-consented',
    'consent lapse not-consented',
    'acceptance accept first-review',
    'acceptance return supplement*',
    'acceptance decline refused',
    'supplement resubmit consent',
    'supplement withdraw withdrawn',
    'supplement lapse deemed-withdrawn',
    'first-review pass second-review',
    'first-review return supplement*',
    'first-review refuse refused',
    'second-review pass public-notice',
    'second-review return supplement*',
    'second-review refuse refused',
    'public-notice object objection!',
    'public-notice objection/upheld terminated',
    'public-notice objection/dismissed stay',
    'public-notice objection/moot stay',
    'public-notice lapse transferred',
    'public-notice lapse!in-register stay',
    'public-notice lapse!no-revocation stay',
    'public-notice lapse!books-settled stay',
    'public-notice lapse!receiver-fits refused',
    'public-notice lapse!nothing-forbidden refused',
    'anywhere overtake overtaken',
  ],
  'third-party-correction': [
    'intake submit answer',
    'intake withdraw withdrawn',
    'answer file first-review',
    'answer lapse first-review',
    'first-review pass second-review',
    'first-review refuse refused',
    'second-review pass public-notice',
    'second-review return first-review',
    'second-review refuse refused',
    'public-notice object objection!',
    'public-notice objection/upheld terminated',
    'public-notice objection/dismissed stay',
    'public-notice objection/moot stay',
    'public-notice lapse corrected',
    'public-notice lapse!in-register stay',
    'public-notice lapse!no-revocation stay',
    'public-notice lapse!nothing-forbidden refused',
    'anywhere overtake overtaken',
  ],
  deregistration: [
    'application submit acceptance',
    'application withdraw withdrawn',
    'acceptance accept first-review',
    'acceptance return supplement*',
    'acceptance decline not-accepted',
    'supplement resubmit back',
    'supplement withdraw withdrawn',
    'supplement lapse deemed-withdrawn',
    'first-review pass second-review',
    'first-review return supplement*',
    'first-review refuse refused',
    'second-review confirm deregistered',
    'second-review return supplement*',
    'second-review refuse refused',
    'anywhere overtake overtaken',
  ],
  'registrar-deregistration': [
    'finding submit hearing',
    'finding withdraw withdrawn',
    'hearing file first-review',
    'hearing lapse first-review',
    'first-review pass second-review',
    'first-review dismiss not-deregistered',
    'second-review confirm deregistered',
    'second-review return first-review',
    'second-review dismiss not-deregistered',
    'anywhere overtake overtaken',
  ],
  revocation: [
    'finding submit hearing',
    'finding withdraw withdrawn',
    'hearing file first-decision',
    'hearing lapse first-decision',
    'first-decision pass second-decision',
    'first-decision dismiss not-revoked',
    'second-decision confirm revoked',
    'second-decision return first-decision',
    'second-decision dismiss not-revoked',
    'anywhere overtake overtaken',
  ],
  objection: [
    'handling submit hearing',
    'handling dismiss dismissed',
    'hearing file decision',
    'hearing lapse decision',
    'decision uphold upheld',
    'decision dismiss dismissed',
    'anywhere overtake moot',
  ],
  memorandum: [
    'proposal submit checking',
    'proposal withdraw withdrawn',
    'checking confirm entered',
    'checking return proposal',
    'anywhere overtake overtaken',
  ],
  destruction: [
    'proposal submit recognition',
    'proposal withdraw withdrawn',
    'recognition confirm approval',
    'recognition return proposal',
    'approval pass treatment',
    'approval return proposal',
    'approval refuse refused',
    'treatment file witness',
    'treatment decline stopped',
    'witness confirm destroyed',
    'witness return treatment',
  ],
  classification: [
    'proposal submit approval',
    'proposal withdraw withdrawn',
    'approval confirm decided',
    'approval decline core',
    'approval return proposal',
    'anywhere overtake overtaken',
  ],
  'sector-classification': [
    'setting submit approval',
    'setting withdraw withdrawn',
    'approval confirm decided',
    'approval decline core',
    'approval return setting',
    'anywhere overtake overtaken',
  ],
  'sector-list': [
    'compiling submit discussing',
    'compiling withdraw cancelled',
    'discussing submit checking',
    'discussing withdraw cancelled',
    'checking publish published',
    'checking return discussing',
  ],
  ...circulationTargets,
  ...supervisionTargets,
}

function mayDo(procedureId: string, stepId: string, party: Party): Verb[] {
  const step = procedures[procedureId]!.steps[stepId]!
  return [
    ...movesOf(step).flatMap(([verb, move]) => (takersOf(step, move).includes(party) ? [verb] : [])),
    ...(party === 'system' && step.after ? ['lapse' as const] : []),
    ...(party === 'system' && step.sides ? ['side-ended' as const] : []),
  ]
}

describe.each(Object.keys(procedures))('%s', (id) => {
  const rows = table[id] ?? []

  test('has every step in the table', () => {
    expect([...new Set(rows.map(([step]) => step))].sort()).toEqual(Object.keys(procedures[id]!.steps).sort())
  })

  test.each(rows)('at %s the %s may %s and nothing else', (step, party, may, mayNot) => {
    expect(mayDo(id, step, party).sort()).toEqual(may.split(' ').sort())
    expect([...may.split(' '), ...mayNot.split(' ')].sort()).toEqual(Object.keys(verbs).sort())
    for (const verb of mayNot.split(' ')) expect(mayDo(id, step, party)).not.toContain(verb)
  })

  test('lets nobody else do anything', () => {
    for (const step of Object.keys(procedures[id]!.steps)) {
      const listed = rows.filter(([name]) => name === step).map(([, party]) => party)
      for (const party of Object.keys(parties) as Party[])
        if (!listed.includes(party)) expect([step, party, ...mayDo(id, step, party)]).toEqual([step, party])
    }
  })

  test('leads where the table says', () => {
    const led = Object.entries(procedures[id]!.steps).flatMap(([step, found]) => [
      ...movesOf(found).map(([verb, move]) => `${step} ${verb} ${move.opens ? `${move.opens}!` : move.to}${move.once ? '*' : ''}`),
      ...Object.entries(found.sides ?? {}).flatMap(([side, endings]) =>
        Object.entries(endings).map(([ending, to]) => `${step} ${side}/${ending} ${to}`),
      ),
      ...(found.after ? [`${step} lapse ${found.after.to}`] : []),
      ...needsAfter(found).map(([condition, to]) => `${step} lapse!${condition} ${to}`),
    ])
    const { overtaken } = procedures[id]!
    if (overtaken) led.push(`anywhere overtake ${overtaken}`)
    expect(led.sort()).toEqual([...targets[id]!].sort())
  })
})

test('administrators, supervisors and the clock’s owner never act for others', () => {
  const actors = new Set(Object.values(procedures).flatMap((procedure) => Object.values(procedure.steps).flatMap(partiesAt)))
  expect([...actors].sort()).toEqual([
    'cyberspace-office',
    'data-bureau',
    'developer',
    'exchange',
    'finance-bureau',
    'law-firm',
    'operator',
    'police',
    'producer',
    'public',
    'registrar',
    'sasac',
    'sector-authority',
    'valuer',
  ])
  const parts = Object.values(procedures).flatMap((procedure) => [
    ...openersOf(procedure),
    ...Object.keys(procedure.seats),
    ...Object.values(procedure.steps).flatMap(partiesAt),
  ])
  expect(parts.filter(isAdministrator)).toEqual([])
  for (const id of Object.keys(procedures))
    for (const step of Object.keys(procedures[id]!.steps))
      for (const administrator of administrators)
        expect([id, step, administrator, ...mayDo(id, step, administrator)]).toEqual([id, step, administrator])
})
