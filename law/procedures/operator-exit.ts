import { defineProcedure } from '../procedure.ts'
import { refusal } from './steps.ts'

/** 运营主体退出: an operator that wants to leave applies, hands over, and its mandates end. */
export const operatorExit = defineProcedure({
  id: 'operator-exit',
  edition: '2026-11',
  title: { zh: '运营主体退出', en: 'Exit of an operator' },
  summary: {
    zh: '运营主体主动退出的，向市数据局申请；同意后通知持有单位、开发主体和需方，不再接受新业务，结清订单和收益，按清单交接、清退数据并提交证明，由另一人核对，运营权限、使用标识和在期协议随之终止，其产品下架。',
    en: 'An operator that wants to leave applies to the bureau; once agreed, holders, developers and buyers are told, it takes on nothing new, ends its paid orders and settles its income, hands over by a list, clears the data and proves it; a second officer checks, mandates, use marks and agreements end, and its products are delisted.',
  },
  basis: ['§5.9', '§8.2', 'choice:exit-settled'],
  subject: 'organisation',
  opensBy: 'operator',
  seats: { operator: 'applicant', 'data-bureau': 'office', system: 'platform' },
  application: ['operator-exit'],
  first: 'application',
  steps: {
    application: {
      title: { zh: '申请退出', en: 'Application' },
      basis: '§5.9',
      by: 'operator',
      edits: 'all',
      may: { submit: { to: 'review', asks: ['operator-exit'], needs: ['has-mandate'] }, withdraw: { to: 'withdrawn' } },
    },
    review: {
      title: { zh: '审核', en: 'Review' },
      basis: '§5.9',
      by: 'data-bureau',
      within: { workingDays: 20, basis: 'choice:exit-deadlines' },
      may: {
        pass: { to: 'handover', title: { zh: '同意退出', en: 'Agree' }, needs: ['has-mandate'], effects: ['tell-leaving'] },
        refuse: refusal('不同意退出'),
      },
    },
    handover: {
      title: { zh: '交接和清退', en: 'Handover' },
      basis: '§8.2',
      by: 'operator',
      within: { workingDays: 20, basis: 'choice:exit-deadlines', onReturn: 'restart' },
      may: {
        file: {
          to: 'clearance',
          title: { zh: '提交交接清单', en: 'File the handover' },
          asks: ['handover'],
          needs: ['paid-orders-ended', 'income-settled'],
        },
      },
    },
    clearance: {
      title: { zh: '核对交接', en: 'Clearance' },
      basis: '§8.2',
      by: 'data-bureau',
      notBy: { steps: ['review'], basis: 'choice:exit-deadlines' },
      within: { workingDays: 20, basis: 'choice:exit-deadlines', onReturn: 'restart' },
      may: {
        confirm: {
          to: 'exited',
          title: { zh: '核对无误', en: 'Confirm' },
          asks: ['clearance-check'],
          needs: ['paid-orders-ended', 'income-settled'],
        },
        return: { to: 'handover', title: { zh: '退回补交', en: 'Send back' } },
      },
    },
  },
  ends: {
    exited: { title: { zh: '已退出', en: 'Left' }, basis: '§5.9', outcome: 'granted', effects: ['delist-products', 'end-mandates'] },
    refused: { title: { zh: '不同意退出', en: 'Refused' }, basis: '§5.9', outcome: 'refused' },
    withdrawn: { title: { zh: '已撤回', en: 'Withdrawn' }, basis: 'choice:withdrawal', outcome: 'withdrawn' },
  },
})
