import { expect, test } from 'vitest'
import type { ColumnRule } from './findings.ts'
import { type KitRules, rulesOfSource } from './kit-rules.ts'
import { connection, type ScanJob } from './scan-files.ts'

const required = (column: string): ColumnRule => ({ kind: 'required', column })
const kit: KitRules[] = [
  { identity: 'db:permits.public.orders', dataset: 'public.orders', rules: [required('permit_no')] },
  { identity: 'db:trade.public.orders', dataset: 'public.orders', rules: [required('price')] },
  { identity: '低保台账#名册', dataset: '名册', rules: [required('户主')] },
  { identity: '教师台账#名册', dataset: '名册', rules: [required('学校')] },
  { identity: '客流', dataset: '客流2025.csv', rules: [required('站点')] },
  { identity: '资料zip/客流', dataset: '资料2025.zip/客流2025.csv', rules: [required('线路')] },
]
const database = (name: string): ScanJob['target'] => ({
  kind: 'connection',
  connection: connection.parse({ kind: 'postgresql', host: '10.0.0.8', port: 5432, database: name, user: 'reader', password: 's' }),
})
const file: ScanJob['target'] = { kind: 'file', path: '/data/any' }

test('tables of two databases called the same have their own rules', () => {
  expect(rulesOfSource(kit, database('Trade'), 'any')).toEqual({ 'public.orders': [required('price')] })
  expect(rulesOfSource(kit, database('permits'), 'any')).toEqual({ 'public.orders': [required('permit_no')] })
  expect(rulesOfSource(kit, database('per'), 'any')).toEqual({})
})

test('so have sheets of two workbooks, and a file takes the rules of last year’s and nobody else’s', () => {
  expect(rulesOfSource(kit, file, '教师台账2026.xlsx')).toEqual({ 名册: [required('学校')] })
  expect(rulesOfSource(kit, file, '客流_2026.csv')).toEqual({ '客流_2026.csv': [required('站点')] })
  expect(rulesOfSource(kit, file, '资料2026.zip')).toEqual({ '资料2025.zip/客流2025.csv': [required('线路')] })
  expect(rulesOfSource(kit, file, '低保对象.csv')).toEqual({})
})
