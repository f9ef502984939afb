import { expect, test } from 'vitest'
import { draftOf, type ProposalDraft, proposalOf, whyNotWhole } from './proposal-draft.ts'

const product = {
  id: 'p',
  name: '指数',
  isPublic: true,
  inForce: null,
  lapsedOn: null,
  uncovered: null,
  parties: [
    { organisationId: 'a', organisationName: '持有单位', part: 'producer' as const },
    { organisationId: 'b', organisationName: '运营主体', part: 'operator' as const },
  ],
}
const draft = (changes: Partial<ProposalDraft> = {}): ProposalDraft => {
  const made = draftOf(product, '2026-11-29')
  return { ...made, parties: made.parties.map((party) => ({ ...party, parts: [1, 1, 1, 1, 1, 1] })), ...changes }
}

test('what is no amount is said before anything is sent, and an empty cost is not taken for nothing', () => {
  expect(whyNotWhole(draft())).toBeNull()
  for (const costFen of [null, Number.NaN, -1]) expect(whyNotWhole(draft({ costFen }))?.zh).toContain('每单直接成本')
  for (const bound of [null, Number.NaN, 0, -1])
    expect(whyNotWhole(draft({ form: 'tiered', bounds: [0, bound] }))?.zh).toContain('第2档的起点')
  expect(whyNotWhole(draft({ form: 'tiered', bounds: [0, 100, 100] }))?.zh).toContain('第3档的起点')
  expect(proposalOf(draft({ form: 'tiered', bounds: [0, 100], costFen: 5 }))).toMatchObject({ bounds: [0, 100], costFen: 5 })
})
