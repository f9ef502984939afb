import { defineProcedure } from '../procedure.ts'

/** 等保定级备案: an operator files the parts of its compliance file, each with paper and expiry; without all of them nothing is operated. */
export const mlpsFiling = defineProcedure({
  id: 'mlps-filing',
  edition: '2026-11',
  title: { zh: '等保定级备案与合规档案', en: 'Protection-level filing and compliance file' },
  summary: {
    zh: '运营主体逐项提交等保定级备案（三级以上）、保密制度、防护措施、风险管理与内控、应急预案与演练，由市大数据服务中心接收存档；缺一项或过期的不得运营。',
    en: 'An operator files its protection level (3 or above), confidentiality rules, protection measures, risk and internal control, emergency plan and drills; the Centre keeps them. With one missing or expired nothing is operated.',
  },
  basis: ['§7.4'],
  subject: 'organisation',
  opensBy: 'operator',
  seats: { operator: 'applicant', registrar: 'office', system: 'platform' },
  application: ['compliance-filing'],
  first: 'filing',
  steps: {
    filing: {
      title: { zh: '提交', en: 'Filing' },
      basis: '§7.4',
      by: 'operator',
      edits: 'all',
      may: { submit: { to: 'receipt', asks: ['compliance-filing'], needs: ['protection-level'] }, withdraw: { to: 'withdrawn' } },
    },
    receipt: {
      title: { zh: '接收', en: 'Receipt' },
      basis: 'choice:compliance-file',
      by: 'registrar',
      within: { workingDays: 5, basis: 'choice:compliance-file', onReturn: 'restart' },
      may: {
        accept: { to: 'recorded', title: { zh: '接收存档', en: 'Receive' }, needs: ['protection-level'] },
        return: { to: 'filing', title: { zh: '退回补齐', en: 'Send back' } },
      },
    },
  },
  ends: {
    recorded: { title: { zh: '已存档', en: 'On file' }, basis: '§7.4', outcome: 'granted', effects: ['record-compliance'] },
    withdrawn: { title: { zh: '已撤回', en: 'Withdrawn' }, basis: 'choice:withdrawal', outcome: 'withdrawn' },
  },
})
