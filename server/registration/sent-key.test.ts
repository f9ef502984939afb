import { expect, test } from 'vitest'
import { keyOfSent } from './sent-key.ts'

test('what is sent again as it was has one key; another word, another file, another name of a file or another form has its own', () => {
  const file = (content: string, name = '材料.pdf') => ({ name, content: Buffer.from(content), mediaType: 'application/pdf' })
  const first = keyOfSent('k'.repeat(8), { a: '一', b: '二' }, [
    ['x', file('甲')],
    ['y', file('乙')],
  ])
  expect(first).toMatch(/^[0-9a-f]{64}$/)
  expect(
    keyOfSent('k'.repeat(8), { b: '二', a: '一' }, [
      ['y', file('乙')],
      ['x', file('甲')],
    ]),
  ).toBe(first)
  const others = [
    keyOfSent('l'.repeat(8), { a: '一', b: '二' }, [
      ['x', file('甲')],
      ['y', file('乙')],
    ]),
    keyOfSent('k'.repeat(8), { a: '一', b: '三' }, [
      ['x', file('甲')],
      ['y', file('乙')],
    ]),
    keyOfSent('k'.repeat(8), { a: '一', b: '二' }, [
      ['x', file('甲')],
      ['y', file('丙')],
    ]),
    keyOfSent('k'.repeat(8), { a: '一', b: '二' }, [
      ['x', file('甲', '另.pdf')],
      ['y', file('乙')],
    ]),
    keyOfSent('k'.repeat(8), { a: '一', b: '二' }, [['x', file('甲')]]),
  ]
  expect(new Set([first, ...others]).size).toBe(6)
})
