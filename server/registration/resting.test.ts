import { expect, test } from 'vitest'
import { agreementFact } from './correcting.ts'
import { whenResting } from './resting.ts'

test('before a registration ends it is told what rests on it, and nothing where nothing does (choice:after-falling)', () => {
  const nothing = { marks: 0, mandates: 0, agreements: 0, products: 0, outside: 0, isBooked: false }
  expect(whenResting(nothing, '注销')).toBeNull()
  expect(whenResting({ ...nothing, marks: 1, products: 3, isBooked: true }, '注销')).toMatchObject({
    basis: 'choice:after-falling',
    zh: '以该登记为基础的有使用标识1项、数据产品3项、账上的资产卡片；注销后不得再运营和使用，产品暂停接受新订单，由持有单位30日内处理',
    en: expect.stringContaining('1 use mark, 3 products, a card in the books'),
  })
  expect(whenResting({ ...nothing, isBooked: true }, '撤销')?.zh).toBe('以该登记为基础的有账上的资产卡片；撤销后由持有单位30日内处理')
})

test('reviewers of a correction are told what the holder said, and that it said nothing (choice:correction)', () => {
  expect(agreementFact('yes')).toEqual({ holds: true, says: expect.objectContaining({ zh: '持有单位书面同意更正' }) })
  expect(agreementFact('no')).toMatchObject({
    holds: true,
    care: { basis: 'choice:correction', zh: expect.stringMatching(/^持有单位不同意更正，证据足以证明/) },
  })
  expect(agreementFact(null)).toMatchObject({ holds: true, care: { zh: expect.stringMatching(/^持有单位没有在期限内答复/) } })
})
