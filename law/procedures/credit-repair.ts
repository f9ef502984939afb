import { defineProcedure } from '../procedure.ts'

/** 信用申诉与修复: an operator appeals against a deduction, or asks for its repair. */
export const creditRepair = defineProcedure({
  id: 'credit-repair',
  edition: '2026-11',
  title: { zh: '信用申诉与修复', en: 'Appeal and repair of credit' },
  summary: {
    zh: '运营主体对信用扣分有异议的申诉，已经整改的申请修复，由市大数据服务中心核查；作出扣分的人不办理；采纳的不再计分，记录保留。',
    en: 'An operator appeals against a deduction, or asks for repair once it was put right; the Centre looks into it, by nobody who took part in the deduction. What is granted no longer counts and stays on record.',
  },
  basis: ['choice:credit-repair'],
  subject: 'organisation',
  opensBy: 'operator',
  seats: { operator: 'applicant', registrar: 'office', system: 'platform' },
  application: ['credit-repair'],
  first: 'application',
  steps: {
    application: {
      title: { zh: '申请', en: 'Application' },
      basis: 'choice:credit-repair',
      by: 'operator',
      edits: 'all',
      may: { submit: { to: 'review', asks: ['credit-repair'], needs: ['credit-stands'] }, withdraw: { to: 'withdrawn' } },
    },
    review: {
      title: { zh: '核查', en: 'Review' },
      basis: 'choice:credit-repair',
      by: 'registrar',
      notBy: { steps: [], earlier: 'credit-deduction', basis: 'choice:credit-repair' },
      within: { workingDays: 20, basis: 'choice:credit-repair' },
      may: {
        confirm: { to: 'lifted', title: { zh: '采纳', en: 'Grant' }, asks: ['credit-finding'], needs: ['credit-stands'] },
        refuse: { to: 'kept', title: { zh: '不采纳', en: 'Refuse' }, asks: ['refusal-reason'] },
      },
    },
  },
  ends: {
    lifted: {
      title: { zh: '不再计分', en: 'No longer counts' },
      basis: 'choice:credit-repair',
      outcome: 'granted',
      effects: ['lift-credit'],
    },
    kept: { title: { zh: '维持扣分', en: 'The deduction stands' }, basis: 'choice:credit-repair', outcome: 'refused' },
    withdrawn: { title: { zh: '已撤回', en: 'Withdrawn' }, basis: 'choice:withdrawal', outcome: 'withdrawn' },
  },
})
