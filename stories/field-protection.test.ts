import { openXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cardRoutes } from '#contract/cards.ts'
import { caseRoutes } from '#contract/cases.ts'
import type { Client } from '#contract/client.ts'
import { COVER } from '#contract/covering.ts'
import { inventoryRoutes } from '#contract/inventory.ts'
import { readingRoutes } from '#contract/readings.ts'
import { route } from '#contract/route.ts'
import { registrationRoutes } from '#contract/registration.ts'
import { openCity, refusal, type City } from '#server/test/city.ts'
import { inventedUscc } from '#server/test/uscc.ts'
import { invented } from '#scanner/test/files.ts'
import { accepted, findingsOf, ofTransport, onNotice, startRound, takeInventory, upload } from './lives.ts'
import { expectGenuineHistory } from './proof.ts'

const guarded = { contact: '0591-87654321', measures: '双人双锁，异地备份', backup: '每日一次', storage: '政务云二区' }
const covered = { ...guarded, contact: '059*-****4321' }
const hidden = { ...covered, measures: COVER, backup: COVER, storage: COVER }
const objector = {
  name: '张三丰',
  identity: inventedUscc(77),
  contact: '13800001234',
  ground: 'untrue',
  argument: '登记内容与实际不符，线路里程有误。',
  remedy: '更正里程',
}

let city: City
let low: string
let high: string
let kase: string
beforeAll(async () => {
  city = await openCity()
  ;[low, high] = (await takeInventory(city, ['公交线路', '公交卡口'], ofTransport, guarded)) as [string, string]
  await city.database.pool.query('update assets set grade = 3 where id = $1', [high])
  kase = await accepted(city, low)
})
afterAll(() => city.close())

const cardOf = async (who: string, id: string) => await (await city.as(who)).ask(inventoryRoutes.readAsset, { params: { id } })
const telephone = async (who: string, id = kase) => (await city.see(who, id)).answers['telephone']

