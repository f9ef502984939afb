import { expect, test } from 'vitest'
import { usualItems } from '#contract/card-draft.ts'
import { cardDraft, type CardDraft } from '#contract/findings.ts'
import type { OrganisationKind } from '#law/parties.ts'
import { draftAnswers } from './card-draft.ts'

const words = { zh: '理由', en: 'reason' }
const unit = '福州市市场监督管理局'
const field = (name: string, semanticType: string): CardDraft['fields'][number] =>
  ({ name, physicalType: 'text', semanticType, grade: 1, personal: false }) as CardDraft['fields'][number]
const draft = (more: Partial<CardDraft> = {}) =>
  cardDraft.parse({
    name: '2024年商务蔬菜价格日报数据',
    summary: '收录“2024年商务蔬菜价格日报数据”，共1条记录。',
    records: 1,
    bytes: 1,
    dataForm: 'structured',
    fields: [field('品名', 'object_name')],
    timeFrom: null,
    timeTo: null,
    region: null,
    updateFrequency: 'unknown',
    grade: 1,
    gradeReason: words,
    containsPersonal: false,
    containsSensitive: false,
    digest: '',
    subject: null,
    industry: 'F',
    origin: null,
    qualityScore: null,
    containsImportant: false,
    open: [],
    ...more,
  })
const answered = (more: Partial<CardDraft> = {}, holderKind: OrganisationKind = 'administrative-organ') =>
  draftAnswers(draft(more), { holderName: unit, holderKind, plan: { answerable: '尚公平' } })

test('the region of the unit is taken where the data say nothing of places, in the name and in the summary that quotes it', () => {
  expect(answered()).toMatchObject({
    region: '福州市',
    name: '2024年福州市商务蔬菜价格日报数据',
    summary: '收录“2024年福州市商务蔬菜价格日报数据”，共1条记录。',
  })
})

test('a summary that is full already loses its end to the region, not all of itself', () => {
  const summary = answered({ summary: `收录“2024年商务蔬菜价格日报数据”，${'详'.repeat(381)}` })['summary'] as string
  expect([...summary]).toHaveLength(400)
  expect(summary).toContain('2024年福州市商务蔬菜价格日报数据')
})

test('where the data hold places by which no region could be told, it is left open', () => {
  for (const type of ['region_name', 'longitude', 'region_code']) {
    const answers = answered({ fields: [field('所在地', type)] })
    expect(answers).toMatchObject({ name: '2024年商务蔬菜价格日报数据' })
    expect(answers).not.toHaveProperty('region')
  }
})

test('what the data say of their region stands', () => {
  expect(answered({ region: '深圳市', fields: [field('区', 'region_name')] })).toMatchObject({
    region: '深圳市',
    name: '2024年商务蔬菜价格日报数据',
  })
})

test('the items that are marked as usual are those the platform proposes for every draft', () => {
  expect(Object.keys(answered())).toEqual(expect.arrayContaining([...usualItems]))
})

test('sharing and opening are proposed to public units alone: nobody proposes to a company that it gives its data away (§1.1)', () => {
  expect(answered()).toMatchObject({ sharing: 'unconditional', opening: 'general' })
  for (const kind of ['company', 'public-utility', 'municipal-soe'] as const)
    expect([kind, answered({}, kind)['sharing'], answered({}, kind)['opening']]).toEqual([kind, undefined, undefined])
})
