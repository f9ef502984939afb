import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { healthRoutes } from '#contract/health.ts'
import { registrationRoutes } from '#contract/registration.ts'
import { sessionRoutes } from '#contract/session.ts'
import { rulingRoutes } from '#contract/supervision-rulings.ts'
import { isLoaded, learnYears } from '#contract/working-days.ts'
import { loadCalendar, recountProvisional, reloadCalendar } from '#server/cases/calendar.ts'
import { makePdf, openCity, type City } from '#server/test/city.ts'
import { inventedUscc } from '#server/test/uscc.ts'
import { accepted, onNotice, takeInventory } from './lives.ts'
import { expectGenuineHistory } from './proof.ts'

/** An invented year: nothing of 2027 was published when this was written. */
const year2027 = {
  year: 2027,
  source: { zh: '试验用安排', en: 'made up for a test' },
  makeUp: ['2027-02-14'],
  holidays: [
    ['2027-01-01', '2027-01-03'],
    ['2027-02-05', '2027-02-11'],
    ['2027-05-01', '2027-05-05'],
    ['2027-10-01', '2027-10-07'],
  ],
}
const load = (changes: object = {}) => loadCalendar(city, JSON.stringify({ ...year2027, ...changes }))
const objection = {
  name: '榕城第一康复门诊部',
  identity: inventedUscc(77),
  contact: '0591-00000001',
  ground: 'untrue',
  argument: '登记内容与事实不符，请更正后再登记。',
  remedy: '更正后重新公示',
}

let city: City
let running: string, disputed: string, reviewed: string
const move = async (id: string) => (await city.see('林初审', id)).move

async function object(id: string): Promise<void> {
  const body = new FormData()
  body.set('answers', JSON.stringify(objection))
  body.set('key', 'an-objection-in-january')
  body.set('evidence', new Blob([new Uint8Array(makePdf('evidence'))], { type: 'application/pdf' }), '证据.pdf')
  await city.stranger().ask(registrationRoutes.objectToNotice, { params: { id }, body })
}

beforeAll(async () => {
  city = await openCity({ start: '2026-12-21T09:00:00+08:00' })
  const assets = await takeInventory(city, ['走完公示', '元月异议', '元月初审'])
  running = await onNotice(city, assets[0]!)
  disputed = await onNotice(city, assets[1]!)
  reviewed = await accepted(city, assets[2]!)
})
afterAll(async () => {
  learnYears([])
  await city.close()
})

describe('放假安排的载入（§4.7，choice:calendar-horizon）', () => {
  test('公布之前期限为暂定，不带余量地显示；元月的异议不清空已走的天数', async () => {
    expect(await move(running)).toMatchObject({ isProvisional: true, days: 10, limitDays: 10 })
    expect(await move(reviewed)).toMatchObject({ isProvisional: true, days: 20, limitDays: 20 })
    await city.until('2027-01-04T09:00:00+08:00')
    expect(await move(running)).toMatchObject({ isProvisional: true, days: 0 })
    await object(disputed)
    expect(await city.stranger().ask(registrationRoutes.readNotice, { params: { id: disputed } })).toMatchObject({
      state: 'suspended',
      daysLeft: 2,
    })
  })

  test('不合格的文件说明理由，不载入', async () => {
    const why = async (changes: object) =>
      load(changes).then(
        () => {
          throw new Error('it was loaded')
        },
        (problem: { problem?: { message: { zh: string } } }) => problem.problem?.message.zh,
      )
    await expect(loadCalendar(city, '2027年')).rejects.toMatchObject({
      status: 422,
      problem: { code: 'calendar-file', message: { zh: '放假安排文件不能载入：文件不是 JSON' } },
    })
    expect(await why({ makeUp: undefined })).toContain('不合格式：makeUp')
    expect(await why({ makeUp: ['2027-02-30'] })).toContain('不合格式：makeUp.0')
    expect(await why({ lunar: true })).toContain('不合格式：lunar')
    expect(await why({ makeUp: ['2027-02-15', '2026-02-14'] })).toBe(
      '放假安排文件不能载入：不在2027年（跨年的假期只写其中本年的日子）：2026-02-14；不是周末，无需调休上班：2027-02-15',
    )
    expect(await why({ makeUp: ['2027-02-06'] })).toContain('重复：2027-02-06')
    expect(await why({ holidays: [...year2027.holidays.slice(0, 3), ['2027-10-07', '2027-10-01']] })).toContain(
      '止日早于起日：2027-10-07；缺少法定节假日：2027-10-01、2027-10-02、2027-10-03',
    )
    expect(await why({ year: 2026 })).toContain('不在2026年')
    await expect(loadCalendar(city, JSON.stringify(year2027).replaceAll('2027', '2028').replace('"2028-02-14"', ''))).rejects.toMatchObject(
      { status: 409, problem: { message: { zh: '请先载入2027年的放假安排' } } },
    )
    expect(isLoaded('2027-01-04')).toBe(false)
  })

  test('载入后各进程知晓，暂定期限分批重算并记入办件，日志写明内容', async () => {
    await city.until('2027-01-04T10:00:00+08:00')
    const provisionalDays = async () =>
      (await (await city.as('郑局长')).ask(rulingRoutes.readParameterEffect, { query: { choice: 'calendar-horizon', value: '2025' } }))
        .read!.total.before
    expect(await provisionalDays()).toBeGreaterThan(0)
    expect(await load()).toBe(2027)
    // Pages count by it as the platform does, and what is due in that year is not provisional any more.
    expect((await city.stranger().ask(sessionRoutes.readSession)).calendars).toEqual([
      { year: 2027, published: expect.objectContaining({ makeUp: ['2027-02-14'] }) },
    ])
    expect(await provisionalDays()).toBe(0)
    await recountProvisional(city)
    expect(await move(running)).toMatchObject({ isProvisional: false, dueOn: '2027-01-05', days: 1 })
    expect(await move(reviewed)).toMatchObject({ isProvisional: false, dueOn: '2027-01-19', days: 11 })
    expect((await city.see('林初审', running)).entries.at(-1)).toMatchObject({
      act: 'set-clock',
      officerName: '系统',
      reason: '放假安排已公布，期限按日历重算',
    })
    const { rules } = await (await city.as('林初审')).ask(healthRoutes.readCaseHealth)
    expect(rules.filter(({ id, total }) => ['provisional-day', 'clock-wrong', 'calendar-ends'].includes(id) && total > 0)).toEqual([])
    const { rows } = await city.database.pool.query<{ detail: object }>(
      `select role, object_id, detail from audit_log where action = 'load-calendar'`,
    )
    expect(rows).toEqual([
      {
        role: 'system',
        object_id: '2027',
        detail: expect.objectContaining({ before: null, published: expect.objectContaining({ makeUp: ['2027-02-14'] }) }),
      },
    ])
    learnYears([])
    await reloadCalendar(city.db)
    expect(isLoaded('2027-01-04')).toBe(true)
  })

  test('同样的内容不再载入；更正另记一行；此前按当时所知计的天数，重放时仍是当时的结果', async () => {
    await expect(load()).rejects.toMatchObject({ status: 409, problem: { message: { zh: '2027年的放假安排已经载入，内容相同' } } })
    await city.pass(1)
    await load({ makeUp: [] })
    const { rows } = await city.database.pool.query(`select year from calendar_years`)
    expect(rows).toHaveLength(2)
    await expectGenuineHistory(city)
  })
})
