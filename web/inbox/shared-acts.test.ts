import { expect, test } from 'vitest'
import type { CaseView, OfferedAct } from '#contract/cases.ts'
import { pointsToMind, sharedActs } from './shared-acts.ts'

const act = (name: string, more: Partial<OfferedAct> = {}): OfferedAct => ({
  act: name,
  title: { zh: name, en: name },
  tone: 'forward',
  asks: [],
  basis: '§4.7',
  denial: null,
  stepUp: null,
  ...more,
})
const view = (step: string, ...mayNow: OfferedAct[]) => ({ procedure: 'first-registration', step, mayNow })
const denial = { code: 'four-eyes', message: { zh: '须由他人决定', en: 'somebody else must decide' } }

test('an act every case offers without a form can be done on all', () => {
  expect(
    sharedActs([view('acceptance', act('accept'), act('return', { asks: ['pins'], tone: 'back' })), view('acceptance', act('accept'))]).map(
      (a) => a.act,
    ),
  ).toEqual(['accept'])
})

test('grey in one, asking for a form, another step, or nothing chosen: not on all', () => {
  expect(sharedActs([view('acceptance', act('accept')), view('acceptance', act('accept', { denial }))])).toEqual([])
  expect(sharedActs([view('drafting', act('file', { asks: ['legal-opinion'] }))])).toEqual([])
  expect(sharedActs([view('first-review', act('pass')), view('second-review', act('pass'))])).toEqual([])
  expect(sharedActs([])).toEqual([])
})

test('before acting on all, what does not hold, what asks for care and what keeps the reader out is said of each case', () => {
  const line = (condition: string, more: Partial<CaseView['checklist'][number]>) => ({
    condition,
    demand: { zh: condition, en: condition },
    basis: '§4.4',
    holds: true,
    why: null,
    care: null,
    ...more,
  })
  const checklist = [
    line('fits', {}),
    line('says', { why: { zh: '有效', en: 'valid' } }),
    line('repeated', { care: { zh: '同一机构', en: 'same firm', basis: '§4.5' } }),
    line('opinion', { holds: false, why: { zh: '没有意见书', en: 'none' } }),
  ]
  expect(pointsToMind({ checklist, mayNow: [act('pass')] }).map(({ words, isUnmet }) => [words.zh, isUnmet])).toEqual([
    ['repeated：同一机构', false],
    ['opinion：没有意见书', true],
  ])
  expect(
    pointsToMind({ checklist: [], mayNow: [act('pass', { denial }), act('return', { tone: 'back' })] }).map(({ words }) => words.zh),
  ).toEqual(['须由他人决定'])
  expect(pointsToMind({ checklist: [], mayNow: [act('pass', { denial: { ...denial, code: 'needs-opinion' } })] })).toEqual([])
})
