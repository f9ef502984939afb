import { expect, test } from 'vitest'
import { EXACT_CHECKS } from '#scanner/profile/facts.ts'
import { checkWords } from './finding-words.ts'

test('每一种逐格校验都有中文名称，各不相同', () => {
  const named = EXACT_CHECKS.map((check) => checkWords(check).zh)
  expect(named.filter((name, n) => name === EXACT_CHECKS[n] && !['json', 'ipv4', 'ipv6'].includes(name))).toEqual([])
  expect(new Set(named).size).toBe(named.length)
})
