import { expect, test } from 'vitest'
import { nodeWords } from './kind-words.ts'

test('a case is called after its procedure in both languages, anything else by its own name or number', () => {
  expect(nodeWords({ procedure: 'first-registration', title: '首次登记', number: 'FZ-1' })).toEqual({
    zh: '首次登记',
    en: 'First registration',
  })
  expect(nodeWords({ procedure: null, title: '公交客流', number: 'A-1' })).toEqual({ zh: '公交客流', en: '公交客流' })
  expect(nodeWords({ procedure: null, title: '', number: 'A-1' }).en).toBe('A-1')
})
