import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { caseRoutes } from '#contract/cases.ts'
import { healthRoutes } from '#contract/health.ts'
import { operatorRoutes } from '#contract/operators.ts'
import { password, refusal, type City } from '#server/test/city.ts'
import { entrustingCity } from './entrusting.ts'
import { operator } from './mandates.ts'
import { second } from './operators-city.ts'

const [bureau, runs] = ['郑局长', '尹运营']
let city: City
beforeAll(async () => {
  ;({ city } = await entrustingCity())
})
afterAll(() => city.close())

test('作出扣分的人调到登记机构以后，也不办理对这项扣分的申诉，拒绝时写明依据和办件（choice:credit-repair）', async () => {
  const deduction = await city.open(bureau, 'operator-sanction', city.id(operator), {
    sanctionKind: 'warning',
    facts: '超出协议范围使用数据',
    clause: '协议第八项',
    creditAct: 'overuse',
    evidencePaper: await city.paper(bureau),
  })
  await city.act(bureau, deduction, 'submit')
  await city.act(runs, deduction, 'file', { statement: '系统配置错误，已经整改' })
  await city.act(second, deduction, 'confirm', { sanctionNumber: '榕数罚〔2026〕9号', considered: '部分采纳，不影响事实认定' })
  const {
    creditEntries: [entry],
  } = await (await city.as(runs)).ask(operatorRoutes.readOperator, { params: { id: city.id(operator) } })
  const id = await city.open(runs, 'credit-repair', null, {
    repairKind: 'appeal',
    creditNumber: entry!.number,
    repairReason: '事实认定与日志不符',
    repairPaper: await city.paper(runs),
  })
  await city.act(runs, id, 'submit')
  const moved = `insert into posts (officer_id, organisation_id, role, title) select (select id from officers where login = $1), p.organisation_id, p.role, '经办' from posts p join officers o on o.id = p.officer_id where o.name = '叶受理' returning id`
  const {
    rows: [post],
  } = await city.database.pool.query(moved, [second])
  const client = city.stranger()
  await client.signIn(second, password, post.id)
  const { version, mayNow } = await client.ask(caseRoutes.readCase, { params: { id } })
  const { number } = await city.see(bureau, deduction)
  const why = { code: 'same-hand', basis: 'choice:credit-repair', message: { zh: expect.stringContaining(number) } }
  expect(mayNow.find(({ act }) => act === 'confirm')).toMatchObject({ denial: why })
  expect(
    await refusal(
      client.ask(caseRoutes.actOnCase, {
        params: { id },
        body: { act: 'confirm', version, draftRevision: 0, key: randomUUID(), reason: '', asked: { finding: '申诉有理' } },
      }),
    ),
  ).toMatchObject({ status: 409, ...why })
  expect((await city.see('叶受理', id)).avoidance).toContainEqual({
    kind: 'same-hand',
    basis: 'choice:credit-repair',
    names: ['郑局长', '谢复核'],
    keepsMe: false,
  })
  const stuck = async () => (await (await city.as(bureau)).ask(healthRoutes.listStuck, { query: { rule: 'same-hand' } })).items
  expect(await stuck()).toEqual([])
  const registrars = (state: string) =>
    city.database.pool.query(
      `update officers set state = $1 where login <> $2 and id in (select officer_id from posts where role = 'registrar')`,
      [state, second],
    )
  await registrars('suspended')
  expect(await stuck()).toMatchObject([{ caseId: id, detail: { zh: expect.stringContaining('谢复核') } }])
  await registrars('active')
  const {
    rows: [other],
  } = await city.database.pool.query<{ login: string }>(`select login from officers where name = '叶受理'`)
  const again = city.stranger()
  await again.signIn(other!.login, password)
  expect(
    await again.ask(caseRoutes.actOnCase, {
      params: { id },
      body: { act: 'confirm', version, draftRevision: 0, key: randomUUID(), reason: '', asked: { finding: '日志与认定不符，申诉成立' } },
    }),
  ).toMatchObject({ ending: 'lifted' })
})
