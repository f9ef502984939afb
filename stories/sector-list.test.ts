import { randomUUID } from 'node:crypto'
import { openXlsx } from 'hucre/xlsx'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exportRoutes } from '#contract/exports.ts'
import { inventoryRoutes } from '#contract/inventory.ts'
import { sectorListRoutes } from '#contract/sector-lists.ts'
import { choices } from '#law/choices.ts'
import { multipart } from '#server/test/public-side.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { openCity, refusal, type City } from '#server/test/city.ts'
import { ofHealth, ofTransport, takeInventory } from './lives.ts'
import { expectGenuineHistory } from './proof.ts'

const [compiler, approver] = ['路行业', '桥核定']
const plan = {
  title: '交通运输公共数据资产目录清单（2026年）',
  year: 2026,
  scope: '本行业各单位已入目录的公共数据资产',
  focus: '出行服务和物流需求优先',
  commentsUntil: '2026-03-20',
}
let city: City
let assets: string[]
let clinic: string
let list: string
let kase: string
beforeAll(async () => {
  city = await openCity()
  assets = await takeInventory(city, ['公交线路', '公交站点', '内部台账'])
  ;[clinic] = (await takeInventory(city, ['医疗机构'], ofHealth)) as [string]
  const card = await (await city.as(ofTransport[0])).ask(inventoryRoutes.readAsset, { params: { id: assets[2]! } })
  // The third is graded 3, so that its name is not public.
  const id = await city.open(ofTransport[0], 'classification', assets[2]!, {
    category: card.card['category'],
    industry: 'G',
    attribute: '内部台账',
    harmObject: 'organisation',
    harmDegree: 'serious',
    importance: 'general',
    grade: '3',
    classReason: '含内部调度信息',
  })
  await city.act(ofTransport[0], id, 'submit')
  await city.act(ofTransport[1], id, 'confirm')
})
afterAll(() => city.close())

const entriesOf = async (who: string, id = list) =>
  (await (await city.as(who)).ask(sectorListRoutes.listSectorEntries, { params: { id }, query: {} })).items
const begin = async (): Promise<{ list: string; kase: string }> => {
  const opened = await city.open(compiler, 'sector-list', null, plan)
  return { kase: opened, list: (await city.see(compiler, opened)).subjectId }
}

describe('行业目录清单：从本行业单位的目录汇编（§3.1）', () => {
  test('只有行业主管部门能开办；空清单不能开始征求意见', async () => {
    expect(await refusal(city.open(ofTransport[0], 'sector-list', null, plan))).toMatchObject({ status: 409, code: 'not-yours' })
    ;({ list, kase } = await begin())
    expect(await refusal(city.act(compiler, kase, 'submit'))).toMatchObject({ status: 409, code: 'needs-list-filled', basis: '§3.1' })
  })

  test('候选只有本行业已入目录的；别的行业的资产选不进来，一项也不带入', async () => {
    const sector = await city.as(compiler)
    const { items } = await sector.ask(sectorListRoutes.listCandidates, { params: { id: list }, query: { limit: 2 } })
    expect(items).toHaveLength(2)
    const all = await sector.ask(sectorListRoutes.listCandidates, { params: { id: list }, query: {} })
    expect(all.items.map((item) => item.assetId).sort()).toEqual([...assets].sort())
    expect(
      await refusal(sector.ask(sectorListRoutes.addEntries, { params: { id: list }, body: { assetIds: [assets[0]!, clinic] } })),
    ).toMatchObject({ status: 409, code: 'not-listable' })
    expect(await entriesOf(compiler)).toEqual([])
    expect(await sector.ask(sectorListRoutes.addEntries, { params: { id: list }, body: { all: {} } })).toEqual({ added: 3 })
  })

  test('按预期潜力排序，每项得分写明构成和依据；记录需求后名次上升（§3.3）', async () => {
    const before = await entriesOf(compiler)
    expect(before.map((entry) => entry.score)).toEqual(before.map((entry) => entry.score).toSorted((a, b) => b - a))
    for (const entry of before) expect(entry.parts.reduce((sum, one) => sum + one.points, 0)).toBe(entry.score)
    const last = before.at(-1)!
    expect(last).toMatchObject({ assetId: assets[2], grade: 3, isPublic: false })
    expect(last.parts.find((one) => one.part === 'openness')).toMatchObject({ points: 5, seen: '3' })
    expect(last.parts.find((one) => one.part === 'benefit')).toMatchObject({ points: 20, seen: 'both' })
    const sector = await city.as(compiler)
    for (const who of ['榕行科技', '闽运物流', '左海地图'])
      await sector.ask(sectorListRoutes.noteDemand, {
        params: { id: list },
        body: { assetId: last.assetId, who, body: '已有场景，等待供数', strength: 3 },
      })
    const after = await entriesOf(compiler)
    expect(after[0]).toMatchObject({ assetId: last.assetId, score: last.score + 15, demands: 3 })
    const demands = await sector.ask(sectorListRoutes.listDemands, { params: { id: list }, query: { assetId: last.assetId } })
    expect(demands.items.map((note) => note.who).sort()).toEqual(['左海地图', '榕行科技', '闽运物流'].sort())
  })

  test('单位只看到清单中自己的资产；编制中的清单别人看不到', async () => {
    expect(await refusal((await city.as('苏清查')).ask(sectorListRoutes.readSectorList, { params: { id: list } }))).toMatchObject({
      status: 404,
    })
    await expect((await city.as('郑局长')).ask(sectorListRoutes.readSectorList, { params: { id: list } })).resolves.toMatchObject({
      state: 'compiling',
      entries: 3,
      mayEdit: false,
      seesPeople: true,
    })
    expect(
      await refusal((await city.as('郑局长')).ask(sectorListRoutes.addEntries, { params: { id: list }, body: { all: {} } })),
    ).toMatchObject({ status: 404 })
  })
})

