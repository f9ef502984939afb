import { describe, expect, test } from 'vitest'
import { regimes } from '#law/accounts.ts'
import { blankDocument, blankDraft, entryOf, type Draft } from './entry-draft.ts'

const asset = '00000000-0000-4000-8000-000000000001'
const purchase = regimes.government.templates['purchase']!
const whole: Draft = {
  ...blankDraft('2026-11-04'),
  template: 'purchase',
  way: 'bank',
  assetId: asset,
  amounts: { price: 500 },
  documents: [{ ...blankDocument('2026-11-01'), number: ' FP-1 ', amountFen: 500 }],
  life: { ground: 'contract', months: 60, expense: 'activity-expense', reason: '' },
}

describe('an entry out of what was typed', () => {
  test('is there when everything it needs is there', () => {
    expect(entryOf(whole, purchase)).toEqual({
      template: 'purchase',
      way: 'bank',
      onDate: '2026-11-04',
      summary: '',
      amounts: { price: 500 },
      assetId: asset,
      documents: [{ kind: 'invoice', number: 'FP-1', party: '', issuedOn: '2026-11-01', amountFen: 500 }],
      life: { ground: 'contract', months: 60, expense: 'activity-expense', reason: '' },
    })
  })

  test.each([{ way: null }, { assetId: null }, { amounts: {} }, { amounts: { price: Number.NaN } }, { onDate: '' }] as Partial<Draft>[])(
    'is missing without %o',
    (missing) => {
      expect(entryOf({ ...whole, ...missing }, purchase)).toBeUndefined()
    },
  )

  test('leaves out what the event does not ask for, and documents nobody finished', () => {
    expect(entryOf({ ...whole, documents: [blankDocument('2026-11-01')] }, purchase)?.documents).toEqual([])
    const writeOff = entryOf({ ...whole, template: 'write-off', way: null, amounts: {} }, regimes.government.templates['write-off']!)
    expect(Object.keys(writeOff!).sort()).toEqual(['amounts', 'assetId', 'documents', 'onDate', 'summary', 'template', 'way'])
    expect(entryOf({ ...whole, life: { ...whole.life, ground: 'indefinite' } }, purchase)?.life).toEqual({
      ground: 'indefinite',
      expense: 'activity-expense',
      reason: '',
    })
  })
})
