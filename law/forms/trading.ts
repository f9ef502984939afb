import type { FormShape } from '../form.ts'
import { chargeUnits, deliveries, listingChanges, productKinds, purposeClasses } from '../products.ts'
import { approaches } from '../valuation/parameter.ts'

const told = { kind: 'long-text', required: true, min: 2, max: 1000 } as const
const charged = { field: 'charge', is: ['ceiling', 'market'] } as const
const guided = { field: 'charge', is: ['ceiling'] } as const
const adjusted = { field: 'adjustment', is: ['up', 'down'] } as const
/** Why one of the three approaches was not used; asked of the two others. */
const notUsed = (...by: string[]) =>
  ({ kind: 'long-text', required: true, min: 5, max: 1000, basis: 'choice:three-approaches', when: { field: 'method', is: by } }) as const
const conclusion = {
  kind: 'choice',
  required: true,
  basis: '§6.2',
  options: { compliant: { zh: '合规', en: 'Compliant' }, 'compliant-with-notes': { zh: '合规，有提示', en: 'Compliant, with notes' } },
} as const
const reason = { kind: 'long-text', required: true, min: 4, max: 2000 } as const
/** What is recorded of money that goes back while a dispute is settled. */
const returned = {
  reference: {
    label: { zh: '退款凭据编号', en: 'Reference' },
    kind: 'text',
    required: true,
    max: 60,
    help: { zh: '无偿的写明“无偿”', en: 'Say so when it was free' },
  },
  refundedOn: { label: { zh: '退款日期', en: 'Refunded on' }, kind: 'date', required: true, notAfter: 'today' },
} as const