describe('受邀参与：凭链接、实名、只看所讨论的清单（§3.4，choice:contributor-link）', () => {
  let token: string
  let invitation: string
  let key: string

  test('链接有期限，最长30天；只显示一次，平台只留摘要', async () => {
    const sector = await city.as(compiler)
    const params = { id: list }
    expect(
      await refusal(
        sector.ask(sectorListRoutes.invite, { params, body: { kind: 'enterprise', invitee: '榕行科技', untilOn: '2026-06-01' } }),
      ),
    ).toMatchObject({ status: 422 })
    const made = await sector.ask(sectorListRoutes.invite, {
      params,
      body: { kind: 'enterprise', invitee: '榕行科技', untilOn: '2026-03-20' },
    })
    token = made.link.split('/').at(-1)!
    invitation = made.id
    expect(made).toMatchObject({ state: 'waiting', person: '' })
    const { rows } = await city.database.pool.query<{ text: string }>(`select row_to_json(i)::text as text from list_invitations i`)
    expect(rows.map((row) => row.text).join()).not.toContain(token)
  })

  test('看链接不算启用；实名启用一次，第二次打不开', async () => {
    const guest = city.stranger()
    const look = () => city.app.inject({ url: `/contribute/${token}`, remoteAddress: '203.0.113.9' })
    expect((await look()).statusCode).toBe(200)
    expect((await look()).body).toContain('受邀参与行业清单讨论')
    expect(
      await refusal(guest.ask(sectorListRoutes.useInvitation, { body: { token, person: '  甲', organisation: '榕行科技有限公司' } })),
    ).toMatchObject({ status: 422 })
    const uses = await Promise.all(
      Array.from({ length: 5 }, () =>
        city
          .stranger()
          .ask(sectorListRoutes.useInvitation, { body: { token, person: '甲某某', organisation: '榕行科技有限公司' } })
          .then(
            (entered) => entered.key,
            () => null,
          ),
      ),
    )
    const keys = uses.filter((one) => one !== null)
    expect(keys).toHaveLength(1)
    key = keys[0]!
    expect((await look()).statusCode).toBe(404)
  })

  test('没有开始征求意见时只能看；开始后意见按姓名和单位留存，重复提交只算一次', async () => {
    const guest = city.stranger()
    const seen = await guest.ask(sectorListRoutes.readDiscussion, { body: { key } })
    expect(seen).toMatchObject({ person: '甲某某', organisation: '榕行科技有限公司', mayComment: false })
    expect(seen.entries).toHaveLength(3)
    expect(Object.keys(seen.entries[0]!).sort()).toEqual(['assetId', 'holderName', 'name', 'summary'])
    expect(
      await refusal(guest.ask(sectorListRoutes.addComment, { body: { key, body: '建议增加到站时刻', sendKey: randomUUID() } })),
    ).toMatchObject({ status: 409, code: 'not-discussed' })
    await city.act(compiler, kase, 'submit')
    const sendKey = randomUUID()
    const sent = await guest.ask(sectorListRoutes.addComment, { body: { key, assetId: assets[0]!, body: '建议增加到站时刻', sendKey } })
    expect(await guest.ask(sectorListRoutes.addComment, { body: { key, assetId: assets[0]!, body: '建议增加到站时刻', sendKey } })).toEqual(
      sent,
    )
    expect(
      await refusal(
        guest.ask(sectorListRoutes.addComment, { body: { key, assetId: clinic, body: '针对别的资产', sendKey: randomUUID() } }),
      ),
    ).toMatchObject({ status: 422 })
  })

  test('钥匙打不开别的任何接口，也看不到别的清单', async () => {
    const guest = city.stranger()
    expect(await refusal(guest.ask(sectorListRoutes.listSectorLists, { query: {} }))).toMatchObject({ status: 401 })
    expect(await refusal(guest.ask(inventoryRoutes.readAsset, { params: { id: assets[0]! } }))).toMatchObject({ status: 401 })
    expect(await refusal(guest.ask(sectorListRoutes.readDiscussion, { body: { key: token } }))).toMatchObject({
      status: 404,
      code: 'no-invitation',
    })
    expect(await guest.ask(sectorListRoutes.publicEntries, { params: { id: list }, query: {} })).toMatchObject({ items: [] })
  })

  test('在网页上不用脚本也能参与：表单启用、提交意见', async () => {
    const { link } = await (
      await city.as(compiler)
    ).ask(sectorListRoutes.invite, { params: { id: list }, body: { kind: 'university', invitee: '榕城大学', untilOn: '2026-03-20' } })
    const path = new URL(link).pathname
    const post = (url: string, fields: Record<string, string>, cookie?: string) =>
      city.app.inject({ method: 'POST', url, ...withCookie(multipart(fields, null), cookie), remoteAddress: '203.0.113.10' })
    expect((await post(path, { person: '乙', organisation: '榕城大学' })).statusCode).toBe(422)
    for (const wrong of [{ person: '乙'.repeat(41) }, { organisation: '榕'.repeat(101) }, { person: '乙某某\u202e' }])
      expect((await post(path, { person: '乙某某', organisation: '榕城大学', ...wrong })).statusCode).toBe(422)
    expect(
      (
        await city.app.inject({
          method: 'POST',
          url: path,
          ...withCookie(multipart({ person: '乙某某', organisation: '榕城大学' }, null)),
          headers: { ...multipart({ person: '乙某某', organisation: '榕城大学' }, null).headers, 'sec-fetch-site': 'cross-site' },
          remoteAddress: '203.0.113.10',
        })
      ).statusCode,
    ).toBeGreaterThanOrEqual(400)
    const entered = await post(path, { person: '乙某某', organisation: '榕城大学' })
    expect([entered.statusCode, entered.headers.location]).toEqual([303, '/contribute'])
    const cookie = entered.cookies.find((each) => each.name === 'rongshu_guest')!
    expect(cookie).toMatchObject({
      httpOnly: true,
      sameSite: 'Strict',
      path: '/contribute',
      maxAge: choices['contributor-link'].value * 86_400,
    })
    for (const body of ['长'.repeat(1001), '建议公开\u001b[8m'])
      expect((await post('/contribute', { body, assetId: '', sendKey: randomUUID() }, cookie.value)).statusCode).toBe(422)
    const said = await post('/contribute', { body: '建议公开线路的历史版本', assetId: '', sendKey: randomUUID() }, cookie.value)
    expect([said.statusCode, said.headers.location]).toEqual([303, '/contribute?sent=1'])
    const page = await city.app.inject({
      url: '/contribute?sent=1',
      cookies: { rongshu_guest: cookie.value },
      remoteAddress: '203.0.113.10',
    })
    expect(page.body).toContain('建议公开线路的历史版本')
    expect(page.headers['cache-control']).toBe('no-store')
    expect((await city.app.inject({ url: '/contribute', remoteAddress: '203.0.113.10' })).statusCode).toBe(404)
  })

  test('意见没有答复不能提交核定；答复一次，参与者看得到；收回后立即打不开', async () => {
    expect(await refusal(city.act(compiler, kase, 'submit'))).toMatchObject({ status: 409, code: 'needs-comments-answered', basis: '§3.4' })
    const sector = await city.as(compiler)
    const { items } = await sector.ask(sectorListRoutes.listComments, { params: { id: list }, query: { open: 'yes' } })
    expect(items.map((item) => `${item.person} ${item.organisation} ${item.kind}`).sort()).toEqual(
      ['乙某某 榕城大学 university', '甲某某 榕行科技有限公司 enterprise'].sort(),
    )
    for (const item of items)
      await sector.ask(sectorListRoutes.answerComment, { params: { id: list, comment: item.id }, body: { answer: '采纳，纳入下一版。' } })
    expect(
      await refusal(sector.ask(sectorListRoutes.answerComment, { params: { id: list, comment: items[0]!.id }, body: { answer: '改口' } })),
    ).toMatchObject({ status: 409, code: 'answered' })
    const guest = city.stranger()
    expect((await guest.ask(sectorListRoutes.readDiscussion, { body: { key } })).comments[0]).toMatchObject({
      answer: '采纳，纳入下一版。',
    })
    expect(await sector.ask(sectorListRoutes.endInvitation, { params: { id: list, invitation } })).toMatchObject({ state: 'ended' })
    expect(await refusal(guest.ask(sectorListRoutes.readDiscussion, { body: { key } }))).toMatchObject({
      status: 404,
      code: 'no-invitation',
    })
  })
})

