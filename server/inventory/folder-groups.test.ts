import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { writeXlsx } from 'hucre/xlsx'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { FindingLine, FindingView, SourceLine } from '#contract/inventory.ts'
import { asSystem } from '#server/db/transaction.ts'
import type { Visitor } from '#server/http/ask.ts'
import { openInventoryRoom, type InventoryRoom } from '#server/test/inventory-room.ts'
import { sortGroups } from './folders.ts'
import { scanSource } from './scan-source.ts'

let room: InventoryRoom
let unit: Visitor
let units = 0
const open = realpathSync(mkdtempSync(path.join(tmpdir(), 'rongshu-folder-')))
beforeAll(async () => {
  room = await openInventoryRoom({ sourceFolders: [open] })
})
beforeEach(async () => {
  unit = await room.newUnit(`市轨道交通${++units}处`)
})
afterAll(async () => {
  await room.close()
  rmSync(open, { recursive: true, force: true })
})

const write = (folder: string, month: number, more = '') => {
  mkdirSync(path.join(open, folder), { recursive: true })
  writeFileSync(path.join(open, folder, `站点流量_2025年${month}月.csv`), `站点,人次\n东街口,${month}01\n南门兜,${month}02\n${more}`)
}
type Added = { added: SourceLine[]; renewed: SourceLine[]; refused: { name: string; why: { zh: string } }[] }
const add = async (roundId: string, folder: string) =>
  (await room.ask(unit, 'POST', `/api/rounds/${roundId}/folders`, { path: path.join(open, folder) })).body as Added
const listed = async (roundId: string) =>
  ((await room.ask(unit, 'GET', `/api/rounds/${roundId}/findings`)).body.items as FindingLine[]).filter((f) => f.state !== 'replaced')
const viewed = async (id: string) => (await room.ask(unit, 'GET', `/api/findings/${id}`)).body as FindingView
/** As if its scan had ended. */
const asScanned = (id: string) => asSystem(room.platform.db, (tx) => sql`update sources set state = 'scanned' where id = ${id}`.execute(tx))
const told = ({ changes }: FindingView) => changes.map(({ what, attention }) => [what, attention])

test('a group with new files joins the one source that has the others; where several have them, or none, the new ones are a source', () => {
  const group = { name: '流量', paths: ['/a/1.csv', '/a/2.csv', '/a/3.csv'] }
  expect(sortGroups([group], new Map([['/a/1.csv', 's']]))).toEqual({ fresh: [], grown: [{ sourceId: 's', paths: group.paths }] })
  expect(
    sortGroups(
      [group],
      new Map([
        ['/a/1.csv', 's'],
        ['/a/2.csv', 't'],
      ]),
    ),
  ).toEqual({ fresh: [{ name: '3.csv', paths: ['/a/3.csv'] }], grown: [] })
  expect(sortGroups([group], new Map(group.paths.map((place) => [place, 's'])))).toEqual({ fresh: [], grown: [] })
  expect(sortGroups([group], new Map())).toEqual({ fresh: [group], grown: [] })
})

test('what a source had stays with it, also where its columns are others now, and it grows once, by all that is like any of it', () => {
  const apart = [
    { name: '流量', paths: ['/a/1.csv', '/a/4.csv'] },
    { name: '流量', paths: ['/a/2.csv', '/a/5.csv'] },
    { name: '3.csv', paths: ['/a/3.csv'] },
    { name: '6.csv', paths: ['/a/6.csv'] },
  ]
  const known = new Map([1, 2, 3].map((n) => [`/a/${n}.csv`, 's']))
  expect(sortGroups(apart, known)).toEqual({
    fresh: [{ name: '6.csv', paths: ['/a/6.csv'] }],
    grown: [{ sourceId: 's', paths: [1, 2, 3, 4, 5].map((n) => `/a/${n}.csv`) }],
  })
})

