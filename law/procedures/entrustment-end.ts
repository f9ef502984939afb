import { defineProcedure } from '../procedure.ts'

/** 委托运营提前终止: a producer ends an entrustment before its term, agreed with the operator or alone, with its reason and notice. */
export const entrustmentEnd = defineProcedure({
  id: 'entrustment-end',
  edition: '2026-11',
  title: { zh: '委托运营提前终止', en: 'Early end of an entrustment' },
  summary: {
    zh: '委托单位提出提前终止委托运营：双方协商一致的，运营主体同意并交付终止协议后终止；委托单位单方解除的，写明理由和损失承担，送达解除通知，通知期满终止。终止后运营权限、使用标识和在期使用合同随之终止，只凭这项委托供给的产品下架，相关各方都得到通知。',
    en: 'The producer asks to end an entrustment before its term: with the operator’s agreement at once, or alone, with reason, losses and a notice, when the notice is over. Mandate, use mark and agreements end with it, products without another mandate over their source are delisted, and all whom it concerns are told.',
  },
  basis: ['§5.10', 'choice:entrustment-end', 'choice:entrustment-notice'],
  subject: 'asset',
  overtaken: 'overtaken',
  opensBy: 'producer',
  opensIf: ['not-public-unit'],
  seats: { producer: 'applicant', operator: 'addressee', system: 'platform' },
  application: ['entrustment-end'],
  first: 'drafting',
  steps: {
    drafting: {
      title: { zh: '提出终止', en: 'Asking to end it' },
      basis: 'choice:entrustment-end',
      by: 'producer',
      edits: 'all',
      may: {
        submit: {
          to: 'answer',
          title: { zh: '请对方同意', en: 'Ask the operator to agree' },
          asks: ['entrustment-end'],
          needs: ['entrustment-stands'],
        },
        file: {
          to: 'notice',
          title: { zh: '通知单方解除', en: 'Give notice' },
          basis: 'choice:entrustment-notice',
          asks: ['entrustment-end', 'entrustment-notice'],
          needs: ['entrustment-stands'],
        },
        withdraw: { to: 'withdrawn' },
      },
    },
    answer: {
      title: { zh: '运营主体答复', en: 'The operator answers' },
      basis: 'choice:entrustment-end',
      by: 'operator',
      onEnter: ['tell-other-side'],
      may: {
        confirm: { to: 'ended', title: { zh: '同意终止', en: 'Agree' }, asks: ['entrustment-end-consent'], needs: ['entrustment-stands'] },
        decline: { to: 'kept', title: { zh: '不同意终止', en: 'Do not agree' }, asks: ['engagement-reason'] },
        withdraw: { by: 'producer', to: 'withdrawn', title: { zh: '撤回', en: 'Withdraw' } },
      },
      after: { workingDays: 10, basis: 'choice:entrustment-end', to: 'unanswered' },
    },
    notice: {
      title: { zh: '解除通知期', en: 'Notice' },
      basis: 'choice:entrustment-notice',
      by: 'operator',
      onEnter: ['tell-other-side'],
      may: {
        confirm: {
          to: 'ended',
          title: { zh: '同意即时终止', en: 'Agree to end it at once' },
          basis: 'choice:entrustment-end',
          asks: ['entrustment-end-consent'],
          needs: ['entrustment-stands'],
        },
        withdraw: { by: 'producer', to: 'withdrawn', title: { zh: '撤回解除通知', en: 'Take the notice back' } },
      },
      after: { workingDays: 20, basis: 'choice:entrustment-notice', to: 'ended-alone', needs: { 'entrustment-stands': 'gone' } },
    },
  },
  ends: {
    ended: {
      title: { zh: '协商终止', en: 'Ended by agreement' },
      basis: 'choice:entrustment-end',
      outcome: 'granted',
      effects: ['end-entrusted-mandate', 'delist-entrusted', 'tell-other-side'],
    },
    'ended-alone': {
      title: { zh: '单方解除', en: 'Ended by notice' },
      basis: 'choice:entrustment-notice',
      outcome: 'granted',
      effects: ['end-entrusted-mandate', 'delist-entrusted', 'tell-other-side'],
    },
    kept: {
      title: { zh: '运营主体不同意', en: 'Not agreed' },
      basis: 'choice:entrustment-end',
      outcome: 'refused',
      effects: ['tell-other-side'],
    },
    unanswered: {
      title: { zh: '逾期未答复', en: 'Not answered' },
      basis: 'choice:entrustment-end',
      outcome: 'refused',
      effects: ['tell-other-side'],
    },
    gone: {
      title: { zh: '委托已另行终止', en: 'The entrustment ended otherwise' },
      basis: 'choice:entrustment-notice',
      outcome: 'refused',
      effects: ['tell-other-side'],
    },
    withdrawn: { title: { zh: '已撤回', en: 'Withdrawn' }, basis: 'choice:withdrawal', outcome: 'withdrawn', effects: ['tell-other-side'] },
    overtaken: {
      title: { zh: '资产已转移，办件终止', en: 'Ended by a transfer' },
      basis: 'choice:use-after-transfer',
      outcome: 'withdrawn',
      effects: ['tell-other-side'],
    },
  },
})
