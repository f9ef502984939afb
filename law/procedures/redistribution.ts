import { defineProcedure } from '../procedure.ts'

/** 收益再分配参数: the Finance Bureau and the Data Bureau set together how remitted income is used again. */
export const redistribution = defineProcedure({
  id: 'redistribution',
  edition: '2026-12',
  title: { zh: '收益再分配参数', en: 'Redistribution rule' },
  summary: {
    zh: '市财政局提出再分配参数，市财政局、市数据局分别审定，互不先看意见，两局都通过才按版本生效，按月据以计算。',
    en: 'The Finance Bureau proposes the rule of redistribution; it and the Data Bureau decide apart, neither seeing the other’s first, and it takes effect as a version only when both have passed it.',
  },
  basis: ['§6.7', 'choice:redistribution'],
  subject: 'matter',
  opensBy: 'finance-bureau',
  seats: { 'finance-bureau': 'applicant', 'data-bureau': 'office', system: 'platform' },
  application: ['redistribution-rule'],
  first: 'proposal',
  steps: {
    proposal: {
      title: { zh: '提出参数', en: 'Proposal' },
      basis: '§6.7',
      by: 'finance-bureau',
      edits: 'all',
      may: { submit: { to: 'setting', asks: ['redistribution-rule'], needs: ['rule-goes-forward'] }, withdraw: { to: 'withdrawn' } },
    },
    setting: {
      title: { zh: '两局共同设定', en: 'Set by both bureaux' },
      basis: '§6.7',
      by: 'finance-bureau',
      joint: { with: ['data-bureau'], pass: 'pass', basis: '§6.7', hidden: true },
      may: {
        pass: { to: 'set', needs: ['rule-goes-forward'] },
        return: { to: 'proposal', title: { zh: '退回', en: 'Send back' } },
      },
    },
  },
  ends: {
    set: { title: { zh: '已设定', en: 'Set' }, basis: '§6.7', outcome: 'granted', effects: ['set-redistribution'] },
    withdrawn: { title: { zh: '已撤回', en: 'Withdrawn' }, basis: 'choice:withdrawal', outcome: 'withdrawn' },
  },
})
