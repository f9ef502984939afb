import { expect, test } from 'vitest'
import { forms } from '#law/forms.ts'
import { derivedWords } from './derived-words.ts'
import { fieldsOf } from './forms.ts'

const said = {
  cardState: ['资产卡·已登记、未入账', 'Asset card, registered, not booked'],
  opinionPaper: [
    '正律意字1号（正明律师事务所，针对第1版，资产现为第2版）',
    '正律意字1号 (正明律师事务所, on version 1; the asset is at version 2)',
  ],
  certificate: [
    'FZDA1（有效，有效期至2029-04-01，登记权利：持有权、使用权）',
    'FZDA1 (valid, valid until 2029-04-01, rights registered: holding, use)',
  ],
  nationalCode: ['GJ-1（省登记机构，2026-03-01）', 'GJ-1 (省登记机构, 2026-03-01)'],
  propertyCertificate: [
    'SJ3512026110007（省登记机构，2026-03-01，有效期至2029-03-01）',
    'SJ3512026110007 (省登记机构, 2026-03-01, valid until 2029-03-01)',
  ],
  useMark: [
    '榕数运营，授权运营，1号，2026-01-01至2026-02-01（已到期）',
    `榕数运营, ${fieldsOf(forms['use-mark'])['manner']!.options!['operated']!.en}, 1号, 2026-01-01 to 2026-02-01 (over)`,
  ],
  derivedFrom: ['原始刷卡（FZ0）：汇总\n线路（FZ9）：合并', '原始刷卡 (FZ0): 汇总\n线路 (FZ9): 合并'],
  lastReview: ['2026-03-06，苏复核', '2026-03-06, 苏复核'],
  booking: ['未入账', 'Not booked'],
  amortisation: ['直线法，60个月', 'Straight line, 60 months'],
  valuation: ['600,000.00元（2026-03-01）', 'CNY 600,000.00 (2026-03-01)'],
  vouchers: ['2026-04 记-1、2026-05 记-2', '2026-04 记-1, 2026-05 记-2'],
  changes: ['第1版 2025-03-05 苏清查；第2版 2026-03-05 林清查', 'version 1, 2025-03-05 苏清查; version 2, 2026-03-05 林清查'],
  memo: ['登记凭证 FZDA1 已注销（复核日期2026-12-31）', 'Certificate FZDA1 was deregistered (looked at again on 2026-12-31)'],
  disposals: [
    '2026-05-06 转移，办件26-7\n2026-07-01 销毁（覆写、物理销毁介质），审批文号榕办〔2026〕3号，办件26-9',
    '2026-05-06 transferred, case 26-7\n2026-07-01 destroyed (overwriting, physical destruction of the medium), approval 榕办〔2026〕3号, case 26-9',
  ],
} as const satisfies Record<string, readonly [string, string]>

test('what the platform derives on a card is read in English too; names, numbers and what people wrote stay (§3.8)', () => {
  for (const [field, [zh, en]] of Object.entries(said)) expect([field, derivedWords(field, zh)]).toEqual([field, { zh, en }])
  expect(derivedWords('memo', '成本在归集（复核日期2026-12-31）').en).toBe('成本在归集 (looked at again on 2026-12-31)')
  expect(derivedWords('opinionPaper', '意1（正明，已于2026-05-01过期）').en).toBe('意1 (正明, expired on 2026-05-01)')
  // Numbers hold the year in brackets, and names of firms what kind they are.
  expect(derivedWords('opinionPaper', '正律意字（2026）第1号（福建正明律师事务所（特殊普通合伙），已于2026-05-01过期）').en).toBe(
    '正律意字（2026）第1号 (福建正明律师事务所（特殊普通合伙）, expired on 2026-05-01)',
  )
  expect(derivedWords('nationalCode', '闽数（2026）1号（省登记机构，2026-03-01）').en).toBe('闽数（2026）1号 (省登记机构, 2026-03-01)')
})

test('every derived text of the card has its words, but for those that hold a name or a number alone', () => {
  const texts = Object.entries(fieldsOf(forms['information-card']))
    .filter(([, { derived, kind }]) => derived && (kind === 'text' || kind === 'long-text'))
    .map(([id]) => id)
  expect(texts.filter((id) => !Object.hasOwn(said, id))).toEqual(['cardNumber', 'oldCode', 'oldList', 'round'])
})
