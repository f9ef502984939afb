import { defineProcedure } from '../procedure.ts'

/** 安全事件: an operator reports an incident at once, deals with it by its plan, and closes it with what was learnt. */
export const incident = defineProcedure({
  id: 'incident',
  edition: '2026-11',
  title: { zh: '安全事件', en: 'Security incident' },
  summary: {
    zh: '数据运营主体发现数据安全事件或者风险明显升高的，立即启动应急预案并报告市大数据服务中心；按法定时限分别报告，处置结束后提交总结和教训，经市大数据服务中心确认后办结。',
    en: 'An operator that finds an incident or a clearly rising risk starts its emergency plan at once and tells the Centre; it reports within the hours of the law, hands in a final report with what was learnt, and the Centre confirms the end.',
  },
  basis: ['§7.5', 'choice:incident-clock-network'],
  subject: 'matter',
  opensBy: 'operator',
  seats: { operator: 'applicant', registrar: 'office', system: 'platform' },
  application: ['incident-report'],
  first: 'reporting',
  steps: {
    reporting: {
      title: { zh: '初报', en: 'First report' },
      basis: '§7.5',
      by: 'operator',
      edits: 'all',
      may: {
        submit: {
          to: 'handling',
          title: { zh: '立即报告', en: 'Report now' },
          asks: ['incident-report'],
          needs: ['incident-level-fits'],
          effects: ['start-incident', 'tell-incident'],
        },
        withdraw: { to: 'withdrawn' },
      },
    },
    handling: {
      title: { zh: '处置', en: 'Dealing with it' },
      basis: '§7.5',
      by: 'operator',
      may: {
        submit: {
          to: 'confirming',
          title: { zh: '提交总结报告', en: 'Sum up' },
          asks: ['incident-final'],
          needs: ['incident-reports-made'],
          effects: ['file-incident-final'],
        },
      },
    },
    confirming: {
      title: { zh: '确认办结', en: 'Confirming' },
      basis: '§7.5',
      by: 'registrar',
      within: { workingDays: 10, basis: 'choice:incident-confirmation' },
      may: {
        confirm: { to: 'closed', title: { zh: '确认办结', en: 'Confirm' }, asks: ['incident-confirmation'] },
        return: { to: 'handling', title: { zh: '退回继续处置', en: 'Go on' } },
      },
    },
  },
  ends: {
    closed: { title: { zh: '已办结', en: 'Closed' }, basis: '§7.5', outcome: 'granted', effects: ['close-incident'] },
    withdrawn: { title: { zh: '已取消', en: 'Cancelled' }, basis: 'choice:withdrawal', outcome: 'withdrawn' },
  },
})
