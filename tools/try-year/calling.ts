import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { caseRoutes } from '#contract/cases.ts'
import { inventoryRoutes } from '#contract/inventory.ts'
import { roundCallRoutes } from '#contract/round-calls.ts'
import { dayAfter } from '#server/demonstration/invent.ts'
import type { City } from '../try-real/city.ts'
import type { Round } from '../try-real/round.ts'
import type { Unit } from './staffing.ts'
import type { Walk } from './walk.ts'

/** Who compiles and who approves for a sector. */
export async function authorityOf(city: City, sector: string): Promise<{ compiler: string; approver: string }> {
  const names: string[] = []
  for (const { name, role } of city.people)
    if (role === 'sector-authority' && (await city.as(name)).session?.post?.sector === sector) names.push(name)
  const [compiler, approver] = names
  if (!compiler || !approver) throw new Error(`${sector}没有两名主管人员 / nobody leads ${sector}`)
  return { compiler, approver }
}

/** Every sector authority calls the round of the year to its units; answers the round each unit found opened for it. */
export async function callRounds(city: City, units: readonly Unit[], walk: Walk): Promise<Map<string, Round>> {
  const rounds = new Map<string, Round>()
  for (const [sector, called] of Map.groupBy(units, (u) => u.sector)) {
    const { compiler } = await authorityOf(city, sector)
    const title = await callSector(city, compiler, sector, called)
    for (const unit of called) rounds.set(unit.name, await opened(city, unit, title))
    walk.say(`  ${sector}：“${title}”→ ${called.length} 个单位`, `called to ${called.length} units`)
  }
  return rounds
}

async function callSector(city: City, compiler: string, sector: string, units: readonly Unit[]): Promise<string> {
  const client = await city.as(compiler)
  const today = await city.today()
  const year = Number(today.slice(0, 4))
  const { items } = await client.ask(roundCallRoutes.listRoundCalls, { query: { year, limit: 100 } })
  const before = items.filter((k) => k.sector === sector).length
  const title = `${year}年${sector}行业数据资产盘点${before > 0 ? `（第${before + 1}次）` : ''}`
  const answers = {
    title,
    year,
    scope: '本单位持有的公开数据文件',
    types: ['databases', 'files', 'spatial'],
    procedure: '登记数据源并扫描；逐项建卡；与目录核对，说明差异；另一人复核后发布',
    startsOn: today,
    endsOn: dayAfter(today, 30),
    dutiesAsked: '各单位数据管理岗清查，数据复核岗复核，分管负责人负责',
  }
  await client.ask(roundCallRoutes.callRound, { body: { answers, holderIds: units.map((u) => u.id), key: randomUUID() } })
  return title
}

/** Waits until the platform has opened the called round; the unit names who counts, checks and answers. */
async function opened(city: City, unit: Unit, title: string): Promise<Round> {
  const client = await city.as(unit.counter)
  for (let tries = 0; tries < 120; tries++) {
    const { items } = await client.ask(inventoryRoutes.listRounds)
    const round = items.find((r) => r.title === title && r.state === 'open' && r.step === 'planning')
    if (round) {
      const { draft, version, draftRevision } = await client.ask(caseRoutes.readCase, { params: { id: round.caseId } })
      await client.ask(caseRoutes.saveDraft, {
        params: { id: round.caseId },
        body: { version, draftRevision, answers: { ...draft, counter: unit.counter, checker: unit.checker, answerable: unit.counter } },
      })
      await city.act(unit.counter, round.caseId, 'submit')
      return { caseId: round.caseId, roundId: round.id }
    }
    await sleep(500)
  }
  throw new Error(`平台没有为${unit.name}开办盘点 / no round was opened for ${unit.name}`)
}
