import { codingRoutes, type SegmentInput } from '#contract/coding-rule.ts'
import { countingRoutes } from '#contract/counting.ts'
import { inventoryRoutes } from '#contract/inventory.ts'
import { roundCallRoutes } from '#contract/round-calls.ts'
import { officersOf } from './inventories.ts'
import type { Stage } from './stage.ts'

const ofWeather: SegmentInput[] = [
  { kind: 'unit', short: null },
  { kind: 'text', text: '-' },
  {
    kind: 'business',
    codes: [
      { code: 'GC', name: '观测' },
      { code: 'YJ', name: '预警' },
    ],
  },
  { kind: 'year' },
  { kind: 'text', text: '-' },
  { kind: 'serial', places: 4 },
  { kind: 'check' },
]

/** The weather bureau refines its coding rule before its round; all others keep the city's default. */
export async function playCodingRule(stage: Stage, today: string): Promise<void> {
  await stage.once('coding-rule:weather', async () => {
    const client = await stage.as(officersOf('weather').counter)
    await client.ask(codingRoutes.setCodingRule, {
      body: { segments: ofWeather, holdsFrom: today, reason: '按观测、预警两类业务分开编码', seen: 0, key: 'demo:coding-rule:weather' },
    })
    return {}
  })
}

/** The health commission, as sector authority, calls a round for its sector. */
export async function playCall(stage: Stage, today: string, endsOn: string): Promise<void> {
  await stage.once('round-call:health', async () => {
    const year = Number(today.slice(0, 4))
    const answers = {
      title: `${year}年医疗卫生行业数据资产盘点`,
      year,
      scope: '本行业各单位业务系统和统计成果，不含涉密数据',
      types: ['databases', 'files'],
      procedure: '一、登记数据源并扫描；二、逐项建卡；三、与目录核对，说明差异；四、另一人复核后发布',
      startsOn: today,
      endsOn,
      dutiesAsked: '各单位数据管理岗清查，数据复核岗复核，分管负责人负责',
    }
    const { id } = await (
      await stage.as('卫统筹')
    ).ask(roundCallRoutes.callRound, { body: { answers, holderIds: null, key: 'demo:round-call:health' } })
    return { id }
  })
}

/** The health commission's open round: what was not found again is explained; a colleague has yet to count again. */
export async function playDifferences(stage: Stage): Promise<void> {
  await stage.once('differences:health', async () => {
    const client = await stage.as(officersOf('health').counter)
    const { items } = await client.ask(inventoryRoutes.listRounds)
    const round = items.find((each) => each.step === 'counting')
    if (!round) return {}
    const { unexplained } = await client.ask(countingRoutes.readCount, { params: { id: round.id } })
    if (unexplained.missing > 0)
      await client.ask(countingRoutes.explainDifferences, {
        params: { id: round.id },
        body: {
          difference: 'missing',
          assetIds: null,
          answers: {
            outcome: 'present',
            explanation: '仍在医疗机构执业登记系统运行，补充盘点未重新扫描',
            statement: '信息中心确认系统正常运行、数据按日更新',
          },
        },
      })
    return {}
  })
}
