import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { registrationRoutes } from '#contract/registration.ts'
import { tradingRoutes } from '#contract/trading.ts'
import { refusal, transport, type City } from '#server/test/city.ts'
import { registeredCity, review, whole } from './registered-city.ts'
import { agree, filed, pricePaper, traders } from './trading-life.ts'

const soe = '榕城公共交通集团'
let city: City
let { asset, readAsset, numberOf, check, begin } = {} as Awaited<ReturnType<typeof registeredCity<'公交线路'>>>
beforeAll(async () => {
  ;({ city, asset, readAsset, numberOf, check, begin } = await registeredCity(['公交线路']))
  await agree(city, asset('公交线路'))
  const id = await begin('林清查', 'transfer-registration', '公交线路', {
    ...whole,
    newHolder: city.id(soe),
    agreement: '榕划〔2026〕3号',
    agreementPaper: await city.paper('林清查'),
    approval: '办公会纪要〔2026〕9号',
  })
  await city.act('林清查', id, 'submit')
  await city.act('车国企', id, 'accept', { consent: true, approval: '董事会纪要〔2026〕2号' })
  await review(city, id)
  await city.pass(20)
})
afterAll(() => city.close())

describe('行政事业单位转出的数据取得时为公共数据（§6.2、§5.6，choice:public-data-stays）', () => {
  test('资产页、新凭证、登记簿和核验页都注明，并写明依据；以后不能取消', async () => {
    expect(await readAsset('公交线路', '车国企')).toMatchObject({ holderName: soe, acquiredAs: 'public-data' })
    const number = await numberOf('公交线路')
    expect(await check(number)).toMatchObject({ marks: ['public-data'], facts: { marks: '取得时为公共数据，原由行政事业单位持有' } })
    expect(
      (await city.stranger().ask(registrationRoutes.listRegister, { query: { mark: 'public-data' } })).items.map((line) => line.number),
    ).toEqual([number])
    expect(await (await fetch(`${city.base}/check/${number}`)).text()).toContain('choice-public-data-stays')
    const items = (
      (await (await fetch(`${city.base}/feed.json`)).json()) as { items: { title: string; content_text: string }[] }
    ).items.filter(({ title }) => title.startsWith('已转移'))
    expect(items).toMatchObject([
      {
        title: `已转移：${(await check(number)).facts['assetName']}（${transport}转给${soe}）`,
        content_text: expect.stringContaining(`换发凭证${number}；原凭证`),
      },
    ])
    expect(await (await fetch(`${city.base}/feed.xml`)).text()).toContain(`转给${soe}`)
    await city.database.pool.query('update assets set was_public = false where id = $1', [asset('公交线路')])
    expect(await readAsset('公交线路', '车国企')).toMatchObject({ acquiredAs: 'public-data' })
  })

  test('此后以它为来源的产品仍是使用公共数据的产品：须备案，不能自行定市场价', async () => {
    const { productId } = await filed(city, [await numberOf('公交线路')])
    expect(await (await city.as(traders.develops)).ask(tradingRoutes.readProduct, { params: { id: productId } })).toMatchObject({
      usesPublic: true,
      state: 'filed',
      sources: [{ holderName: soe }],
    })
    const id = await city.open(traders.operates, 'product-pricing', productId, pricePaper({ charge: 'market' }))
    expect(await refusal(city.act(traders.operates, id, 'submit'))).toMatchObject({
      code: 'needs-price-fits',
      basis: 'choice:purpose-price',
    })
  })
})
