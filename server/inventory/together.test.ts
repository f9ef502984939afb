import { readdirSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FindingLine, FindingView, Likeness, SourceLine } from '#contract/inventory.ts'
import type { Visitor } from '#server/http/ask.ts'
import { storedZip } from '#server/files/stored-zip.ts'
import { multipartOf, openInventoryRoom, type InventoryRoom } from '#server/test/inventory-room.ts'
import { scanSource } from './scan-source.ts'

let room: InventoryRoom
let unit: Visitor
beforeAll(async () => {
  room = await openInventoryRoom()
  unit = await room.newUnit('市公交集团')
})
afterAll(() => room.close())

const month = (m: number, head = '线路,人次') =>
  Buffer.from(`${head}\n${Array.from({ length: 20 }, (_, n) => `K${n % 5},${m * 100 + n}`).join('\n')}\n`)
const monthly = (...months: number[]) => months.map((m) => ({ name: `公交刷卡_2025${String(m).padStart(2, '0')}.csv`, content: month(m) }))
async function send(roundId: string, files: { name: string; content: Buffer }[], asked = '?together=yes') {
  const { payload, contentType } = multipartOf(files)
  const reply = await room.app.inject({
    method: 'POST',
    url: `/api/rounds/${roundId}/uploads${asked}`,
    headers: { 'x-officer': unit.officerId!, 'x-csrf-token': 'test', 'content-type': contentType },
    payload,
  })
  return { status: reply.statusCode, body: reply.json() }
}
async function zip(files: readonly { name: string; content: Buffer }[]): Promise<Buffer> {
  const members = async function* () {
    for (const { name, content } of files)
      yield {
        name,
        content: (async function* () {
          yield content
        })(),
      }
  }
  const chunks: Buffer[] = []
  for await (const chunk of storedZip(members(), () => {
    throw new Error('too much')
  }))
    chunks.push(chunk)
  return Buffer.concat(chunks)
}
const laid = () => {
  try {
    return readdirSync(path.join(room.platform.config.dataDir, 'sources', unit.organisationId!))
  } catch {
    return []
  }
}
async function scanned(roundId: string, source: SourceLine): Promise<FindingLine[]> {
  await scanSource(room.platform, { sourceId: source.id })
  return (await room.ask(unit, 'GET', `/api/rounds/${roundId}/findings`)).body.items
}

test('files of one upload that the officer puts together are one dataset, and next year’s are the same one with other files (§3.9)', async () => {
  const [last, now] = [await room.newRound(unit), await room.newRound(unit)]
  const { body: first } = await send(last.roundId, monthly(1, 2, 3))
  expect(first.added.map((s: SourceLine) => [s.name, s.files, s.arrivedBy, s.bytes])).toEqual([
    ['公交刷卡', 3, 'upload', monthly(1, 2, 3).reduce((sum, { content }) => sum + content.length, 0)],
  ])
  const [before, ...more] = await scanned(last.roundId, first.added[0])
  expect([before, more]).toMatchObject([{ dataset: '公交刷卡', rows: 60 }, []])
  const { body: second } = await send(now.roundId, [
    ...monthly(2, 3, 4, 5),
    { name: '公交刷卡_202506.csv', content: month(6, '线路,次数') },
  ])
  const found = await scanned(now.roundId, second.added[0])
  expect(Object.fromEntries(found.map((f) => [f.dataset, f.rows]))).toEqual({ 公交刷卡: 80, '公交刷卡/公交刷卡_202506.csv': 20 })
  const after = (await room.ask(unit, 'GET', `/api/findings/${found.find((f) => f.rows === 80)!.id}`)).body as FindingView
  expect(after.previous?.findingId).toBe(before!.id)
  expect(after.changes.filter(({ what }) => what.startsWith('files') || what.startsWith('volume'))).toMatchObject([
    { what: 'files-went', before: '公交刷卡_202501.csv', attention: false },
    { what: 'files-came', after: '公交刷卡_202504.csv、公交刷卡_202505.csv', attention: false },
    { what: 'volume-changed', attention: false },
  ])
  expect(after.finding.parts.map(({ file, rows }) => [file, rows])).toEqual([2, 3, 4, 5].map((m) => [`公交刷卡_20250${m}.csv`, 20]))
})

