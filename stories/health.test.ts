import { randomUUID } from 'node:crypto'
import { openXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { healthRoutes } from '#contract/health.ts'
import type { HealthRule } from '#law/health.ts'
import { firstAdministrator } from '#server/test/running.ts'
import { centre, lawFirm, openCity, refusal, type City } from '#server/test/city.ts'
import { quotationOf } from '#server/test/quotations.ts'
import { accepted, ofCentre, onNotice, planOf, takeInventory } from './lives.ts'
import { expectGenuineHistory } from './proof.ts'

let city: City
let noticed: string
let reviewed: string
beforeAll(async () => {
  city = await openCity()
  const assets = await takeInventory(city, ['公示中的', '初审中的'])
  noticed = await onNotice(city, assets[0]!)
  reviewed = await accepted(city, assets[1]!)
})
afterAll(() => city.close())

const linesOf = async (rule: HealthRule, who = '郑局长') =>
  (await (await city.as(who)).ask(healthRoutes.listStuck, { query: { rule } })).items
const stuck = async (rule: HealthRule) => (await linesOf(rule)).map((line) => line.caseId)
/** What no act of the platform does: a row that was changed behind its back. */
const spoil = (column: string, value: string, id: string) =>
  city.database.pool.query(`update cases set ${column} = ${value} where id = $1`, [id])
const setClock = async (who: string, id: string, reason = '期限丢失，按规程重设') =>
  (await city.as(who)).ask(healthRoutes.setClock, { params: { id }, body: { reason, key: randomUUID() } })

describe('运行体检：没有办件会卡住（choice:stuck-cases，§4.2）', () => {
  test('一切正常时每条规则都没有结果，并给出各自的查询语句', async () => {
    const { rules } = await (await city.as('郑局长')).ask(healthRoutes.readCaseHealth)
    expect(rules.filter((rule) => rule.total > 0).map((rule) => rule.id)).toEqual([])
    for (const rule of rules) expect(rule.query).toMatch(/^select [\s\S]*\sfrom /)
  })

  test('定时丢失、责任人不对、期限丢失的被列出，写明理由重设后恢复原样，并留在全程记录里', async () => {
    const before = await city.see('林初审', noticed)
    await spoil('wake_at', 'null', noticed)
    await spoil('owner_role', `'valuer'`, reviewed)
    await spoil('due_on', 'null', reviewed)
    expect([await stuck('timer-missing'), await stuck('owner-wrong'), await stuck('clock-missing')]).toEqual([
      [noticed],
      [reviewed],
      [reviewed],
    ])
    expect(await refusal(setClock('郑局长', noticed, '短'))).toMatchObject({ status: 400 })
    await setClock('郑局长', noticed)
    await setClock('林初审', reviewed)
    expect([await stuck('timer-missing'), await stuck('owner-wrong'), await stuck('clock-missing')]).toEqual([[], [], []])
    const after = await city.see('林初审', noticed)
    expect([after.move, after.step]).toEqual([before.move, before.step])
    expect(after.entries.at(-1)).toMatchObject({
      act: 'set-clock',
      officerName: '郑局长',
      reason: '期限丢失，按规程重设',
      basis: ['choice:stuck-cases'],
    })
    expect(await refusal(setClock('郑局长', noticed))).toMatchObject({ status: 409, code: 'nothing-to-set' })
  })

  test('期限、定时与时钟不符的被列出：太晚、太早、不该有的定时、停着的时钟还在走；重设后恢复原样', async () => {
    const sound = async (id: string) =>
      (
        await city.database.pool.query('select due_on::text, wake_at, owner_role, owner_id, also_owners, clocks from cases where id = $1', [
          id,
        ])
      ).rows[0]
    const before = [await sound(noticed), await sound(reviewed)]
    for (const [id, column, value] of [
      [noticed, 'wake_at', `wake_at + interval '3 years'`],
      [noticed, 'wake_at', `wake_at - interval '1 day'`],
      [noticed, 'due_on', `due_on + 90`],
      [reviewed, 'due_on', `due_on - 3`],
      [reviewed, 'wake_at', 'now()'],
      [noticed, 'clocks', `jsonb_set(clocks, '{after:public-notice,since}', 'null')`],
    ] as const) {
      await spoil(column, value, id)
      expect([column, value, await stuck('clock-wrong')]).toEqual([column, value, [id]])
      await setClock('郑局长', id)
      expect(await stuck('clock-wrong')).toEqual([])
      if (column !== 'clocks') expect(await sound(id)).toEqual(before[id === noticed ? 0 : 1])
    }
  })

  test('没有人能接着填的草稿也列出，只到编号；任命后消失', async () => {
    const draft = await city.open('车国企', 'inventory-round', null, planOf(['车国企', '车国企']))
    const leave = (state: string) => city.database.pool.query(`update officers set state = $1 where login = 'che'`, [state])
    expect(await stuck('no-officer')).toEqual([])
    await leave('suspended')
    const {
      rows: [{ number }],
    } = await city.database.pool.query('select number from cases where id = $1', [draft])
    const byNumber = {
      key: draft,
      caseId: draft,
      number,
      procedure: null,
      step: null,
      isDraft: true,
      mayOpen: false,
      since: null,
      owner: { zh: '', en: '' },
      detail: { zh: '', en: '' },
    }
    for (const who of ['郑局长', firstAdministrator.name])
      expect([who, await linesOf('no-officer', who)]).toEqual([who, [{ rule: 'no-officer', ...byNumber }]])
    const file = await (await city.as('郑局长')).ask(healthRoutes.stuckExcel, { query: { rule: 'no-officer' } })
    const [head, told] = (await openXlsx(new Uint8Array(await file.arrayBuffer()))).sheets[0]!.rows
    expect(['办件编号', '事项', '环节', '尚未提交', '轮到', '自', '详情'].map((title) => told![head!.indexOf(title)] ?? '')).toEqual([
      number,
      '',
      '',
      '是',
      '',
      '',
      '',
    ])
    const [{ step }] = (await city.database.pool.query('select step from cases where id = $1', [draft])).rows
    await spoil('step', `'gone'`, draft)
    expect(await linesOf('step-unknown')).toEqual([{ rule: 'step-unknown', ...byNumber }])
    await spoil('step', `'${step}'`, draft)
    expect((await linesOf('overdue')).map(({ isDraft }) => isDraft)).not.toContain(true)
    await leave('active')
    expect(await stuck('no-officer')).toEqual([])
  })

  test('办件丢失了对方单位的，重设时限按办理记录找回，不叫人去任命', async () => {
    const [asset] = (await takeInventory(city, ['委托的'], ofCentre)) as [string]
    const id = await city.open('高清查', 'legal-opinion', asset, { firm: city.id(lawFirm), purpose: '申请数据资产首次登记' })
    await city.act('高清查', id, 'submit')
    const kept = async () =>
      (
        await city.database.pool.query<{ owner_id: string; addressee_id: string }>(
          'select owner_role, owner_id, addressee_id from cases where id = $1',
          [id],
        )
      ).rows[0]
    const before = await kept()
    expect(before).toMatchObject({ owner_id: city.id(lawFirm), addressee_id: city.id(lawFirm) })
    for (const lost of ['addressee_id = null', 'addressee_id = null, owner_id = null']) {
      await city.database.pool.query(`update cases set ${lost} where id = $1`, [id])
      expect([lost, await stuck('owner-wrong'), await stuck('no-officer')]).toEqual([lost, [id], []])
      await setClock('郑局长', id)
      expect([lost, await stuck('owner-wrong'), await kept()]).toEqual([lost, [], before])
    }
    await city.act('何律师', id, 'accept', quotationOf(city.clock.today()))
  })

  test('丢失的时钟从重设当天起算', async () => {
    await city.database.pool.query(`update cases set clocks = '{}', due_on = null where id = $1`, [reviewed])
    await setClock('郑局长', reviewed)
    expect((await city.see('林初审', reviewed)).move).toMatchObject({ role: 'registrar', days: 20, limitDays: 20 })
  })

  test('§4.7 没有人能办的说明是哪一种：岗位没有人、只有持有单位自己的人、只剩办过初审的人；任命后消失', async () => {
    await city.act('林初审', reviewed, 'pass')
    const nobody = async () => [await stuck('no-officer'), await stuck('own-unit'), await stuck('same-hand')]
    const everybody = ['叶受理', '林初审', '陈复审', '严守一', '方知白']
    const leave = (...names: string[]) =>
      city.database.pool.query(
        `update officers set state = case when name = any($2) then 'active' else 'suspended' end where name = any($1)`,
        [everybody, names],
      )
    await leave('林初审')
    expect(await nobody()).toEqual([[], [], [reviewed]])
    expect(await linesOf('same-hand')).toMatchObject([{ detail: { zh: '林初审' } }])
    await leave()
    expect(await nobody()).toEqual([[reviewed], [], []])
    await leave('陈复审')
    expect(await nobody()).toEqual([[], [], []])
    const {
      rows: [held],
    } = await city.database.pool.query<{ holder: string }>('select holder_id as holder from cases where id = $1', [reviewed])
    await spoil('holder_id', `'${city.id(centre)}'`, reviewed)
    expect(await nobody()).toEqual([[], [reviewed], []])
    await spoil('holder_id', `'${held!.holder}'`, reviewed)
    await leave(...everybody)
    expect(await nobody()).toEqual([[], [], []])
  })

  test('定时办理失败的，监管部门看到原因，不含程序的内部信息；管理员只看到编号、环节和轮到谁', async () => {
    const {
      rows: [timer],
    } = await city.database.pool.query<{ wake: string }>('select wake_at::text as wake from cases where id = $1', [noticed])
    const logged = vi.spyOn(city.log, 'error').mockImplementation(() => {})
    await spoil('wake_at', `'2026-01-01'`, noticed)
    await city.database.pool.query('alter table notices rename to notices_away')
    await city.pass(0)
    await city.database.pool.query('alter table notices_away rename to notices')
    expect(await linesOf('timer-stuck')).toMatchObject([{ caseId: noticed, detail: { zh: '平台出错，原因见服务器日志' } }])
    expect(logged).toHaveBeenCalledWith(
      expect.objectContaining({ caseId: noticed, err: expect.objectContaining({ message: expect.stringContaining('notices') }) }),
      expect.any(String),
    )
    logged.mockRestore()
    const [line] = await linesOf('timer-stuck', firstAdministrator.name)
    expect(line).toMatchObject({
      caseId: noticed,
      step: 'public-notice',
      number: expect.stringMatching(/^FZ-2026-/),
      detail: { zh: '', en: '' },
    })
    expect(JSON.stringify(line)).not.toContain('公示中的')
    await spoil('wake_at', `'${timer!.wake}'`, noticed)
    expect(await stuck('timer-stuck')).toEqual([])
  })

  test('后台任务失败后可以再运行', async () => {
    const id = randomUUID()
    await city.database.pool.query(
      `insert into pgboss.job (id, name, state, data, completed_on, output) values ($1, 'remind', 'failed', '{"only":"once"}', now(), '{"message":"磁盘已满"}')`,
      [id],
    )
    expect(await linesOf('job-failed')).toMatchObject([{ key: id, owner: { zh: 'remind' }, detail: { zh: '磁盘已满' } }])
    expect(await (await city.as(firstAdministrator.name)).ask(healthRoutes.runJobAgain, { params: { id } })).toEqual({ queue: 'remind' })
    expect(await linesOf('job-failed')).toEqual([])
  })

  test('每分钟都失败的任务只列最近一次；办成以后不再列出', async () => {
    const add = (state: string, minutes: number) =>
      city.database.pool.query(
        `insert into pgboss.job (name, state, data, created_on, completed_on, output) values ('review-gradings', $1, '{"only":"twice"}', now() + make_interval(mins => $2), now(), jsonb_build_object('message', '第' || $2 || '次'))`,
        [state, minutes],
      )
    for (const minutes of [1, 2, 3]) await add('failed', minutes)
    expect((await linesOf('job-failed')).map(({ detail }) => detail.zh)).toEqual(['第3次'])
    await add('completed', 4)
    expect(await linesOf('job-failed')).toEqual([])
  })

  test('逾期、材料过期和日历将用完的也列出', async () => {
    await city.pass(400)
    expect(await stuck('overdue')).toContain(reviewed)
    expect(await stuck('paper-expired')).toEqual([reviewed])
    expect((await linesOf('calendar-ends')).map((line) => line.since)).toEqual(['2026-12-31'])
    expect((await linesOf('overdue')).find((line) => line.caseId === reviewed)).toMatchObject({
      owner: { zh: '市大数据服务中心', en: 'Big Data Service Centre' },
      detail: { zh: expect.stringMatching(/^\d+天$/), en: expect.stringMatching(/^\d+ days$/) },
    })
  })

  test('卡住的办件再多，逐页列出的与按定义逐件找出的一样：不漏、不重、次序不变；超过一千件后也能接着翻', async () => {
    const behind = (text: string) =>
      city.database.pool.query(`set session_replication_role = replica; ${text}; set session_replication_role = origin`)
    await behind(
      `insert into cases select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'number', 'COPY-' || n, 'receipt', md5('copy' || n), 'subject_id', gen_random_uuid(), 'step', case when n % 11 = 0 then c.step else 'gone' end, 'wake_at', null))).* from cases c, generate_series(1, 1210) n where c.id = '${reviewed}'`,
    )
    const client = await city.as('郑局长')
    const walk = async (limit: number, rule?: HealthRule) => {
      const lines: [rule: string, key: string][] = []
      for (let cursor: string | undefined; ;) {
        const { items, next } = await client.ask(healthRoutes.listStuck, {
          query: { limit, ...(rule ? { rule } : {}), ...(cursor ? { cursor } : {}) },
        })
        lines.push(...items.map((line): [string, string] => [line.rule, line.key]))
        if (next === null) return lines
        cursor = next
      }
    }
    const plain = async (fits: string) =>
      (
        await city.database.pool.query<{ id: string }>(
          `select id::text from cases where closed_at is null and submitted_at is not null and ${fits} order by id`,
        )
      ).rows.map((row) => row.id)
    const gone = await plain(`step = 'gone'`)
    expect(gone).toHaveLength(1100)
    const lines = await walk(100)
    expect(lines.filter(([rule]) => rule === 'step-unknown').map(([, key]) => key)).toEqual(gone)
    expect(lines.filter(([rule]) => rule === 'overdue').map(([, key]) => key)).toEqual(
      await plain(`step <> 'gone' and due_on < '${city.clock.today()}' and wake_at is null`),
    )
    expect(await walk(37)).toEqual(lines)
    expect(await walk(100, 'overdue')).toEqual(lines.filter(([rule]) => rule === 'overdue'))
    const { rules } = await client.ask(healthRoutes.readCaseHealth)
    expect(rules.filter((rule) => rule.total > 0).map((rule) => [rule.id, rule.total, rule.isCapped])).toEqual(
      [...Map.groupBy(lines, ([rule]) => rule)].map(([rule, of]) => [rule, Math.min(of.length, 1000), of.length > 1000]),
    )
    await behind(`delete from cases where number like 'COPY-%'`)
  })

  test('单位和其他部门看不到这一页', async () => {
    for (const who of ['林清查', '钱财政', '何律师']) expect(await refusal(linesOf('overdue', who))).toMatchObject({ status: 404 })
  })

  test('§8.1 重设也在记录里：全部办件由其记录重放可得', () => expectGenuineHistory(city))
})
