import { describe, expect, test } from 'vitest'
import { checkForm } from '#contract/forms.ts'
import { openQuestions } from '#contract/card-draft.ts'
import { cardProblems, wholeCard } from './card-problems.ts'
import { sourceCodesOf, whyNotEvidenced } from './origin.ts'

const base = {
  name: '公交线路',
  summary: '全市公交线路的名称、里程与开通日期，供查询使用。',
  category: 'departmental',
  industry: 'G',
  dataForm: 'structured',
  records: 10,
  bytes: 100,
  originEvidence: '系统截图和采集规程',
  grade: '1',
  importance: 'general',
  containsPersonal: false,
  containsSensitive: false,
  rightsBasis: '三定规定',
  lawfulDuty: '公共交通管理',
  expectedBenefit: 'service',
  benefitReason: '供公众查询',
  department: '数据科',
  responsible: '王责',
}
const collected = { origin: 'collected', originSystem: '公交调度系统', collectionBasis: '三定规定第二条' }
const produced = { origin: 'produced', sourceData: '公交调度系统的到离站记录', processing: '按站按日汇总' }
const purchased = {
  origin: 'purchased',
  contractNumber: 'HT-2026-18',
  contractOn: '2026-05-01',
  seller: '甲公司',
  priceFen: 128_050_000,
  licence: '可加工，不可再许可，至2029年',
}
const shared = {
  received: true,
  sharedBy: '市气象局',
  consent: '数据共享协议〔2026〕3号',
  consentOn: '2026-02-01',
  consentScope: '限本单位履职使用',
}
const today = '2026-11-04'
const open = (card: object) =>
  cardProblems({ ...base, ...card } as never, null, today)
    .map(({ field }) => field)
    .sort()

describe('each kind of origin has its evidence (§3.6)', () => {
  test.each([
    ['collected', collected],
    ['produced', produced],
    ['purchased', purchased],
  ] as const)('%s: complete with its own, refused without any one of them', (kind, evidence) => {
    expect(open(evidence)).toEqual([])
    for (const field of Object.keys(evidence).filter((each) => each !== 'origin'))
      expect([kind, field, open({ ...evidence, [field]: undefined })]).toEqual([kind, field, [field]])
    expect(open({ origin: kind })).toEqual(
      Object.keys(evidence)
        .filter((each) => each !== 'origin')
        .sort(),
    )
  })

  test('data received by sharing needs the consent of its source, and a foreign source must say whether it was shared', () => {
    expect(open({ ...collected, ...shared })).toEqual([])
    for (const field of Object.keys(shared).filter((each) => each !== 'received'))
      expect(open({ ...collected, ...shared, [field]: undefined })).toEqual([field])
    expect(open({ ...collected, holder: '市交通局', sourceUnit: '市气象局' })).toEqual(['received'])
    expect(open({ ...collected, holder: '市交通局', sourceUnit: '市气象局', received: false })).toEqual([])
    expect(open({ ...collected, ...shared, consentOn: '2026-11-05' })).toEqual(['consentOn'])
  })

  test('answers to what is not asked are neither judged nor kept', () => {
    const card = { ...base, ...collected, ...purchased, ...collected, contractOn: '2999-01-01', priceFen: -5 }
    expect(open(card)).toEqual([])
    expect(Object.keys(wholeCard(card as never))).not.toEqual(expect.arrayContaining(['contractOn']))
    expect(Object.keys(wholeCard(card as never))).toEqual(expect.arrayContaining(['originSystem']))
    const draft = checkForm('information-card', { origin: 'collected', seller: '暂存' }, { mode: 'draft' })
    expect(draft).toEqual({ ok: true, value: { origin: 'collected', seller: '暂存' } })
  })

  test('people are asked what fits the origin, and only that', () => {
    const asked = (card: object) => openQuestions(card as never).map(({ field }) => field)
    expect(asked({})).not.toContain('contractNumber')
    expect(asked({ origin: 'purchased' })).toEqual(expect.arrayContaining(['contractNumber', 'seller', 'priceFen', 'licence']))
    expect(asked({ origin: 'purchased' })).not.toContain('processing')
  })

  test('a card of an earlier edition proves its origin only when it is completed', () => {
    expect(whyNotEvidenced({ ...base, ...produced } as never, today)).toBeNull()
    expect(whyNotEvidenced({ ...base, origin: 'produced' } as never, today)?.zh).toContain('原始数据')
    expect(whyNotEvidenced({ ...base, ...collected, received: true } as never, today)?.zh).toContain('来源方同意')
    // What else is open on a card is not about its origin.
    expect(whyNotEvidenced({ ...base, ...collected, responsible: undefined } as never, today)).toBeNull()
  })

  test('source assets are listed one a line, whatever stands between them', () => {
    expect(sourceCodesOf({ origin: 'produced', sourceAssets: 'A1\nB2、C3, A1\r\n' })).toEqual(['A1', 'B2', 'C3'])
    expect(sourceCodesOf({ origin: 'collected', sourceAssets: 'A1' })).toEqual([])
  })
})
