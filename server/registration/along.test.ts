import { expect, test } from 'vitest'
import { type Along, alongWords } from './along.ts'

const each = (number: string, what: Along['what'] = 'agreement'): Along => ({
  what,
  number,
  name: '榕数科技',
  operatorId: '甲',
  until: '2027-12-31',
})

test('a mark ends with the last mandate of its operator, and with no other', () => {
  const other = { ...each('YY-2', 'mark'), operatorId: '乙' }
  expect(alongWords([each('SQ-1', 'mandate'), each('YY-1', 'mark'), other], new Set(['SQ-1'])).zh).toBe(
    '随同转移：使用标识YY-2（榕数科技，至2027-12-31）',
  )
})

test('who takes an asset over is told what passes along with it, but for what ends; of many how many more there are (choice:transfer-of-holding)', () => {
  expect(alongWords([each('HT-1'), each('SQ-1', 'mandate'), each('SQ-2', 'mandate'), each('YY-1', 'mark')], new Set(['SQ-1'])).zh).toBe(
    '随同转移：使用合同HT-1（榕数科技，至2027-12-31）、运营授权SQ-2（榕数科技，至2027-12-31）、使用标识YY-1（榕数科技，至2027-12-31）',
  )
  expect(alongWords([each('SQ-1', 'mandate')], new Set(['SQ-1'])).zh).toBe('没有随同转移的运营授权、使用合同和使用标识')
  expect(
    alongWords(
      Array.from({ length: 9 }, (_, n) => each(`HT-${n}`)),
      new Set(),
    ).zh,
  ).toMatch(/HT-5（[^）]+），另有3项$/)
})
