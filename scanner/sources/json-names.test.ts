import { expect, test } from 'vitest'
import { KeyNames } from '#scanner/sources/json-names.ts'

/** The paths as they are told. */
const told = (...paths: string[]): string[] => {
  const names = new KeyNames(paths)
  return paths.map((path) => names.of(path, '*'))
}

test('keys that are values are hidden, wherever they stand in a path', () => {
  expect(told('110105199001011234', 'data')).toEqual(['*', 'data'])
  expect(told('by.138-1234-5678.rows', 'by.闽A12345.rows', 'by.E12345678', 'by.rows')).toEqual([
    'by.*.rows',
    'by.*.rows',
    'by.*',
    'by.rows',
  ])
  expect(told('mail.someone@example.cn', 'mail.all').join()).not.toMatch(/someone|example/)
  expect(told('张三', '欧阳明', '阿依古丽·买买提', 'code')).toEqual(['*', '*', '*', 'code'])
  expect(told('人员.王芳.log', '人员.李强.log', 'by.Wang Fang', 'by.Li Qiang', 'total')).toEqual([
    '人员.*.log',
    '人员.*.log',
    'by.*',
    'by.*',
    'total',
  ])
})

test('keys that are names stay, though some have the form of a value', () => {
  for (const paths of [
    ['code', 'data', 'total'],
    ['单位', '项目', '人员', '方案'],
    ['20260101', '20260102'],
    ['2026-01-01', 'export_20260101'],
    ['学生成绩', '居民信息', '法人'],
    ['350102', '350103'],
    ['code', 'data', 'page', '任务'],
    ['', 'features'],
  ])
    expect(told(...paths)).toEqual(paths)
})

test('a key of a hundred thousand parts is told in the time of its length', () => {
  expect(told('a.'.repeat(100_000))).toEqual(['a.'.repeat(100_000)])
})
