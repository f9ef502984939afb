import { expect, test } from 'vitest'
import type { CaseState } from '#server/cases/state.ts'
import { sourceProblems } from '#server/inventory/origin.ts'
import { changeJudges, whatIsNew, whenRenewalDue } from './change-facts.ts'
import type { Found } from './facts.sql.ts'
import { noneTied } from './firm-facts.ts'

const firmId = '4b8d2f0e-0000-4000-8000-000000000001'
const found = {
  firmName: '榕城市交通运输局',
  firmKind: 'administrative-organ',
  isFirmActive: true,
  isFirmProducer: true,
  isFirmOfPapers: false,
  origin: 'collected',
  isDutyData: false,
  property: 'SJ3512026110007',
} as unknown as Found
const whyNot = (changes: Partial<Found>) =>
  changeJudges['receiver-fits']!(
    { ...found, ...changes },
    { kase: { holderId: 'h' } as CaseState, today: '2026-03-02', firmId, kin: null, tied: noneTied, unfounded: [], resting: null },
  )

test('before a transfer to an organ a standing record of data property registration is ended (choice:three-registers)', () => {
  expect(whyNot({})?.zh).toContain('请先终止这条记录')
  expect(whyNot({ property: null })).toBeNull()
  expect(whyNot({ firmKind: 'public-institution' })).toBeNull()
  expect(whyNot({ origin: 'purchased' })).toBeNull()
})

test('a fault that the card had already hides no new one in the same item (choice:origin-evidence)', () => {
  const faulty = (sourceAssets: string) => {
    const card = { origin: 'produced', assetCode: '350100-A-0001', sourceAssets }
    return { card, problems: sourceProblems(card, new Set(['350100-A-0001', '350100-A-0003'])) }
  }
  const before = faulty('350100-A-0002')
  expect(before.problems).toHaveLength(1)
  expect(whatIsNew(before, faulty('350100-A-0002'))).toBeNull()
  expect(whatIsNew(before, faulty('350100-A-0003'))).toBeNull()
  expect(whatIsNew(before, faulty('350100-A-0009'))?.zh).toContain('350100-A-0009')
  expect(whatIsNew(before, faulty('350100-A-0001 350100-A-0003'))?.zh).toContain('不能以自身为原始数据')
})

test('a renewal is asked for in its days: not before, and not when the certificate has expired (choice:renewal-window)', () => {
  const why = (today: string, heldDays = 0, version = 2) =>
    changeJudges['renewal-in-time']!(
      { version, last: { number: 'FZDA1', status: 'valid', validUntil: '2027-01-20', version: 2 }, card: {}, heldDays } as unknown as Found,
      { kase: {} as CaseState, today, firmId: null, kin: null, tied: noneTied, unfounded: [], resting: null },
    )?.zh
  expect(why('2026-11-20')).toContain('2026-11-21起才可以申请续展')
  expect([why('2026-11-21'), why('2027-01-20')]).toEqual([undefined, undefined])
  expect(why('2027-01-21')).toBe('凭证已于2027-01-20到期，续展申请期已过')
  // Days that others' cases took are given back after the end, and no more than those (choice:renewal-held).
  expect([why('2027-01-23', 3), why('2027-01-24', 3)]).toEqual([undefined, '凭证已于2027-01-20到期，续展申请期已过'])
  // A card that was revised once the asset was free is registered anew, not renewed; while it is registered only its case may revise it.
  expect([why('2027-01-20', 3, 3), why('2027-01-22', 3, 3)]).toEqual([undefined, '凭证到期后信息卡已改为第3版，登记的是第2版，不能续展'])
})

test('a change in the days of the renewal is minded, and that it ends with the certificate when it comes too late (choice:renewal-window)', () => {
  const last = { number: 'FZDA1', status: 'valid', validUntil: '2027-01-20' }
  const of = (today: string, procedure = 'third-party-correction', kind = 'correct') =>
    whenRenewalDue({ last }, { procedure, draft: { kind } }, today)?.zh ?? null
  expect(of('2026-11-20')).toBeNull()
  expect(of('2026-11-21')).toMatch(/在办的日数不计入申请期，届满后顺延$/)
  expect(of('2026-11-21', 'change-registration', 'amend')).toMatch(/不能申请续展；持有单位需要续展的，先办续展$/)
  expect(whenRenewalDue({ last }, { procedure: 'change-registration', draft: {} }, '2027-01-12')).toBeNull()
  expect(of('2027-01-12')).toContain('凭证先到期的，本办件随之终止')
  expect([of('2027-01-12', 'change-registration', 'renew'), of('2027-01-12', 'deregistration')]).toEqual([null, null])
})

test('a unit tied to the firm that gave a paper cannot take the asset over (choice:firm-affiliation)', () => {
  const kin = { zh: '评1出具时，受让单位控制受托机构', en: 'tied' }
  expect(
    changeJudges['receiver-fits']!(
      { ...found, property: null },
      {
        kase: { holderId: 'h' } as CaseState,
        today: '2026-03-02',
        firmId,
        kin: null,
        tied: { ...noneTied, receiver: kin },
        unfounded: [],
        resting: null,
      },
    ),
  ).toBe(kin)
})
