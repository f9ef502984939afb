import { defineProcedure } from '../procedure.ts'

/** 授权运营定期披露: the Data Bureau draws up the authorised operation of a year from the records, a second officer signs it off, and it is public. */
export const bureauDisclosure = defineProcedure({
  id: 'bureau-disclosure',
  edition: '2026-11',
  title: { zh: '授权运营定期披露', en: 'Disclosure by the Data Bureau' },
  summary: {
    zh: '市数据局每年3月底前披露上一年度的授权对象、内容、范围和期限，上限收费标准和交易情况；草稿由平台按记录生成，另一人签发后公开。',
    en: 'By the end of March the Data Bureau discloses who was authorised to operate what, the ceiling fees and the trade of the year before; the platform drafts it from the records, a second officer signs it off, and it is published.',
  },
  basis: ['§6.8'],
  subject: 'matter',
  opensBy: 'data-bureau',
  seats: { 'data-bureau': 'applicant', system: 'platform' },
  application: ['disclosure-report'],
  first: 'drafting',
  steps: {
    drafting: {
      title: { zh: '编制', en: 'Drafting' },
      basis: '§6.8',
      by: 'data-bureau',
      edits: 'all',
      may: { submit: { to: 'signing', title: { zh: '送签', en: 'Send to be signed' }, asks: ['disclosure-report'], needs: ['year-undisclosed'] }, withdraw: { to: 'withdrawn' } },
    },
    signing: {
      title: { zh: '签发', en: 'Signing off' },
      basis: '§6.8',
      by: 'data-bureau',
      notBy: { steps: ['drafting'], basis: 'choice:second-pair-of-eyes' },
      within: { workingDays: 10, basis: 'choice:checking-deadline' },
      may: { publish: { to: 'published', needs: ['year-undisclosed'] }, return: { to: 'drafting', title: { zh: '退回', en: 'Send back' } } },
    },
  },
  ends: {
    published: { title: { zh: '已披露', en: 'Disclosed' }, basis: '§6.8', outcome: 'granted', effects: ['publish-disclosure'] },
    withdrawn: { title: { zh: '已撤回', en: 'Withdrawn' }, basis: 'choice:withdrawal', outcome: 'withdrawn' },
  },
})
