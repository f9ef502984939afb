import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { caseRoutes } from '#contract/cases.ts'
import { openCity, type City } from '#server/test/city.ts'
import { objectionForm, sendObjection } from './objecting.ts'
import {
  accepted,
  application,
  engage,
  ofTransport,
  onNotice,
  opine,
  opinionOf,
  prepare,
  planOf,
  submitted,
  takeInventory,
} from './lives.ts'

/** Statements of every transaction, from begin to commit, as the driver sends them. */
function watchTransactions(): { taken(): string[][]; stop(): void } {
  const original = pg.Client.prototype.query
  const open = new Map<object, string[]>()
  const done: string[][] = []
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const text = typeof args[0] === 'string' ? args[0] : String((args[0] as { text?: string }).text ?? '')
    if (text.startsWith('begin; ')) open.set(this, [text.slice('begin; '.length)])
    else if (text === 'commit') {
      done.push(open.get(this) ?? [])
      open.delete(this)
    } else open.get(this)?.push(text.replaceAll(/\s+/g, ' ').trim())
    return (original as (...given: unknown[]) => unknown).apply(this, args) as never
  } as never
  return {
    taken: () => done.splice(0),
    stop: () => {
      pg.Client.prototype.query = original
    },
  }
}

/** The statements of the one transaction that writes an entry. */
const theAct = (transactions: readonly string[][]) =>
  transactions.filter((statements) => statements.some((text) => text.includes('insert into entries')))

const [counter] = ofTransport
const counted: Record<string, number> = {}
let city: City
let assets: string[]
let watch: ReturnType<typeof watchTransactions>
beforeAll(async () => {
  city = await openCity()
  assets = await takeInventory(city, ['提交', '受理', '复审到公示', '意见', '所答页面'])
  watch = watchTransactions()
})
afterAll(async () => {
  watch.stop()
  await city.close()
  console.info(
    `statements of one act: ${Object.entries(counted)
      .map(([act, n]) => `${act} ${n}`)
      .join(', ')}`,
  )
})

async function count(name: string, work: () => Promise<unknown>, most = 8): Promise<void> {
  watch.taken()
  await work()
  const [statements, ...others] = theAct(watch.taken())
  expect(others).toEqual([])
  counted[name] = statements!.length
  expect(statements!.length, `${name}:\n${statements!.map((text) => text.slice(0, 110)).join('\n')}`).toBeLessThanOrEqual(most)
}

describe('一次办理不超过八条语句（含设置身份的一条）', () => {
  test('开办与提交', async () => {
    const id = await prepare(city, assets[0]!)
    await count('open round', () => city.open(counter, 'inventory-round', null, planOf(ofTransport)))
    await count('submit', () => city.act(counter, id, 'submit'))
    await count('open application', () => city.open(counter, 'first-registration', assets[0]!, application))
    let empty = ''
    await count('open application, nothing filled in', async () => {
      empty = await city.open(counter, 'first-registration', assets[1]!)
    })
    await city.act(counter, empty, 'withdraw')
  })

  test('受理、退回、初审、复审到公示、公示到发证', async () => {
    const id = await submitted(city, assets[1]!)
    await count('accept', () => city.act('叶受理', id, 'accept'))
    await count('return', () => city.act('林初审', id, 'return', { pins: [{ field: 'limits', note: '请写明' }] }))
    await count('resubmit', () => city.act(counter, id, 'resubmit'))
    await count('pass', () => city.act('林初审', id, 'pass'))
    await count('second pass to notice', () => city.act('陈复审', id, 'pass'))
    city.clock.setOffset(city.clock.offsetMs() + 30 * 86_400_000)
    await count('lapse to certificate', () => city.desk.tick())
  })

  test('不予登记、出具意见、异议', async () => {
    const id = await accepted(city, assets[2]!)
    await count('refuse', () => city.act('林初审', id, 'refuse', { ground: 'unlawful', explanation: '经核查存在违法违规情形。' }))
    const opinion = await city.open(counter, 'legal-opinion', assets[3]!, { firm: city.id('榕正律师事务所'), purpose: '申请首次登记' })
    await count('commission', () => city.act(counter, opinion, 'submit'))
    await engage(city, counter, '何律师', opinion)
    const paper = await city.paper('何律师', opinion)
    await count('file opinion', () => city.act('何律师', opinion, 'file', { ...opinionOf(city.clock.today()), paper }))
    await opine(city, assets[3]!)
  })

  test('第二次公示的异议不成立：异议与登记两件一起办理', async () => {
    const id = await onNotice(city, assets[3]!)
    // The ninth is the row of the evidence that comes with it, the tenth the note to the holder.
    await count('object', () => sendObjection(city, id, objectionForm()), 10)
    const [side] = (await city.see('林初审', id)).sideCases
    await count('dismiss', () => city.act('叶受理', side!.id, 'dismiss', { explanation: '经核对采集记录，按事实作出以上认定。' }))
  })
})

describe('办理后的页面', () => {
  const isPage = (text: string) => text.includes('c.receipt')
  const isFacts = (text: string) => text.includes('as "firmRecord"')

  test('没有后续效果的办理以锁定时读到的内容答出页面，不再读取，核对过的条件不再核对；有后续效果的另行读取。都与随后打开的页面相同', async () => {
    const id = await submitted(city, assets[4]!)
    const acted = async (who: string, act: string, asked = {}) => {
      const { version, draftRevision } = await city.see(who, id)
      const client = await city.as(who)
      watch.taken()
      const answered = await client.ask(caseRoutes.actOnCase, {
        params: { id },
        body: { act, version, draftRevision, key: randomUUID(), reason: '', asked },
      })
      const transactions = watch.taken()
      expect({ act, page: answered }).toEqual({ act, page: await city.see(who, id) })
      const [own] = theAct(transactions)
      return {
        own: own!.filter(isPage).length,
        pages: transactions.flat().filter(isPage).length,
        facts: transactions.flat().filter(isFacts).length,
      }
    }
    expect(await acted('叶受理', 'accept')).toEqual({ own: 1, pages: 1, facts: 1 })
    expect(await acted('林初审', 'return', { pins: [{ field: 'limits', note: '请写明' }] })).toEqual({ own: 1, pages: 1, facts: 1 })
    expect(await acted(counter, 'resubmit')).toEqual({ own: 1, pages: 2, facts: 2 })
    expect(await acted('林初审', 'pass')).toEqual({ own: 1, pages: 1, facts: 1 })
    expect(await acted('陈复审', 'pass')).toMatchObject({ own: 1, pages: 2 })
  })
})