/** Forms about products, prices, listings and orders. */
export const tradingForms = {
  'product-specification': {
    title: { zh: '数据产品说明书', en: 'Product specification' },
    basis: '§6.2',
    sections: [
      {
        id: 'product',
        title: { zh: '产品', en: 'Product' },
        fields: {
          title: { label: { zh: '产品名称', en: 'Name of the product' }, kind: 'text', isPublic: true, required: true, min: 2, max: 60 },
          kind: {
            label: { zh: '产品形态', en: 'Form of the product' },
            kind: 'choice',
            required: true,
            options: productKinds,
            basis: '§6.2',
          },
          edition: { label: { zh: '版本', en: 'Edition' }, isPublic: true, kind: 'text', required: true, max: 20 },
          purposeClass: {
            label: { zh: '用途类别', en: 'Class of purpose' },
            kind: 'choice',
            required: true,
            options: purposeClasses,
            basis: 'choice:purpose-price',
          },
          summary: {
            label: { zh: '产品简介', en: 'Summary' },
            kind: 'long-text',
            isPublic: true,
            required: true,
            min: 10,
            max: 600,
            basis: 'choice:public-texts',
            help: { zh: '挂牌后公开', en: 'Public once it is listed' },
          },
        },
      },
      {
        id: 'sources',
        title: { zh: '数据来源', en: 'Sources' },
        fields: {
          sources: {
            label: { zh: '相关数据资产来源、使用范围和获取日期', en: 'Sources, scope and day of acquisition' },
            isPublic: true,
            kind: 'parameters',
            required: true,
            min: 1,
            max: 20,
            basis: '§6.2',
            heads: [
              { zh: '登记凭证编号或产品编号', en: 'Certificate or product number' },
              { zh: '使用范围', en: 'Scope' },
              { zh: '获取日期（年-月-日）', en: 'Acquired on (YYYY-MM-DD)' },
            ],
          },
          processing: {
            label: { zh: '加工方法和衍生说明', en: 'How it is derived' },
            isPublic: true,
            ...told,
            basis: 'choice:specification',
          },
          coverage: {
            label: { zh: '覆盖的时间和地域', en: 'Time and region covered' },
            isPublic: true,
            kind: 'text',
            required: true,
            max: 200,
          },
          updates: { label: { zh: '更新频率', en: 'Updates' }, isPublic: true, kind: 'text', required: true, max: 100 },
          quality: { label: { zh: '质量指标', en: 'Quality' }, isPublic: true, ...told },
          grade: { label: { zh: '数据分级（1—4级）', en: 'Grade of the data, 1–4' }, kind: 'integer', required: true, min: 1, max: 4 },
          personalData: {
            label: { zh: '个人信息处理说明', en: 'Personal data' },
            isPublic: true,
            ...told,
            help: { zh: '不含个人信息的写明“不含个人信息”', en: 'Say so when there is none' },
          },
        },
      },
      {
        id: 'supply',
        title: { zh: '提供', en: 'Supply' },
        fields: {
          interface: { label: { zh: '字段或接口规格', en: 'Columns or interface' }, isPublic: true, ...told },
          sample: { label: { zh: '样例（脱敏）', en: 'Sample, de-identified' }, isPublic: true, kind: 'long-text', max: 1000 },
          delivery: {
            label: { zh: '交付方式', en: 'Ways of delivery' },
            kind: 'choices',
            required: true,
            min: 1,
            options: deliveries,
            basis: 'choice:raw-data',
          },
          scenes: { label: { zh: '可用场景', en: 'May be used for' }, isPublic: true, ...told },
          forbidden: { label: { zh: '禁用场景', en: 'May not be used for' }, isPublic: true, ...told },
          useScope: { label: { zh: '使用范围和期限', en: 'Scope and term of use' }, isPublic: true, ...told },
          service: { label: { zh: '服务水平和售后', en: 'Service and support' }, isPublic: true, ...told },
          security: { label: { zh: '安全措施', en: 'Security' }, isPublic: true, ...told },
          liability: { label: { zh: '责任', en: 'Liability' }, isPublic: true, ...told },
          department: { label: { zh: '联系部门', en: 'Department to turn to' }, isPublic: true, kind: 'text', required: true, max: 100 },
        },
      },
      {
        id: 'review',
        title: { zh: '审查', en: 'Review' },
        fields: {
          firm: { label: { zh: '第三方审查机构', en: 'Reviewer' }, kind: 'organisation', required: true, basis: '§6.2' },
          truthful: {
            label: { zh: '说明书内容真实、完整', en: 'The specification is true and complete' },
            kind: 'yes-no',
            required: true,
            must: 'be-true',
          },
        },
      },
    ],
  },
  'product-review': {
    title: { zh: '产品合规审查结论', en: 'Conclusion of the compliance review' },
    basis: '§6.2',
    sections: [
      {
        id: 'review',
        title: { zh: '审查结论', en: 'Conclusion' },
        fields: {
          lawfulness: { label: { zh: '来源和加工的合法性', en: 'Lawfulness of sources and processing' }, ...conclusion },
          tradability: { label: { zh: '可交易性', en: 'Tradability' }, ...conclusion },
          number: { label: { zh: '审查意见编号', en: 'Number' }, kind: 'text', required: true, max: 60 },
          lawyers: { label: { zh: '承办律师', en: 'Lawyers' }, kind: 'text', required: true, max: 100 },
          explanation: { label: { zh: '审查情况', en: 'Findings' }, kind: 'long-text', required: true, min: 10, max: 4000 },
          paper: { label: { zh: '审查意见文件（PDF）', en: 'Opinion (PDF)' }, kind: 'paper', required: true },
        },
      },
    ],
  },
  'price-paper': {
    title: { zh: '定价书', en: 'Pricing paper' },
    basis: '§6.3',
    sections: [
      {
        id: 'charge',
        title: { zh: '收费', en: 'Charge' },
        fields: {
          charge: {
            label: { zh: '收费方式', en: 'Way of charging' },
            kind: 'choice',
            required: true,
            basis: 'choice:purpose-price',
            options: {
              free: { zh: '无偿提供', en: 'Free of charge' },
              ceiling: { zh: '政府指导价（上限）', en: 'Under a ceiling' },
              market: { zh: '市场调节价', en: 'Market price' },
            },
          },
          unit: { label: { zh: '计费单位', en: 'Charged by' }, kind: 'choice', required: true, options: chargeUnits },
          priceFen: { label: { zh: '价格', en: 'Price' }, kind: 'money', required: true, min: 1, when: charged },
          priceReason: {
            label: { zh: '价格形成的说明', en: 'How the price was come to' },
            kind: 'long-text',
            required: true,
            min: 10,
            max: 2000,
          },
        },
      },
      {
        id: 'ceiling',
        title: { zh: '最高准许收入与上限', en: 'Permitted income and ceiling' },
        fields: {
          costFen: {
            label: { zh: '经营成本（扣除政府补助）', en: 'Operating cost net of subsidies' },
            kind: 'money',
            required: true,
            min: 1,
            when: guided,
            basis: 'choice:permitted-income',
          },
          bondYield: {
            label: { zh: '十年期国债平均收益率', en: 'Average yield of ten-year bonds' },
            kind: 'decimal',
            required: true,
            min: 0,
            max: 20,
            unit: { zh: '%', en: '%' },
            when: guided,
            basis: 'choice:permitted-income',
          },
          addOn: {
            label: { zh: '加点', en: 'Points added' },
            kind: 'decimal',
            required: true,
            min: 0,
            max: 6,
            unit: { zh: '个百分点', en: 'points' },
            when: guided,
            basis: 'choice:permitted-income',
          },
          taxFen: {
            label: { zh: '税金', en: 'Taxes' },
            kind: 'money',
            required: true,
            min: 0,
            when: guided,
            basis: 'choice:permitted-income',
          },
          quantity: {
            label: { zh: '预计年数量', en: 'Expected quantity a year' },
            kind: 'integer',
            required: true,
            min: 1,
            max: 1_000_000_000,
            when: guided,
          },
          ceilingFen: {
            label: { zh: '上限收费标准', en: 'Ceiling fee' },
            kind: 'money',
            required: true,
            min: 1,
            when: guided,
            basis: 'choice:permitted-income',
          },
        },
      },
      {
        id: 'value',
        title: { zh: '定价依据', en: 'What the price rests on' },
        fields: {
          method: {
            label: { zh: '定价方法', en: 'Approach' },
            kind: 'choice',
            required: true,
            basis: '§6.3',
            options: approaches,
            when: charged,
          },
          costReason: { label: { zh: '未采用成本法的理由', en: 'Why not the cost approach' }, ...notUsed('income', 'market') },
          incomeReason: { label: { zh: '未采用收益法的理由', en: 'Why not the income approach' }, ...notUsed('cost', 'market') },
          marketReason: { label: { zh: '未采用市场法的理由', en: 'Why not the market approach' }, ...notUsed('cost', 'income') },
          calculation: {
            label: { zh: '测算', en: 'Calculation' },
            kind: 'calculation',
            required: true,
            when: charged,
            basis: 'choice:valuation-formulas',
          },
          adjustment: {
            label: { zh: '对测算结果的调整', en: 'Adjustment of the result' },
            kind: 'choice',
            required: true,
            when: charged,
            basis: 'choice:valuation-adjustment',
            options: { none: { zh: '不调整', en: 'None' }, up: { zh: '调增', en: 'Upwards' }, down: { zh: '调减', en: 'Downwards' } },
          },
          adjustmentFen: {
            label: { zh: '调整金额', en: 'Amount of the adjustment' },
            kind: 'money',
            required: true,
            min: 1,
            when: adjusted,
          },
          adjustmentReason: {
            label: { zh: '调整理由', en: 'Reason of the adjustment' },
            kind: 'long-text',
            required: true,
            min: 10,
            max: 1000,
            when: adjusted,
          },
          amountFen: {
            label: { zh: '产品价值', en: 'Value of the product' },
            kind: 'money',
            required: true,
            min: 1,
            when: charged,
            help: { zh: '等于测算结果，有调整的加减调整金额', en: 'Equals the result, with the adjustment if any' },
          },
        },
      },
    ],
  },
  'listing-application': {
    title: { zh: '上架申请', en: 'Application to list' },
    basis: '§6.1',
    sections: [
      {
        id: 'listing',
        title: { zh: '上架', en: 'Listing' },
        fields: {
          exchange: { label: { zh: '交易所', en: 'Exchange' }, kind: 'organisation', required: true },
          terms: {
            label: { zh: '交易条件', en: 'Terms of trade' },
            ...told,
            help: { zh: '挂牌期限、付款和交付的要求', en: 'Term of the listing, payment, delivery' },
          },
          rights: {
            label: { zh: '有权以该产品交易，内容与备案一致', en: 'The right to trade it is there, and it is as filed' },
            kind: 'yes-no',
            required: true,
            must: 'be-true',
          },
        },
      },
    ],
  },
  'listing-record': {
    title: { zh: '挂牌记录', en: 'Record of the listing' },
    basis: '§6.1',
    sections: [
      {
        id: 'listing',
        title: { zh: '挂牌', en: 'Listing' },
        fields: {
          exchangeNumber: { label: { zh: '交易所编号', en: 'Number of the exchange' }, kind: 'text', required: true, min: 4, max: 64 },
        },
      },
    ],
  },
  'listing-change': {
    title: { zh: '挂牌变更申请', en: 'Change of a listing' },
    basis: '§6.1',
    sections: [
      {
        id: 'change',
        title: { zh: '变更', en: 'Change' },
        fields: {
          exchange: { label: { zh: '交易所', en: 'Exchange' }, kind: 'organisation', required: true, mayHaveEnded: true },
          change: {
            label: { zh: '变更', en: 'Change' },
            kind: 'choice',
            required: true,
            options: { pause: listingChanges.pause.title, resume: listingChanges.resume.title, delist: listingChanges.delist.title },
          },
          explanation: { label: { zh: '理由', en: 'Reason' }, ...reason },
        },
      },
    ],
  },
  'disclosure-report': {
    title: { zh: '披露报告', en: 'Disclosure report' },
    basis: '§6.8',
    sections: [
      {
        id: 'report',
        title: { zh: '披露内容', en: 'What is disclosed' },
        fields: {
          title: { label: { zh: '标题', en: 'Title' }, isPublic: true, kind: 'text', required: true, max: 60 },
          year: {
            label: { zh: '披露年度', en: 'Year' },
            kind: 'integer',
            required: true,
            min: 2020,
            max: 2200,
            basis: 'choice:disclosure-report',
          },
          organisation: { label: { zh: '单位信息', en: 'The organisation' }, isPublic: true, ...told },
          authorisation: {
            label: { zh: '授权情况', en: 'Authorisations' },
            isPublic: true,
            kind: 'long-text',
            required: true,
            min: 2,
            max: 4000,
            help: { zh: '已按该年度的平台记录生成，可以补充', en: 'Drafted from the records of the year; add to it' },
          },
          products: {
            label: { zh: '产品和收费标准', en: 'Products and fees' },
            isPublic: true,
            kind: 'parameters',
            max: 100,
            heads: [
              { zh: '产品', en: 'Product' },
              { zh: '收费标准', en: 'Fee' },
              { zh: '情况', en: 'Standing' },
            ],
            help: {
              zh: '该年度挂牌过的产品，按平台记录生成；收费和情况为现行的',
              en: 'Products on the exchange in that year, from the records; fees and standing are the present ones',
            },
          },
          dataUse: { label: { zh: '数据使用情况', en: 'Use of data' }, isPublic: true, ...told },
          scenes: { label: { zh: '主要场景', en: 'Main scenes' }, isPublic: true, ...told },
          complaints: {
            label: { zh: '投诉和争议', en: 'Complaints and disputes' },
            isPublic: true,
            ...told,
            min: 1,
            help: { zh: '没有的写明“无”', en: 'Say so when there are none' },
          },
          truthful: { label: { zh: '内容真实、完整', en: 'It is true and complete' }, kind: 'yes-no', required: true, must: 'be-true' },
        },
      },
    ],
  },
  'order-offer': {
    title: { zh: '报价', en: 'Offer' },
    basis: 'choice:order-states',
    sections: [
      {
        id: 'offer',
        title: { zh: '报价', en: 'Offer' },
        fields: {
          amountFen: {
            label: { zh: '金额', en: 'Amount' },
            kind: 'money',
            required: true,
            min: 0,
            help: { zh: '不高于价格乘以数量；无偿产品填0', en: 'At most price times quantity; 0 for what is free' },
          },
          terms: { label: { zh: '交付和付款条件', en: 'Terms' }, ...told },
        },
      },
    ],
  },
  'order-contract': {
    title: { zh: '合同登记', en: 'The contract' },
    basis: 'choice:order-states',
    sections: [
      {
        id: 'contract',
        title: { zh: '合同', en: 'Contract' },
        fields: {
          contractNumber: { label: { zh: '合同编号', en: 'Number' }, kind: 'text', required: true, max: 60 },
          contractDigest: {
            label: { zh: '合约摘要值（SHA-256）', en: 'Digest of the contract (SHA-256)' },
            kind: 'text',
            required: true,
            min: 64,
            max: 64,
          },
          signedOn: { label: { zh: '签订日期', en: 'Signed on' }, kind: 'date', required: true, notAfter: 'today' },
        },
      },
    ],
  },
  'order-payment': {
    title: { zh: '支付登记', en: 'The payment' },
    basis: 'choice:order-states',
    sections: [
      {
        id: 'payment',
        title: { zh: '支付', en: 'Payment' },
        fields: {
          amountFen: {
            label: { zh: '支付金额', en: 'Amount paid' },
            kind: 'money',
            required: true,
            min: 0,
            help: { zh: '须等于报价金额', en: 'Equals the offer' },
          },
          reference: {
            label: { zh: '支付凭据编号', en: 'Reference' },
            kind: 'text',
            required: true,
            max: 60,
            help: { zh: '无偿的写明“无偿”', en: 'Say so when it is free' },
          },
          paidOn: { label: { zh: '支付日期', en: 'Paid on' }, kind: 'date', required: true, notAfter: 'today' },
        },
      },
    ],
  },
  'order-delivery': {
    title: { zh: '交付记录', en: 'Record of delivery' },
    basis: 'choice:order-states',
    sections: [
      {
        id: 'delivery',
        title: { zh: '交付', en: 'Delivery' },
        fields: {
          manner: {
            label: { zh: '交付方式', en: 'How' },
            kind: 'choice',
            required: true,
            options: deliveries,
            help: { zh: '须是说明书写明的方式', en: 'One of those of the specification' },
          },
          content: { label: { zh: '交付内容', en: 'What' }, ...told },
          contentDigest: {
            label: { zh: '交付内容摘要值（SHA-256）', en: 'Digest of the content (SHA-256)' },
            kind: 'text',
            min: 64,
            max: 64,
          },
          place: { label: { zh: '环境和接收人', en: 'Where and to whom' }, kind: 'text', required: true, max: 200 },
          deliveredOn: { label: { zh: '交付日期', en: 'Delivered on' }, kind: 'date', required: true, notAfter: 'today' },
        },
      },
    ],
  },
  'trade-certificate': {
    title: { zh: '交易凭证', en: 'Trade certificate' },
    basis: 'choice:trade-certificate',
    sections: [
      {
        id: 'certificate',
        title: { zh: '交易凭证', en: 'Trade certificate' },
        fields: {
          number: { label: { zh: '交易凭证编号', en: 'Number' }, kind: 'text', required: true, min: 4, max: 64 },
          tradedOn: { label: { zh: '交易日期', en: 'Traded on' }, kind: 'date', required: true, notAfter: 'today' },
        },
      },
    ],
  },
  'order-refund': {
    title: { zh: '结算后退款', en: 'Refund after the settlement' },
    basis: 'choice:counter-entries',
    sections: [
      {
        id: 'refund',
        title: { zh: '退款', en: 'Refund' },
        fields: {
          explanation: {
            label: { zh: '理由和依据', en: 'Why, and on what it rests' },
            ...reason,
            help: {
              zh: '协商、调解、仲裁或者诉讼的结果和文号；全额退还，收入另记一笔相反金额，进入下一次分配',
              en: 'The outcome and number of the negotiation, mediation, award or judgment. All of it goes back; a line with the other sign enters the next distribution',
            },
          },
          reference: { label: { zh: '退款凭据编号', en: 'Reference' }, kind: 'text', required: true, max: 60 },
          refundedOn: { label: { zh: '退款日期', en: 'Refunded on' }, kind: 'date', required: true, notAfter: 'today' },
        },
      },
    ],
  },
  'order-return': {
    title: { zh: '争议了结的退款', en: 'Refund that settles a dispute' },
    basis: 'choice:order-dispute',
    sections: [
      {
        id: 'refund',
        title: { zh: '退款', en: 'Refund' },
        fields: {
          explanation: {
            label: { zh: '理由和依据', en: 'Why, and on what it rests' },
            ...reason,
            help: {
              zh: '协商、调解、仲裁或者诉讼的结果和文号；已支付的金额全部退还，订单就此办结',
              en: 'The outcome and number of the negotiation, mediation, award or judgment. All that was paid goes back, and the order ends with it',
            },
          },
          ...returned,
        },
      },
    ],
  },
  'order-part-return': {
    title: { zh: '争议了结的部分退款', en: 'Part of it back, settling a dispute' },
    basis: 'choice:order-dispute',
    sections: [
      {
        id: 'refund',
        title: { zh: '部分退款', en: 'Refund of a part' },
        fields: {
          amountFen: {
            label: { zh: '退还金额', en: 'Amount that goes back' },
            kind: 'money',
            required: true,
            min: 1,
            help: {
              zh: '小于订单金额；其余金额由需方验收后登记交易凭证、结算和分配',
              en: 'Less than the amount of the order; the rest is accepted by the buyer, certified, settled and shared',
            },
          },
          explanation: {
            label: { zh: '理由和依据', en: 'Why, and on what it rests' },
            ...reason,
            help: {
              zh: '已交付、已使用的部分怎么计算；协商、调解、仲裁或者诉讼的结果和文号',
              en: 'How what was delivered and used is reckoned; the outcome and number of the negotiation, mediation, award or judgment',
            },
          },
          ...returned,
        },
      },
    ],
  },
  'order-reason': {
    title: { zh: '理由', en: 'Reason' },
    basis: 'choice:order-states',
    sections: [
      { id: 'reason', title: { zh: '理由', en: 'Reason' }, fields: { explanation: { label: { zh: '理由', en: 'Reason' }, ...reason } } },
    ],
  },
} as const satisfies Record<string, FormShape>
