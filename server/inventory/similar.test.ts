import { expect, test } from 'vitest'
import { coreOf } from './similar.ts'

test('a name is compared by what it is about (choice:similar-claims)', () => {
  expect(['2026年榕城市公交线路数据', '公交线路信息（新）', '福州市 2025年度 停车泊位数据集', '气象观测', '数据'].map(coreOf)).toEqual([
    '公交线路',
    '公交线路',
    '停车泊位',
    '气象观测',
    '',
  ])
})
