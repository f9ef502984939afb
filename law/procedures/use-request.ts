import { defineProcedure } from '../procedure.ts'

/**
 * 数据使用需求: the operator asks for the use of one registered asset by a filed developer; bureau and producer review it together; the
 * agreement is signed by both sides.
 */
export const useRequest = defineProcedure({
  id: 'use-request',
  edition: '2026-12',
  title: { zh: '数据使用需求', en: 'Request for use' },
  summary: {
    zh: '运营主体就授权范围内的一项登记资产提出使用需求，写明目的、字段范围、方式和期限；市数据局和数据生产主体同时各自审核，都提交之前互相看不到结论和意见；都同意的，按需求拟成合同和机读策略，由运营主体和开发主体签订后生效，卡片登记使用标识。',
    en: 'The operator asks for the use of one registered asset within its mandate, with purpose, columns, manner and term; bureau and producer review it side by side, neither seeing what the other decided before both are in; when both agree, agreement and policy are drawn up from it, signed by operator and developer, and the card is marked.',
  },
  basis: ['§5.7', '§5.5', '§1.6'],
  subject: 'asset',
  overtaken: 'overtaken',
  about: 'supervised',
  opensBy: 'operator',
  opensIf: ['stays-here'],
  seats: { operator: 'applicant', 'data-bureau': 'office', producer: 'holder', developer: 'addressee', system: 'platform' },
  application: ['use-request'],
  first: 'request',
  steps: {
    request: {
      title: { zh: '提出需求', en: 'Request' },
      basis: '§5.7',
      by: 'operator',
      edits: 'all',
      may: {
        submit: {
          to: 'joint-review',
          asks: ['use-request'],
          needs: ['in-register', 'mandated', 'developer-filed', 'developer-independent'],
          effects: ['check-use-request'],
        },
        withdraw: { to: 'withdrawn' },
      },
    },
    'joint-review': {
      title: { zh: '共同审核', en: 'Joint review' },
      basis: '§5.7',
      by: 'data-bureau',
      joint: { with: ['producer'], pass: 'pass', basis: '§5.7', hidden: true },
      within: { workingDays: 10, basis: 'choice:use-review-deadline', onReturn: 'restart' },
      may: {
        pass: {
          to: 'operator-signing',
          title: { zh: '同意使用', en: 'Agree' },
          needs: ['in-register', 'mandated', 'developer-filed', 'developer-independent'],
          effects: ['draw-up-agreement'],
        },
        return: { to: 'request', title: { zh: '退回修改', en: 'Send back' } },
        refuse: { to: 'refused', title: { zh: '不同意使用', en: 'Refuse' }, asks: ['use-refusal'] },
      },
    },
    'operator-signing': {
      title: { zh: '运营主体签订', en: 'The operator signs' },
      basis: '§5.5',
      by: 'operator',
      may: {
        confirm: {
          to: 'developer-signing',
          title: { zh: '签订', en: 'Sign' },
          asks: ['agreement-signature'],
          needs: ['mandated', 'developer-filed'],
          effects: ['sign-agreement'],
        },
        withdraw: { to: 'dropped' },
      },
      after: { workingDays: 10, basis: 'choice:agreement-signing', to: 'unsigned' },
    },
    'developer-signing': {
      title: { zh: '开发主体签订', en: 'The developer signs' },
      basis: '§5.5',
      by: 'developer',
      may: {
        confirm: {
          to: 'granted',
          title: { zh: '签订', en: 'Sign' },
          asks: ['agreement-signature'],
          needs: ['in-register', 'mandated', 'developer-filed', 'developer-independent'],
          effects: ['sign-agreement'],
        },
        decline: { to: 'declined', title: { zh: '不签订', en: 'Do not sign' }, asks: ['use-refusal'] },
      },
      after: { workingDays: 10, basis: 'choice:agreement-signing', to: 'unsigned' },
    },
  },
  ends: {
    granted: { title: { zh: '合同生效', en: 'In force' }, basis: '§5.5', outcome: 'granted', effects: ['grant-use'] },
    refused: { title: { zh: '不同意使用', en: 'Refused' }, basis: '§5.7', outcome: 'refused' },
    declined: {
      title: { zh: '开发主体不签订', en: 'Not signed by the developer' },
      basis: '§5.5',
      outcome: 'refused',
      effects: ['drop-agreement'],
    },
    unsigned: {
      title: { zh: '逾期未签订', en: 'Not signed in time' },
      basis: 'choice:agreement-signing',
      outcome: 'refused',
      effects: ['drop-agreement'],
    },
    dropped: {
      title: { zh: '运营主体放弃签订', en: 'Dropped by the operator' },
      basis: 'choice:withdrawal',
      outcome: 'withdrawn',
      effects: ['drop-agreement'],
    },
    withdrawn: { title: { zh: '已撤回', en: 'Withdrawn' }, basis: 'choice:withdrawal', outcome: 'withdrawn' },
    overtaken: {
      title: {
        zh: '资产已转移、运营权限已终止或者依法不得运营，办件终止',
        en: 'Ended with a transfer, with the mandate, or since the law bars it',
      },
      basis: 'choice:use-after-transfer',
      outcome: 'withdrawn',
      effects: ['drop-agreement'],
    },
  },
})
