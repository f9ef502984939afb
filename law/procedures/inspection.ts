import { defineProcedure } from '../procedure.ts'

const offices = { by: 'registrar', orBy: ['data-bureau', 'finance-bureau'], seat: 'applicant' } as const
const inspected = { by: 'operator', orBy: ['developer', 'producer'], seat: 'addressee' } as const

/** 监督检查: an office inspects a producer, operator or developer, which answers, puts right what was found, and is checked again by another hand. */
export const inspection = defineProcedure({
  id: 'inspection',
  edition: '2026-11',
  title: { zh: '监督检查', en: 'Inspection' },
  summary: {
    zh: '市大数据服务中心、市数据局、市财政局对数据生产、运营、开发主体开展常态化或者专项检查：出具检查记录，听取被检查单位意见，需要整改的限期整改，由另一人复查，结果记入信用。',
    en: 'The Centre, the Data Bureau or the Finance Bureau inspects a producer, operator or developer, by routine or for a cause: a record, the statement of the inspected, rectification in time where it is needed, a recheck by another officer, and a note of credit.',
  },
  basis: ['§5.3', '§7.2', 'choice:inspection-draw'],
  subject: 'organisation',
  about: 'supervised',
  opensBy: ['registrar', 'data-bureau', 'finance-bureau'],
  addressee: 'holder',
  seats: {
    registrar: 'applicant',
    'data-bureau': 'applicant',
    'finance-bureau': 'applicant',
    operator: 'addressee',
    developer: 'addressee',
    producer: 'addressee',
    system: 'platform',
  },
  application: ['inspection-notice'],
  first: 'notice',
  steps: {
    notice: {
      title: { zh: '检查通知', en: 'Notice of inspection' },
      basis: '§7.2',
      ...offices,
      edits: 'all',
      may: {
        submit: {
          to: 'inspecting',
          title: { zh: '发出检查通知', en: 'Send the notice' },
          asks: ['inspection-notice'],
          needs: ['inspectable', 'drawn-in-programme'],
          effects: ['enter-inspection'],
        },
        withdraw: { to: 'withdrawn' },
      },
    },
    inspecting: {
      title: { zh: '检查并记录', en: 'Inspecting' },
      basis: '§5.3',
      ...offices,
      within: { workingDays: 20, basis: 'choice:inspection-deadline' },
      may: { file: { to: 'statement', title: { zh: '出具检查记录', en: 'File the record' }, asks: ['inspection-record'] } },
    },
    statement: {
      title: { zh: '被检查单位意见', en: 'Statement of the inspected' },
      basis: 'choice:inspection-statement',
      ...inspected,
      may: { submit: { to: 'decision', title: { zh: '提出意见', en: 'State' }, asks: ['inspection-statement'] } },
      after: { workingDays: 5, basis: 'choice:inspection-statement', to: 'decision' },
    },
    decision: {
      title: { zh: '检查处理', en: 'Decision' },
      basis: '§7.2',
      ...offices,
      within: { workingDays: 10, basis: 'choice:inspection-decision' },
      may: {
        confirm: { to: 'clean', title: { zh: '未发现须整改的问题', en: 'Nothing to put right' }, asks: ['inspection-credit'] },
        return: { to: 'rectifying', title: { zh: '责令整改', en: 'Order rectification' }, asks: ['rectification-order'] },
      },
    },
    rectifying: {
      title: { zh: '整改', en: 'Rectification' },
      basis: '§5.3',
      ...inspected,
      may: { submit: { to: 'recheck', title: { zh: '提交整改报告', en: 'Report what was put right' }, asks: ['rectification-report'] } },
      after: { workingDays: 20, basis: 'choice:rectification-deadline', to: 'recheck' },
    },
    recheck: {
      title: { zh: '复查', en: 'Recheck' },
      basis: 'choice:recheck-hands',
      ...offices,
      notBy: { steps: ['inspecting'], basis: 'choice:recheck-hands' },
      within: { workingDays: 10, basis: 'choice:recheck-deadline' },
      may: {
        confirm: { to: 'rectified', title: { zh: '整改到位', en: 'It was put right' }, asks: ['inspection-recheck', 'inspection-credit'] },
        return: { to: 'rectifying', title: { zh: '继续整改', en: 'Not yet: go on' }, asks: ['rectification-order'] },
        refuse: {
          to: 'unrectified',
          title: { zh: '整改不到位', en: 'It was not put right' },
          asks: ['refusal-reason', 'inspection-credit'],
        },
      },
    },
  },
  ends: {
    clean: {
      title: { zh: '检查结束，无须整改', en: 'Nothing to put right' },
      basis: '§7.2',
      outcome: 'granted',
      effects: ['close-inspection'],
    },
    rectified: { title: { zh: '整改到位', en: 'Put right' }, basis: '§7.2', outcome: 'granted', effects: ['close-inspection'] },
    unrectified: {
      title: { zh: '整改不到位，移送处理', en: 'Not put right, referred' },
      basis: '§5.3',
      outcome: 'refused',
      effects: ['close-inspection'],
    },
    withdrawn: { title: { zh: '已取消', en: 'Cancelled' }, basis: 'choice:withdrawal', outcome: 'withdrawn' },
  },
})
