import { defineProcedure } from '../procedure.ts'

/** 开发主体选取备案: the operator files with the centre which developer it chose by which rules, before any access. */
export const developerFiling = defineProcedure({
  id: 'developer-filing',
  edition: '2026-11',
  title: { zh: '开发主体选取备案', en: 'Filing of a developer' },
  summary: {
    zh: '运营主体依照合法的选取规则选定开发主体，核查资质和关联关系，经开发主体确认并承诺后，报市大数据服务中心备案；备案之前不能使用数据。',
    en: 'The operator chooses a developer by lawful rules, checks its qualification and ties, has it confirm and undertake, and files the selection with the centre; before that no data is used.',
  },
  basis: ['§5.4', '§1.8'],
  subject: 'organisation',
  about: 'supervised',
  opensBy: 'operator',
  addressee: 'holder',
  seats: { operator: 'applicant', developer: 'addressee', registrar: 'office', system: 'platform' },
  application: ['developer-filing'],
  first: 'selection',
  steps: {
    selection: {
      title: { zh: '选取', en: 'Selection' },
      basis: '§5.4',
      by: 'operator',
      edits: 'all',
      may: {
        submit: {
          to: 'confirmation',
          asks: ['developer-filing'],
          needs: ['developer-active', 'developer-independent'],
          title: { zh: '请开发主体确认', en: 'Ask it to confirm' },
        },
        withdraw: { to: 'withdrawn' },
      },
    },
    confirmation: {
      title: { zh: '开发主体确认', en: 'The developer confirms' },
      basis: '§7.6',
      by: 'developer',
      may: {
        confirm: { to: 'receipt', title: { zh: '确认并承诺', en: 'Confirm and undertake' }, asks: ['developer-undertaking'] },
        decline: { to: 'declined', title: { zh: '不接受', en: 'Decline' }, asks: ['use-refusal'] },
      },
      after: { workingDays: 10, basis: 'choice:developer-confirmation', to: 'unconfirmed' },
    },
    receipt: {
      title: { zh: '接收备案', en: 'Receipt' },
      basis: '§5.4',
      by: 'registrar',
      within: { workingDays: 5, basis: 'choice:developer-filing' },
      may: {
        accept: { to: 'filed', title: { zh: '收到备案', en: 'Receive' }, needs: ['developer-active', 'developer-independent'] },
        return: { to: 'selection', title: { zh: '材料不齐，退回', en: 'Incomplete, send back' } },
      },
    },
  },
  ends: {
    filed: { title: { zh: '已备案', en: 'Filed' }, basis: '§5.4', outcome: 'granted', effects: ['file-developer'] },
    declined: {
      title: { zh: '开发主体不接受', en: 'Declined by the developer' },
      basis: 'choice:developer-confirmation',
      outcome: 'refused',
    },
    unconfirmed: { title: { zh: '逾期未确认', en: 'Not confirmed in time' }, basis: 'choice:developer-confirmation', outcome: 'refused' },
    withdrawn: { title: { zh: '已撤回', en: 'Withdrawn' }, basis: 'choice:withdrawal', outcome: 'withdrawn' },
  },
})
