import { expect, test } from 'vitest'
import { rulesFor } from '#scanner/propose/quality/officer-rules.ts'
import type { ColumnRule } from '#contract/findings.ts'

const required = (column: string): ColumnRule => ({ kind: 'required', column })
const rules = {
  '*': [required('编号')],
  '价格_2013-2016.csv.gz': [required('品名')],
  '资料2025.zip/客流/客流_202501.csv': [required('站名')],
  名册: [required('姓名')],
  'public.trips': [required('no')],
}
const columns = (dataset: string) => rulesFor(rules, dataset).map(({ column }) => column)

test('rules go along to the file of another year, also in an archive; those of a sheet or a table hold for its own name', () => {
  expect([columns('价格_2013-2016.csv.gz'), columns('价格_2014-2017.csv'), columns('资料2026.zip/客流/客流_202603.csv')]).toEqual([
    ['编号', '品名'],
    ['编号', '品名'],
    ['编号', '站名'],
  ])
  expect([
    columns('价格指数_2014.csv'),
    columns('名册'),
    columns('名册2026'),
    columns('public.trips'),
    columns('public.trips2'),
    columns('toString'),
  ]).toEqual([['编号'], ['编号', '姓名'], ['编号'], ['编号', 'no'], ['编号'], ['编号']])
  expect([rulesFor(undefined, '价格.csv'), rulesFor(rules, '*')]).toEqual([[], [required('编号')]])
})
