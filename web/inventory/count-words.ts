import type { CountLine } from '#contract/counting.ts'
import { missingOutcomes, unexpectedOutcomes } from '#law/count-outcomes.ts'
import type { Words } from '#law/words.ts'
import type { Tone } from '../ui/status.tsx'

/** What the results of a count are called. */
export const resultWords: { readonly [R in CountLine['result']]: { readonly words: Words; readonly tone: Tone } } = {
  found: { words: { zh: '已盘到', en: 'Found' }, tone: 'done' },
  missing: { words: { zh: '应盘未见', en: 'Missing' }, tone: 'bad' },
  unexpected: { words: { zh: '目录外新见', en: 'Unexpected' }, tone: 'care' },
}

const outcomes: { readonly [outcome: string]: Words } = { ...missingOutcomes, ...unexpectedOutcomes }

/** What became of an asset, or where it came from, in words. */
export function outcomeWords(outcome: string): Words {
  return outcomes[outcome] ?? { zh: outcome, en: outcome }
}
