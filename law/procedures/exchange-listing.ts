import { defineProcedure } from '../procedure.ts'

/** 交易所上架: the operator has a filed and priced product listed at the exchange. */
export const exchangeListing = defineProcedure({
  id: 'exchange-listing',
  edition: '2026-11',
  title: { zh: '交易所上架', en: 'Exchange listing' },
  summary: {
    zh: '公共数据资产和公用企业数据资产形成的产品，备案、定价后由运营主体申请在福建大数据交易所挂牌，由交易所给出编号。',
    en: 'A product of public or utility data, filed and priced, is brought by its operator to the Fujian Big Data Exchange, which lists it under a number of its own.',
  },
  basis: ['§6.1'],
  subject: 'product',
  opensBy: 'operator',
  seats: { operator: 'applicant', exchange: 'addressee', system: 'platform' },
  application: ['listing-application'],
  first: 'application',
  steps: {
    application: {
      title: { zh: '申请上架', en: 'Application' },
      basis: '§6.1',
      by: 'operator',
      edits: 'all',
      may: {
        submit: {
          to: 'examination',
          asks: ['listing-application'],
          needs: ['product-filed', 'product-priced', 'not-listed', 'sources-operated', 'sources-registered'],
        },
        withdraw: { to: 'withdrawn' },
      },
    },
    examination: {
      title: { zh: '上架审核', en: 'Examination' },
      basis: '§6.1',
      by: 'exchange',
      within: { workingDays: 10, basis: 'choice:listing-deadline', onReturn: 'restart' },
      may: {
        accept: {
          to: 'listed',
          title: { zh: '挂牌', en: 'List' },
          asks: ['listing-record'],
          needs: ['product-filed', 'product-priced', 'sources-operated', 'sources-registered'],
        },
        return: { to: 'application', title: { zh: '退回修改', en: 'Send back' } },
        decline: { to: 'not-listed', title: { zh: '不予挂牌', en: 'Decline' }, asks: ['refusal-reason'] },
      },
    },
  },
  ends: {
    listed: { title: { zh: '已挂牌', en: 'Listed' }, basis: '§6.1', outcome: 'granted', effects: ['list-product'] },
    'not-listed': { title: { zh: '不予挂牌', en: 'Not listed' }, basis: '§6.1', outcome: 'refused' },
    withdrawn: { title: { zh: '已撤回', en: 'Withdrawn' }, basis: 'choice:withdrawal', outcome: 'withdrawn' },
  },
})
