import type { Condition } from '#law/conditions.ts'
import type { Fact, FactLender } from '#server/cases/lent.ts'
import { findAssetStanding } from './facts.sql.ts'
import { findRoundStanding } from './rounds.sql.ts'

const holds: Fact = { holds: true }
const not = (zh: string, en: string): Fact => ({ holds: false, why: { zh, en } })
type Found = { [C in Condition]?: Fact }

/** What this room knows of a case: how its round stands, or how its asset stands; one statement each. */
export const inventoryFacts: FactLender = async (tx, kase, wanted) => {
  const wants = (...names: Condition[]) => names.some((name) => wanted.includes(name))
  if (kase.subjectKind === 'round' && wants('sources-scanned', 'cards-confirmed')) return only(wanted, roundFacts(await findRoundStanding(tx, kase.subjectId)))
  if (kase.subjectKind === 'asset' && wants('inventory-done', 'origin-evidenced')) return only(wanted, assetFacts(await findAssetStanding(tx, kase.subjectId, kase.subjectVersion)))
  return {}
}

function only(wanted: readonly Condition[], found: Found): Found {
  return Object.fromEntries(Object.entries(found).filter(([name]) => wanted.includes(name as Condition)))
}

function roundFacts({ unfinished, scanned, proposed }: { unfinished: number; scanned: number; proposed: number }): Found {
  return {
    'sources-scanned': unfinished > 0 ? not(`还有${unfinished}个数据源未扫描完`, `${unfinished} source(s) are still being scanned`)
      : scanned === 0 ? not('还没有扫描成功的数据源', 'No source has been scanned yet') : holds,
    'cards-confirmed': proposed > 0 ? not(`还有${proposed}项发现未确认，也未注明不纳入`, `${proposed} finding(s) are neither confirmed nor set aside`) : holds,
  }
}

function assetFacts(asset: { is_catalogued: boolean; origin: string | null; evidence: string | null } | null): Found {
  return {
    'inventory-done': asset?.is_catalogued ? holds : not('该资产尚未进入目录', 'The asset is not in the catalogue yet'),
    'origin-evidenced': asset?.origin && (asset.evidence ?? '').trim().length >= 5 ? holds : not('信息卡没有写明来源或来源证明', 'The card does not state the origin or its evidence'),
  }
}