test('files put together by mistake are taken apart without being uploaded again, and put together again, until one of them is decided (§3.2)', async () => {
  const { roundId } = await room.newRound(unit)
  const {
    added: [source],
  } = (await send(roundId, monthly(7, 8, 9))).body
  await scanned(roundId, source)
  const standing = async () =>
    ((await room.ask(unit, 'GET', `/api/rounds/${roundId}/findings`)).body.items as FindingLine[]).filter(
      ({ state }) => state !== 'replaced',
    )
  const rescan = (each: string) => room.ask(unit, 'POST', `/api/sources/${source.id}/rescan${each}`)
  const before = laid()
  const [whole] = await standing()
  expect((await rescan('?each=yes')).body).toMatchObject({ id: source.id, files: 3, isApart: true, state: 'waiting' })
  // The whole is about to be replaced: nobody decides about it meanwhile.
  expect(
    await room.ask(unit, 'POST', `/api/findings/${whole!.id}/set-aside`, {
      version: (await room.ask(unit, 'GET', `/api/findings/${whole!.id}`)).body.version,
      reason: '已停用',
    }),
  ).toMatchObject({ status: 409, body: { code: 'being-scanned' } })
  await scanned(roundId, source)
  const apart = await standing()
  expect(apart.map(({ dataset, rows, state }) => [dataset, rows, state]).toSorted((a, b) => String(a).localeCompare(String(b)))).toEqual(
    [7, 8, 9].map((m) => [`公交刷卡/公交刷卡_20250${m}.csv`, 20, 'proposed']),
  )
  expect(laid()).toEqual(before)
  await rescan('?each=no')
  await scanned(roundId, source)
  expect((await standing()).map(({ dataset, rows }) => [dataset, rows])).toEqual([['公交刷卡', 60]])
  await rescan('?each=yes')
  await scanned(roundId, source)
  const [one] = await standing()
  const { body: view } = await room.ask(unit, 'GET', `/api/findings/${one!.id}`)
  expect((await room.ask(unit, 'POST', `/api/findings/${one!.id}/set-aside`, { version: view.version, reason: '已停用' })).status).toBe(200)
  expect(await rescan('?each=no')).toMatchObject({
    status: 409,
    body: { code: 'already-decided', remedy: { zh: expect.stringContaining('逐个另行上传') } },
  })
  expect((await rescan('')).body).toMatchObject({ state: 'waiting', isApart: true })
  // A source that holds a single file has nothing to take apart.
  const {
    body: {
      added: [alone],
    },
  } = await send(roundId, monthly(10), '')
  await scanned(roundId, alone)
  expect((await room.ask(unit, 'POST', `/api/sources/${alone.id}/rescan?each=yes`)).body.code).toBe('one-file')
})

test('like files of an archive that were read as one dataset are taken apart and put together again in the same way, without being uploaded again (§3.2)', async () => {
  const { roundId } = await room.newRound(unit)
  const stops = { name: '站点.csv', content: month(9, '站点,编号') }
  const {
    added: [source],
  } = (await send(roundId, [{ name: '公交2025.zip', content: await zip([...monthly(1, 2, 3), stops]) }], '')).body
  await scanned(roundId, source)
  const standing = async () =>
    ((await room.ask(unit, 'GET', `/api/rounds/${roundId}/findings`)).body.items as FindingLine[])
      .filter(({ state }) => state !== 'replaced')
      .map(({ dataset, rows }) => [dataset, rows])
      .toSorted((a, b) => String(a).localeCompare(String(b)))
  const line = async () => ((await room.ask(unit, 'GET', `/api/rounds/${roundId}`)).body.sourceList as SourceLine[])[0]
  const rescan = (each: string) => room.ask(unit, 'POST', `/api/sources/${source.id}/rescan?each=${each}`)
  const together = [
    ['公交2025.zip/公交刷卡', 60],
    ['公交2025.zip/站点.csv', 20],
  ]
  expect([await standing(), await line()]).toMatchObject([together, { files: 3, isApart: false }])
  const before = laid()
  const [whole] = (await room.ask(unit, 'GET', `/api/rounds/${roundId}/findings?q=${encodeURIComponent('公交2025.zip/公交刷卡')}`)).body
    .items
  expect((await rescan('yes')).body).toMatchObject({ id: source.id, isApart: true, state: 'waiting' })
  expect(
    await room.ask(unit, 'POST', `/api/findings/${whole.id}/set-aside`, {
      version: (await room.ask(unit, 'GET', `/api/findings/${whole.id}`)).body.version,
      reason: '已停用',
    }),
  ).toMatchObject({ status: 409, body: { code: 'being-scanned' } })
  await scanned(roundId, source)
  expect([await standing(), await line()]).toMatchObject([
    [...[1, 2, 3].map((m) => [`公交2025.zip/公交刷卡_20250${m}.csv`, 20]), ['公交2025.zip/站点.csv', 20]],
    { files: 4, isApart: true },
  ])
  expect((await rescan('no')).body).toMatchObject({ isApart: false })
  await scanned(roundId, source)
  expect([await standing(), await line(), laid()]).toMatchObject([together, { files: 3, isApart: false }, before])
  const {
    body: {
      added: [lone],
    },
  } = await send(roundId, [{ name: '单个.zip', content: await zip([stops]) }], '')
  await scanned(roundId, lone)
  expect((await room.ask(unit, 'POST', `/api/sources/${lone.id}/rescan?each=yes`)).body).toMatchObject({
    code: 'one-file',
    message: { zh: '该数据源中没有合成一个数据集的文件' },
  })
})

