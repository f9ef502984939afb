import { expect, test } from 'vitest'
import { needsSecondFactor } from './deciding.ts'
import { parties, type Party } from './parties.ts'
import { gravityOf } from './gravity.ts'
import { procedures } from './procedures.ts'

test('every act that issues, ends a registration, destroys or releases is known, and no other (choice:step-up)', () => {
  const grave = Object.values(procedures).flatMap((procedure) =>
    Object.entries(procedure.steps).flatMap(([step, { may }]) =>
      Object.keys(may).flatMap((verb) => {
        const gravity = gravityOf(procedure, step, verb)
        return gravity ? [`${procedure.id}/${step} ${verb}: ${gravity}`] : []
      }),
    ),
  )
  expect(grave.sort()).toEqual([
    'bureau-disclosure/signing publish: release',
    'change-registration/second-review pass: issue',
    'classification/approval decline: destroy',
    'deregistration/second-review confirm: revoke',
    'destruction/approval pass: destroy',
    'destruction/witness confirm: destroy',
    'exchange-listing/examination accept: release',
    'first-registration/second-review pass: issue',
    'interpretation/deciding pass: release',
    'legacy-registration/second-review pass: issue',
    'legacy-registration/second-review publish: issue',
    'operator-disclosure/signing publish: release',
    'operator-selection/drafting submit: release',
    'registrar-deregistration/second-review confirm: revoke',
    'revocation/second-decision confirm: revoke',
    'sector-classification/approval decline: destroy',
    'sector-list/checking publish: release',
    'third-party-correction/second-review pass: issue',
    'transfer-registration/second-review pass: issue',
  ])
})

test('posts that decide in some procedure need a second factor, and those that administer accounts (choice:second-factor)', () => {
  const needing = (Object.keys(parties) as Party[]).filter(needsSecondFactor)
  expect(needing).toEqual(
    expect.arrayContaining([
      'producer',
      'registrar',
      'data-bureau',
      'sector-authority',
      'law-firm',
      'valuer',
      'operator',
      'developer',
      'exchange',
    ]),
  )
  for (const party of ['public', 'system']) expect(needing).not.toContain(party)
  expect(needsSecondFactor('nobody')).toBe(false)
})
