import type { CountFigures } from '#contract/counting.ts'
import type { Answers } from '#contract/forms.ts'
import type { Condition } from '#law/conditions.ts'
import { several } from '#law/words.ts'
import type { Fact, FactLender } from '#server/cases/lent.ts'
import { findCountFigures } from './counting.sql.ts'
import { findAssetStanding } from './facts.sql.ts'
import { whyNotEvidenced } from './origin.ts'
import { findRoundStanding, type RoundStanding } from './rounds.sql.ts'

const holds: Fact = { holds: true }
const not = (zh: string, en: string): Fact => ({ holds: false, why: { zh, en } })
type Found = { [C in Condition]?: Fact }

/** What this room knows of a case: how its round stands, or how its asset stands; one statement each. */
export const inventoryFacts: FactLender = async (tx, kase, wanted, today) => {
  const wants = (...names: Condition[]) => names.some((name) => wanted.includes(name))
  if (kase.subjectKind === 'round' && wants('sources-scanned', 'cards-confirmed', 'differences-explained', 'differences-recounted')) {
    const standing = roundFacts(await findRoundStanding(tx, kase.subjectId))
    return only(
      wanted,
      wants('differences-explained', 'differences-recounted')
        ? { ...standing, ...countFacts(await findCountFigures(tx, kase.subjectId)) }
        : standing,
    )
  }
  if (kase.subjectKind === 'asset' && wants('inventory-done', 'origin-evidenced'))
    return only(wanted, assetFacts(await findAssetStanding(tx, kase.subjectId, kase.subjectVersion), today))
  return {}
}

function only(wanted: readonly Condition[], found: Found): Found {
  return Object.fromEntries(Object.entries(found).filter(([name]) => wanted.includes(name as Condition)))
}

function roundFacts({ unfinished, scanned, proposed, importing, imported, seen }: RoundStanding): Found {
  return {
    'sources-scanned':
      unfinished > 0
        ? not(`还有${unfinished}个数据源未扫描完`, `${several(unfinished, 'source is', 'sources are')} still being scanned`)
        : importing > 0
          ? not(`还有${importing}份表格正在导入`, `${several(importing, 'table is', 'tables are')} still being imported`)
          : scanned + imported + seen === 0
            ? not(
                '还没有扫描成功的数据源、导入的信息卡，也没有人工盘到的资产',
                'No source has been scanned, no card imported and no asset seen yet',
              )
            : holds,
    'cards-confirmed':
      proposed > 0
        ? not(
            `还有${proposed}项发现未确认，也未注明不纳入`,
            `${several(proposed, 'finding is', 'findings are')} neither confirmed nor set aside`,
          )
        : holds,
  }
}

function countFacts({ unexplained, notRecounted, disputed }: CountFigures): Found {
  const { missing, unexpected } = unexplained
  return {
    'differences-explained':
      missing + unexpected > 0
        ? not(
            `应盘未见${missing}项、目录外新见${unexpected}项还没有说明`,
            `${several(missing, 'missing asset')} and ${several(unexpected, 'unexpected one')} are not explained`,
          )
        : holds,
    'differences-recounted':
      disputed > 0
        ? not(
            `复盘人对${disputed}项差异说明不同意，须重新说明`,
            `The second counter does not agree about ${several(disputed, 'difference')}`,
          )
        : notRecounted > 0
          ? not(
              `还有${notRecounted}项应盘未见没有由另一人复盘`,
              `${several(notRecounted, 'missing asset was', 'missing assets were')} not counted again by a colleague`,
            )
          : holds,
  }
}

function assetFacts(asset: { is_catalogued: boolean; card: Answers } | null, today: string): Found {
  const why = asset
    ? whyNotEvidenced(asset.card, today)
    : { zh: '信息卡没有写明来源或来源证明', en: 'The card does not state the origin or its evidence' }
  return {
    'inventory-done': asset?.is_catalogued ? holds : not('该资产尚未进入目录', 'The asset is not in the catalogue yet'),
    'origin-evidenced': why === null ? holds : { holds: false, why },
  }
}
