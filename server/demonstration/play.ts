import { registrationRoutes } from '#contract/registration.ts'
import type { Platform } from '#server/platform.ts'
import { playBooks, playClosing } from './books.ts'
import { datasets } from './datasets.ts'
import { playDestruction } from './disposal.ts'
import { inventUscc } from './invent.ts'
import { officersOf, playInventories, playOpenRound } from './inventories.ts'
import { playEngaged, playOpinion, playValuation } from './papers.ts'
import { playOperation, playWaiting } from './operation.ts'
import { playSelection } from './operators.ts'
import { printPaper } from './print-paper.ts'
import { playChanges, playRevocation } from './lives.ts'
import { playOversight } from './oversight.ts'
import { playReports } from './reports.ts'
import { playSectors } from './sectors.ts'
import { Stage } from './stage.ts'
import { playCall, playCodingRule, playDifferences } from './year.ts'

/** How many days before the real day the story begins. */
export const beginsDaysAgo = 80

const registered = ['weather-hourly', 'market-entities', 'fund-monthly', 'hr-fairs', 'estate-listings']
const onNotice = ['estate-daily', 'health-institutions']
const inReview = ['hr-training', 'insurance-pharmacies', 'open-catalogue', 'water-grid', 'hr-trainees']

/** Plays the life of the city through the front door, from eighty days ago until now; an interrupted play goes on where it stopped. */
export async function playDemonstration(base: string, platform: Pick<Platform, 'db' | 'clock'>): Promise<void> {
  const stage = new Stage(base, platform)
  await stage.once('everything', async () => {
    const day = (ago: number) => new Date(Date.now() - ago * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10)
    await playCodingRule(stage, day(80))
    const assets = await playInventories(stage, day(80), day(60), ['health-blood'])
    const asset = (key: string) => assets.get(key)!
    await stage.until(74)
    for (const key of [...registered, ...onNotice, ...inReview])
      await playOpinion(stage, key, asset(key), 'unqualified', day(74), day(-280))
    await stage.until(70)
    for (const key of [...registered, ...onNotice, ...inReview]) await playValuation(stage, key, asset(key), day(70), day(-280))
    await playRegistered(stage, asset)
    await playReports(stage)
    await stage.until(30)
    await playBooks(stage, asset, day(60), day(30))
    const call = await playSelection(stage, asset)
    await playChanges(stage, asset)
    await playApplications(stage, asset)
    const product = await playOperation(stage, asset, call)
    await playUnderway(stage, asset)
    await playDestruction(stage, asset('market-legacy'), day(5))
    await playRevocation(stage, asset)
    await stage.until(2)
    await playOpinion(stage, 'gas-usage', asset('gas-usage'), 'qualified', day(2), day(-280))
    await playValuation(stage, 'gas-usage', asset('gas-usage'), day(2), day(-280))
    await apply(stage, 'gas-usage', asset('gas-usage'), false)
    await playEngaged(stage, 'weather-warnings', asset('weather-warnings'))
    await playOpenRound(
      stage,
      datasets.find((d) => d.key === 'health-blood')!,
      day(2),
      day(-20),
    )
    await playDifferences(stage)
    await playCall(stage, day(2), day(-30))
    await playClosing(stage, day(60), day(2))
    await playObjection(stage)
    await playSectors(stage, asset, day(2), day(-20))
    await playOversight(stage, day(2), day(-60))
    await playWaiting(stage, asset, product)
    await stage.until(0)
    return {}
  })
}

/** Opens the application for a registration, and submits it unless it is left as a draft. */
async function apply(stage: Stage, key: string, assetId: string, submits = true): Promise<string> {
  const d = datasets.find((x) => x.key === key)!
  const { counter } = officersOf(d.holder)
  const { id } = await stage.open(`registration:${key}`, counter, 'first-registration', assetId, {
    assetName: d.name,
    summary: d.summary,
    rights: ['hold', 'use'],
    limits: '不得用于识别特定个人',
    truthful: true,
    contact: counter,
    telephone: '0591-00000000',
  })
  if (submits) await stage.act(`registration:${key}:submit`, counter, id, 'submit')
  return id
}

const review = (stage: Stage, key: string, id: string, step: 'accept' | 'first' | 'second') =>
  stage.act(
    `registration:${key}:${step}`,
    { accept: '叶受之', first: '林初晴', second: '陈复礼' }[step],
    id,
    step === 'accept' ? 'accept' : 'pass',
    {},
    step === 'accept' ? '' : '材料齐全，内容与目录一致',
  )

