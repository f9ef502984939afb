import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Evidence } from '#contract/evidence.ts'
import { disputeRoutes } from '#contract/supervision-disputes.ts'
import type { City } from '#server/test/city.ts'
import { mandated, operator } from './mandates.ts'
import { registeredCity } from './registered-city.ts'
import { developer, filed, granted, ofDeveloper } from './use-life.ts'

let city: City
let made: { caseId: string; number: string }
beforeAll(async () => {
  const registered = await registeredCity(['公交线路'] as const)
  city = registered.city
  await filed(city)
  await mandated(city, [registered.asset('公交线路')])
  made = await granted(city, registered.asset('公交线路'))
})
afterAll(() => city.close())

describe('写明合同的争议（§6.9）', () => {
  test('证据包附上订立该合同的办件的日志；看不到该合同的不能据此取得', async () => {
    const { number, caseId } = made
    const packOf = async (who: string, respondent: string) => {
      const id = await city.open(who, 'dispute', null, {
        title: '合同履行争议',
        respondent: city.id(respondent),
        kind: 'agreement',
        about: number,
        facts: '提供的字段少于合同约定，多次催告没有补齐',
        request: '按合同约定补齐字段并说明原因',
        amountFen: 10_000_00,
      })
      await city.act(who, id, 'submit')
      return (await (await city.as(who)).ask(disputeRoutes.caseEvidence, { params: { id } })).json() as Promise<Evidence>
    }
    const { about } = await packOf(ofDeveloper, operator)
    expect(about).toMatchObject({ kind: 'agreement', number, entries: [] })
    const { rows } = await city.database.pool.query<{ digest: string }>(
      `select encode(digest, 'hex') as digest from audit_log where object_kind = 'case' and object_id = $1 and outcome = 'done' and (action like 'act:%' or action = 'open-case') order by id`,
      [caseId],
    )
    expect(about!.lines.map(({ digest }) => digest)).toEqual(rows.map(({ digest }) => digest))
    expect(rows.length).toBeGreaterThan(2)
    expect((await packOf('苏清查', developer)).about).toBeNull()
  })
})
