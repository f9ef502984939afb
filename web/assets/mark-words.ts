import type { UseMark } from '#contract/cards.ts'
import type { Words } from '#law/words.ts'
import type { Tone } from '../ui/status.tsx'

/** How a use mark stands today. */
export const markStates: { readonly [S in UseMark['state']]: { readonly words: Words; readonly tone: Tone } } = {
  live: { words: { zh: '使用中', en: 'In use' }, tone: 'going' },
  planned: { words: { zh: '未开始', en: 'Not begun' }, tone: 'plain' },
  over: { words: { zh: '已到期', en: 'Term over' }, tone: 'care' },
  ended: { words: { zh: '已终止', en: 'Ended' }, tone: 'plain' },
}