describe('按版本发布，公开的只有可以公开的（§3.1，choice:public-list）', () => {
  test('核定期间清单不变：不能选入、移出、记录需求，也不征求意见；退回后可以', async () => {
    const sector = await city.as(compiler)
    const params = { id: list }
    const mayEdit = async () => (await sector.ask(sectorListRoutes.readSectorList, { params })).mayEdit
    const { link } = await sector.ask(sectorListRoutes.invite, {
      params,
      body: { kind: 'association', invitee: '物流协会', untilOn: '2026-03-20' },
    })
    const { key } = await city
      .stranger()
      .ask(sectorListRoutes.useInvitation, { body: { token: link.split('/').at(-1)!, person: '丙某某', organisation: '榕城物流协会' } })
    const discussed = async () => (await city.stranger().ask(sectorListRoutes.readDiscussion, { body: { key } })).mayComment
    expect([await mayEdit(), await discussed()]).toEqual([true, true])
    await city.act(compiler, kase, 'submit')
    expect([await mayEdit(), await discussed()]).toEqual([false, false])
    const checked = { status: 409, code: 'list-being-checked', basis: 'choice:second-pair-of-eyes' }
    expect(await refusal(sector.ask(sectorListRoutes.addEntries, { params, body: { all: {} } }))).toMatchObject(checked)
    expect(
      await refusal(sector.ask(sectorListRoutes.removeEntry, { params, body: { assetId: assets[0]!, reason: '不再提供' } })),
    ).toMatchObject(checked)
    expect(
      await refusal(
        sector.ask(sectorListRoutes.noteDemand, {
          params,
          body: { assetId: assets[0]!, who: '榕行科技', body: '已有场景，等待供数', strength: 3 },
        }),
      ),
    ).toMatchObject(checked)
    expect(
      await refusal(city.stranger().ask(sectorListRoutes.addComment, { body: { key, body: '核定期间的意见', sendKey: randomUUID() } })),
    ).toMatchObject(checked)
    await city.act(approver, kase, 'return', {}, '请补充一项意见的处理')
    expect([await mayEdit(), await discussed()]).toEqual([true, true])
    expect(await sector.ask(sectorListRoutes.addEntries, { params, body: { all: {} } })).toEqual({ added: 3 })
  })

  test('编制的人不能自己核定；发布后谁也不能再改，数据库也不许', async () => {
    await city.act(compiler, kase, 'submit')
    expect(await refusal(city.act(compiler, kase, 'publish'))).toMatchObject({ status: 409, code: 'same-hand' })
    await city.act(approver, kase, 'publish')
    const sector = await city.as(compiler)
    expect(await sector.ask(sectorListRoutes.readSectorList, { params: { id: list } })).toMatchObject({
      state: 'published',
      edition: 1,
      publishedName: approver,
      mayEdit: false,
      previousId: null,
    })
    expect(
      await refusal(sector.ask(sectorListRoutes.removeEntry, { params: { id: list }, body: { assetId: assets[0]!, reason: '不要' } })),
    ).toMatchObject({ status: 409, code: 'list-settled' })
    for (const change of [
      `update sector_entries set score = 0`,
      `update sector_lists set title = '改'`,
      `update demand_notes set body = '改'`,
    ])
      await expect(city.database.pool.query(change)).rejects.toMatchObject({ code: 'RS002' })
    await expect(city.database.pool.query(`delete from demand_notes`)).rejects.toMatchObject({ code: 'RS001' })
    await expect(city.database.pool.query(`update list_comments set answer = '改'`)).rejects.toMatchObject({ code: 'RS002' })
  })

  test('没有登录的人看到名称、单位和概述；3级的只计数；分数和编码不公开', async () => {
    const guest = city.stranger()
    const lists = await guest.ask(sectorListRoutes.publicLists, { query: {} })
    expect(lists.items).toMatchObject([{ id: list, edition: 1, entries: 3, shown: 2 }])
    const { items } = await guest.ask(sectorListRoutes.publicEntries, { params: { id: list }, query: {} })
    expect(items.map((item) => item.name).sort()).toEqual(['公交站点', '公交线路'].sort())
    expect(Object.keys(items[0]!).sort()).toEqual(['assetId', 'holderName', 'industry', 'name', 'summary'])
    const page = await city.app.inject({ url: `/lists/${list}` })
    expect(page.statusCode).toBe(200)
    expect(page.body).toContain('公交站点')
    expect(page.body).toContain('1 项按分类分级不公开名称')
    expect(page.body).not.toContain('内部台账')
    expect((await city.app.inject({ url: '/lists' })).body).toContain(plan.title)
  })

  test('以公众的身份直接查询数据库，清单、条目、需求、邀请、意见一行也没有', async () => {
    const nobody = { officerId: null, postId: null, organisationId: null, role: 'public', organisationKind: null, sector: null }
    for (const table of ['sector_lists', 'sector_entries', 'demand_notes', 'list_invitations', 'list_comments'])
      expect([table, (await inTransaction(city.db, nobody, (tx) => sql.raw(`select 1 from ${table}`).execute(tx))).rows.length]).toEqual([
        table,
        0,
      ])
  })

  test('哪一级公开只有一处规定，与所述做法一致', async () => {
    const { rows } = await city.database.pool.query<{ grade: number; open: boolean }>(
      `select grade, is_public_entry('general', grade, 'general') as open from generate_series(1, 4) grade`,
    )
    for (const { grade, open } of rows) expect([grade, open]).toEqual([grade, grade <= choices['public-list'].value])
    expect(
      (await entriesOf(compiler))
        .filter((entry) => entry.isPublic)
        .map((entry) => entry.name)
        .sort(),
    ).toEqual(['公交站点', '公交线路'].sort())
  })

  test('单位看得到已发布的清单，条目只有自己的；导出与所见相同', async () => {
    expect((await entriesOf(ofTransport[0])).length).toBe(3)
    expect(await entriesOf('苏清查')).toEqual([])
    const excel = await (await city.as(compiler)).ask(sectorListRoutes.sectorListExcel, { params: { id: list }, query: {} })
    expect(
      Buffer.from(await excel.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK')
  })

  test('清单列表、候选、需求、邀请、意见、差异都能导出，写的是名称；不该看的人连导出也打不开', async () => {
    const [sector, unit, params] = [await city.as(compiler), await city.as(ofTransport[0]), { id: list }]
    const rowsOf = async (answer: Promise<Response>) =>
      (await openXlsx(Buffer.from(await (await answer).arrayBuffer()))).sheets[0]!.rows.map((row) => row.map(String))
    const published = await rowsOf(sector.ask(exportRoutes.sectorListsExcel))
    expect(published[1]).toEqual(expect.arrayContaining([plan.title, '已发布', approver]))
    expect(await rowsOf(sector.ask(exportRoutes.candidatesExcel, { params }))).toHaveLength(1)
    const demands = await rowsOf(sector.ask(exportRoutes.demandsExcel, { params, query: { assetId: assets[2]! } }))
    expect(new Set(demands.slice(1).map((row) => row[1]))).toEqual(new Set(['左海地图', '榕行科技', '闽运物流']))
    expect((await rowsOf(sector.ask(exportRoutes.invitationsExcel, { params }))).flat()).toEqual(
      expect.arrayContaining(['榕城大学', '乙某某', '已收回']),
    )
    expect((await rowsOf(sector.ask(exportRoutes.commentsExcel, { params }))).flat()).toEqual(
      expect.arrayContaining(['建议公开线路的历史版本', '采纳，纳入下一版。']),
    )
    expect((await rowsOf(sector.ask(exportRoutes.differencesExcel, { params }))).slice(1).map((row) => row[0])).toEqual([
      '新增',
      '新增',
      '新增',
    ])
    expect(await unit.ask(sectorListRoutes.readSectorList, { params })).toMatchObject({ seesPeople: false })
    for (const route of [
      exportRoutes.candidatesExcel,
      exportRoutes.demandsExcel,
      exportRoutes.invitationsExcel,
      exportRoutes.commentsExcel,
    ])
      expect(await refusal(unit.ask(route, { params }))).toMatchObject({ status: 404 })
  })

  test('第二版与第一版的差异：新增、移出、变化', async () => {
    const [added] = await takeInventory(city, ['到站时刻'])
    const second = await begin()
    const sector = await city.as(compiler)
    const params = { id: second.list }
    await sector.ask(sectorListRoutes.addEntries, { params, body: { assetIds: [added!, assets[0]!, assets[2]!] } })
    const { items } = await sector.ask(sectorListRoutes.listDifferences, { params, query: {} })
    expect(Object.fromEntries(items.map(({ name, what }) => [name, what]))).toEqual({
      公交站点: 'removed',
      内部台账: 'changed',
      到站时刻: 'added',
    })
    expect(items.find(({ name }) => name === '内部台账')).toMatchObject({ before: expect.any(Number), gradeBefore: 3, gradeAfter: 3 })
    await city.act(compiler, second.kase, 'submit')
    await city.act(compiler, second.kase, 'submit')
    await city.act(approver, second.kase, 'publish')
    expect(await sector.ask(sectorListRoutes.readSectorList, { params })).toMatchObject({ edition: 2, previousId: list })
    expect(
      (await sector.ask(sectorListRoutes.listSectorLists, { query: { authorityId: city.id('榕城市交通委员会') } })).items,
    ).toHaveLength(2)
    expect((await sector.ask(sectorListRoutes.listSectorLists, { query: { authorityId: city.id('榕城市财政局') } })).items).toEqual([])
  })

  test('发布后认定为核心数据的，公开的清单不再写它的名称，只计数（choice:core-data）', async () => {
    const guest = city.stranger()
    const before = (await guest.ask(sectorListRoutes.publicLists, { query: {} })).items.find((item) => item.id === list)!
    const id = await city.open(ofTransport[0], 'classification', assets[1]!, {
      category: 'departmental',
      industry: 'G',
      attribute: '公交站点',
      harmObject: 'national-security',
      harmDegree: 'serious',
      importance: 'core',
      grade: '4',
      classReason: '站点含重要设施位置',
    })
    await city.act(ofTransport[0], id, 'submit')
    await city.act(ofTransport[1], id, 'decline', {
      explanation: '站点含重要设施位置，属核心数据。',
      handedTo: '市国家安全工作协调机制办公室',
    })
    const { items } = await guest.ask(sectorListRoutes.publicEntries, { params: { id: list }, query: {} })
    expect(items.map((item) => item.name)).toEqual(['公交线路'])
    expect((await guest.ask(sectorListRoutes.publicLists, { query: {} })).items.find((item) => item.id === list)).toMatchObject({
      entries: before.entries,
      shown: before.shown - 1,
    })
    expect((await city.app.inject({ url: `/lists/${list}` })).body).not.toContain('公交站点')
    expect((await entriesOf(compiler)).find((entry) => entry.assetId === assets[1])).toMatchObject({ isPublic: false })
  })

  test('办件与记录处处一致', () => expectGenuineHistory(city))
})

function withCookie(sent: { payload: Buffer; headers: Record<string, string> }, cookie?: string) {
  return cookie ? { ...sent, cookies: { rongshu_guest: cookie } } : sent
}
