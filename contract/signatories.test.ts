import { expect, test } from 'vitest'
import { signatoriesOf, signatoryProblems } from './signatories.ts'

test('各人一次，怎样分隔、怎样空格都一样', () => {
  for (const text of [
    '何明律、许知法',
    '何明律，许知法',
    '何明律, 许知法',
    '何明律;许知法',
    '何明律\n许知法',
    '何 明律、许　知法、何明律',
    '、何明律、、许知法、',
  ])
    expect([text, ...signatoriesOf(text)]).toEqual([text, '何明律', '许知法'])
  expect(signatoriesOf('John Smith, Wang Wei')).toEqual(['John Smith', 'Wang Wei'])
})

test('不足两名不同的人，在字段上说明缺谁（choice:two-signatories）', () => {
  expect(signatoryProblems('lawyers', '何明律、许知法')).toEqual([])
  for (const [text, said] of [
    ['何明律', '“何明律”一人'],
    ['何明律、何 明律', '“何明律”一人'],
    ['、', '0人'],
    [undefined, '0人'],
  ] as const) {
    expect(signatoryProblems('lawyers', text)).toMatchObject([
      { field: 'lawyers', message: { zh: expect.stringContaining(said), en: expect.stringContaining('Two different people') } },
    ])
  }
})
