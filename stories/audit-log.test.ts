import { openXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Client } from '#contract/client.ts'
import { exportRoutes } from '#contract/exports.ts'
import { supervisionRoutes } from '#contract/supervision.ts'
import { civilDate, daysAfter } from '#contract/working-days.ts'
import { centre, openCity, transport, type City } from '#server/test/city.ts'
import { submitted, takeInventory } from './lives.ts'

/** What an auditor asks of the log (§7.2): what somebody did, what was done about a number, on which days, and what was refused. */
let city: City
let number: string
beforeAll(async () => {
  city = await openCity()
  const [asset] = await takeInventory(city, ['公交线路'])
  const kase = await submitted(city, asset!)
  number = (await city.see('林清查', kase)).number
  await city.act('叶受理', kase, 'accept')
  await city.act('林清查', kase, 'pass').catch(() => undefined)
})
afterAll(() => city.close())

const lines = async (who: string, query: Record<string, string>) =>
  (await (await city.as(who)).ask(supervisionRoutes.auditTrail, { query: { limit: 100, ...query } })).items

test('按办件编号查，从开办到受理全部在内；编号不存在的什么也没有', async () => {
  const found = await lines('史查账', { objectId: number })
  expect(found.map(({ action }) => action)).toEqual(expect.arrayContaining(['open-case', 'act:submit', 'act:accept']))
  expect(new Set(found.map(({ objectKind, objectId }) => `${objectKind} ${objectId}`)).size).toBe(1)
  expect(await lines('史查账', { objectId: 'FZ-2099-000001' })).toEqual([])
})

test('按人、按单位查；结果和日期再缩小', async () => {
  const his = await lines('史查账', { who: '叶受理' })
  expect(his.length).toBeGreaterThan(0)
  expect(new Set(his.map(({ officerName }) => officerName))).toEqual(new Set(['叶受理']))
  expect(new Set((await lines('史查账', { who: transport })).map(({ organisationName }) => organisationName))).toEqual(new Set([transport]))
  expect(await lines('史查账', { who: '没有这个人' })).toEqual([])
  const refused = await lines('史查账', { outcome: 'denied' })
  expect(refused.length).toBeGreaterThan(0)
  expect(new Set(refused.map(({ outcome }) => outcome))).toEqual(new Set(['denied']))
  const today = civilDate(new Date(his[0]!.at))
  expect(await lines('史查账', { who: '叶受理', sinceOn: civilDate(new Date(his.at(-1)!.at)), untilOn: today })).toEqual(his)
  expect(await lines('史查账', { who: '叶受理', sinceOn: daysAfter(today, 1) })).toEqual([])
  expect(await lines('史查账', { who: '叶受理', untilOn: daysAfter(today, -1) })).toEqual([])
})

test('怎么查都只看到有权看的：本单位以外的人办的、与本单位无关的不因此出现', async () => {
  expect(await lines('苏清查', { objectId: number })).toEqual([])
  expect(await lines('苏清查', { who: '叶受理' })).toEqual([])
  expect((await lines('郑局长', { action: 'read-audit' })).length).toBeGreaterThan(0)
})

test('看不到姓名的经办人，按姓名、姓氏、登录名都找不出来；看全部日志的人可以（§4.1）', async () => {
  const hidden = (await lines('林清查', {})).filter(
    ({ officerName, organisationName }) => officerName === null && organisationName === centre,
  )
  expect(hidden.length).toBeGreaterThan(0)
  for (const who of ['叶受理', '叶', 'ye', '受理']) expect([who, await lines('林清查', { who })]).toEqual([who, []])
  expect((await lines('林清查', { who: centre })).map(({ id }) => id)).toEqual(hidden.map(({ id }) => id))
  expect(new Set((await lines('林清查', { who: '林清' })).map(({ officerName }) => officerName))).toEqual(new Set(['林清查']))
  expect(await lines('林清查', { who: 'lin' })).toEqual([])
  for (const who of ['史查账', '郑局长'])
    expect([who, new Set((await lines(who, { who: 'ye' })).map(({ officerName }) => officerName))]).toEqual([who, new Set(['叶受理'])])
})

test('导出的表格写明编号和依据，内容是人看得懂的话', async () => {
  const file = await (await city.as('史查账')).ask(exportRoutes.auditExcel, { query: { objectId: number, action: 'act:accept' } })
  const [head, accepted] = (await openXlsx(new Uint8Array(await file.arrayBuffer()))).sheets[0]!.rows
  const of = (title: string) => accepted![head!.indexOf(title)]
  expect([of('编号'), of('动作'), of('经办人')]).toEqual([number, '办理：受理', '叶受理'])
  expect(of('依据')).toMatch(/^§4\.|^暂行做法：/)
  expect(of('内容')).toContain('事项 首次登记')
  expect(of('内容')).not.toMatch(/[{}]|first-registration/)
})

test('看全部日志的人看得到从哪里来、哪一次请求、所涉的账号，按登录名也查得到；单位看不到（§7.1）', async () => {
  await expect(new Client(city.base).signIn('ye', '不是这个密码')).rejects.toMatchObject({ status: 401 })
  const about = { aboutName: '叶受理', address: '127.0.0.1', requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) }
  for (const who of ['史查账', '郑局长'])
    expect((await lines(who, { objectId: 'ye', action: 'sign-in', outcome: 'failed' }))[0]).toMatchObject(about)
  expect(await lines('林清查', { objectId: 'ye' })).toEqual([])
  expect(new Set((await lines('林清查', {})).map(({ address, requestId }) => address + requestId))).toEqual(new Set(['']))
  const file = await (await city.as('史查账')).ask(exportRoutes.auditExcel, { query: { objectId: 'ye', outcome: 'failed' } })
  const [head, failed] = (await openXlsx(new Uint8Array(await file.arrayBuffer()))).sheets[0]!.rows
  const of = (title: string) => failed![head!.indexOf(title)]
  expect([of('所涉经办人'), of('来源地址'), of('请求编号')]).toEqual(['叶受理', '127.0.0.1', about.requestId])
})
