import { afterAll, expect, test } from 'vitest'
import { firstAnswer } from '#scanner/first-answer.ts'
import { runJob } from '#scanner/run.ts'
import { invented, TestFolder } from '#scanner/test/files.ts'

const folder = new TestFolder()
afterAll(() => folder.remove())

const lines = Array.from(
  { length: 20_000 },
  (_, n) => `${n},"第${n}条，
换行",${invented.mobile(n)}`,
).join('\n')
const large = folder.write('large.csv', `编号,备注,联系电话\n${`${lines}\n`.repeat(50)}`)

test('the beginning of a large file answers first: names, meanings and about how many rows, told as a sample', async () => {
  const [first] = (await firstAnswer(large, { name: '2026/台账.csv' }))!
  expect(first).toMatchObject({
    file: '2026/台账.csv',
    dataset: '2026/台账.csv',
    mode: 'sample',
    faults: [{ code: 'sampled', severity: 'warning' }],
  })
  expect(first!.columns.map(({ name, semanticType }) => [name, semanticType]).at(-1)).toEqual(['联系电话', 'mobile'])
  expect(first!.sampledRows).toBeGreaterThan(5_000)
  expect(Math.abs(first!.rows / 1_000_000 - 1)).toBeLessThan(0.2)
})

test('a job for a sample ends with the first answer, and one for all goes on to the last row', async () => {
  const sample = await runJob({ target: { kind: 'file', path: large }, mode: 'sample' })
  expect([sample.isWhole, sample.found[0]!.finding.mode, sample.found[0]!.draft.records]).toEqual([
    true,
    'sample',
    sample.found[0]!.finding.rows,
  ])
  const whole = await runJob({ target: { kind: 'file', path: large }, mode: 'full' })
  expect(whole.found[0]!.finding).toMatchObject({ mode: 'full', rows: 1_000_000, sampledRows: null })
})

test('small files, files that are not lines, and what is no file are not cut', async () => {
  const wide = folder.write('wide.csv', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('a,b\n1,2\n'.repeat(2_200_000), 'utf16le')]))
  for (const path of [
    folder.write('small.csv', 'a,b\n1,2\n'),
    folder.write('one.json', `[${'{"a":1},'.repeat(4_000_000)}{"a":1}]`),
    wide,
    folder.path,
    '/nowhere/a.csv',
  ])
    expect(await firstAnswer(path, {})).toBeNull()
})
