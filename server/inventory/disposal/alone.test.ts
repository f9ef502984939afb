import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#server/cases/state.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { freshDatabase, type TestDatabase } from '#server/test/database.ts'
import { smallRegistry, type Registry } from '#server/test/registry.ts'

let database: TestDatabase
let city: Registry
let first: Actor
let caseId: string
let assetId: string
const answers = {
  lossGrounds: ['superseded'],
  lossReason: '已由新数据全面替代，不再使用。',
  impact: '没有下游系统',
  retentionKinds: ['none'],
  retainFrom: '2020-01-01',
  retentionChecked: '核对了各项规定，没有保存要求。',
  copies: '仅业务库一份',
  deidentifyPlan: '停用查询接口',
  plannedMethods: ['deletion'],
  carriedOutBy: 'unit',
}
beforeAll(async () => {
  database = await freshDatabase()
  city = await smallRegistry(database)
  first = city.people.producer
  assetId = await city.makeAsset()
  caseId = (await city.open(first, 'destruction', assetId, answers)).id
  await city.act(first, caseId, 'submit')
})
afterAll(() => database.close())

const recognition = { valueLost: true, nothingToKeep: true, recognisedBy: '数据处', opinion: '已失去价值，没有保存要求。' }
/** What is answered instead of letting it happen: the code of a denial or of the database. */
const said = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (problem: { problem?: { code: string }; code?: string }) => problem.problem?.code ?? problem.code ?? 'failed',
  )
const as = (actor: Actor, text: string) =>
  said(inTransaction(database.db, { ...actor, organisationKind: null, sector: null }, (tx) => sql.raw(text).execute(tx)))
const roles = ['system-administrator', 'data-bureau', 'registrar', 'finance-bureau', 'police'] as const
const inRole = (role: string): Actor => ({ ...city.people.reviewer, role, postId: randomUUID() })

describe('谁也不能单独销毁：每一条路都试过（§4.9，choice:destruction-hands）', () => {
  test('一个人换几个岗位仍是一个人', async () => {
    for (const postId of [first.postId, randomUUID(), randomUUID()])
      expect(await said(city.act({ ...first, postId }, caseId, 'confirm', recognition))).toBe('same-hand')
  })

  test('系统管理员、市数据局、登记机构、监管部门都不能代办', async () => {
    for (const role of roles)
      expect([role, await said(city.act(inRole(role), caseId, 'confirm', recognition))]).toEqual([
        role,
        expect.stringMatching(/^not-(yours|found)$/),
      ])
  })

  test('直接改表：没有记录不能成为已销毁，也不能生来就是', async () => {
    const gone = `update assets set state = 'destroyed', destroyed_at = now() where id = '${assetId}'`
    expect(await as(first, gone)).toBe('RS004')
    expect(await as({ ...first, role: 'system' }, gone)).toBe('RS004')
    expect(
      await as(
        first,
        `insert into assets select (jsonb_populate_record(a, jsonb_build_object('id', '${randomUUID()}', 'code', 'X', 'state', 'destroyed', 'destroyed_at', now()))).* from assets a where id = '${assetId}'`,
      ),
    ).toBe('RS004')
  })

  const record = (
    hands: readonly (string | null)[],
    of = caseId,
  ) => `insert into destructions (asset_id, asset_version, holder_id, holder_kind, case_id, proposal, recognition, approval, record, witness, destroyed_on, place, methods, proposed_by, proposed_name, recognised_by, recognised_name, approved_by, approved_name, executed_by, executed_name, witnessed_by, witnessed_name, recorded_at)
    values ('${assetId}', 1, '${first.organisationId}', 'administrative-organ', '${of}', '{}', '{}', '{}', '{}', '{}', '2026-11-04', '机房', '{deletion}', ${hands.map((hand) => `'${hand}', '某人'`).join(', ')}, now())`

  test('直接写销毁记录：办件没有办结、经手人对不上、同一人占几个环节，都写不进去', async () => {
    const { reviewer, second, lawyer, valuer } = city.people
    const five = [first, reviewer, second, lawyer, valuer].map((each) => each.officerId)
    expect(await as(first, record(five))).toBe('RS004')
    expect(await as(first, record(Array.from({ length: 5 }, () => first.officerId)))).toBe('RS004')
    // The row of the case says that it ended, as the applicant's unit might write; the entries do not.
    expect(await as(first, `update cases set step = null, ending = 'destroyed' where id = '${caseId}'; ${record(five)}`)).toMatch(
      /^(RS004|23514)$/,
    )
    for (const role of roles) expect([role, await as(inRole(role), record(five))]).toEqual([role, expect.stringMatching(/^(RS004|42501)$/)])
  })

  test('替别人写办理记录：数据库不收', async () => {
    const forged = (officer: string | null) =>
      `insert into entries select (jsonb_populate_record(e, jsonb_build_object('id', (select max(id) + 1000 from entries), 'seq', e.seq + 1, 'officer_id', '${officer}', 'from_step', 'recognition', 'act', 'confirm'))).* from entries e where case_id = '${caseId}' order by seq desc limit 1`
    expect(await as(first, forged(city.people.second.officerId))).toMatch(/^(42501|428C9)$/)
    const columns = (
      await sql<{
        names: string
      }>`select string_agg(quote_ident(column_name), ', ') as names from information_schema.columns where table_name = 'entries' and column_name <> 'id' and is_generated = 'NEVER'`.execute(
        database.db,
      )
    ).rows[0]!.names
    const copied = (officer: string | null) =>
      `insert into entries (${columns}) select ${columns} from (select (jsonb_populate_record(e, jsonb_build_object('seq', e.seq + 1, 'officer_id', '${officer}', 'from_step', 'recognition', 'act', 'confirm'))).* from entries e where case_id = '${caseId}' order by seq desc limit 1) t`
    expect(await as(first, copied(city.people.second.officerId))).toBe('42501')
  })

  test('销毁记录：改不了、删不了', async () => {
    for (const privilege of ['update', 'delete', 'truncate'])
      expect([
        privilege,
        (await sql<{ may: boolean }>`select has_table_privilege('rongshu_app', 'destructions', ${privilege}) as may`.execute(database.db))
          .rows,
      ]).toEqual([privilege, [{ may: false }]])
  })
})
