import { fallen, type FallenHow } from '#law/fallen.ts'
import { type RegradingTrigger, regradingTriggers } from '#law/grading/triggers.ts'
import type { Words } from '#law/words.ts'
import type { DueLine } from './desks.ts'
import { memoReason } from './memo-reason.ts'

/** What still rests on a registration that fell. */
const resting: { readonly [what: string]: Words } = {
  marks: { zh: '使用标识未终止', en: 'use marks stand' },
  outside: { zh: '其他登记未终止', en: 'other registers stand' },
  books: { zh: '账面处理未复核', en: 'books not reviewed' },
}

/** The note of a due thing in words: the trigger of a grading, the reason of a memorandum, what rests on a registration that fell, else as it stands. */
export function dueNote({ kind, note }: Pick<DueLine, 'kind' | 'note'>): Words {
  if (kind === 'regrading') return regradingTriggers[note as RegradingTrigger] ?? { zh: note, en: note }
  if (kind === 'memo') return memoReason(note)
  if (kind !== 'fallen') return { zh: note, en: note }
  const [how = '', ...rests] = note.split(' ')
  const what = rests.flatMap((each) => resting[each] ?? [])
  return {
    zh: `${fallen[how as FallenHow].zh}：${what.map(({ zh }) => zh).join('、')}`,
    en: `${fallen[how as FallenHow].en}: ${what.map(({ en }) => en).join(', ')}`,
  }
}
