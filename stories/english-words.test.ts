import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { listed, several, unitOf } from '#law/words.ts'

const sources = (...patterns: string[]) =>
  globSync(patterns)
    .filter((file) => !/\.test\.tsx?$/.test(file))
    .map((file) => [file, readFileSync(file, 'utf8')] as const)

test('one is one, and several have their s or the words that are said', () => {
  expect([0, 1, 2].map((n) => several(n, 'field'))).toEqual(['0 fields', '1 field', '2 fields'])
  expect(several(2400, 'row')).toBe('2,400 rows')
  expect([
    unitOf(1, { zh: '小时', en: 'hours' }).en,
    unitOf('4', { zh: '小时', en: 'hours' }).en,
    unitOf(0.1, { zh: '比特', en: 'bits' }).en,
  ]).toEqual(['hour', 'hours', 'bits'])
  expect([1, 3].map((n) => `${several(n, 'score is', 'scores are')} missing`)).toEqual(['1 score is missing', '3 scores are missing'])
  expect([listed('zh', ['泄露', '毁损']), listed('en', ['Leak', 'Damage'])]).toEqual(['泄露、毁损', 'Leak, Damage'])
})

test('no English text leaves the number open with (s)', () => {
  const open = sources('law/**/*.ts', 'contract/**/*.ts', 'server/**/*.ts', 'web/**/*.{ts,tsx}').flatMap(([file, text]) =>
    (text.match(/[`'][^`'\n]*\} [a-z ]+\(s\)[^`'\n]*/g) ?? []).map((line) => `${file}: ${line}`),
  )
  expect(open).toEqual([])
})

test('no page puts Chinese commas between what it lists in English', () => {
  const inChinese = /zh: `[^`]*`/g
  const open = sources('web/**/*.tsx').flatMap(([file, text]) => (text.replace(inChinese, '').includes("join('、')") ? [file] : []))
  expect(open).toEqual([])
})

test('no page sets Chinese signs between what it shows in English', () => {
  /** What is told in both languages at once, read from what was typed, or kept as a name of the city. */
  const apart = /^web\/(verify\/|findings\/like-columns)/
  const inChinese =
    /zh: (\([^)]*\) => )?(`([^`$]|\$(?!\{)|\$\{([^`{}]|`[^`]*`|\{[^{}]*\})*\})*`|'[^']*')|lang === 'zh' \? '、'|\/\*\*[\s\S]*?\*\/|\/\/ .*/g
  const open = sources('web/**/*.{ts,tsx}').flatMap(([file, text]) =>
    apart.test(file)
      ? []
      : (text.replace(inChinese, '').match(/.{0,40}([>}\])][：（）；]|'[：（）；，、]'|`[^`]*\}[：（；，、][^`]*`).{0,30}/g) ?? []).map(
          (line) => `${file}: ${line}`,
        ),
  )
  expect(open).toEqual([])
})
