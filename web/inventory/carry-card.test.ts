import { expect, test } from 'vitest'
import { carriedFrom } from './carry-card.ts'

const earlier = {
  name: '居民信息',
  lawfulDuty: '户籍管理',
  records: 4000,
  timeTo: '2025-12-31',
  assetCode: 'X',
  digest: 'abc',
  responsible: '',
}

test('what is only assumed gives way to what people said last time', () =>
  expect(
    carriedFrom({ ...earlier, region: '福州市鼓楼区' }, { name: '常住人口', lawfulDuty: '户籍管理', region: '福州市' }, ['region']),
  ).toEqual({ region: '福州市鼓楼区' }))
test('what is empty is filled from the earlier card', () =>
  expect(carriedFrom(earlier, {})).toEqual({ name: '居民信息', lawfulDuty: '户籍管理' }))

test('what was answered stays, and what a scan measures is not taken over from another year', () => {
  expect(carriedFrom(earlier, { name: '常住人口', lawfulDuty: '' })).toEqual({ lawfulDuty: '户籍管理' })
})
