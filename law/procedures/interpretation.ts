import { defineProcedure } from '../procedure.ts'

/** 规程解释与修订: anybody who has signed in asks, and both bureaux decide together. */
export const interpretation = defineProcedure({
  id: 'interpretation',
  edition: '2026-12',
  title: { zh: '规程解释与修订', en: 'Interpretation' },
  summary: {
    zh: '各方对规程的适用有疑问、有修订建议，或者在试点中出现探索性失误申请容错认定的，可以提出；市数据局拟稿，市数据局和市财政局共同决定，解释和修订向社会公布。',
    en: 'Whoever doubts how the guideline applies, proposes to revise it, or asks to have an error of the pilot recognised as made in good faith, asks here; the Data Bureau drafts, both bureaux decide together, and interpretations are published.',
  },
  basis: ['§8.4', 'choice:interpretation-jointly'],
  subject: 'matter',
  opensBy: ['producer', 'sector-authority', 'law-firm', 'valuer', 'operator', 'developer', 'exchange', 'registrar', 'sasac', 'cyberspace-office', 'police'],
  seats: { producer: 'applicant', 'sector-authority': 'applicant', 'law-firm': 'applicant', valuer: 'applicant', operator: 'applicant', developer: 'applicant', exchange: 'applicant', registrar: 'applicant', sasac: 'applicant', 'cyberspace-office': 'applicant', police: 'applicant', 'data-bureau': 'office', 'finance-bureau': 'office', system: 'platform' },
  application: ['ruling-question'],
  first: 'asking',
  steps: {
    asking: {
      title: { zh: '提出', en: 'Asking' },
      basis: '§8.4',
      by: 'producer',
      orBy: ['sector-authority', 'law-firm', 'valuer', 'operator', 'developer', 'exchange', 'registrar', 'sasac', 'cyberspace-office', 'police'],
      edits: 'all',
      may: {
        submit: { to: 'drafting', asks: ['ruling-question'] },
        withdraw: { to: 'withdrawn' },
      },
    },
    drafting: {
      title: { zh: '拟稿', en: 'Drafting' },
      basis: '§8.4',
      by: 'data-bureau',
      within: { workingDays: 30, together: ['drafting', 'deciding'], basis: 'choice:interpretation-deadline' },
      may: {
        file: { to: 'deciding', title: { zh: '提交两局决定', en: 'To both bureaux' }, asks: ['ruling-draft'] },
        refuse: { to: 'declined', title: { zh: '不属于解释事项', en: 'Not to be ruled on' }, asks: ['refusal-reason'] },
      },
    },
    deciding: {
      title: { zh: '两局共同决定', en: 'Both bureaux decide' },
      basis: '§8.4',
      by: 'data-bureau',
      joint: { with: ['finance-bureau'], pass: 'pass', basis: 'choice:interpretation-jointly', hidden: true },
      within: { workingDays: 30, together: ['drafting', 'deciding'], basis: 'choice:interpretation-deadline' },
      may: {
        pass: { to: 'decided', title: { zh: '同意', en: 'Agree' }, asks: ['ruling-opinion'] },
        return: { to: 'drafting', title: { zh: '退回重拟', en: 'Draft anew' } },
      },
    },
  },
  ends: {
    decided: { title: { zh: '已决定', en: 'Decided' }, basis: '§8.4', outcome: 'granted', effects: ['publish-ruling'] },
    declined: { title: { zh: '不予解释', en: 'Declined' }, basis: '§8.4', outcome: 'refused' },
    withdrawn: { title: { zh: '已撤回', en: 'Withdrawn' }, basis: 'choice:withdrawal', outcome: 'withdrawn' },
  },
})
