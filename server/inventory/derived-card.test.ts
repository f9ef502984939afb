import { expect, test } from 'vitest'
import { derivedWords } from '#contract/derived-words.ts'
import { fieldsOf, withDerived } from '#contract/forms.ts'
import { forms } from '#law/forms.ts'
import { keepComputed } from './card-draft.ts'
import { derivedCard, type KnownOfCard } from './derived-card.ts'
import type { LentPaper } from './lent.ts'

const at = new Date('2026-03-05T02:00:00Z')
const known: KnownOfCard = {
  asset: { code: 'FZ1', version: 2, state: 'registered', old_code: 'TZ-1', registered_at: at, fallen: null },
  before: { list: '信息资源台账', since: '2021-03-05' },
  roundTitle: '2026年度盘点',
  versions: [
    { version: 2, confirmed_name: '林清查', confirmed_at: at },
    { version: 1, confirmed_name: '苏清查', confirmed_at: new Date('2025-03-05T02:00:00Z') },
  ],
  review: { approvedName: '苏复核', approvedAt: new Date('2026-03-06T02:00:00.000Z') },
  papers: [],
  certificate: {
    number: 'FZDA1',
    status: 'valid',
    issuedOn: '2026-04-01',
    validUntil: '2029-04-01',
    rights: '持有权',
    limits: '无',
    isProven: true,
    renewal: null,
  },
  memo: null,
  madeFrom: [{ code: 'FZ0', name: '原始刷卡', process: '汇总' }],
  book: null,
  outside: [],
  cases: [],
  destruction: null,
  marks: [
    {
      id: '1',
      assetId: '1',
      operatorId: '1',
      operatorName: '榕数运营',
      manner: 'operated',
      agreement: '1号',
      startsOn: '2026-01-01',
      endsOn: '2026-02-01',
      note: '',
      setBy: '',
      setAt: '',
      endedBy: null,
      endedAt: null,
      endReason: null,
      state: 'over',
      fallen: null,
    },
  ],
}

test('what the platform knows stands on the card, every item of it an item of the form', () => {
  const card = derivedCard(known)
  expect(card).toEqual({
    cardNumber: 'FZ1-V2',
    cardState: '资产卡·已登记、未入账',
    oldCode: 'TZ-1',
    oldList: '信息资源台账',
    oldSince: '2021-03-05',
    certificate: 'FZDA1（有效，有效期至2029-04-01，登记权利：持有权）',
    useMark: '榕数运营，授权运营，1号，2026-01-01至2026-02-01（已到期）',
    derivedFrom: '原始刷卡（FZ0）：汇总',
    lastReview: '2026-03-06，苏复核',
    round: '2026年度盘点',
    booking: '未入账',
    changes: '第1版 2025-03-05 苏清查；第2版 2026-03-05 林清查',
  })
  const derived = Object.entries(fieldsOf(forms['information-card']))
    .filter(([, field]) => field.derived)
    .map(([id]) => id)
  for (const id of Object.keys(card)) expect(derived).toContain(id)
})

test('booked or not, by the books', () => {
  const book = {
    isBooked: true,
    originalFen: 60_000_000,
    amortisation: '直线法，60个月',
    amortisedFen: 1_000_000,
    netFen: 59_000_000,
    vouchers: ['2026-04 记-1'],
  }
  expect(derivedCard({ ...known, book })).toMatchObject({
    cardState: '资产卡·已登记、已入账',
    booking: '已入账',
    originalFen: 60_000_000,
    amortisedFen: 1_000_000,
    netFen: 59_000_000,
    vouchers: '2026-04 记-1',
  })
  expect(derivedCard({ ...known, book: { ...book, isBooked: false } })).toMatchObject({ cardState: '资产卡·已登记、未入账' })
  expect(derivedCard({ ...known, asset: { ...known.asset, state: 'in-registration' } })).toMatchObject({
    cardState: '资产卡·已登记，登记在办',
    booking: '未入账',
  })
  expect(derivedCard({ ...known, asset: { ...known.asset, state: 'in-registration', registered_at: null } })).toMatchObject({
    cardState: '信息卡·登记在办',
  })
  expect(
    derivedCard({ ...known, asset: { ...known.asset, state: 'memorandum' }, memo: { reason: '成本在归集', reviewOn: '2026-12-31' } }),
  ).toMatchObject({ cardState: '备查簿项', memo: '成本在归集（复核日期2026-12-31）' })
})

