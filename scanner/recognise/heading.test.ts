import { expect, test } from 'vitest'
import { headingOf } from '#scanner/recognise/heading.ts'
import { fitName, isPinyinName } from '#scanner/recognise/names.ts'
import { isAreaCode, isDiallingCode, isKnownRegionCode, isRegionName } from '#scanner/recognise/regions.ts'
import type { SemanticType } from '#contract/findings.ts'

const clear = (name: string, comment = ''): SemanticType[] =>
  [...headingOf(name, comment).hints].filter(([, hint]) => hint >= 0.8).map(([type]) => type)

test('full pinyin, initials and mixtures of both are read like the Chinese they stand for', () => {
  for (const [heading, type] of [
    ['shenfenzhenghao', 'id_number'],
    ['lxdianhua', 'mobile'],
    ['jiatingdizhi', 'address'],
    ['fr_sfzhm', 'id_number'],
    ['yinhangkahao', 'bank_card'],
    ['chepaihaoma', 'plate'],
  ] as const)
    expect([heading, clear(heading)]).toEqual([heading, expect.arrayContaining([type])])
  expect(clear('data')).toEqual([])
})

test('the longest ending speaks; a shorter one inside it only perhaps', () => {
  expect(clear('工作单位')).toEqual(['org_name'])
  expect(clear('手机型号')).toEqual(['category'])
  expect(clear('身份证有效期')).not.toContain('id_number')
})

test('a comment settles what initials leave open', () => {
  expect(clear('xh', '型号')).toEqual(['category'])
  expect(clear('xm', '项目，立项时填')).toEqual(['object_name'])
  expect(headingOf('a1', '联系电话（必填）').commented.has('mobile')).toBe(true)
})

test('divisions, present and historical, and dialling codes are in the tables; invented ones are not', () => {
  expect(['350102199001', '110104199001', '810000190001'].map(isAreaCode)).toEqual([true, true, true])
  expect(isKnownRegionCode('990102')).toBe(false)
  expect(['福建省', '福州', '崇文区', '某某镇', '法国', '鼓楼小区', '五一路'].map(isRegionName)).toEqual([
    true,
    true,
    true,
    true,
    true,
    false,
    false,
  ])
  expect(['0591', '010', '0000'].map(isDiallingCode)).toEqual([true, true, false])
})

test('names are told by surname and length; places and goods are not names for sure', () => {
  expect(['林小榕', '欧阳榕', '陈方安生'].map((name) => fitName(name) === 2)).toEqual([true, true, true])
  expect(isPinyinName('Lin Xiaorong')).toBe(true)
  expect(isPinyinName('Blue Ocean')).toBe(false)
})
