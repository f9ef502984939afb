import { defineProcedure } from '../procedure.ts'

/** 运营主体定期披露: an operator draws up what it did in a year from the records, a second officer signs it off, and it is public. */
export const operatorDisclosure = defineProcedure({
  id: 'operator-disclosure',
  edition: '2026-11',
  title: { zh: '运营主体定期披露', en: 'Disclosure by an operator' },
  summary: {
    zh: '运营主体每年3月底前披露上一年度的授权资源、产品和服务清单、收费标准、交易和数据使用情况；草稿由平台按记录生成，另一人签发后公开。',
    en: 'By the end of March an operator discloses the resources it was authorised for, its products, fees, trade and use of data in the year before; the platform drafts it from the records, a second officer signs it off, and it is published.',
  },
  basis: ['§6.8'],
  subject: 'matter',
  opensBy: 'operator',
  seats: { operator: 'applicant', system: 'platform' },
  application: ['disclosure-report'],
  first: 'drafting',
  steps: {
    drafting: {
      title: { zh: '编制', en: 'Drafting' },
      basis: '§6.8',
      by: 'operator',
      edits: 'all',
      may: { submit: { to: 'signing', title: { zh: '送签', en: 'Send to be signed' }, asks: ['disclosure-report'], needs: ['year-undisclosed'] }, withdraw: { to: 'withdrawn' } },
    },
    signing: {
      title: { zh: '签发', en: 'Signing off' },
      basis: '§6.8',
      by: 'operator',
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
