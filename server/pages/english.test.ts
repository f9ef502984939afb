import { expect, test } from 'vitest'
import type { CertificateField } from '#contract/certificate-fields.ts'
import { fieldsOf } from '#contract/forms.ts'
import type { PublicList } from '#contract/sector-lists.ts'
import { forms } from '#law/forms.ts'
import { industries } from '#law/industries.ts'
import { recordsOnly } from '#server/registration/certificate-facts.ts'
import { factInEnglish } from './facts-english.ts'
import { listPage } from './lists.ts'
import { productPage } from './market.ts'
import { registrationTypes } from './notices.ts'
import type { View } from './view.ts'

const english: View = {
  language: 'en',
  isLarge: false,
  isAnswer: false,
  url: '/',
  today: '2026-11-28',
  isMoved: false,
  isDemonstration: false,
  w: (words) => words.en,
  t: (_, en) => en,
}

test('ways of delivery are told apart by an English comma', () => {
  const product = {
    name: '指数',
    state: 'listed',
    kind: 'index',
    purposeClass: 'industry',
    delisted: null,
    number: null,
    exchangeNumber: null,
    developerName: '',
    operatorName: '',
    priceFen: null,
    unit: null,
    ceilingFen: null,
    sources: [],
    specification: { delivery: ['api', 'report'] },
  }
  expect(String(productPage(english, product as unknown as Parameters<typeof productPage>[1]).body)).toContain('API, Report')
})

test.each([
  [1, '1 asset<'],
  [2, '2 assets<'],
])('a list of %i says so', (entries, said) => {
  const list: PublicList = {
    id: '00000000-0000-4000-8000-000000000001',
    title: '清单',
    sector: '医疗卫生',
    year: 2026,
    edition: 1,
    authorityName: '卫健委',
    publishedAt: '2026-11-26T00:00:00.000Z',
    entries,
    shown: entries,
  }
  expect(
    String(
      listPage(english, list, { items: [], next: null, total: 0 } as unknown as Parameters<typeof listPage>[2], {
        q: '',
        cursor: undefined,
      }).body,
    ),
  ).toContain(said)
})

test.each([
  ['registrationType', '变动登记（续展）', 'Change: renewal'],
  ['rights', '持有权、使用权', 'Holding, Use'],
  ['industry', '公共管理、社会保障和社会组织', industries.S.en],
  ['limits', '无', 'None'],
  ['limits', '不得用于识别特定个人', '不得用于识别特定个人'],
  ['scale', '3,000条，306.7 KB', '3,000 records, 306.7 KB'],
  ['scale', '1条，12字节', '1 record, 12 bytes'],
  ['grading', '部门信息资源；一般数据；一般1级（无危害，可公开）', 'Departmental; General; General 1 (no harm, may be public)'],
  ['opinion', '榕正法意〔2026〕第102号（正明律师事务所，无保留意见）', '榕正法意〔2026〕第102号 (正明律师事务所, unqualified opinion)'],
  ['valuation', '衡信评报字〔2026〕第202号（闽都衡信）', '衡信评报字〔2026〕第202号 (闽都衡信)'],
  ['amount', '665,322.25元（人民币陆拾陆万伍仟叁佰贰拾贰元贰角伍分）', 'CNY 665,322.25'],
  ['issuedOn', '2026年9月5日', '2026-09-05'],
  [
    'marks',
    '存量，原凭证闽数-7（福建登记中心，2025年1月2日发放）；探索登记（入境数据），来源地：新加坡',
    'Taken over, certificate 闽数-7 (福建登记中心, issued on 2025-01-02); Trial registration (inbound data), from 新加坡',
  ],
  [
    'remark',
    '由凭证FZDA1换发，原凭证同时失效。公示期内收到异议2件，经复核均不成立。评估值不是账面价值。本凭证记录登记事实，不单独创设权利。',
    'Issued in place of certificate FZDA1, which ended with it. Objections during the notice, none of which held on review: 2. The amount of the valuation is no book value. The certificate records what was registered and creates no right by itself.',
  ],
] as const)('a fact of a certificate as %s is told in English: %s', (field, printed, said) => {
  expect(factInEnglish(field, printed)).toBe(said)
})

test('what the platform itself prints on certificates leaves no Chinese in English, whatever the choices', () => {
  const every = (form: 'registration-application' | 'information-card', field: string) =>
    Object.values(fieldsOf(forms[form])[field]!.options!).map(({ zh }) => zh)
  const printed = [
    ...every('registration-application', 'rights').map((one) => ['rights', one]),
    ...every('information-card', 'industry').map((one) => ['industry', one]),
    ...['category', 'importance', 'grade'].flatMap((field) => every('information-card', field)).map((one) => ['grading', one]),
    ...[...registrationTypes.keys()].map((one) => ['registrationType', one]),
    ['remark', recordsOnly],
  ] as [CertificateField, string][]
  for (const [field, one] of printed) expect(factInEnglish(field, one)).not.toMatch(/[\u3000-\u9fff\uff00-\uffef]/)
})
