import { expect, test } from 'vitest'
import { simplified } from './traditional.ts'

test.each([
  ['氣象觀測數據', '气象观测数据'],
  ['臺灣醫療衛生機構', '台湾医疗卫生机构'],
  ['福州市FZDA-1', '福州市FZDA-1'],
  ['著作 乾 於', '著作 乾 於'],
])('%s is written %s', (typed, plain) => {
  expect(simplified(typed)).toBe(plain)
})

test('a simplified text stays as it is', () => {
  const text =
    '公共数据资产登记、公示、凭证核验、办件进度、后台、里面、干部、面积、系统、发展、台风、征信、云平台、只、松、谷、丑、斗、姜、范、郁'
  expect(simplified(text)).toBe(text)
})
