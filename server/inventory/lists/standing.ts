import type { Problem } from '#contract/route.ts'
import type { ListRow } from './lists.sql.ts'

/** Why the entries of a list and what is noted of them do not change now, given the step of its case; null when they may. Pure. */
export function whyNotEdit(list: Pick<ListRow, 'state'>, step: string | null): Problem | null {
  if (list.state === 'published' || list.state === 'cancelled')
    return {
      code: 'list-settled',
      message: { zh: '清单已经发布或取消，不能再改', en: 'The list was published or cancelled and does not change any more' },
      basis: '§3.1',
      remedy: { zh: '开办新一版清单', en: 'Start a new edition' },
    }
  if (step === 'checking')
    return {
      code: 'list-being-checked',
      message: { zh: '清单正在核定，不能再改', en: 'The list is being checked and cannot change now' },
      basis: 'choice:second-pair-of-eyes',
      remedy: { zh: '请核定人退回征求意见', en: 'Ask the checker to send it back to discussion' },
    }
  return null
}

/** Why nobody comments on a list whose case stands at this step; null when comments are asked for. Pure. */
export function whyNotComment(step: string | null): Problem | null {
  if (step === 'discussing') return null
  if (step !== 'checking')
    return {
      code: 'not-discussed',
      message: { zh: '清单还没有开始征求意见', en: 'The list is not open for comments yet' },
      basis: '§3.4',
      remedy: { zh: '开始后再提出', en: 'Comment once it is' },
    }
  return {
    code: 'list-being-checked',
    message: { zh: '清单正在核定，现在不征求意见', en: 'The list is being checked; comments are not asked for now' },
    basis: 'choice:second-pair-of-eyes',
    remedy: { zh: '退回征求意见后再提出', en: 'Comment once it is sent back to discussion' },
  }
}
