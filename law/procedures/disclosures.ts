import { defineProcedure } from '../procedure.ts'

/** What every disclosure of a year has in common: drawn up from the records, signed off by a second officer of the same organisation, then public. */
const disclosedBy = <const P extends 'operator' | 'data-bureau'>(by: P) =>
  ({
    edition: '2026-11',
    basis: ['§6.8'],
    subject: 'matter',
    opensBy: by,
    application: ['disclosure-report'],
    first: 'drafting',
    steps: {
      drafting: {
        title: { zh: '编制', en: 'Drafting' },
        basis: '§6.8',
        by,
        edits: 'all',
        may: {
          submit: {
            to: 'signing',
            title: { zh: '送签', en: 'Send to be signed' },
            asks: ['disclosure-report'],
            needs: ['year-undisclosed'],
          },
          withdraw: { to: 'withdrawn' },
        },
      },
      signing: {
        title: { zh: '签发', en: 'Signing off' },
        basis: '§6.8',
        by,
        notBy: { steps: ['drafting'], basis: 'choice:second-pair-of-eyes' },
        within: { workingDays: 10, basis: 'choice:checking-deadline' },
        may: {
          publish: { to: 'published', needs: ['year-undisclosed'] },
          return: { to: 'drafting', title: { zh: '退回', en: 'Send back' } },
        },
      },
    },
    ends: {
      published: { title: { zh: '已披露', en: 'Disclosed' }, basis: '§6.8', outcome: 'granted', effects: ['publish-disclosure'] },
      withdrawn: { title: { zh: '已撤回', en: 'Withdrawn' }, basis: 'choice:withdrawal', outcome: 'withdrawn' },
    },
  }) as const

/** 授权运营定期披露: the Data Bureau discloses the authorised operation of a year. */
export const bureauDisclosure = defineProcedure({
  ...disclosedBy('data-bureau'),
  id: 'bureau-disclosure',
  title: { zh: '授权运营定期披露', en: 'Disclosure by the Data Bureau' },
  summary: {
    zh: '市数据局每年3月底前披露上一年度的授权对象、内容、范围和期限，上限收费标准和交易情况；草稿由平台按记录生成，另一人签发后公开。',
    en: 'By the end of March the Data Bureau discloses who was authorised to operate what, the ceiling fees and the trade of the year before; the platform drafts it from the records, a second officer signs it off, and it is published.',
  },
  seats: { 'data-bureau': 'applicant', system: 'platform' },
})

/** 运营主体定期披露: an operator discloses what it did in a year. */
export const operatorDisclosure = defineProcedure({
  ...disclosedBy('operator'),
  id: 'operator-disclosure',
  title: { zh: '运营主体定期披露', en: 'Disclosure by an operator' },
  summary: {
    zh: '运营主体每年3月底前披露上一年度的授权资源、产品和服务清单、收费标准、交易和数据使用情况；草稿由平台按记录生成，另一人签发后公开。',
    en: 'By the end of March an operator discloses the resources it was authorised for, its products, fees, trade and use of data in the year before; the platform drafts it from the records, a second officer signs it off, and it is published.',
  },
  seats: { operator: 'applicant', system: 'platform' },
})
