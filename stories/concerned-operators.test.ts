import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { watchTerms } from '#server/registration/terms.ts'
import { health, type City } from '#server/test/city.ts'
import { decided, deregistered, grounds, registeredCity, review, whole } from './registered-city.ts'
import { mandated } from './mandates.ts'
import { agree } from './trading-life.ts'

const names = ['撤销', '转移', '注销', '到期'] as const
const [former, receiver, operates, develops] = ['林清查', '苏清查', '尹运营', '康开发']
let city: City
let { asset, notes, begin } = {} as Awaited<ReturnType<typeof registeredCity<(typeof names)[number]>>>
beforeAll(async () => {
  ;({ city, asset, notes, begin } = await registeredCity(names))
  // No use mark on any: one asset is operated by a mandate alone, one used by an agreement, one by neither any more.
  await mandated(city, [asset('撤销'), asset('注销'), asset('到期')])
  await agree(city, asset('转移'), { endsOn: '2030-12-31' })
  await city.database.pool.query('update mandate_assets set ended_at = now() where asset_id = $1', [asset('注销')])
})
afterAll(() => city.close())

const told = async (who: string, kind: string) => (await notes(who)).filter((note) => note.kind === kind)

describe('没有使用标识、只有运营授权或者使用合同的单位也得到告知（§4.7、§8.1）', () => {
  test('撤销：运营主体知道登记已撤销、不得再运营，写明依据', async () => {
    const id = await begin('叶受理', 'revocation', '撤销', await grounds(city))
    await city.act('叶受理', id, 'submit')
    await city.act(former, id, 'file', { statement: '没有意见。' })
    await city.act('林初审', id, 'pass', decided)
    await city.act('陈复审', id, 'confirm')
    expect(await told(operates, 'certificate-revoked')).toMatchObject([
      {
        basis: 'choice:revocation-decision',
        href: expect.stringContaining('/check/'),
        words: { zh: expect.stringContaining('不得运营和使用（§4.6）') },
      },
    ])
    expect(await told(develops, 'certificate-revoked')).toEqual([])
  })

  test('转移：使用合同的双方知道持有单位改为受让单位，各一次', async () => {
    const id = await begin(former, 'transfer-registration', '转移', {
      ...whole,
      newHolder: city.id(health),
      agreement: '榕划〔2026〕3号',
      agreementPaper: await city.paper(former),
      approval: '办公会纪要〔2026〕9号',
    })
    await city.act(former, id, 'submit')
    await city.act(receiver, id, 'accept', { consent: true, approval: '党组会纪要〔2026〕2号' })
    await review(city, id)
    await city.pass(20)
    for (const who of [operates, develops])
      expect(await told(who, 'asset-transferred')).toMatchObject([
        { basis: 'choice:transfer-of-holding', words: { zh: expect.stringContaining(`转移给${health}`) } },
      ])
  })

  test('注销：授权已经终止的不再告知', async () => {
    await deregistered(city, asset('注销'))
    expect(await told(operates, 'certificate-deregistered')).toEqual([])
  })

  test('到期：只有运营授权的运营主体、使用合同的双方都知道，各一次，写明不得再运营和使用', async () => {
    const {
      rows: [last],
    } = await city.database.pool.query<{ end: string }>(`select max(valid_until)::text as end from certificates where status = 'valid'`)
    await city.until(`${last!.end}T09:00:00+08:00`)
    await city.pass(2)
    await watchTerms(city)
    const expired = await told(operates, 'certificate-expired')
    expect(expired).toHaveLength(2)
    for (const { basis, href, words } of expired)
      expect([basis, href.startsWith('/check/'), words.zh.includes('不得运营和使用（§4.6）')]).toEqual(['§4.6', true, true])
    expect(await told(develops, 'certificate-expired')).toMatchObject([{ words: { zh: expect.stringContaining('“转移”') } }])
    for (const holder of [former, receiver])
      expect(await told(holder, 'certificate-expired')).toMatchObject([{ words: { zh: expect.stringContaining('转入备查簿') } }])
  })
})
