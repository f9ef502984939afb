import { defineProcedure } from '../procedure.ts'

/** 委托运营: a producer that is no public unit entrusts a registered asset to an operator the city selected. */
export const entrustment = defineProcedure({
  id: 'entrustment',
  edition: '2026-11',
  title: { zh: '委托运营', en: 'Entrusted operation' },
  summary: {
    zh: '行政事业单位以外的数据生产主体，把已登记的数据资产委托给经选取的运营主体；运营主体接受、双方签订协议后授予运营权限，资产卡登记使用标识；签订之前委托单位可以撤回，办到哪一步都通知对方。',
    en: 'A producer that is no public unit entrusts a registered asset to an operator that was selected; once it accepts and both have signed, the mandate begins and the use mark is set on the card; until then the producer may withdraw it, and each side is told of what the other did.',
  },
  basis: ['§5.10', '§5.12'],
  subject: 'asset',
  overtaken: 'overtaken',
  opensBy: 'producer',
  opensIf: ['not-public-unit', 'stays-here'],
  seats: { producer: 'applicant', operator: 'addressee', system: 'platform' },
  application: ['entrustment'],
  first: 'drafting',
  steps: {
    drafting: {
      title: { zh: '提出委托', en: 'Entrusting' },
      basis: '§5.10',
      by: 'producer',
      edits: 'all',
      may: {
        submit: { to: 'answer', asks: ['entrustment'], needs: ['not-public-unit', 'in-register', 'operator-stands'] },
        withdraw: { to: 'withdrawn' },
      },
    },
    answer: {
      title: { zh: '运营主体答复', en: 'The operator answers' },
      basis: '§5.10',
      by: 'operator',
      onEnter: ['tell-other-side'],
      may: {
        confirm: { to: 'signing', title: { zh: '接受委托', en: 'Accept' }, needs: ['in-register', 'operator-stands'] },
        decline: { to: 'declined', title: { zh: '不接受委托', en: 'Decline' }, asks: ['engagement-reason'] },
        withdraw: {
          by: 'producer',
          to: 'withdrawn',
          title: { zh: '撤回委托', en: 'Withdraw the entrustment' },
          basis: 'choice:entrustment-signing',
        },
      },
      after: { workingDays: 10, basis: 'choice:entrustment-answer', to: 'unanswered' },
    },
    signing: {
      title: { zh: '签订协议', en: 'Signing' },
      basis: '§5.10',
      by: 'producer',
      onEnter: ['tell-other-side'],
      may: {
        confirm: {
          to: 'entrusted',
          title: { zh: '协议已签订', en: 'Signed' },
          asks: ['entrustment-signing'],
          needs: ['not-public-unit', 'in-register', 'operator-stands'],
        },
        withdraw: { to: 'withdrawn', title: { zh: '撤回委托', en: 'Withdraw the entrustment' }, basis: 'choice:entrustment-signing' },
      },
      after: { workingDays: 10, basis: 'choice:entrustment-signing', to: 'unsigned' },
    },
  },
  ends: {
    entrusted: {
      title: { zh: '已委托运营', en: 'Entrusted' },
      basis: '§5.10',
      outcome: 'granted',
      effects: ['grant-entrusted-mandate', 'mark-use', 'tell-other-side'],
    },
    declined: { title: { zh: '运营主体不接受', en: 'Declined' }, basis: '§5.10', outcome: 'refused', effects: ['tell-other-side'] },
    unanswered: {
      title: { zh: '逾期未答复', en: 'Not answered' },
      basis: 'choice:entrustment-answer',
      outcome: 'refused',
      effects: ['tell-other-side'],
    },
    unsigned: {
      title: { zh: '逾期未签订', en: 'Not signed in time' },
      basis: 'choice:entrustment-signing',
      outcome: 'refused',
      effects: ['tell-other-side'],
    },
    withdrawn: { title: { zh: '已撤回', en: 'Withdrawn' }, basis: 'choice:withdrawal', outcome: 'withdrawn', effects: ['tell-other-side'] },
    overtaken: {
      title: { zh: '资产已转移或者依法不得运营，办件终止', en: 'Ended by a transfer, or since the law bars it' },
      basis: 'choice:use-after-transfer',
      outcome: 'withdrawn',
      effects: ['tell-other-side'],
    },
  },
})
