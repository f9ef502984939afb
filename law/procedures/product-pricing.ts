import { defineProcedure } from '../procedure.ts'

/** 产品定价: the operator prices a product by one of the three approaches, within the ceiling the authorising body confirms. */
export const productPricing = defineProcedure({
  id: 'product-pricing',
  edition: '2026-11',
  title: { zh: '产品定价', en: 'Product pricing' },
  summary: {
    zh: '运营主体按成本法、收益法或市场法编制定价书；公共治理、公益事业产品无偿，使用公共数据的产业产品由授权主体核定上限收费标准，在上限以内定价。',
    en: 'The operator prices a product by the cost, income or market approach: free for governance and welfare; for industry with public data within a ceiling fee that the authorising body confirms.',
  },
  basis: ['§6.3'],
  subject: 'product',
  opensBy: 'operator',
  seats: { operator: 'applicant', 'data-bureau': 'office', system: 'platform' },
  application: ['price-paper'],
  first: 'paper',
  steps: {
    paper: {
      title: { zh: '编制定价书', en: 'Pricing paper' },
      basis: '§6.3',
      by: 'operator',
      edits: 'all',
      may: {
        submit: {
          to: 'ceiling',
          title: { zh: '报请核定上限', en: 'Send up' },
          asks: ['price-paper'],
          needs: ['product-filed', 'price-fits', 'public-data-used'],
        },
        file: {
          to: 'priced',
          title: { zh: '定价', en: 'Set price' },
          asks: ['price-paper'],
          needs: ['product-filed', 'price-fits', 'no-public-data'],
        },
        withdraw: { to: 'withdrawn' },
      },
    },
    ceiling: {
      title: { zh: '核定上限收费标准', en: 'Confirming the ceiling' },
      basis: 'choice:ceiling-deadline',
      by: 'data-bureau',
      within: { workingDays: 10, basis: 'choice:ceiling-deadline', onReturn: 'restart' },
      may: {
        pass: { to: 'priced', title: { zh: '核定', en: 'Confirm' }, needs: ['product-filed'] },
        return: { to: 'paper', title: { zh: '退回修改', en: 'Send back' } },
      },
    },
  },
  ends: {
    priced: { title: { zh: '已定价', en: 'Priced' }, basis: '§6.3', outcome: 'granted', effects: ['set-price'] },
    withdrawn: { title: { zh: '已撤回', en: 'Withdrawn' }, basis: 'choice:withdrawal', outcome: 'withdrawn' },
  },
})
