import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inventoryRoutes } from '#contract/inventory.ts'
import { noteRoutes } from '#contract/notes.ts'
import { operatorRoutes } from '#contract/operators.ts'
import { inTransaction, stranger } from '#server/db/transaction.ts'
import { endEntrusted } from '#server/operation/operators/entrusting.sql.ts'
import { refusal, type City } from '#server/test/city.ts'
import { tellDelisted } from '#server/trading/delisting.ts'
import { entrusted, entrustingCity, offers, runs } from './entrusting.ts'
import { mandated, operator } from './mandates.ts'
import { expectGenuineHistory } from './proof.ts'

const bureau = '郑局长'
const developer = '榕创开发有限公司'
let city: City
let water: string
beforeAll(async () => {
  ;({ city, water } = await entrustingCity())
})
afterAll(() => city.close())

const asked = (agreementNumber: string) => ({
  operator: city.id(operator),
  agreementNumber,
  endReason: '本单位自行建设水务数据平台',
  endHandover: '数据副本清退，在期产品按订单履行完毕',
})
const ending = (agreementNumber: string) => city.open(offers, 'entrustment-end', water, asked(agreementNumber))
const consent = async (id: string) => ({ settlementSaid: '双方费用和收益已经结清', endAgreementPaper: await city.paper(runs, id) })
const notice = async (id: string) => ({ lossSaid: '按协议约定赔偿直接损失', noticePaper: await city.paper(offers, id) })
const told = async (who: string, kind: string, about: string) =>
  (await (await city.as(who)).ask(noteRoutes.listNotes, { query: { limit: 100 } })).items
    .filter((note) => note.kind === kind && note.href.includes(about))
    .map((note) => note.words.zh)
const marked = async () => (await (await city.as(offers)).ask(inventoryRoutes.readAsset, { params: { id: water } })).isMarked
const mandate = async (caseId: string) =>
  (await (await city.as(bureau)).ask(operatorRoutes.listMandates, { query: { operatorId: city.id(operator), state: 'all' } })).items.find(
    (each) => each.caseId === caseId,
  )!
/** A product that is listed and made from the entrusted asset, entered by hand. */
async function listedFrom(asset: string): Promise<string> {
  const id = randomUUID()
  await city.database.pool.query(
    `insert into products (id, number, name, kind, purpose_class, developer_id, operator_id, state, price_fen, exchange_number, listed_at, made_at) values ($1::uuid, 'CP-' || substr($1::text, 1, 8), '用水指数', 'api', 'welfare', $2, $3, 'listed', 0, substr($1::text, 1, 8), now(), now())`,
    [id, city.id(developer), city.id(operator)],
  )
  await city.database.pool.query(
    `insert into product_sources (product_id, position, asset_id, developer_id, operator_id, holder_id) select $1, 1, id, $3, $4, holder_id from assets where id = $2`,
    [id, asset, city.id(developer), city.id(operator)],
  )
  return id
}
const stateOf = async (id: string) =>
  (await city.database.pool.query(`select state, delisted_why from products where id = $1`, [id])).rows[0]