async function playRegistered(stage: Stage, asset: (key: string) => string): Promise<void> {
  await stage.until(66)
  const ids = new Map<string, string>()
  for (const key of registered) ids.set(key, await apply(stage, key, asset(key)))
  await stage.until(65)
  for (const key of registered) await review(stage, key, ids.get(key)!, 'accept')
  await stage.until(60)
  for (const key of registered) await review(stage, key, ids.get(key)!, 'first')
  await stage.until(56)
  for (const key of registered) await review(stage, key, ids.get(key)!, 'second')
}

/** Applications that come while operation begins; one of them holds personal information and is refused. */
async function playApplications(stage: Stage, asset: (key: string) => string): Promise<void> {
  await stage.until(25)
  const ids = new Map<string, string>()
  for (const key of [...onNotice, 'hr-trainees']) ids.set(key, await apply(stage, key, asset(key)))
  await stage.until(24)
  for (const key of [...onNotice, 'hr-trainees']) await review(stage, key, ids.get(key)!, 'accept')
  await stage.act('registration:hr-trainees:refuse', '林初晴', ids.get('hr-trainees')!, 'refuse', {
    ground: 'personal-information',
    explanation: '数据含学员姓名、身份证号、手机号，未取得登记用途的同意，也未匿名化。',
  })
}

async function playUnderway(stage: Stage, asset: (key: string) => string): Promise<void> {
  const ids = new Map<string, string>()
  for (const key of onNotice) ids.set(key, await apply(stage, key, asset(key)))
  await stage.until(12)
  for (const key of onNotice) await review(stage, key, ids.get(key)!, 'first')
  for (const key of ['hr-training', 'insurance-pharmacies', 'water-grid']) ids.set(key, await apply(stage, key, asset(key)))
  await stage.until(9)
  for (const key of ['hr-training', 'insurance-pharmacies', 'water-grid']) await review(stage, key, ids.get(key)!, 'accept')
  await stage.until(5)
  for (const key of onNotice) await review(stage, key, ids.get(key)!, 'second')
  await review(stage, 'hr-training', ids.get('hr-training')!, 'first')
  await stage.act('registration:water-grid:return', '林初晴', ids.get('water-grid')!, 'return', {
    pins: [
      { field: 'limits', note: '请写明网格边界是否涉及重要设施，以及使用限制' },
      { field: 'summary', note: '简介未说明更新周期' },
    ],
  })
  await apply(stage, 'open-catalogue', asset('open-catalogue'))
  const { counter, checker } = officersOf('market')
  const { id } = await stage.open('memo:market-sampling', counter, 'memorandum', asset('market-sampling'), {
    reason: '抽检数据的成本尚在归集，暂不具备确认条件',
    reviewOn: new Date(Date.now() + 120 * 86_400_000).toISOString().slice(0, 10),
  })
  await stage.act('memo:market-sampling:submit', counter, id, 'submit')
  await stage.act('memo:market-sampling:confirm', checker, id, 'confirm')
}

async function playObjection(stage: Stage): Promise<void> {
  await stage.once('objection', async () => {
    const client = await stage.as('郑远航')
    const { items } = await client.ask(registrationRoutes.listNotices, { query: { state: 'open' } })
    const notice = items.find((n) => n.assetName.includes('医疗卫生机构'))
    if (!notice) return {}
    const form = new FormData()
    form.set(
      'answers',
      JSON.stringify({
        name: '榕城第一康复门诊部',
        identity: inventUscc('91', 7777),
        contact: '0591-00000001',
        ground: 'untrue',
        argument: '名录中本机构的床位数与执业许可证不符，请更正后再登记。',
        remedy: '更正床位数后重新公示',
      }),
    )
    form.set(
      'evidence',
      new Blob([new Uint8Array(await printPaper('执业许可证（演示）', ['床位数：40', '本文件为演示资料。']))], { type: 'application/pdf' }),
      '执业许可证.pdf',
    )
    const response = await fetch(`${stage.base}/api/notices/${notice.caseId}/objections`, { method: 'POST', body: form })
    if (!response.ok) throw new Error(`the objection was refused: ${await response.text()}`)
    return {}
  })
}
