import { defineProcedure } from '../procedure.ts'

/** 挂牌变更: the operator has a listing paused, resumed or ended by the exchange. */
export const listingChange = defineProcedure({
  id: 'listing-change',
  edition: '2026-11',
  title: { zh: '挂牌变更', en: 'Change of a listing' },
  summary: {
    zh: '运营主体申请暂停、恢复交易或者下架，由交易所办理；暂停和下架以后不能再下新订单，已下的订单继续办理。',
    en: 'The operator asks the exchange to pause, resume or end a listing; then no new order is taken, and those placed go on.',
  },
  basis: ['§6.1'],
  subject: 'product',
  opensBy: 'operator',
  seats: { operator: 'applicant', exchange: 'addressee', system: 'platform' },
  application: ['listing-change'],
  first: 'application',
  steps: {
    application: {
      title: { zh: '申请变更', en: 'Application' },
      basis: '§6.1',
      by: 'operator',
      edits: 'all',
      may: {
        submit: { to: 'examination', asks: ['listing-change'], needs: ['listing-fits'] },
        withdraw: { to: 'withdrawn' },
      },
    },
    examination: {
      title: { zh: '交易所办理', en: 'The exchange' },
      basis: '§6.1',
      by: 'exchange',
      within: { workingDays: 10, basis: 'choice:listing-deadline', onReturn: 'restart' },
      may: {
        confirm: { to: 'changed', needs: ['listing-fits'] },
        return: { to: 'application', title: { zh: '退回修改', en: 'Send back' } },
      },
    },
  },
  ends: {
    changed: { title: { zh: '已变更', en: 'Changed' }, basis: '§6.1', outcome: 'granted', effects: ['change-listing'] },
    withdrawn: { title: { zh: '已撤回', en: 'Withdrawn' }, basis: 'choice:withdrawal', outcome: 'withdrawn' },
  },
})
