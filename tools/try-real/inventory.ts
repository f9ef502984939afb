import path from 'node:path'
import { Refused } from '#contract/call.ts'
import { caseRoutes } from '#contract/cases.ts'
import { codingRoutes } from '#contract/coding-rule.ts'
import { type FindingView, inventoryRoutes } from '#contract/inventory.ts'
import type { City, Tried } from './city.ts'
import { scanned, settle, upload } from './counting.ts'
import { publicCard } from './public-card.ts'

/** Takes the files through inventory rounds of the city's units, a round each: upload, scan, card, confirmation, publication. */
export async function takeInventory(city: City, files: readonly string[]): Promise<Tried[]> {
  const holders = city.holders().filter(h => !h.holder.includes('大数据服务中心'))
  const tried: Tried[] = []
  const shares = Map.groupBy(files.entries(), ([n]) => n % holders.length)
  for (const [n, share] of shares) tried.push(...(await takeRound(city, holders[n]!, share.map(([, f]) => f))))
  return tried
}

async function takeRound(city: City, { holder, counter, checker }: { holder: string; counter: string; checker: string }, files: readonly string[]): Promise<Tried[]> {
  const client = await city.as(counter)
  const today = client.session!.clock.today
  const endsOn = new Date(Date.parse(today) + 30 * 86_400_000).toISOString().slice(0, 10)
  const caseId = await city.open(counter, 'inventory-round', null, { title: `${holder}实测盘点`, year: Number(today.slice(0, 4)), scope: '外部提供的文件', procedure: '逐一扫描、建卡、复核', startsOn: today, endsOn, counter, checker, answerable: counter })
  await city.act(counter, caseId, 'submit')
  const { subjectId: roundId } = await client.ask(caseRoutes.readCase, { params: { id: caseId } })
  for (const file of files) await upload(city, counter, roundId, [file])
  await scanned(city, counter, roundId)
  const tried = await decide(city, counter, holder, roundId, files)
  await settle(city, counter, checker, roundId)
  await city.act(counter, caseId, 'submit')
  await city.act(checker, caseId, 'publish')
  process.stdout.write(`  ${holder}: ${tried.length} 项 → 目录 / catalogue\n`)
  return tried
}

async function decide(city: City, counter: string, holder: string, roundId: string, files: readonly string[]): Promise<Tried[]> {
  const client = await city.as(counter)
  const { sourceList } = await client.ask(inventoryRoutes.readRound, { params: { id: roundId } })
  const { items } = await client.ask(inventoryRoutes.listFindings, { params: { id: roundId }, query: { limit: 100 } })
  const business = await businessCode(city, counter)
  const tried: Tried[] = []
  for (const line of items) {
    const file = files.find(f => path.basename(f) === line.sourceName) ?? line.sourceName
    const view = await client.ask(inventoryRoutes.readFinding, { params: { id: line.id } })
    const one: Tried = { file, name: path.basename(file), holder, findingId: line.id, rows: line.rows, columns: line.columns, personal: line.personalColumns, grade: line.grade, faults: view.finding.faults.map(f => f.code), tookMs: sourceList.find(s => s.id === line.sourceId)?.tookMs ?? 0 }
    tried.push(one)
    if (line.state === 'faulty' || line.columns === 0) {
      one.note = view.finding.faults[0]?.message.zh ?? '未能读取'
      if (line.state === 'proposed') await client.ask(inventoryRoutes.setAside, { params: { id: line.id }, body: { version: view.version, reason: one.note } })
      continue
    }
    await confirm(city, counter, one, view, business)
  }
  return tried
}

/** A business code of the unit's own coding rule, when that asks for one (§3.7). */
async function businessCode(city: City, counter: string): Promise<{ businessCategory?: string }> {
  const { versions, holdsNow } = await (await city.as(counter)).ask(codingRoutes.readCodingDesk)
  const code = versions.find(v => v.version === holdsNow)?.segments.find(each => each.kind === 'business')?.codes[0]?.code
  return code ? { businessCategory: code } : {}
}

async function confirm(city: City, counter: string, one: Tried, { version, card: draft, knownAs }: FindingView, business: { businessCategory?: string }): Promise<void> {
  const client = await city.as(counter)
  try {
    const saved = await client.ask(inventoryRoutes.saveFindingCard, { params: { id: one.findingId! }, body: { version, card: publicCard(one.name, counter, { ...business, ...draft }) } })
    const done = await client.ask(inventoryRoutes.confirmFinding, { params: { id: one.findingId! }, body: { version: saved.version, key: `try-real:${one.findingId}`, ...(knownAs && !knownAs.whyNot ? { assetId: knownAs.assetId } : {}) } })
    one.assetId = done.assetId ?? undefined
    one.code = done.assetCode ?? undefined
  } catch (problem) {
    if (!(problem instanceof Refused)) throw problem
    one.note = `${problem.problem.message.zh} ${(problem.problem.fields ?? []).map(f => `${f.field}: ${f.message.zh}`).join('; ')}`
    const again = await client.ask(inventoryRoutes.readFinding, { params: { id: one.findingId! } })
    await client.ask(inventoryRoutes.setAside, { params: { id: one.findingId! }, body: { version: again.version, reason: '试用中未能建卡' } })
  }
}
