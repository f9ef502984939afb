import path from 'node:path'
import { Refused } from '#contract/call.ts'
import { type FindingLine, inventoryRoutes } from '#contract/inventory.ts'
import type { City, Tried } from './city.ts'
import { scanned, upload } from './counting.ts'
import { businessOf, decideFinding } from './decision.ts'
import { everyPage } from './every-page.ts'
import { openRound, publishRound } from './round.ts'

type Holder = ReturnType<City['holders']>[number]

/** Takes the files through inventory rounds of the city's units, a round each: upload, scan, card, confirmation, publication. */
export async function takeInventory(city: City, files: readonly string[]): Promise<Tried[]> {
  const holders = city.holders().filter((h) => !h.holder.includes('大数据服务中心'))
  const tried: Tried[] = []
  const shares = Map.groupBy(files.entries(), ([n]) => n % holders.length)
  for (const [n, share] of shares)
    tried.push(
      ...(await takeRound(
        city,
        holders[n]!,
        share.map(([, f]) => f),
      )),
    )
  return tried
}

async function takeRound(city: City, unit: Holder, files: readonly string[]): Promise<Tried[]> {
  const round = await openRound(city, unit, { title: `${unit.holder}实测盘点`, scope: '外部提供的文件', procedure: '逐一扫描、建卡、复核' })
  for (const file of files) await upload(city, unit.counter, round.roundId, [file])
  await scanned(city, unit.counter, round.roundId)
  const tried = await decide(city, unit, round.roundId, files)
  await publishRound(city, unit, round)
  process.stdout.write(`  ${unit.holder}: ${tried.length} 项 → 目录 / catalogue\n`)
  return tried
}

async function decide(city: City, { holder, counter }: Holder, roundId: string, files: readonly string[]): Promise<Tried[]> {
  const client = await city.as(counter)
  const params = { id: roundId }
  const { sourceList } = await client.ask(inventoryRoutes.readRound, { params })
  const lines = await everyPage((cursor) => client.ask(inventoryRoutes.listFindings, { params, query: { limit: 100, cursor } }))
  const business = await businessOf(city, counter)
  const tried: Tried[] = []
  for (const line of lines) {
    const file = files.find((f) => path.basename(f) === line.sourceName) ?? line.sourceName
    const tookMs = sourceList.find((s) => s.id === line.sourceId)?.tookMs ?? 0
    tried.push({ file, name: path.basename(file), holder, tookMs, ...(await tryFinding(city, counter, line, business)) })
  }
  return tried
}

/** Decides one data set and tells what the scan found and what came of it; one that gets no card is set aside. */
async function tryFinding(
  city: City,
  counter: string,
  { id, rows, columns, personalColumns, grade }: FindingLine,
  business: Awaited<ReturnType<typeof businessOf>>,
): Promise<Omit<Tried, 'file' | 'name' | 'holder'>> {
  const client = await city.as(counter)
  const read = () => client.ask(inventoryRoutes.readFinding, { params: { id } })
  const view = await read()
  const found = { findingId: id, rows, columns, personal: personalColumns, grade, faults: view.finding.faults.map((f) => f.code) }
  try {
    const decision = await decideFinding(city, counter, view, business)
    if (decision === 'unreadable') return { ...found, note: view.finding.faults[0]?.message.zh ?? '未能读取' }
    const { assetId, assetCode, setAsideReason } = await read()
    return decision === 'kept' || decision === 'set-aside'
      ? { ...found, note: setAsideReason || '资产不变' }
      : { ...found, assetId: assetId!, code: assetCode! }
  } catch (problem) {
    if (!(problem instanceof Refused)) throw problem
    await client.ask(inventoryRoutes.setAside, { params: { id }, body: { version: (await read()).version, reason: '试用中未能建卡' } })
    return {
      ...found,
      note: `${problem.problem.message.zh} ${(problem.problem.fields ?? []).map((f) => `${f.field}: ${f.message.zh}`).join('; ')}`,
    }
  }
}