describe('字段级保护：联系信息遮盖，三级以上的存放与防护按身份显示（choice:covered-contacts，choice:security-labels）', () => {
  test('卡片：本单位看全部；其他人看不到完整的联系方式；三级的防护信息，财政和行业看不到，管安全的和登记机构看得到', async () => {
    expect((await cardOf('林清查', high)).card).toMatchObject(guarded)
    for (const who of ['郑局长', '林初审', '网信办', '安公安']) {
      expect([who, (await cardOf(who, low)).card]).toEqual([who, expect.objectContaining(covered)])
      expect([who, await cardOf(who, high)]).toEqual([
        who,
        expect.objectContaining({ card: expect.objectContaining(covered), hidden: ['values'] }),
      ])
    }
    for (const who of ['钱财政', '路行业']) {
      expect([who, await cardOf(who, low)]).toEqual([who, expect.objectContaining({ card: expect.objectContaining(covered), hidden: [] })])
      expect([who, await cardOf(who, high)]).toEqual([
        who,
        expect.objectContaining({ card: expect.objectContaining(hidden), hidden: ['protection', 'values'] }),
      ])
    }
  })

  test('同一张卡的历史版本、打印件和 Excel 也是这样', async () => {
    const finance = await city.as('钱财政')
    expect((await finance.ask(inventoryRoutes.readAssetVersion, { params: { id: high, version: 1 } })).card).toMatchObject(hidden)
    const printed = await (await finance.ask(cardRoutes.printCard, { params: { id: high } })).text()
    const book = await openXlsx(new Uint8Array(await (await finance.ask(cardRoutes.cardsExcel)).arrayBuffer()))
    for (const text of [printed, JSON.stringify(book.sheets[0]!.rows)]) {
      expect(text).toContain('059*-****4321')
      expect(text).not.toContain('87654321')
    }
    expect(printed).not.toContain('双人双锁')
    // The other card is of the second grade, and shows how it is protected.
    expect(JSON.stringify(book.sheets[0]!.rows).split('双人双锁').length - 1).toBe(1)
  })

  test('三级字段的取值只有本单位看得到，别人看到的是结构和级别', async () => {
    const { roundId } = await startRound(city, ofTransport)
    await upload(city, ofTransport[0], roundId, [
      {
        name: '乘客.csv',
        content: `姓名,手机号,线路\n${Array.from({ length: 60 }, (_, n) => `${invented.name(n)},${invented.mobile(n)},${n % 5}路`).join('\n')}\n`,
      },
    ])
    const [line] = await findingsOf(city, ofTransport[0], roundId)
    const columns = async (who: string) =>
      (await (await city.as(who)).ask(inventoryRoutes.readFinding, { params: { id: line!.id } })).finding.columns
    const own = await columns('林清查')
    const guardedColumns = own.filter((each) => each.grade >= 3)
    expect(guardedColumns.length).toBeGreaterThan(0)
    expect(guardedColumns.some((each) => each.samples.length + each.top.length + each.patterns.length > 0)).toBe(true)
    for (const who of ['郑局长', '林初审', '路行业'])
      for (const column of await columns(who)) {
        const mine = own.find((each) => each.name === column.name)!
        expect([column.name, column.grade, column.semanticType, column.nulls]).toEqual([
          mine.name,
          mine.grade,
          mine.semanticType,
          mine.nulls,
        ])
        if (column.grade >= 3)
          expect([column.name, column.samples, column.top, column.min, column.max, column.patterns]).toEqual([
            column.name,
            [],
            [],
            null,
            null,
            [],
          ])
        else expect(column).toEqual(mine)
      }
  })

  test('办件：本单位和轮到的一方看全，其他人看遮盖的；轮过以后登记机构也看遮盖的', async () => {
    for (const who of ['林清查', '陈复核', '林初审', '叶受理']) expect([who, await telephone(who)]).toEqual([who, '0591-00000000'])
    for (const who of ['郑局长', '钱财政', '路行业']) expect([who, await telephone(who)]).toEqual([who, '059*-****0000'])
    await city.act('林初审', kase, 'pass')
    await city.act('陈复审', kase, 'pass')
    for (const who of ['林初审', '陈复审']) expect([who, await telephone(who)]).toEqual([who, '059*-****0000'])
    expect(await telephone('林清查')).toBe('0591-00000000')
    // The way to see them in full is offered where something is covered that the reader may see, and only there.
    for (const [who, isOffered] of [
      ['林清查', false],
      ['林初审', true],
      ['钱财政', true],
    ] as const)
      expect([who, (await city.see(who, kase)).hasCovered]).toEqual([who, isOffered])
  })

  test('写明理由才能看完整内容，理由记入日志；没有理由的不行，看不到办件的人不行', async () => {
    const show = async (who: string, reason: string, id = kase) =>
      (await city.as(who)).ask(caseRoutes.showCaseContacts, { params: { id }, body: { reason } })
    expect(await show('林初审', '电话通知公示期内有人异议')).toEqual({ answers: { contact: '林清查', telephone: '0591-00000000' } })
    expect(await refusal(show('林初审', '看'))).toMatchObject({ status: 400, fields: [{ field: 'reason' }] })
    expect(await refusal(show('苏清查', '想看看别人的联系方式'))).toMatchObject({ status: 404 })
    const shown = await (
      await city.as('钱财政')
    ).ask(inventoryRoutes.showAssetContacts, { params: { id: high }, body: { reason: '核对入账资料，需电话联系' } })
    expect(shown).toEqual({ answers: { contact: guarded.contact } })
    const { rows } = await city.database.pool.query<{ reason: string; fields: string[] }>(
      `select detail ->> 'reason' as reason, detail -> 'fields' as fields from audit_log where action = 'show-contacts' order by id`,
    )
    expect(rows).toEqual([
      { reason: '电话通知公示期内有人异议', fields: ['contact', 'telephone'] },
      { reason: '核对入账资料，需电话联系', fields: ['contact'] },
    ])
  })

  test('异议人的姓名、证件、电话：轮到的登记机构看全；决定之后遮盖，写明理由还能看；其他人永远看不到', async () => {
    const notice = await onNotice(city, high)
    const body = new FormData()
    body.set('answers', JSON.stringify(objector))
    body.set('evidence', new Blob(['%PDF-1.4 evidence']), '证据.pdf')
    await city.stranger().ask(registrationRoutes.objectToNotice, { params: { id: notice }, body })
    const objection = (await city.see('林初审', notice)).sideCases[0]!.id
    const person = async (who: string) => {
      const { name, identity, contact } = (await city.see(who, objection)).answers
      return { name, identity, contact }
    }
    expect(await person('林初审')).toEqual({ name: '张三丰', identity: objector.identity, contact: '13800001234' })
    expect(await person('郑局长')).toEqual({ name: COVER, identity: COVER, contact: COVER })
    for (const who of ['郑局长', '林初审']) expect([who, (await city.see(who, objection)).hasCovered]).toEqual([who, false])
    expect(
      await (
        await city.as('郑局长')
      ).ask(caseRoutes.showCaseContacts, { params: { id: objection }, body: { reason: '想知道是谁提的异议' } }),
    ).toEqual({ answers: {} })
    await city.act('叶受理', objection, 'dismiss', { explanation: '经核实，里程与台账一致，异议不能成立。' })
    const { name, contact, identity } = await person('林初审')
    expect([name, contact]).toEqual(['张＊＊', '138****1234'])
    expect(identity).not.toBe(objector.identity)
    expect(
      await (await city.as('林初审')).ask(caseRoutes.showCaseContacts, { params: { id: objection }, body: { reason: '送达异议处理决定' } }),
    ).toEqual({ answers: { name: '张三丰', identity: objector.identity, contact: '13800001234' } })
  })
})