describe('委托运营提前终止（§5.10，choice:entrustment-end，choice:entrustment-notice）', () => {
  test('没有在期委托的、协议编号不对的不能提出；运营主体不能代为提出', async () => {
    const id = await ending('水委〔2026〕9号')
    expect(await refusal(city.act(offers, id, 'submit'))).toMatchObject({ status: 409, code: 'needs-entrustment-stands', basis: '§5.10' })
    await city.act(offers, id, 'withdraw')
    expect(await refusal(city.open(runs, 'entrustment-end', water, asked('水委〔2026〕9号')))).toMatchObject({ code: 'not-yours' })
  })

  test('双方同意的即时终止：使用标识去除，凭它供给的产品下架，市数据局和需要知道的各方得到通知', async () => {
    const grant = await entrusted(city, water, '水委〔2026〕1号')
    const product = await listedFrom(water)
    expect(await marked()).toBe(true)
    const id = await city.open(offers, 'entrustment-end', water, { endReason: asked('').endReason, endHandover: asked('').endHandover })
    expect((await city.see(offers, id)).draft).toMatchObject({ operator: city.id(operator), agreementNumber: '水委〔2026〕1号' })
    await city.act(offers, id, 'submit')
    expect((await city.see(runs, id)).move).toMatchObject({ limitDays: 10, basis: 'choice:entrustment-end' })
    const mine = (await mandate(grant)).id
    // Whatever the platform asks: before it agreed, an operator ends no mandate.
    const early = inTransaction(city.db, { ...stranger, role: 'operator', organisationId: city.id(operator) }, (tx) =>
      endEntrusted(tx, mine, '擅自终止', city.clock.now()),
    )
    await expect(early).rejects.toMatchObject({ code: '42501' })
    expect(await refusal(city.act(runs, id, 'confirm'))).toMatchObject({ status: 422 })
    expect(await city.act(runs, id, 'confirm', await consent(id))).toMatchObject({ ending: 'ended' })
    expect(await mandate(grant)).toMatchObject({ state: 'ended', why: expect.stringContaining('提前终止') })
    expect(await marked()).toBe(false)
    expect(await stateOf(product)).toMatchObject({ state: 'delisted', delisted_why: '来源的委托运营提前终止' })
    await tellDelisted(city, id)
    expect(await told(offers, 'other-side', id)).toEqual([expect.stringMatching(/协商终止$/)])
    expect(await told(bureau, 'mandates-ended', mine)).toEqual([expect.stringMatching(/已提前终止/)])
    expect(await told('康开发', 'product-delisted', product)).toEqual([expect.stringMatching(/已下架/)])
  })

  test('不同意和逾期未答复的，委托继续；另有授权覆盖的产品不下架，使用标识仍去除', async () => {
    const grant = await entrusted(city, water, '水委〔2026〕2号')
    const refused = await ending('水委〔2026〕2号')
    await city.act(offers, refused, 'submit')
    expect(await city.act(runs, refused, 'decline', { explanation: '在期产品尚未全部履行完毕' })).toMatchObject({ ending: 'kept' })
    const waited = await ending('水委〔2026〕2号')
    await city.act(offers, waited, 'submit')
    await city.pass(25)
    expect(await city.see(offers, waited)).toMatchObject({ ending: 'unanswered' })
    expect([(await mandate(grant)).state, await marked()]).toEqual(['live', true])
    const [covered, product] = [await mandated(city, [water]), await listedFrom(water)]
    const id = await ending('水委〔2026〕2号')
    await city.act(offers, id, 'submit')
    await city.act(runs, id, 'confirm', await consent(id))
    expect([(await mandate(grant)).state, await marked(), (await stateOf(product)).state]).toEqual(['ended', false, 'listed'])
    await city.database.pool.query(`update mandates set ended_at = now(), ended_why = '测试' where id = $1`, [covered])
  })

  test('单方解除须写明损失承担和送达通知书，通知期满终止；期间可以撤回，另行终止的不再重复', async () => {
    const grant = await entrusted(city, water, '水委〔2026〕3号')
    const id = await ending('水委〔2026〕3号')
    expect((await refusal(city.act(offers, id, 'file'))).fields?.map(({ field }) => field)).toEqual(['lossSaid', 'noticePaper'])
    await city.act(offers, id, 'file', await notice(id))
    expect(await told(runs, 'other-side', id)).toEqual([expect.stringMatching(/解除通知期；现由本单位办理，期限\d{4}-\d{2}-\d{2}$/)])
    expect((await city.see(runs, id)).move).toMatchObject({ limitDays: 20, basis: 'choice:entrustment-notice' })
    await city.act(offers, id, 'withdraw')
    expect((await mandate(grant)).state).toBe('live')
    const again = await ending('水委〔2026〕3号')
    await city.act(offers, again, 'file', await notice(again))
    const twice = await ending('水委〔2026〕3号')
    expect(await refusal(city.act(offers, twice, 'submit'))).toMatchObject({
      code: 'needs-entrustment-stands',
      basis: 'choice:entrustment-end',
      message: { zh: expect.stringContaining('已在办') },
    })
    await city.pass(20)
    expect((await mandate(grant)).state).toBe('live')
    await city.pass(25)
    expect(await city.see(offers, again)).toMatchObject({ ending: 'ended-alone' })
    expect([(await mandate(grant)).state, await marked()]).toEqual(['ended', false])
    expect([await told(offers, 'other-side', again), await told(runs, 'other-side', again)].map((each) => each.length)).toEqual([1, 2])
    const other = await entrusted(city, water, '水委〔2026〕4号')
    const late = await ending('水委〔2026〕4号')
    await city.act(offers, late, 'file', await notice(late))
    await city.database.pool.query(`update mandates set ended_at = now(), ended_why = '运营主体退出' where case_id = $1`, [other])
    await city.pass(45)
    expect(await city.see(offers, late)).toMatchObject({ ending: 'gone' })
    await expectGenuineHistory(city)
  })
})