test('what cannot be one dataset by its names, and a single file, are refused with the remedy, and nothing is kept', async () => {
  const { roundId } = await room.newRound(unit)
  const before = laid()
  for (const [files, code] of [
    [[...monthly(1), { name: '线网.csv', content: month(1) }], 'not-alike'],
    [
      [
        { name: '202501.csv', content: month(1) },
        { name: '202502.csv', content: month(2) },
      ],
      'not-alike',
    ],
    [monthly(1), 'one-file'],
    [[{ name: '.DS_Store', content: month(1) }], 'malformed'],
  ] as const) {
    const { status, body } = await send(roundId, [...files])
    expect([status, body.code]).toEqual([code === 'malformed' ? 400 : 422, code])
    if (code !== 'malformed') expect(body.remedy.zh).toContain('上传')
  }
  expect([laid(), (await room.ask(unit, 'GET', `/api/rounds/${roundId}`)).body.sources]).toEqual([before, 0])
})

test('up to a thousand files are one upload; with one more it is refused in words of its own, and nothing is kept', async () => {
  const { roundId } = await room.newRound(unit)
  const days = (count: number) =>
    Array.from({ length: count }, (_, n) => ({ name: `客流_${n + 1}.csv`, content: Buffer.from(`站名,客流\n东街口,${n}\n`) }))
  const before = laid()
  expect(await send(roundId, days(1001))).toMatchObject({
    status: 413,
    body: { code: 'too-many-files', message: { zh: expect.stringContaining('1000') } },
  })
  expect(laid()).toEqual(before)
  expect((await send(roundId, days(1000))).body.added).toMatchObject([{ name: '客流', files: 1000 }])
})

test('put together and uploaded again in the same round, they stand beside the first with a word of it, as a single file that is uploaded twice does', async () => {
  const twice = async (upload: (roundId: string) => Promise<SourceLine>) => {
    const { roundId } = await room.newRound(unit)
    for (let n = 0; n < 2; n++) await scanSource(room.platform, { sourceId: (await upload(roundId)).id })
    const { items } = (await room.ask(unit, 'GET', `/api/rounds/${roundId}/findings`)).body as { items: FindingLine[] }
    const likenesses = await Promise.all(
      items.map(async ({ id }) =>
        ((await room.ask(unit, 'GET', `/api/findings/${id}/likeness`)).body.items as Likeness[])
          .filter(({ findingId }) => items.some((item) => item.id === findingId))
          .map(({ kind }) => kind),
      ),
    )
    return { states: items.map(({ state }) => state), likenesses }
  }
  const stops = (m: number) => ({
    name: `站点_2025${m}.csv`,
    content: Buffer.from(
      `站点编码,站名\n${Array.from({ length: 100 }, (_, n) => `ZD${m}${String(n).padStart(4, '0')},第${m * 100 + n}站`).join('\n')}\n`,
    ),
  })
  const joined = await twice(async (roundId) => (await send(roundId, [stops(10), stops(11)])).body.added[0])
  const single = await twice(async (roundId) => (await send(roundId, [stops(12)], '')).body.added[0])
  expect(joined).toEqual(single)
  expect(joined).toEqual({ states: ['proposed', 'proposed'], likenesses: [['same'], ['same']] })
})