test('where else it is registered stands as it was recorded, until that is ended (choice:three-registers)', () => {
  const national = {
    register: 'national',
    number: 'GJ-1',
    body: '省登记机构',
    issuedOn: '2026-03-01',
    validUntil: null,
    endedAt: null,
  } as const
  const property = { ...national, register: 'property', number: 'SJ3512026110007', validUntil: '2029-03-01' } as const
  expect(derivedCard({ ...known, outside: [national, property] })).toMatchObject({
    nationalCode: 'GJ-1（省登记机构，2026-03-01）',
    propertyCertificate: 'SJ3512026110007（省登记机构，2026-03-01，有效期至2029-03-01）',
  })
  const ended = derivedCard({ ...known, outside: [{ ...national, endedAt: '2026-05-01T00:00:00Z' }] })
  expect(Object.keys(ended)).not.toContain('nationalCode')
  // What a card of an earlier edition said of it by hand is neither shown nor taken onto a new card.
  const old = { name: '公交线路', assetCode: 'FZ1', nationalCode: '手写' }
  expect(withDerived(forms['information-card'], old, ended)).not.toHaveProperty('nationalCode')
  expect(keepComputed({ name: '公交线路', nationalCode: '手写' }, old)).toEqual({ name: '公交线路', assetCode: 'FZ1' })
})

test('how it was disposed of: passed on, being destroyed, destroyed (§4.9)', () => {
  const passed = { number: '26-7', procedure: 'transfer-registration', ending: 'transferred', closedAt: '2026-05-06T02:00:00.000Z' }
  const open = { number: '26-9', procedure: 'destruction', ending: null, closedAt: null }
  const refused = { ...passed, number: '26-6', ending: 'refused' }
  expect(derivedCard({ ...known, cases: [refused, passed, open] })).toMatchObject({ disposals: '2026-05-06 转移，办件26-7' })
  expect(derivedCard({ ...known, asset: { ...known.asset, state: 'in-disposal' }, cases: [open] })).toMatchObject({
    disposals: '销毁在办，办件26-9',
  })
  const destruction = {
    destroyedOn: '2026-07-01',
    methods: ['overwriting', 'physical'],
    approvalNumber: '榕办〔2026〕3号',
    caseNumber: '26-9',
  }
  expect(derivedCard({ ...known, asset: { ...known.asset, state: 'destroyed' }, destruction })).toMatchObject({
    disposals: '2026-07-01 销毁（覆写、物理销毁介质），审批文号榕办〔2026〕3号，办件26-9',
  })
})

test('nothing the platform writes into a card stays Chinese for readers of English', () => {
  const paper = { kind: 'opinion', number: 'Y1', firmName: 'Firm', staleReason: { zh: '针对第1版，资产现为第2版', en: '' } } as LentPaper
  const out = {
    register: 'national',
    number: 'G1',
    body: 'Office',
    issuedOn: '2026-03-01',
    validUntil: '2029-03-01',
    endedAt: null,
  } as const
  const latin: KnownOfCard = {
    ...known,
    before: null,
    roundTitle: null,
    papers: [paper],
    outside: [out, { ...out, register: 'property' }],
    madeFrom: [{ code: 'F0', name: 'Raw', process: 'sum' }],
    versions: known.versions.map((v) => ({ ...v, confirmed_name: 'Lin' })),
    review: { approvedName: 'Su', approvedAt: at },
    marks: known.marks.map((m) => ({ ...m, operatorName: 'Op', agreement: 'N1' })),
    memo: { reason: 'costs', reviewOn: '2026-12-31' },
    destruction: { destroyedOn: '2026-07-01', methods: ['overwriting'], approvalNumber: 'A3', caseNumber: '26-9' },
  }
  for (const [field, said] of Object.entries(derivedCard(latin)))
    if (typeof said === 'string')
      expect([field, derivedWords(field, said).en]).not.toEqual([field, expect.stringMatching(/\p{Script=Han}/u)])
})