describe('取出的也一样（choice:covered-contacts）', () => {
  /** Every line that anybody may read, list, take out or print, of nothing in particular or of these things. */
  const allGets = async () => {
    const { paths } = (await (await fetch(`${city.base}/api/openapi.json`)).json()) as { paths: Record<string, Record<string, unknown>> }
    const asked = {
      assets: [low, high],
      cases: (await city.database.pool.query<{ id: string }>('select id from cases')).rows.map((row) => row.id),
      findings: (await city.database.pool.query<{ id: string }>('select id from findings')).rows.map((row) => row.id),
    }
    const gets = Object.keys(paths).filter((each) => paths[each]!['get'] && !/events|\/demo\//.test(each))
    return gets.flatMap((each) => {
      const [, kind] = /^\/api\/(assets|cases|findings)\/\{id\}/.exec(each) ?? []
      const ids = kind ? asked[kind as keyof typeof asked] : []
      return each.split('{').length - 1 === 0 ? [each] : each.split('{').length - 1 === 1 ? ids.map((id) => each.replace('{id}', id)) : []
    })
  }
  const fileAt = (path: string) =>
    route({ method: 'GET', path: path as '/api/x', summary: { zh: '', en: '' }, access: 'public', reply: 'file' })
  const textOf = async (reply: Response): Promise<string> => {
    const bytes = new Uint8Array(await reply.arrayBuffer())
    if (!/spreadsheet/.test(reply.headers.get('content-type') ?? '')) return new TextDecoder().decode(bytes)
    return JSON.stringify((await openXlsx(bytes)).sheets.map((sheet) => sheet.rows))
  }

  test('任何列表、Excel、打印件、证据包、审计导出、公开页面里都没有别人的完整联系方式和异议人的信息；本单位自己的在', async () => {
    const gets = [...(await allGets()), '/', '/notices', '/register', '/guide', '/lists', '/market', '/check']
    expect(gets.length).toBeGreaterThan(150)
    const whole = [guarded.contact, '0591-00000000', objector.name, objector.identity, objector.contact]
    const shownTo = async (who: Client) => {
      const found: string[] = []
      for (const each of gets) {
        const text = await who.ask(fileAt(each)).then(textOf, () => '')
        found.push(...whole.filter((word) => text.includes(word)).map((word) => `${each} ${word}`))
      }
      return found
    }
    for (const who of ['郑局长', '林初审', '史查账']) expect([who, await shownTo(await city.as(who))]).toEqual([who, []])
    expect(await shownTo(city.stranger())).toEqual([])
    expect((await shownTo(await city.as('林清查'))).some((each) => each.includes('.xlsx'))).toBe(true)
  })
})

describe('谁看过：持有单位看得到别人每一次查阅（choice:audit）', () => {
  const readings = async (who: string, query: { cursor?: string; limit?: number } = {}) =>
    (await city.as(who)).ask(readingRoutes.listReadings, { params: { id: high }, query })

  test('谁、何时、看了什么、写了什么理由，最近的在前；自己看的不算', async () => {
    await cardOf('林清查', high)
    await cardOf('路行业', high)
    const { items, total } = await readings('林清查', { limit: 100 })
    expect(items[0]).toMatchObject({
      officerName: '路行业',
      organisationName: '榕城市交通委员会',
      role: 'sector-authority',
      action: 'read-asset',
      objectKind: 'asset',
      objectId: high,
      object: { zh: '公交卡口', en: '公交卡口' },
      reason: '',
    })
    expect(items.find((each) => each.objectKind === 'case')!.object).toEqual({
      zh: expect.stringMatching(/^\S+ [A-Z]+-\d{4}-\d+$/),
      en: expect.stringMatching(/ [A-Z]+-\d{4}-\d+$/),
    })
    expect(items.some((each) => each.organisationName === '榕城市交通运输局')).toBe(false)
    expect(items.find((each) => each.action === 'show-contacts' && each.officerName === '钱财政')).toMatchObject({
      reason: '核对入账资料，需电话联系',
    })
    for (const kind of ['asset', 'case']) expect([kind, items.some((each) => each.objectKind === kind)]).toEqual([kind, true])
    expect(total).toBe(items.length)
  })

  test('一页一页翻，不重不漏；导出同样的内容', async () => {
    const { items: all } = await readings('林清查', { limit: 100 })
    const seen: number[] = []
    for (let cursor: string | undefined; ;) {
      const { items, next } = await readings('林清查', { limit: 3, ...(cursor ? { cursor } : {}) })
      seen.push(...items.map((each) => each.id))
      if (next === null) break
      cursor = next
    }
    expect(seen).toEqual(all.map((each) => each.id))
    const book = await openXlsx(
      new Uint8Array(await (await (await city.as('林清查')).ask(readingRoutes.readingsExcel, { params: { id: high } })).arrayBuffer()),
    )
    expect(book.sheets[0]!.rows).toHaveLength(all.length + 1)
    expect(book.sheets[0]!.rows.map((row) => row[5])).toEqual(['对象', ...all.map((each) => each.object.zh)])
  })

  test('只告诉持有单位和市数据局', async () => {
    expect((await readings('郑局长')).items.length).toBeGreaterThan(5)
    for (const who of ['苏清查', '林初审', '钱财政', '路行业', '管账号'])
      expect([who, (await refusal(readings(who))).status]).toEqual([who, 404])
  })

  test('§8.1 全部办件由其记录重放可得，审计日志链条完整', () => expectGenuineHistory(city))
})