test('scanned again, a source of several files is made of those its folder has now, and says which came and went (§3.9)', async () => {
  for (const month of [1, 2, 3, 4]) write('逐月', month)
  const { roundId } = await room.newRound(unit)
  const {
    added: [source],
  } = await add(roundId, '逐月')
  await scanSource(room.platform, { sourceId: source!.id })
  rmSync(path.join(open, '逐月', '站点流量_2025年1月.csv'))
  write('逐月', 5)
  writeFileSync(path.join(open, '逐月', '站点流量_2025年6月.csv'), '站点,进站,出站\n东街口,1,2\n')
  const again = await room.ask(unit, 'POST', `/api/sources/${source!.id}/rescan`)
  expect([again.status, again.body.files, again.body.state, again.body.besides]).toEqual([200, 4, 'waiting', ['站点流量_2025年6月.csv']])
  await scanSource(room.platform, { sourceId: source!.id })
  const [line, ...more] = await listed(roundId)
  expect([line!.dataset, line!.rows, more]).toEqual(['站点流量', 8, []])
  expect((await viewed(line!.id)).changes).toMatchObject([
    { what: 'files-went', before: '站点流量_2025年1月.csv', attention: false },
    { what: 'files-came', after: '站点流量_2025年5月.csv', attention: false },
  ])
})

test('a sheet of a workbook that is gone before anybody decided about it is told until it is found again; one that was decided is not (§3.5)', async () => {
  const place = path.join(open, '台账.xlsx')
  const fill = async (...sheets: string[]) =>
    writeFileSync(
      place,
      await writeXlsx({
        sheets: sheets.map((name) => ({
          name,
          rows: [
            ['站点', '人次'],
            [name, 12],
            ['南门兜', 13],
          ],
        })),
      }),
    )
  const { roundId } = await room.newRound(unit)
  await fill('上行', '下行', '换乘')
  const {
    added: [source],
  } = (await room.ask(unit, 'POST', `/api/rounds/${roundId}/folders`, { path: place })).body as Added
  await scanSource(room.platform, { sourceId: source!.id })
  const gone = async () => {
    const { vanished } = (await room.ask(unit, 'GET', `/api/rounds/${roundId}`)).body
    return vanished.map((each: { dataset: string; sourceName: string; isSheet: boolean }) => [each.dataset, each.sourceName, each.isSheet])
  }
  const scanWith = async (...sheets: string[]) => {
    await fill(...sheets)
    expect((await room.ask(unit, 'POST', `/api/sources/${source!.id}/rescan`)).status).toBe(200)
    await scanSource(room.platform, { sourceId: source!.id })
    return gone()
  }
  expect([(await listed(roundId)).map((f) => f.dataset).toSorted(), await gone()]).toEqual([['上行', '下行', '换乘'], []])
  const set = (await listed(roundId)).find((f) => f.dataset === '换乘')!
  expect((await room.ask(unit, 'POST', `/api/findings/${set.id}/set-aside`, { version: 1, reason: '只是合计' })).status).toBe(200)
  expect(await scanWith('上行', '站台')).toEqual([['下行', '台账.xlsx', true]])
  expect(await scanWith('上行', '下行')).toEqual([['站台', '台账.xlsx', true]])
})

test('files of a source whose columns changed, or that cannot be grouped any more, stay in it: its scan lists them apart', async () => {
  for (const month of [1, 2, 3]) write('改列', month)
  const { roundId } = await room.newRound(unit)
  const {
    added: [source],
  } = await add(roundId, '改列')
  await scanSource(room.platform, { sourceId: source!.id })
  const change = (month: number, columns: string) =>
    writeFileSync(path.join(open, '改列', `站点流量_2025年${month}月.csv`), `${columns}\n东街口,1,2\n`)
  change(3, '站点,进站,出站')
  write('改列', 4)
  expect((await add(roundId, '改列')).renewed.map((s) => [s.id, s.files])).toEqual([[source!.id, 4]])
  await scanSource(room.platform, { sourceId: source!.id })
  expect(new Set((await listed(roundId)).map((f) => `${f.dataset} ${f.rows}`))).toEqual(
    new Set(['站点流量 6', '站点流量/站点流量_2025年3月.csv 1']),
  )
  for (const month of [1, 2, 4]) change(month, `站点,进站${month},出站`)
  expect((await room.ask(unit, 'POST', `/api/sources/${source!.id}/rescan`)).body.files).toBe(4)
})

