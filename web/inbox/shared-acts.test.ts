import { expect, test } from 'vitest'
import type { OfferedAct } from '#contract/cases.ts'
import { sharedActs } from './shared-acts.ts'

const act = (name: string, more: Partial<OfferedAct> = {}): OfferedAct => ({ act: name, title: { zh: name, en: name }, tone: 'forward', asks: [], basis: '§4.7', denial: null, ...more })
const view = (step: string, ...mayNow: OfferedAct[]) => ({ procedure: 'first-registration', step, mayNow })
const denial = { code: 'four-eyes', message: { zh: '须由他人决定', en: 'somebody else must decide' } }

test('an act every case offers without a form can be done on all', () => {
  expect(sharedActs([view('acceptance', act('accept'), act('return', { asks: ['pins'], tone: 'back' })), view('acceptance', act('accept'))]).map(a => a.act)).toEqual(['accept'])
})

test('grey in one, asking for a form, another step, or nothing chosen: not on all', () => {
  expect(sharedActs([view('acceptance', act('accept')), view('acceptance', act('accept', { denial }))])).toEqual([])
  expect(sharedActs([view('drafting', act('file', { asks: ['legal-opinion'] }))])).toEqual([])
  expect(sharedActs([view('first-review', act('pass')), view('second-review', act('pass'))])).toEqual([])
  expect(sharedActs([])).toEqual([])
})
