import type { ListDifference, SectorEntry, SectorListLine } from '#contract/sector-lists.ts'
import { assetStateWords } from '#law/asset-states.ts'
import { listDifferenceWords, listStateWords } from '#law/list-states.ts'
import { several, type Words } from '#law/words.ts'
import { cardOption } from '../ui/asset-words.ts'
import type { Tone } from '../ui/status.tsx'

/** Where a sector list stands. */
export const listStates: { readonly [state in SectorListLine['state']]: { words: Words; tone: Tone } } = {
  compiling: { words: listStateWords.compiling, tone: 'going' },
  discussing: { words: listStateWords.discussing, tone: 'care' },
  published: { words: listStateWords.published, tone: 'done' },
  cancelled: { words: listStateWords.cancelled, tone: 'plain' },
}

/** How an entry differs from an earlier edition. */
export const differenceWords: { readonly [what in ListDifference['what']]: { words: Words; tone: Tone } } = {
  added: { words: listDifferenceWords.added, tone: 'done' },
  removed: { words: listDifferenceWords.removed, tone: 'bad' },
  changed: { words: listDifferenceWords.changed, tone: 'care' },
}

/** What the points of a part of the score were seen in, in words. */
export function seenWords({ part, seen }: SectorEntry['parts'][number]): Words {
  if (seen === '') return { zh: '未填写', en: 'not said' }
  if (part === 'benefit') return cardOption('expectedBenefit', seen)
  if (part === 'updates') return cardOption('updateFrequency', seen)
  if (part === 'openness') return { zh: `${seen}级`, en: `grade ${seen}` }
  if (part === 'registration') return assetStateWords[seen as keyof typeof assetStateWords] ?? { zh: seen, en: seen }
  if (part === 'scale') return { zh: `${seen} 条`, en: several(Number(seen), 'record') }
  if (part === 'demand') return { zh: `${seen} 条需求`, en: several(Number(seen), 'demand') }
  return { zh: seen, en: seen }
}
