import { defineProcedure } from '../procedure.ts'

/** 风险评估: an operator assesses the risks to its data every year and hands the report to the Centre. */
export const riskAssessment = defineProcedure({
  id: 'risk-assessment',
  edition: '2026-11',
  title: { zh: '数据安全风险评估', en: 'Risk assessment' },
  summary: {
    zh: '数据运营主体每年开展数据安全风险评估，情况有重大变化的及时评估；报告由两名负责人签字，报市大数据服务中心，报告保存三年。',
    en: 'An operator assesses the risks to its data every year, and at once when much changes; two heads sign the report, the Centre receives it, and it is kept for three years.',
  },
  basis: ['§7.5', 'choice:risk-assessment-yearly'],
  subject: 'matter',
  opensBy: 'operator',
  seats: { operator: 'applicant', registrar: 'office', system: 'platform' },
  application: ['risk-assessment'],
  first: 'assessing',
  steps: {
    assessing: {
      title: { zh: '评估并报告', en: 'Assess and report' },
      basis: '§7.5',
      by: 'operator',
      edits: 'all',
      may: {
        submit: {
          to: 'receiving',
          title: { zh: '报送评估报告', en: 'Hand in the report' },
          asks: ['risk-assessment'],
          needs: ['assessor-rotated'],
        },
        withdraw: { to: 'withdrawn' },
      },
    },
    receiving: {
      title: { zh: '收悉', en: 'Receiving' },
      basis: '§7.5',
      by: 'registrar',
      within: { workingDays: 10, basis: 'choice:risk-assessment-receipt' },
      may: {
        accept: { to: 'received', title: { zh: '收悉', en: 'Receive' } },
        return: { to: 'assessing', title: { zh: '退回完善', en: 'Send back' } },
      },
    },
  },
  ends: {
    received: { title: { zh: '已收悉', en: 'Received' }, basis: '§7.5', outcome: 'granted', effects: ['record-risk-assessment'] },
    withdrawn: { title: { zh: '已撤回', en: 'Withdrawn' }, basis: 'choice:withdrawal', outcome: 'withdrawn' },
  },
})
