import type { Words } from './words.ts'

/**
 * The few things anybody can do to a case; the tone is only how a button looks. What decides is done by posts that need a second factor
 * (choice:second-factor).
 */
export const verbs = {
  submit: { title: { zh: '提交', en: 'Submit' }, tone: 'forward' },
  resubmit: { title: { zh: '补正提交', en: 'Resubmit' }, tone: 'forward' },
  accept: { title: { zh: '受理', en: 'Accept' }, tone: 'forward', decides: true },
  pass: { title: { zh: '通过', en: 'Pass' }, tone: 'forward', decides: true },
  file: { title: { zh: '出具', en: 'File' }, tone: 'forward', decides: true },
  publish: { title: { zh: '发布', en: 'Publish' }, tone: 'forward', decides: true },
  confirm: { title: { zh: '确认', en: 'Confirm' }, tone: 'forward', decides: true },
  return: { title: { zh: '退回补正', en: 'Return for correction' }, tone: 'back', decides: true },
  decline: { title: { zh: '不予受理', en: 'Decline' }, tone: 'stop', decides: true },
  refuse: { title: { zh: '不予登记', en: 'Refuse' }, tone: 'stop', decides: true },
  uphold: { title: { zh: '异议成立', en: 'Uphold' }, tone: 'stop', decides: true },
  dismiss: { title: { zh: '异议不成立', en: 'Dismiss' }, tone: 'forward', decides: true },
  object: { title: { zh: '提出异议', en: 'Object' }, tone: 'back' },
  withdraw: { title: { zh: '撤回', en: 'Withdraw' }, tone: 'stop' },
  'side-ended': { title: { zh: '关联办件办结', en: 'A side case ended' }, tone: 'clock' },
  overtake: { title: { zh: '随登记或另一办件终止', en: 'Ended with its registration or with another case' }, tone: 'clock' },
  lapse: { title: { zh: '期限届满', en: 'Time is over' }, tone: 'clock' },
} as const satisfies Record<string, { title: Words; tone: 'forward' | 'back' | 'stop' | 'clock'; decides?: true }>

/** What can be done to a case: the key of `verbs`. */
export type Verb = keyof typeof verbs

/** What the desk itself writes into a case beside the verbs; `hand-in` is how it calls a decision that others may not read before theirs is in. */
export const deskActs = {
  open: { zh: '开办', en: 'Open' },
  'set-clock': { zh: '重设时限', en: 'Set the clock anew' },
  'step-aside': { zh: '申明回避', en: 'Step aside' },
  explain: { zh: '说明逾期原因', en: 'Explain the delay' },
  state: { zh: '对异议陈述意见', en: 'Answer what is objected' },
  'hand-in': { zh: '提交审核意见', en: 'Hand in a review' },
} as const satisfies Record<string, Words>

/** An entry of the desk itself: the key of `deskActs`. */
export type DeskAct = keyof typeof deskActs
