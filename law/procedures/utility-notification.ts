import { defineProcedure } from '../procedure.ts'

/** 公用企业报备: a utility tells the bureau before it operates its own registered assets. */
export const utilityNotification = defineProcedure({
  id: 'utility-notification',
  edition: '2026-11',
  title: { zh: '公用企业报备', en: 'Notification of a utility' },
  summary: {
    zh: '公用企业作为运营主体，开展运营之前向市数据局报备；接收后取得对本单位已登记资产的运营权限，接收之前不得运营。',
    en: 'A utility that operates tells the Data Bureau before it starts; with the receipt it may operate its own registered assets, and nothing before.',
  },
  basis: ['§5.11'],
  subject: 'organisation',
  opensBy: 'operator',
  seats: { operator: 'applicant', 'data-bureau': 'office', system: 'platform' },
  application: ['utility-notification'],
  first: 'notification',
  steps: {
    notification: {
      title: { zh: '报备', en: 'Notification' },
      basis: '§5.11',
      by: 'operator',
      edits: 'all',
      may: {
        submit: { to: 'receipt', asks: ['utility-notification'], needs: ['is-utility', 'own-registered'] },
        withdraw: { to: 'withdrawn' },
      },
    },
    receipt: {
      title: { zh: '接收', en: 'Receipt' },
      basis: 'choice:utility-receipt',
      by: 'data-bureau',
      within: { workingDays: 5, basis: 'choice:utility-receipt', onReturn: 'restart' },
      may: {
        accept: { to: 'received', title: { zh: '接收', en: 'Receive' }, needs: ['is-utility', 'own-registered'] },
        return: { to: 'notification', title: { zh: '退回补齐', en: 'Send back' } },
      },
    },
  },
  ends: {
    received: { title: { zh: '已报备', en: 'Received' }, basis: '§5.11', outcome: 'granted', effects: ['grant-utility-mandate'] },
    withdrawn: { title: { zh: '已撤回', en: 'Withdrawn' }, basis: 'choice:withdrawal', outcome: 'withdrawn' },
  },
})
