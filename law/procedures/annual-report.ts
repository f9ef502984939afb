import { defineProcedure } from '../procedure.ts'

/** 年度监管报告: a producer reports once a year on the use of its data, drafted from the records and confirmed by a second officer. */
export const annualReport = defineProcedure({
  id: 'annual-report',
  edition: '2026-11',
  title: { zh: '年度监管报告', en: 'Annual supervision report' },
  summary: {
    zh: '数据生产主体对数据资产的使用情况常态化监管，每年形成监管报告：平台按使用登记、协议和查阅记录起草，由本单位另一人确认后报市数据局。',
    en: 'A producer watches over the use of its data and reports once a year: the platform drafts from use marks, agreements and readings, a second officer of the unit confirms, and the Data Bureau receives.',
  },
  basis: ['§7.3', 'choice:annual-report-due'],
  subject: 'matter',
  opensBy: 'producer',
  seats: { producer: 'applicant', 'data-bureau': 'office', system: 'platform' },
  application: ['annual-report'],
  first: 'drafting',
  steps: {
    drafting: {
      title: { zh: '起草', en: 'Drafting' },
      basis: '§7.3',
      by: 'producer',
      edits: 'all',
      may: {
        submit: {
          to: 'confirming',
          title: { zh: '提交本单位确认', en: 'Hand to a colleague' },
          asks: ['annual-report'],
          needs: ['report-not-made', 'report-figures-agree'],
        },
        withdraw: { to: 'withdrawn' },
      },
    },
    confirming: {
      title: { zh: '本单位确认', en: 'Confirmed by the unit' },
      basis: '§7.3',
      by: 'producer',
      notBy: { steps: ['drafting'], basis: 'choice:second-pair-of-eyes' },
      within: { workingDays: 10, basis: 'choice:checking-deadline' },
      may: {
        confirm: {
          to: 'receiving',
          title: { zh: '确认并报送', en: 'Confirm and hand in' },
          needs: ['report-not-made', 'report-figures-agree'],
        },
        return: { to: 'drafting', title: { zh: '退回修改', en: 'Send back' } },
      },
    },
    receiving: {
      title: { zh: '接收', en: 'Receiving' },
      basis: 'choice:annual-report-receipt',
      by: 'data-bureau',
      within: { workingDays: 10, basis: 'choice:annual-report-receipt' },
      may: {
        accept: { to: 'received', title: { zh: '接收', en: 'Receive' }, needs: ['report-not-made'] },
        return: { to: 'drafting', title: { zh: '退回完善', en: 'Send back' } },
      },
    },
  },
  ends: {
    received: { title: { zh: '已接收', en: 'Received' }, basis: '§7.3', outcome: 'granted', effects: ['record-annual-report'] },
    withdrawn: { title: { zh: '已撤回', en: 'Withdrawn' }, basis: 'choice:withdrawal', outcome: 'withdrawn' },
  },
})
