import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { runJob, runScan } from '#scanner/run.ts'
import { draftCard } from '#scanner/propose/draft-card.ts'
import { cardDraft } from '#contract/findings.ts'
import { TestFolder, csv, invented } from '#scanner/test/files.ts'

const folder = new TestFolder()
afterAll(() => folder.remove())

test('a scan in its own process gives findings, progress and a card draft', async () => {
  const path = folder.write(
    'people.csv',
    csv(
      ['姓名', '手机号', '登记日期'],
      Array.from({ length: 500 }, (_, n) => [invented.name(n), invented.mobile(n), `2024-0${1 + (n % 9)}-15`]),
    ),
  )
  const told: number[] = []
  const [one] = await runScan(path, { name: '2024/人员.csv', onProgress: (progress) => told.push(progress.rows) })
  expect(one).toMatchObject({ file: '2024/人员.csv', rows: 500, grade: 3, from: '2024-01-15', to: '2024-09-15' })
  expect(told.at(-1)).toBe(500)
  expect(cardDraft.parse(draftCard({ ...one!, startedAt: '2024-12-01T00:00:00Z' }))).toMatchObject({
    name: '2024年人员数据',
    records: 500,
    containsPersonal: true,
    containsSensitive: false,
    updateFrequency: 'monthly',
    dataForm: 'structured',
  })
})

test('a worker that runs out of time or memory ends as a broken finding', async () => {
  const path = folder.write('big.json', `[${'{"a":"x"},'.repeat(400_000)}{"a":1}]`)
  expect(await runScan(path, { timeoutMs: 1 })).toMatchObject([
    { file: 'big.json', columns: [], faults: [{ code: 'broken', severity: 'error' }] },
  ])
  expect(await runScan(path, { memoryMb: 8 })).toMatchObject([{ columns: [], faults: [{ code: 'broken' }] }])
})

test('a worker whose buffers outgrow what it may use ends as a broken finding, though its heap stays small', async () => {
  const path = folder.write(
    'large.csv',
    csv(
      ['a', 'b'],
      Array.from({ length: 400_000 }, (_, n) => [`${n}`, `值${n % 977}`]),
    ),
  )
  const { found, isWhole } = await runJob({ target: { kind: 'file', path }, throttle: 2_000_000 }, { residentMb: 20 })
  expect([isWhole, found[0]!.finding.faults.map(({ code }) => code)]).toEqual([false, ['broken']])
})

test('a throttled worker whose parent is killed ends too, whatever it was waiting for', async () => {
  const lines = Array.from({ length: 400_000 }, (_, n) => `{"a":${n},"b":"值${(n * 7919) % 99_991}"}\n`).join('')
  const job = { target: { kind: 'file', path: folder.write('slow.jsonl', lines) }, throttle: 200_000 }
  const told = `import { runJob } from '#scanner/run.ts'
    await runJob(${JSON.stringify(job)}, { onProgress: () => console.log('reads') })`
  const parent = spawn(process.execPath, ['--input-type=module', '-e', told], { stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise((reads) => parent.stdout.once('data', reads))
  await new Promise((done) => setTimeout(done, 300))
  const worker = `/proc/${readFileSync(`/proc/${parent.pid}/task/${parent.pid}/children`, 'utf8').trim()}`
  expect(existsSync(worker)).toBe(true)
  parent.kill('SIGKILL')
  await expect.poll(() => existsSync(worker), { timeout: 10_000 }).toBe(false)
}, 60_000)

test('a source that breaks while threads still measure it says why, each time', async () => {
  const lines = csv(
    ['a', 'b'],
    Array.from({ length: 100_000 }, (_, n) => [`${n}`, 'x'.repeat(n % 97)]),
  )
  const path = folder.write('cut.csv.gz', gzipSync(lines).subarray(0, -5000))
  for (let time = 0; time < 12; time++) {
    const { isWhole, found } = await runJob({ target: { kind: 'file', path } })
    expect([isWhole, found[0]!.finding.faults.map(({ message }) => message.zh)]).toEqual([true, ['文件损坏，无法读取']])
  }
}, 120_000)
