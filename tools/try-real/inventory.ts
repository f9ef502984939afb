import { textOf } from '#contract/text-of.ts'
import { openAsBlob } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Refused } from '#contract/call.ts'
import { caseRoutes } from '#contract/cases.ts'
import { countingRoutes } from '#contract/counting.ts'
import { codingRoutes } from '#contract/coding-rule.ts'
import { type FindingView, inventoryRoutes } from '#contract/inventory.ts'
import type { City, Tried } from './city.ts'

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
  for (const file of files) {
    const form = new FormData()
    form.append('files', await openAsBlob(file), path.basename(file))
    const { refused } = await client.ask(inventoryRoutes.addUploads, { params: { id: roundId }, body: form })
    for (const r of refused) process.stdout.write(`  未接收 refused: ${r.name}: ${r.why.zh}\n`)
  }
  await scanned(city, counter, roundId)
  const tried = await decide(city, counter, holder, roundId, files)
  await settle(city, counter, checker, roundId)
  await city.act(counter, caseId, 'submit')
  await city.act(checker, caseId, 'publish')
  process.stdout.write(`  ${holder}: ${tried.length} 项 → 目录 / catalogue\n`)
  return tried
}

/** Says of every difference between the catalogue and this round what it is: new files, and assets that were not looked at this time; a colleague counts those again (§3.3). */
async function settle(city: City, counter: string, checker: string, roundId: string): Promise<void> {
  const client = await city.as(counter)
  const params = { id: roundId }
  const { missing, unexpected } = (await client.ask(countingRoutes.readCount, { params })).unexplained
  const explain = (difference: 'missing' | 'unexpected', answers: Record<string, string>) => client.ask(countingRoutes.explainDifferences, { params, body: { difference, assetIds: null, answers } })
  if (unexpected > 0) await explain('unexpected', { outcome: 'new', explanation: '外部提供的公开数据文件，本次首次纳入盘点' })
  if (missing === 0) return
  await explain('missing', { outcome: 'present', explanation: '仍在原系统运行，本次只试用外部文件，未重新扫描', statement: '数据管理处确认仍在使用' })
  await (await city.as(checker)).ask(countingRoutes.recountDifferences, { params, body: { assetIds: null, answers: { agrees: true } } })
}

async function scanned(city: City, who: string, roundId: string): Promise<void> {
  const client = await city.as(who)
  for (;;) {
    const { sourceList } = await client.ask(inventoryRoutes.readRound, { params: { id: roundId } })
    if (sourceList.every(s => s.state === 'scanned' || s.state === 'faulty')) return
    await sleep(500)
  }
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
  const filled = {
    category: 'departmental', industry: 'S', dataForm: 'structured', origin: 'collected', originEvidence: '外部提供的公开数据文件，供平台试用', originSystem: '公开数据网站', collectionBasis: '公开数据', importance: 'general', rightsBasis: '公开数据', lawfulDuty: '平台试用', expectedBenefit: 'service', benefitReason: '验证平台处理真实文件的能力', department: '数据管理处', responsible: counter,
  }
  const name = (textOf(draft['name']) || one.name).slice(0, 40)
  const summary = (textOf(draft['summary']) || `${one.name} 的数据`).slice(0, 400).padEnd(10, '。')
  try {
    const saved = await client.ask(inventoryRoutes.saveFindingCard, { params: { id: one.findingId! }, body: { version, card: { ...filled, ...business, ...draft, name, summary, originEvidence: filled.originEvidence, responsible: counter } } })
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
