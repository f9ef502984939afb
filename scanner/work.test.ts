import { afterAll, expect, test } from 'vitest'
import type { CardDraft, Finding } from '#contract/findings.ts'
import { doJob } from '#scanner/work.ts'
import { invented, TestFolder } from '#scanner/test/files.ts'

const folder = new TestFolder()
afterAll(() => folder.remove())

test('what a job hands over shows no personal value, be it the name of a file or a heading, in the finding or in the draft', async () => {
  const [mobile, number] = [invented.mobile(1), invented.idNumber(1)]
  const path = folder.write('data.json', JSON.stringify(Array.from({ length: 30 }, (_, n) => ({ 编号: `X${n}`, [mobile]: n, 数量: n * 2 }))))
  const said: { finding?: Finding[]; drafts?: CardDraft[] }[] = []
  await doJob(JSON.stringify({ target: { kind: 'file', path, name: `${number}.json` } }), (line) => said.push(line))
  const { finding, drafts } = said.at(-1)!
  const names = ['编号', `1***${mobile.at(-1)}`, '数量']
  expect([finding![0]!.columns.map(({ name }) => name), drafts![0]!.fields.map(({ name }) => name)]).toEqual([names, names])
  expect(finding![0]!.file).toBe(`${number[0]}***${number.at(-1)}.json`)
  expect(JSON.stringify(said)).not.toMatch(new RegExp(`${mobile}|${number}`))
})