test('the same folder added again: what is new joins the dataset it is like; one that is decided stays as it is, with the reason', async () => {
  for (const month of [1, 2]) write('按季', month)
  const { roundId } = await room.newRound(unit)
  const {
    added: [source],
  } = await add(roundId, '按季')
  await scanSource(room.platform, { sourceId: source!.id })
  write('按季', 3)
  const grown = await add(roundId, '按季')
  expect([grown.added, grown.renewed.map((s) => [s.id, s.files]), grown.refused]).toEqual([[], [[source!.id, 3]], []])
  await asScanned(source!.id)
  const [line] = await listed(roundId)
  await room.ask(unit, 'POST', `/api/findings/${line!.id}/set-aside`, { version: (await viewed(line!.id)).version, reason: '测试数据' })
  write('按季', 4)
  const late = await add(roundId, '按季')
  expect([late.added, late.renewed, late.refused.map(({ name, why }) => [name, why.zh])]).toEqual([
    [],
    [],
    [['站点流量_2025年4月.csv', expect.stringContaining('下一次盘点')]],
  ])
})

test('next year a folder of other months is the same dataset, and more rows in more files ask for nothing', async () => {
  for (const month of [1, 2, 3]) write('年年', month)
  const [last, rolled] = [await room.newRound(unit), await room.newRound(unit)]
  await scanSource(room.platform, { sourceId: (await add(last.roundId, '年年')).added[0]!.id })
  const [first] = await listed(last.roundId)
  for (const month of [1, 2, 3]) rmSync(path.join(open, '年年', `站点流量_2025年${month}月.csv`))
  for (const month of [4, 5, 6, 7]) write('年年', month)
  await scanSource(room.platform, { sourceId: (await add(rolled.roundId, '年年')).added[0]!.id })
  const second = await viewed((await listed(rolled.roundId))[0]!.id)
  expect([second.previous?.findingId, told(second)]).toEqual([
    first!.id,
    [
      ['files-went', false],
      ['files-came', false],
      ['volume-changed', false],
    ],
  ])
})

test('a source whose folder is gone is not scanned again, and says what would help', async () => {
  for (const month of [1, 2]) write('没了', month)
  const { roundId } = await room.newRound(unit)
  const {
    added: [source],
  } = await add(roundId, '没了')
  await asScanned(source!.id)
  rmSync(path.join(open, '没了'), { recursive: true })
  expect((await room.ask(unit, 'POST', `/api/sources/${source!.id}/rescan`)).body).toMatchObject({
    code: 'source-gone',
    remedy: { zh: expect.stringContaining('放回原目录') },
  })
})

test('texts of a folder that hold no table are passed over with the reason, those that hold one are read as CSV is (§3.5)', async () => {
  write('说明', 1)
  writeFileSync(path.join(open, '说明', '字段说明.txt'), '一、数据来源：由轨道集团按月导出，字段含义见下文。\n二、更新频率：每月5日前。\n')
  writeFileSync(path.join(open, '说明', '站点.txt'), '编号\t站点\n1\t东街口\n2\t南门兜\n3\t上藤\n')
  for (const each of [false, true]) {
    unit = await room.newUnit(`市轨道交通${++units}处`)
    const { roundId } = await room.newRound(unit)
    const { added, refused } = (await room.ask(unit, 'POST', `/api/rounds/${roundId}/folders`, { path: path.join(open, '说明'), each }))
      .body as Added
    expect(added.map(({ name }) => name).toSorted()).toEqual(['站点.txt', '站点流量_2025年1月.csv'])
    expect(refused).toMatchObject([{ name: '字段说明.txt', why: { zh: expect.stringContaining('不是数据表，已略过') } }])
  }
})
