import { expect, test } from 'vitest'
import { checkForm } from '#contract/forms.ts'
import { triedOpinion, triedReport } from './papers.ts'

const today = '2026-11-30'
const paper = { sha256: '0'.repeat(64), name: '试用.pdf' }

test('the papers of what is tried out fill their forms, as the forms are now', () => {
  for (const [form, answers] of [
    ['legal-opinion', triedOpinion(today)],
    ['valuation-report', triedReport(today, 37)],
  ] as const) {
    const checked = checkForm(form, { ...answers, paper }, { mode: 'complete', today })
    expect([form, checked.ok ? [] : checked.fields]).toEqual([form, []])
  }
})
