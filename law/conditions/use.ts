import type { ConditionShape } from './condition.ts'

/** What is required about developers, requests for use, agreements and grants. */
export const useConditions = {
  'developer-independent': {
    demand: { zh: '开发主体不是运营主体自己，也没有控制关系', en: 'The developer is neither the operator itself nor affiliated with it' },
    remedy: {
      zh: '另选独立的开发主体；控制关系已经解除的，先在机构页更正申报',
      en: 'Choose an independent developer; if control has ended, correct the declaration first',
    },
    basis: 'choice:developer-affiliation',
  },
  'developer-active': {
    demand: { zh: '所选单位是在用的数据开发主体', en: 'The organisation is an active data developer' },
    remedy: {
      zh: '请系统管理员登记该单位的开发主体身份，或另选开发主体',
      en: 'Have the administrator enter it as a developer, or choose another',
    },
    basis: '§5.4',
  },
  mandated: {
    demand: {
      zh: '本单位对该资产有有效的运营授权，合规档案完整',
      en: 'The unit has a standing mandate to operate this asset and a complete compliance file',
    },
    remedy: {
      zh: '经运营主体选取、委托运营或公用企业报备取得授权；暂停的先恢复',
      en: 'Obtain a mandate by selection, entrustment or notification; lift a suspension first',
    },
    basis: '§5.2',
  },
  'developer-filed': {
    demand: {
      zh: '开发主体已在市大数据服务中心备案，在有效期内；要取得使用的，没有被提出终止使用，最近一次审核没有不通过',
      en: 'The developer is filed with the centre and within its term; for a use, no termination of it is proposed and it did not fail its last review',
    },
    remedy: { zh: '先办理开发主体选取备案', en: 'File the selection of the developer first' },
    basis: '§5.4',
  },
} as const satisfies Record<string, ConditionShape>
