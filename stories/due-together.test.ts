import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { isMod3736 } from '#contract/identifiers.ts'
import { openCity, type City } from '#server/test/city.ts'
import { onNotice, takeInventory } from './lives.ts'
import { expectGenuineHistory } from './proof.ts'

const names = ['单独一件', '同日甲', '同日乙', '同日丙', '同日丁', '同日戊', '同日己', '断线甲', '断线乙', '断线丙'] as const
type Name = (typeof names)[number]
let city: City
const assets = {} as Record<Name, string>
const cases = {} as Record<Name, string>
beforeAll(async () => {
  city = await openCity()
  for (const [n, id] of (await takeInventory(city, [...names])).entries()) assets[names[n]!] = id
})
afterAll(() => city.close())

const publish = async (...wanted: readonly Name[]) => {
  for (const name of wanted) cases[name] = await onNotice(city, assets[name])
}
const runOut = () => city.clock.setOffset(city.clock.offsetMs() + 30 * 86_400_000)
/** All that is written of a case whose notice ended, without what is each case’s own. */
async function written(name: Name): Promise<unknown> {
  const { rows } =
    await sql`select (select to_jsonb(e) - '{id,case_id,client_key,at}'::text[] from entries e where e.case_id = c.id order by seq desc limit 1) as entry,
      (select to_jsonb(l) - '{id,at,platform_at,object_id,digest}'::text[] || jsonb_build_object('detail', l.detail - 'number') from audit_log l where l.object_id = c.id::text and l.action = 'act:lapse' and l.outcome = 'done') as line,
      (select jsonb_build_array(n.state, n.outcome, n.closed_on is not null) from notices n where n.case_id = c.id) as notice,
      (select to_jsonb(a) - '{id,code,name,search,registered_at,created_at,catalogued_at,classified_at}'::text[] from assets a where a.id = c.subject_id) as asset,
      (select jsonb_build_array(x.asset_version, x.status, x.template, x.registered - 'assetName', x.marks, x.facts ->> 'holder', x.valid_until - x.issued_on, (select count(*) from certificate_changes h where h.number = x.number and h.case_id = c.id),
          (select count(*) from file_uses u where u.sha256 = x.pdf_sha256 and u.name = x.number || '.pdf' and u.case_id = c.id), (select count(*) from notes t where t.subject = x.number and t.kind = 'certificate-issued'), (select count(*) from asset_cards k where k.certificate_number = x.number and k.asset_id = c.subject_id))
        from certificates x where x.case_id = c.id) as certificate,
      to_jsonb(c) - '{id,number,receipt,title,subject_id,opened_at,submitted_at,acted_at,closed_at,search,answers,draft}'::text[] as kase, c.answers = c.draft as "isAsDrafted", c.closed_at = c.acted_at as "isClosed"
    from cases c where c.id = ${cases[name]}`.execute(city.db)
  return rows[0]
}

const allWritten = (...wanted: readonly Name[]) => Promise.all(wanted.map(written))

describe('同日届满的公示一并办理', () => {
  test('几件一并办理，每件的记录、日志、公示、凭证、资产卡与单独办理的相同，编号各不相同', async () => {
    await publish('单独一件')
    runOut()
    expect(await city.desk.tick()).toBe(1)
    await publish('同日甲', '同日乙', '同日丙')
    runOut()
    const seconds = vi.spyOn(city.clock, 'now')
    const from = city.clock.now().getTime()
    seconds.mockImplementation(() => new Date(from + seconds.mock.calls.length * 1000))
    expect(await city.desk.tick()).toBe(3)
    seconds.mockRestore()
    const alone = await written('单独一件')
    expect(alone).toMatchObject({
      entry: { act: 'lapse', to_step: 'registered' },
      certificate: expect.arrayContaining(['valid']),
      isClosed: true,
    })
    expect(await allWritten('同日甲', '同日乙', '同日丙')).toEqual([alone, alone, alone])
    const { rows: moments } = await sql`select distinct at from entries where act = 'lapse' and case_id <> ${cases['单独一件']}`.execute(
      city.db,
    )
    expect(moments).toHaveLength(1)
    const { rows } = await sql<{
      number: string
      xid: string
    }>`select number, xmin::text as xid from certificates where case_id <> ${cases['单独一件']}`.execute(city.db)
    expect([
      rows.length,
      new Set(rows.map(({ number }) => number)).size,
      rows.every(({ number }) => isMod3736(number)),
      new Set(rows.map(({ xid }) => xid)).size,
    ]).toEqual([3, 3, true, 1])
  })

  test('其中一件办不成：其余各件照样发证，办不成的一件记入日志，改正后再办', async () => {
    await publish('同日丁', '同日戊', '同日己')
    await sql
      .raw(`create function stop() returns trigger language plpgsql as $$ begin raise exception 'stopped'; end $$;
      create trigger stop before insert on certificates for each row when (new.case_id = '${cases['同日戊']}') execute function stop()`)
      .execute(city.db)
    runOut()
    expect(await city.desk.tick()).toBe(2)
    const alone = await written('单独一件')
    expect(await allWritten('同日丁', '同日己')).toEqual([alone, alone])
    expect(await written('同日戊')).toMatchObject({ kase: { step: 'public-notice' }, certificate: null })
    const { rows } =
      await sql`select object_id as id, detail ->> 'code' as code from audit_log where action = 'act:lapse' and outcome = 'failed'`.execute(
        city.db,
      )
    expect(rows).toEqual([{ id: cases['同日戊'], code: 'bug' }])
    await sql.raw('drop trigger stop on certificates; drop function stop()').execute(city.db)
    expect(await city.desk.tick()).toBe(1)
    expect(await written('同日戊')).toEqual(alone)
  })

  test('办到一半数据库连接断开：要么全有，要么全无，再办时每件恰好一次', async () => {
    const cut = ['断线甲', '断线乙', '断线丙'] as const
    await publish(...cut)
    await sql
      .raw(`create function cut() returns trigger language plpgsql security definer as $$ begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$;
      create trigger cut before insert on certificates for each row when (new.case_id = '${cases['断线乙']}') execute function cut()`)
      .execute(city.db)
    runOut()
    await expect(city.desk.tick()).rejects.toThrow('the database cannot be reached')
    const state = async () =>
      (
        await sql<{
          ended: boolean
          lapses: number
          certificates: number
          closed: number
          cards: number
        }>`select ending = 'registered' as ended, (select count(*) from entries e where e.case_id = c.id and e.act = 'lapse') as lapses, (select count(*) from certificates x where x.case_id = c.id) as certificates,
        (select count(*) from notices n where n.case_id = c.id and n.state = 'closed') as closed, (select count(*) from asset_cards k where k.asset_id = c.subject_id) as cards
      from cases c where c.id = any(${cut.map((name) => cases[name])}::uuid[])`.execute(city.db)
      ).rows
    for (const { ended, ...counts } of await state()) expect(Object.values(counts)).toEqual(ended ? [1, 1, 1, 1] : [0, 0, 0, 0])
    expect(await written('断线乙')).toMatchObject({ kase: { step: 'public-notice' }, certificate: null })
    await sql.raw('drop trigger cut on certificates; drop function cut()').execute(city.db)
    await city.desk.tick()
    expect(await state()).toEqual(cut.map(() => ({ ended: true, lapses: 1, certificates: 1, closed: 1, cards: 1 })))
    expect(await city.desk.tick()).toBe(0)
    const alone = await written('单独一件')
    expect(await allWritten(...cut)).toEqual([alone, alone, alone])
  })
})

test('§8.1 全部办件由其记录重放可得，审计日志链条完整', () => expectGenuineHistory(city))
