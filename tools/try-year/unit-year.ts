import { bookRoutes } from '#contract/books.ts'
import { type AssetLine, inventoryRoutes } from '#contract/inventory.ts'
import { certify } from '../try-real/certify.ts'
import type { City, Tried } from '../try-real/city.ts'
import { everyPage } from '../try-real/every-page.ts'
import { openRound, publishRound } from '../try-real/round.ts'
import { exportCards, importExisting } from './card-tables.ts'
import { decideGradings } from './grading.ts'
import { countFiles } from './round.ts'
import type { Unit } from './staffing.ts'
import type { Walk } from './walk.ts'

/** The unit takes an asset of its catalogue to its certificate; answers its id when it has one. */
export async function register(city: City, unit: Unit, walk: Walk): Promise<string | null> {
  const asset = await firstUnregistered(city, unit)
  if (!asset) {
    walk.expect(false, `${unit.name}没有尚未登记的资产`, 'no asset is left to register')
    return null
  }
  const tried: Tried = { file: asset.name, name: asset.name, holder: unit.name, assetId: asset.id, rows: asset.rows ?? 0 }
  await certify(city, [tried])
  walk.expect(
    tried.certificate !== undefined,
    `登记：${asset.name} → 凭证 ${tried.certificate ?? tried.note ?? '-'}`,
    'opinion, valuation, two reviews, notice, certificate',
  )
  if (!tried.certificate) return null
  const { gate } = await (await city.as(unit.counter)).ask(bookRoutes.readAssetBooks, { params: { id: asset.id } })
  walk.expect(
    gate.some((g) => g.question === 'card' && g.isYes),
    '信息卡已转为资产卡',
    'the information card became an asset card',
  )
  return asset.id
}

async function firstUnregistered(city: City, unit: Unit): Promise<AssetLine | undefined> {
  const client = await city.as(unit.counter)
  const assets = await everyPage((cursor) =>
    client.ask(inventoryRoutes.listAssets, { query: { holderId: unit.id, state: 'catalogued', limit: 100, cursor } }),
  )
  return assets.filter((a) => a.oldCode === null && a.importance === 'general').sort((a, b) => a.code.localeCompare(b.code))[0]
}

/** The unit's next round: the same files once more, where nothing may ask for attention, and the list it kept before. */
export async function roundAgain(city: City, unit: Unit, walk: Walk): Promise<void> {
  const year = (await city.today()).slice(0, 4)
  const round = await openRound(city, unit, {
    title: `${unit.name}${year}年度数据资产盘点`.slice(0, 60),
    scope: '本单位持有的公开数据文件和存量台账',
    procedure: '重新扫描，只看变化；补录存量台账',
  })
  const counted = await countFiles(city, unit, round)
  walk.expect(
    counted.attention === 0 && counted.carded === 0 && counted.renewed + counted.kept + counted.unreadable === counted.found,
    `再次盘点：${counted.found} 项重新扫描，需要查看 ${counted.attention} 项；${counted.renewed} 项确认无变化，${counted.kept} 项已登记保持不变`,
    'only what changed asks for attention: nothing',
  )
  await importExisting(city, unit, round.roundId, walk)
  await publishRound(city, unit, round)
  const graded = await decideGradings(city, unit)
  walk.expect(
    graded.decided > 0 && graded.open === 0 && graded.core === 0,
    `存量台账定级：${graded.decided} 项，待办 ${graded.open} 项`,
    'what came in by the table is graded by two people',
  )
  await exportCards(city, unit, walk)
}
