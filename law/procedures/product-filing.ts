import { defineProcedure } from '../procedure.ts'

/** 产品合规审查与备案: a developer specifies a product, a law firm reviews it, and the centre takes it on file where public data is used. */
export const productFiling = defineProcedure({
  id: 'product-filing',
  edition: '2026-11',
  title: { zh: '产品合规审查与备案', en: 'Product review and filing' },
  summary: {
    zh: '数据开发主体编制产品说明书，逐项写明来源、使用范围和获取日期，由第三方律师事务所审查；使用公共数据的，审查通过后报市大数据服务中心备案。',
    en: 'A developer specifies its product, source by source with scope and day of acquisition; a law firm reviews it; where public data is used the result is filed with the centre.',
  },
  basis: ['§6.2'],
  subject: 'product',
  opensBy: 'developer',
  seats: { developer: 'applicant', 'law-firm': 'addressee', registrar: 'office', system: 'platform' },
  application: ['product-specification'],
  first: 'specification',
  steps: {
    specification: {
      title: { zh: '编制说明书', en: 'Specification' },
      basis: '§6.2',
      by: 'developer',
      edits: 'all',
      may: {
        submit: {
          to: 'review',
          asks: ['product-specification'],
          needs: ['product-unfiled', 'sources-licensed', 'not-redeveloped', 'reviewer-independent'],
          effects: ['write-product'],
        },
        withdraw: { to: 'withdrawn' },
      },
    },
    review: {
      title: { zh: '合规审查', en: 'Compliance review' },
      basis: '§6.2',
      by: 'law-firm',
      within: { workingDays: 20, basis: 'choice:product-review-deadline', onReturn: 'restart' },
      may: {
        pass: {
          to: 'filing',
          title: { zh: '审查通过，送备案', en: 'Pass on to the filing' },
          asks: ['product-review'],
          needs: ['public-data-used'],
        },
        confirm: { to: 'concluded', title: { zh: '审查通过', en: 'Pass' }, asks: ['product-review'], needs: ['no-public-data'] },
        return: { to: 'specification', title: { zh: '退回修改', en: 'Send back' } },
        refuse: { to: 'not-compliant', title: { zh: '审查不通过', en: 'Not compliant' }, asks: ['refusal-reason'] },
      },
    },
    filing: {
      title: { zh: '备案', en: 'Filing' },
      basis: '§6.2',
      by: 'registrar',
      within: { workingDays: 5, basis: 'choice:filing-deadline', onReturn: 'restart' },
      may: {
        accept: { to: 'concluded', title: { zh: '收件备案', en: 'Take on file' }, needs: ['sources-licensed'] },
        refuse: {
          to: 'not-filed',
          title: { zh: '不予备案', en: 'Not filed' },
          asks: ['refusal-reason'],
          needs: ['source-lapsed'],
          basis: 'choice:licensed-sources',
        },
        return: { to: 'correction', asks: ['pins'], once: true, basis: 'choice:one-correction' },
      },
    },
    correction: {
      title: { zh: '补正', en: 'Correction' },
      basis: 'choice:one-correction',
      by: 'developer',
      edits: 'pinned',
      pauses: true,
      may: {
        resubmit: {
          to: 'back',
          asks: ['product-specification'],
          needs: ['sources-licensed', 'not-redeveloped'],
          effects: ['write-product'],
        },
        withdraw: { to: 'withdrawn' },
      },
    },
  },
  ends: {
    concluded: {
      title: { zh: '审查办结，使用公共数据的已备案', en: 'Concluded; filed where public data is used' },
      basis: '§6.2',
      outcome: 'granted',
      effects: ['conclude-review'],
    },
    'not-compliant': { title: { zh: '审查不通过', en: 'Not compliant' }, basis: '§6.2', outcome: 'refused' },
    'not-filed': { title: { zh: '不予备案', en: 'Not filed' }, basis: 'choice:licensed-sources', outcome: 'refused' },
    withdrawn: { title: { zh: '已撤回', en: 'Withdrawn' }, basis: 'choice:withdrawal', outcome: 'withdrawn' },
  },
})
