import { openAsBlob } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { countingRoutes } from '#contract/counting.ts'
import { inventoryRoutes } from '#contract/inventory.ts'
import type { City } from './city.ts'

/** Files the platform takes in one go. */
const atOnce = 200

/** Brings files into a round, as many in one go as may be, so that those of one shape can become one source; tells what was not taken in. */
export async function upload(city: City, who: string, roundId: string, files: readonly string[]): Promise<void> {
  const client = await city.as(who)
  for (let first = 0; first < files.length; first += atOnce) {
    const form = new FormData()
    for (const file of files.slice(first, first + atOnce)) form.append('files', await openAsBlob(file), path.basename(file))
    const { refused } = await client.ask(inventoryRoutes.addUploads, { params: { id: roundId }, body: form })
    for (const r of refused) process.stdout.write(`  未接收 refused: ${r.name}: ${r.why.zh}\n`)
  }
}

/**
 * Says of every difference between the catalogue and this round what it is: new files, and assets that were not looked at this time; a
 * colleague counts those again (§3.3).
 */
export async function settle(city: City, counter: string, checker: string, roundId: string): Promise<void> {
  const client = await city.as(counter)
  const params = { id: roundId }
  const { missing, unexpected } = (await client.ask(countingRoutes.readCount, { params })).unexplained
  const explain = (difference: 'missing' | 'unexpected', answers: Record<string, string>) =>
    client.ask(countingRoutes.explainDifferences, { params, body: { difference, assetIds: null, answers } })
  if (unexpected > 0)
    await explain('unexpected', { outcome: 'new', explanation: '外部提供的公开数据文件，本次首次纳入盘点', statement: '数据管理处确认' })
  if (missing === 0) return
  await explain('missing', {
    outcome: 'present',
    explanation: '仍在原系统运行，本次只试用外部文件，未重新扫描',
    statement: '数据管理处确认仍在使用',
  })
  await (await city.as(checker)).ask(countingRoutes.recountDifferences, { params, body: { assetIds: null, answers: { agrees: true } } })
}

/** Waits until every source of a round was looked at. */
export async function scanned(city: City, who: string, roundId: string): Promise<void> {
  const client = await city.as(who)
  for (;;) {
    const { sourceList } = await client.ask(inventoryRoutes.readRound, { params: { id: roundId } })
    if (sourceList.every((s) => s.state === 'scanned' || s.state === 'faulty')) return
    await sleep(500)
  }
}
