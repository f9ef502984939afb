import { expect, test } from 'vitest'
import type { CardDraft } from '#contract/findings.ts'
import { draftAnswers } from './card-draft.ts'

const draft: CardDraft = {
  name: '冷库温度', summary: '逐小时的冷库温度。', records: 10, bytes: 100, dataForm: 'structured', fields: [], timeFrom: null, timeTo: null, region: null, updateFrequency: 'daily',
  grade: 1, gradeReason: { zh: '无危害', en: 'no harm' }, containsPersonal: false, containsSensitive: false, digest: '0'.repeat(64), subject: null,
} as unknown as CardDraft

test('sharing and opening are proposed to public units alone: nobody proposes to a company that it gives its data away (§1.1)', () => {
  const of = (holderKind: Parameters<typeof draftAnswers>[1]['holderKind']) => draftAnswers(draft, { holderName: '榕城冷链有限公司', holderKind, plan: {} })
  expect(of('administrative-organ')).toMatchObject({ sharing: 'unconditional', opening: 'general' })
  for (const kind of ['company', 'public-utility', 'municipal-soe'] as const) expect([kind, of(kind)['sharing'], of(kind)['opening']]).toEqual([kind, undefined, undefined])
})
