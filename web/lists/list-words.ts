import type { ListDifference, SectorEntry, SectorListLine } from '#contract/sector-lists.ts'
import { assetStateWords } from '#law/asset-states.ts'
import type { Words } from '#law/words.ts'
import { cardOption } from '../ui/asset-words.ts'
import type { Tone } from '../ui/status.tsx'

/** Where a sector list stands. */
export const listStates: { readonly [state in SectorListLine['state']]: { words: Words; tone: Tone } } = {
  compiling: { words: { zh: '汇编中', en: 'Compiling' }, tone: 'going' }, discussing: { words: { zh: '征求意见', en: 'In discussion' }, tone: 'care' },
  published: { words: { zh: '已发布', en: 'Published' }, tone: 'done' }, cancelled: { words: { zh: '已取消', en: 'Cancelled' }, tone: 'plain' },
}

/** How an entry differs from an earlier edition. */
export const differenceWords: { readonly [what in ListDifference['what']]: { words: Words; tone: Tone } } = {
  added: { words: { zh: '新增', en: 'Added' }, tone: 'done' }, removed: { words: { zh: '移出', en: 'Removed' }, tone: 'bad' }, changed: { words: { zh: '变化', en: 'Changed' }, tone: 'care' },
}

/** What the points of a part of the score were seen in, in words. */
export function seenWords({ part, seen }: SectorEntry['parts'][number]): Words {
  if (seen === '') return { zh: '未填写', en: 'not said' }
  if (part === 'benefit') return cardOption('expectedBenefit', seen)
  if (part === 'updates') return cardOption('updateFrequency', seen)
  if (part === 'openness') return { zh: `${seen}级`, en: `grade ${seen}` }
  if (part === 'registration') return assetStateWords[seen as keyof typeof assetStateWords] ?? { zh: seen, en: seen }
  if (part === 'scale') return { zh: `${seen} 条`, en: `${seen} records` }
  if (part === 'demand') return { zh: `${seen} 条需求`, en: `${seen} demand(s)` }
  return { zh: seen, en: seen }
}
