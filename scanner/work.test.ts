import { afterAll, expect, test } from 'vitest'
import type { CardDraft, Finding } from '#contract/findings.ts'
import { doJob } from '#scanner/work.ts'
import { invented, TestFolder, zip } from '#scanner/test/files.ts'

const folder = new TestFolder()
afterAll(() => folder.remove())

test('what a job hands over shows no personal value, be it the name of a file or a heading, in the finding or in the draft', async () => {
  const [mobile, number] = [invented.mobile(1), invented.idNumber(1)]
  const path = folder.write(
    'data.csv',
    [`编号,联系${mobile}的次数,数量`, ...Array.from({ length: 30 }, (_, n) => `X${n},${n},${n * 2}`)].join('\n'),
  )
  const said: { finding?: Finding[]; drafts?: CardDraft[] }[] = []
  await doJob(JSON.stringify({ target: { kind: 'file', path, name: `${number}.csv` } }), (line) => said.push(line))
  const { finding, drafts } = said.at(-1)!
  const names = ['编号', `联系${mobile.slice(0, 3)}****${mobile.slice(-4)}的次数`, '数量']
  expect([finding![0]!.columns.map(({ name }) => name), drafts![0]!.fields.map(({ name }) => name)]).toEqual([names, names])
  expect(finding![0]!.file).toBe(`${number[0]}***${number.at(-1)}.csv`)
  expect(JSON.stringify(said)).not.toMatch(new RegExp(`${mobile}|${number}`))
})

test('a file that is still coming is read once it is whole; one that does not come to its end is told as not read', async () => {
  const path = folder.write('coming.csv', '编号,数量\n')
  const job = JSON.stringify({ target: { kind: 'file', path, name: 'coming.csv', isComing: true } })
  const said: { finding?: Finding[] }[] = []
  await doJob(
    job,
    (line) => said.push(line),
    async () => void folder.write('coming.csv', '编号,数量\nX1,2\nX2,4\n'),
  )
  expect(said.at(-1)!.finding!.map(({ rows }) => rows)).toEqual([2])
  await doJob(
    job,
    (line) => said.push(line),
    async () => {
      throw new Error('cut off')
    },
  )
  expect(said.at(-1)!.finding!.map(({ rows, faults }) => [rows, faults[0]!.code])).toEqual([[0, 'broken']])
})

test('files put together of which none can be read say why', async () => {
  const path = folder.write('together', zip({ '刷卡_202501.zip': Buffer.from('PK'), '刷卡_202502.zip': Buffer.from('PK') }))
  const said: { finding?: Finding[] }[] = []
  await doJob(JSON.stringify({ target: { kind: 'file', path, name: '刷卡', isJoined: true } }), (line) => said.push(line))
  expect(said.at(-1)!.finding!.map(({ file, faults }) => [file, faults[0]!.message.zh])).toEqual([
    ['刷卡', '刷卡_202501.zip：压缩包内的压缩包不读取，请先解压'],
  ])
})
