import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Route } from '#contract/route.ts'
import { routes } from '#contract/routes.ts'
import { openCity, type City } from '#server/test/city.ts'
import { firstAdministrator } from '#server/test/running.ts'
import { makeObjects, type Objects } from '../matrix-objects.ts'
import { table } from '../matrix-table.ts'
import { enter, type Given, send, type Session, tablesWith } from './attackers.ts'

type Name = keyof typeof routes
const mark = `zz${randomUUID().slice(0, 8)}`
/** What somebody would like to set beside what is asked: names of columns and of settings, each with a value that would be found again. */
const extra = {
  id: randomUUID(),
  holderId: mark,
  holder_id: mark,
  organisation_id: mark,
  officerId: mark,
  officer_id: mark,
  role: mark,
  roles: [mark],
  isAdmin: true,
  is_active: true,
  passwordHash: mark,
  password_hash: mark,
  state: mark,
  status: mark,
  step: mark,
  ending: mark,
  certificateNumber: mark,
  assetCode: mark,
  confirmedName: mark,
  receipt: mark,
  createdAt: mark,
  amount_fen: 1,
  grade_override: mark,
  [mark]: mark,
  ['constructor']: { prototype: { isAdmin: true } },
}

let city: City
let objects: Objects
const sessions: Session[] = []
beforeAll(async () => {
  city = await openCity()
  objects = await makeObjects(city)
  for (const login of ['lin', 'linchu', 'zheng', 'lu']) sessions.push(await enter(city, login))
  sessions.push(await enter(city, firstAdministrator.login, firstAdministrator.password))
})
afterAll(() => city.close())

const bodied = (Object.keys(routes) as Name[]).filter(
  (name) => (routes[name] as Route).body && name !== 'signIn' && name !== 'switchPost' && name !== 'changePassword',
)
const withExtra = ({ body, ...given }: Given): Given => ({ ...given, body: { ...(body as object), ...extra, ...(body as object) } })
const sendAs = (name: Name, session: Session, given: Given) => send(city, routes[name], given, session)

describe('多带字段：接口没有要的字段不起作用，也不留下（§7.1）', () => {
  test('每个带正文的接口，由有权办理的人多带字段：不出错，任何表里都找不到多带的内容', async () => {
    for (const name of bodied)
      for (const session of sessions) {
        const { statusCode } = await sendAs(name, session, withExtra(table[name].ask?.(objects, 'own') ?? {}))
        expect([name, statusCode < 500]).toEqual([name, true])
      }
    expect(await tablesWith(city, mark)).toEqual([])
    expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined()
  })

  test('查询里多带的条件不起作用', async () => {
    for (const name of (Object.keys(routes) as Name[]).filter(
      (each) => (routes[each] as Route).query && (routes[each] as Route).method === 'GET' && (routes[each] as Route).reply !== 'events',
    )) {
      const given: Given = table[name].ask?.(objects, 'own') ?? {}
      const plain = await sendAs(name, sessions[0]!, given)
      const added = await sendAs(name, sessions[0]!, {
        ...given,
        query: {
          ...given.query,
          holder_id: randomUUID(),
          organisationId: randomUUID(),
          officer_role: 'system',
          where: '1=1',
          __proto__x: '1',
          isAdmin: 'true',
        },
      })
      expect([name, added.statusCode]).toEqual([name, plain.statusCode])
      // Looking into the log is itself a line of it.
      if (
        name !== 'auditTrail' &&
        plain.headers['content-type']?.toString().includes('json') &&
        plain.statusCode === 200 &&
        'items' in (plain.json() as object)
      )
        expect([name, added.json()]).toEqual([name, plain.json()])
    }
  })

  test('表单的答案里没有的字段、由平台填写的字段，逐项拒绝', async () => {
    const draft = (await city.open('林清查', 'memorandum', objects.noticed).catch(() => null)) ?? objects.change
    const { version, draftRevision } = await city.see('林清查', draft)
    const many = Object.fromEntries(Array.from({ length: 200 }, (_, n) => [`${mark}${n}`, mark]))
    const saved = await sendAs('saveDraft', sessions[0]!, {
      params: { id: draft },
      body: { version, draftRevision, answers: { ...many, step: 'registered', receipt: mark } },
    })
    expect(saved.statusCode).toBe(200)
    expect((saved.json() as { fields: { field: string }[] }).fields.length).toBeGreaterThan(0)
    expect(await tablesWith(city, mark)).toEqual([])
    const { version: seen } = (await sendAs('readFinding', sessions[0]!, { params: { id: objects.finding } })).json() as { version: number }
    const card = await sendAs('saveFindingCard', sessions[0]!, {
      params: { id: objects.finding },
      body: { version: seen, card: { name: '线路', [mark]: mark } },
    })
    expect(card.statusCode).toBe(422)
    expect(await tablesWith(city, mark)).toEqual([])
  })

  test('新增经办人、机构时多带权限：只申请到所要的岗位', async () => {
    const administrator = sessions.at(-1)!
    const login = `new${mark}`
    const added = await sendAs('addOfficer', administrator, {
      body: {
        login,
        name: '新来的人',
        password: 'Another-banyan-1066',
        organisationId: objects.organisation,
        role: 'producer',
        roles: ['security-administrator'],
        posts: [{ role: 'security-administrator' }],
        isAdministrator: true,
      },
    })
    expect(added.statusCode).toBe(200)
    const { rows } = await city.database.pool.query<{ role: string }>(
      `select r.role from account_requests r join officers o on o.id = r.officer_id where o.login = $1 union all select p.role from posts p join officers o on o.id = p.officer_id where o.login = $1`,
      [login],
    )
    expect(rows.map((row) => row.role)).toEqual(['producer'])
  })
})
