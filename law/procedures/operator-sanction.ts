import { defineProcedure } from '../procedure.ts'

/** 运营主体处理: the bureau deals with an operator that neglects its duties, in two hands and after hearing it. */
export const operatorSanction = defineProcedure({
  id: 'operator-sanction',
  edition: '2026-11',
  title: { zh: '运营主体处理', en: 'Sanction of an operator' },
  summary: {
    zh: '运营主体不履行保护义务的，市数据局提出警告、暂停或终止，告知其陈述申辩，由另一人决定；终止的产品下架，须交接并核对清退证明，扣分记入信用记录。',
    en: 'When an operator neglects protection the bureau proposes a warning, a suspension or a termination, hears it, and another officer decides; the products of a terminated one are delisted, it hands over and proves clearance, and the deduction enters its credit record.',
  },
  basis: ['§8.2'],
  subject: 'organisation',
  about: 'supervised',
  opensBy: 'data-bureau',
  addressee: 'holder',
  seats: { 'data-bureau': 'office', operator: 'addressee', system: 'platform' },
  application: ['operator-sanction'],
  first: 'proposal',
  steps: {
    proposal: {
      title: { zh: '提出', en: 'Proposal' },
      basis: '§8.2',
      by: 'data-bureau',
      edits: 'all',
      may: {
        submit: {
          to: 'statement',
          title: { zh: '告知运营主体', en: 'Tell the operator' },
          asks: ['operator-sanction'],
          needs: ['is-operator'],
        },
        withdraw: { to: 'dropped' },
      },
    },
    statement: {
      title: { zh: '陈述申辩', en: 'Statement' },
      basis: 'choice:sanction-statement',
      by: 'operator',
      may: { file: { to: 'decision', title: { zh: '陈述申辩', en: 'Answer' }, asks: ['sanction-statement'] } },
      after: { workingDays: 5, basis: 'choice:sanction-statement', to: 'decision' },
    },
    decision: {
      title: { zh: '决定', en: 'Decision' },
      basis: '§8.2',
      by: 'data-bureau',
      notBy: { steps: ['proposal'], basis: 'choice:sanction-statement' },
      within: { workingDays: 10, basis: 'choice:sanction-decision' },
      may: {
        confirm: {
          to: 'sanctioned',
          title: { zh: '作出处理决定', en: 'Sanction' },
          asks: ['sanction-decision'],
          needs: ['termination-not-proposed'],
        },
        pass: {
          to: 'handover',
          title: { zh: '终止并交接', en: 'Terminate with a handover' },
          asks: ['sanction-decision'],
          needs: ['termination-proposed'],
          effects: ['apply-sanction', 'delist-products', 'end-mandates'],
        },
        dismiss: { to: 'dismissed', title: { zh: '不予处理', en: 'Dismiss' }, asks: ['refusal-reason'] },
      },
    },
    handover: {
      title: { zh: '交接和清退', en: 'Handover' },
      basis: '§8.2',
      by: 'operator',
      within: { workingDays: 20, basis: 'choice:exit-deadlines', onReturn: 'restart' },
      may: { file: { to: 'clearance', title: { zh: '提交交接清单', en: 'File the handover' }, asks: ['handover'] } },
    },
    clearance: {
      title: { zh: '核对交接', en: 'Clearance' },
      basis: '§8.2',
      by: 'data-bureau',
      within: { workingDays: 20, basis: 'choice:exit-deadlines', onReturn: 'restart' },
      may: {
        confirm: { to: 'terminated', title: { zh: '核对无误', en: 'Confirm' }, asks: ['clearance-check'] },
        return: { to: 'handover', title: { zh: '退回补交', en: 'Send back' } },
      },
    },
  },
  ends: {
    sanctioned: { title: { zh: '已处理', en: 'Sanctioned' }, basis: '§8.2', outcome: 'granted', effects: ['apply-sanction'] },
    terminated: { title: { zh: '已终止，交接完毕', en: 'Terminated and handed over' }, basis: '§8.2', outcome: 'granted' },
    dismissed: { title: { zh: '不予处理', en: 'Dismissed' }, basis: '§8.2', outcome: 'refused' },
    dropped: { title: { zh: '已放弃', en: 'Dropped' }, basis: 'choice:withdrawal', outcome: 'withdrawn' },
  },
})
