import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noteRoutes } from '#contract/notes.ts'
import { daysAfter } from '#contract/working-days.ts'
import { inTransaction, stranger } from '#server/db/transaction.ts'
import { sendNotes } from '#server/notes/notes.sql.ts'
import { refusal, type City } from '#server/test/city.ts'
import { remindOfMandates } from '#server/trading/mandate-ends.ts'
import { entrusted, entrustingCity, offered as offeredIn, offers, runs } from './entrusting.ts'
import { operator } from './mandates.ts'
import { expectGenuineHistory } from './proof.ts'

let city: City
let water: string
beforeAll(async () => {
  ;({ city, water } = await entrustingCity())
})
afterAll(() => city.close())

const offered = (entrustedUntil?: string) => offeredIn(city, water, entrustedUntil)
/** What an organisation was told of a case, oldest first. */
const told = async (who: string, id: string) =>
  (await (await city.as(who)).ask(noteRoutes.listNotes, { query: { limit: 100 } })).items
    .filter((note) => note.kind === 'other-side' && note.href.endsWith(id))
    .map((note) =>
      note.words.zh
        .split('：')
        .at(-1)!
        .replace(/期限\d{4}-\d{2}-\d{2}$/, '期限'),
    )
    .toReversed()

describe('委托运营：签订的时限和撤回（§5.10，choice:entrustment-signing）', () => {
  test('运营主体答复之前委托单位可以撤回，运营主体不能代为撤回', async () => {
    const id = await offered()
    expect((await city.see(runs, id)).mayNow.map(({ act }) => act)).toEqual(['confirm', 'decline'])
    expect((await city.see(offers, id)).mayNow.map(({ act, denial }) => [act, denial?.code ?? null])).toEqual([
      ['confirm', 'not-yours'],
      ['decline', 'not-yours'],
      ['withdraw', null],
    ])
    expect(await refusal(city.act(runs, id, 'withdraw'))).toMatchObject({
      status: 409,
      code: 'not-yours',
      basis: 'choice:entrustment-signing',
      message: { zh: '由数据生产主体办理' },
    })
    expect(await city.act(offers, id, 'withdraw')).toMatchObject({ ending: 'withdrawn' })
  })

  test('接受之后、签订之前也可以撤回；逾期没有签订的，委托自行终止，可以重新提出', async () => {
    const taken = await offered()
    await city.act(runs, taken, 'confirm')
    expect((await city.see(offers, taken)).move).toMatchObject({ limitDays: 10, basis: 'choice:entrustment-signing' })
    expect(await city.act(offers, taken, 'withdraw')).toMatchObject({ ending: 'withdrawn' })
    const unsigned = await offered()
    await city.act(runs, unsigned, 'confirm')
    await city.pass(16)
    expect(await city.see(offers, unsigned)).toMatchObject({ step: null, ending: 'unsigned' })
    await offered()
  })

  test('签订后授权，期限将满时提醒运营主体和委托单位，没有产品的不提产品（choice:mandate-reminders）', async () => {
    const endsOn = daysAfter(city.clock.today(), 20)
    const id = await offered(endsOn)
    await city.act(runs, id, 'confirm')
    expect(
      await city.act(offers, id, 'confirm', {
        agreementNumber: '水委〔2026〕2号',
        signedOn: city.clock.today(),
        agreementPaper: await city.paper(offers, id),
      }),
    ).toMatchObject({ ending: 'entrusted' })
    await remindOfMandates(city)
    for (const who of [runs, offers]) {
      const { items } = await (await city.as(who)).ask(noteRoutes.listNotes, { query: {} })
      expect([who, items.filter(({ kind }) => kind === 'mandate-ends').map(({ words }) => words.zh)]).toEqual([
        who,
        [expect.stringMatching(new RegExp(`^${operator}的运营授权\\S+将于${endsOn}届满$`))],
      ])
    }
    await expectGenuineHistory(city)
  })
})

describe('委托运营：每一步都通知对方（§5.10）', () => {
  test('提出、接受、签订、不接受、撤回、逾期各通知对方一次，不通知自己；没有提交的不通知', async () => {
    const signed = await entrusted(city, water, '水委〔2026〕3号')
    expect([await told(runs, signed), await told(offers, signed)]).toEqual([
      ['运营主体答复；现由本单位办理，期限', '已委托运营'],
      ['签订协议；现由本单位办理，期限'],
    ])
    const declined = await offered()
    await city.act(runs, declined, 'decline', { explanation: '本单位没有相应的开发能力' })
    expect([await told(runs, declined), await told(offers, declined)]).toEqual([['运营主体答复；现由本单位办理，期限'], ['运营主体不接受']])
    const withdrawn = await offered()
    await city.act(offers, withdrawn, 'withdraw')
    expect([await told(runs, withdrawn), await told(offers, withdrawn)]).toEqual([['运营主体答复；现由本单位办理，期限', '已撤回'], []])
    expect((await city.see(runs, withdrawn)).ending).toBe('withdrawn')
    const lapsed = await offered()
    await city.pass(25)
    expect([await told(runs, lapsed), await told(offers, lapsed)]).toEqual([
      ['运营主体答复；现由本单位办理，期限', '逾期未答复'],
      ['逾期未答复'],
    ])
    const draft = await city.open(offers, 'entrustment', water, { operator: city.id(operator) })
    await city.act(offers, draft, 'withdraw')
    expect(await told(runs, draft)).toEqual([])
  })

  test('确认了邮箱的经办人同时收到邮件；与办件无关的机构写不进通知', async () => {
    const { pool } = city.database
    await pool.query(
      `insert into mail_addresses (officer_id, sealed, asked_at, confirmed_at) select id, '', now(), now() from officers where name = $1`,
      [runs],
    )
    const id = await offered()
    const letters = await pool.query(`select from letters l join notes n on n.id = l.note_id where n.subject like $1`, [`${id}:%`])
    expect(letters.rows).toHaveLength(1)
    const forged = (as: { role: string; organisationId: string }, kind: string) =>
      inTransaction(city.db, { ...stranger, ...as } as never, (tx) =>
        sendNotes(
          tx,
          [
            {
              organisationId: city.id('榕创开发有限公司'),
              kind,
              subject: `${id}:9`,
              words: { zh: '伪造', en: 'forged' },
              basis: '§5.10',
              href: '/',
            },
          ],
          new Date(),
        ),
      )
    for (const kind of ['other-side', 'mandates-ended'])
      await expect(forged({ role: 'operator', organisationId: city.id(operator) }, kind)).rejects.toMatchObject({ code: '42501' })
    await city.act(offers, id, 'withdraw')
  })
})
