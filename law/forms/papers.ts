import type { FormShape } from '../form.ts'
import { approaches } from '../valuation/parameter.ts'

const analysis = { kind: 'long-text', required: true, min: 10, max: 4000, basis: '§4.4' } as const
const subject = {
  kind: 'choice',
  required: true,
  basis: '§4.4',
  options: {
    compliant: { zh: '合规', en: 'Compliant' },
    'compliant-with-notes': { zh: '合规，有提示', en: 'Compliant, with notes' },
    'not-compliant': { zh: '不合规', en: 'Not compliant' },
  },
} as const
/** Why one of the three approaches was not used; asked of the two others. */
const notUsed = (...by: string[]) =>
  ({ kind: 'long-text', required: true, min: 5, max: 1000, basis: 'choice:three-approaches', when: { field: 'method', is: by } }) as const
const adjusted = { field: 'adjustment', is: ['up', 'down'] } as const
const factor = { kind: 'long-text', required: true, min: 2, max: 2000, basis: '§4.5' } as const

/** How a unit may have chosen the firm it commissions. */
export const engagementManners = {
  small: { zh: '政府采购限额标准以下，自行委托', en: 'Below the threshold of government procurement' },
  framework: { zh: '框架协议采购', en: 'Framework agreement' },
  procurement: { zh: '其他政府采购方式', en: 'Another way of government procurement' },
  enterprise: { zh: '不适用政府采购，按本单位制度选定', en: 'Not under government procurement: by the rules of the unit' },
} as const

/** Commission, legal opinion and valuation report as structured papers; and the application for registration. */
export const paperForms = {
  commission: {
    title: { zh: '委托书', en: 'Commission' },
    basis: '§4.4',
    sections: [
      {
        id: 'commission',
        title: { zh: '委托', en: 'Commission' },
        fields: {
          firm: { label: { zh: '受托机构', en: 'Firm' }, kind: 'organisation', required: true },
          repeatReason: {
            label: { zh: '重复委托的理由', en: 'Why the same firm again' },
            kind: 'long-text',
            min: 10,
            max: 1000,
            basis: 'choice:firm-rotation',
            help: { zh: '要点核对提示连续或过多委托同一机构时填写', en: 'When the checklist speaks of the same firm again and again' },
          },
          purpose: { label: { zh: '委托目的', en: 'Purpose' }, kind: 'text', required: true, max: 200 },
          dueOn: { label: { zh: '希望完成日期', en: 'Wanted by' }, kind: 'date', notAfter: { years: 2 }, notBefore: 'today' },
          notes: { label: { zh: '说明', en: 'Notes' }, kind: 'long-text', max: 1000 },
        },
      },
    ],
  },
  quotation: {
    title: { zh: '受托机构报价', en: 'Quotation of the firm' },
    basis: 'choice:quotation',
    sections: [
      {
        id: 'quotation',
        title: { zh: '报价', en: 'Quotation' },
        fields: {
          feeFen: {
            label: { zh: '报酬（含税）', en: 'Fee, tax included' },
            kind: 'money',
            required: true,
            min: 0,
            help: { zh: '无偿承办的填0', en: '0 when done without a fee' },
          },
          deliverOn: {
            label: { zh: '交付日期', en: 'Delivered by' },
            kind: 'date',
            required: true,
            notBefore: 'today',
            basis: 'choice:drafting-deadline',
            help: { zh: '自报价之日起60个工作日以内', en: 'Within 60 working days of the quotation' },
          },
          scope: { label: { zh: '工作范围和人员', en: 'Work and people' }, kind: 'long-text', required: true, min: 10, max: 1000 },
          offer: { label: { zh: '报价单或合同文本', en: 'Offer or draft contract' }, kind: 'paper' },
        },
      },
    ],
  },
  'engagement-terms': {
    title: { zh: '接受报价', en: 'Acceptance of the quotation' },
    basis: 'choice:quotation',
    sections: [
      {
        id: 'terms',
        title: { zh: '选定机构', en: 'The firm chosen' },
        fields: {
          manner: { label: { zh: '选定方式', en: 'How the firm was chosen' }, kind: 'choice', required: true, options: engagementManners },
          reason: { label: { zh: '选定理由', en: 'Why this firm' }, kind: 'long-text', required: true, min: 4, max: 1000 },
          contractNumber: { label: { zh: '委托合同编号', en: 'Number of the contract' }, kind: 'text', max: 100 },
        },
      },
    ],
  },
  'engagement-reason': {
    title: { zh: '不接受、辞去委托或者请另行报价的理由', en: 'Reason for declining, giving back or asking to quote again' },
    basis: 'choice:quotation',
    sections: [
      {
        id: 'reason',
        title: { zh: '理由', en: 'Reason' },
        fields: {
          explanation: { label: { zh: '理由', en: 'Reason' }, kind: 'long-text', required: true, min: 10, max: 2000 },
        },
      },
    ],
  },
  'legal-opinion': {
    title: { zh: '合规性法律意见书', en: 'Legal compliance opinion' },
    basis: '§4.4',
    sections: [
      {
        id: 'analyses',
        title: { zh: '三项分析', en: 'Three analyses' },
        fields: {
          applicableLaw: { label: { zh: '法律适用情况分析', en: 'Applicable law' }, ...analysis },
          legalRelations: { label: { zh: '法律关系分析', en: 'Legal relations' }, ...analysis },
          legalRisks: { label: { zh: '法律风险分析', en: 'Legal risks' }, ...analysis },
        },
      },
      {
        id: 'subjects',
        title: { zh: '六项审查内容', en: 'Six subjects reviewed' },
        fields: {
          dataSubject: { label: { zh: '数据主体', en: 'Data subject' }, ...subject },
          dataSource: { label: { zh: '数据来源', en: 'Data source' }, ...subject },
          dataContent: { label: { zh: '数据内容', en: 'Data content' }, ...subject },
          dataClass: { label: { zh: '数据归类', en: 'Classification' }, ...subject },
          dataGovernance: { label: { zh: '数据治理', en: 'Governance' }, ...subject },
          disclosure: { label: { zh: '披露义务', en: 'Disclosure duties' }, ...subject },
        },
      },
      {
        id: 'conclusion',
        title: { zh: '结论', en: 'Conclusion' },
        fields: {
          conclusion: {
            label: { zh: '意见类型', en: 'Conclusion' },
            kind: 'choice',
            required: true,
            basis: '§4.4',
            options: {
              unqualified: { zh: '无保留意见', en: 'Unqualified' },
              qualified: { zh: '保留意见', en: 'Qualified' },
              adverse: { zh: '否定意见', en: 'Adverse' },
              disclaimer: { zh: '无法表示意见', en: 'Disclaimer' },
            },
          },
          number: { label: { zh: '意见书编号', en: 'Number' }, kind: 'text', required: true, max: 60 },
          lawyers: {
            label: { zh: '承办律师', en: 'Lawyers' },
            kind: 'text',
            required: true,
            max: 100,
            basis: 'choice:two-signatories',
            help: { zh: '两名以上，用顿号分隔', en: 'Two or more, with commas between' },
          },
          issuedOn: { label: { zh: '出具日期', en: 'Issued on' }, kind: 'date', required: true, notAfter: 'today' },
          validUntil: { label: { zh: '有效期至', en: 'Valid until' }, kind: 'date', required: true, notBefore: 'today' },
          paper: { label: { zh: '意见书文件（PDF）', en: 'Opinion file (PDF)' }, kind: 'paper', required: true },
        },
      },
    ],
  },
  'valuation-report': {
    title: { zh: '数据资产价值评估报告', en: 'Valuation report' },
    basis: '§4.5',
    sections: [
      {
        id: 'factors',
        title: { zh: '七项因素', en: 'Seven factors' },
        fields: {
          origin: { label: { zh: '来源', en: 'Origin' }, ...factor },
          quality: { label: { zh: '质量', en: 'Quality' }, ...factor },
          quantity: { label: { zh: '数量', en: 'Quantity' }, ...factor },
          permittedUse: { label: { zh: '授权使用目的和范围', en: 'Permitted purpose and scope' }, ...factor },
          prospects: { label: { zh: '应用前景', en: 'Prospects' }, ...factor },
          potential: { label: { zh: '潜在价值', en: 'Potential value' }, ...factor },
          risks: { label: { zh: '风险因素', en: 'Risks' }, ...factor },
        },
      },
      {
        id: 'object',
        title: { zh: '目的、依据、过程与限制', en: 'Purpose, grounds, work and limits' },
        fields: {
          purpose: {
            label: { zh: '评估目的', en: 'Purpose' },
            kind: 'choice',
            required: true,
            basis: 'choice:report-statements',
            options: {
              registration: { zh: '登记', en: 'Registration' },
              pricing: { zh: '交易定价', en: 'Pricing of a sale' },
              recognition: { zh: '入账参考', en: 'Reference for the books' },
              disposal: { zh: '处置', en: 'Disposal' },
              financing: { zh: '融资', en: 'Financing' },
            },
          },
          valueKind: {
            label: { zh: '价值类型', en: 'Kind of value' },
            kind: 'choice',
            required: true,
            basis: 'choice:report-statements',
            options: {
              'market-value': { zh: '市场价值', en: 'Market value' },
              'investment-value': { zh: '投资价值', en: 'Investment value' },
              'value-in-use': { zh: '在用价值', en: 'Value in use' },
              'other-value': { zh: '其他', en: 'Other' },
            },
          },
          grounds: {
            label: { zh: '评估依据', en: 'What it rests on' },
            kind: 'long-text',
            required: true,
            min: 5,
            max: 2000,
            basis: 'choice:report-statements',
            help: { zh: '行为、法规、准则、权属和取价依据', en: 'The commission, law, standards, rights, sources of prices' },
          },
          process: {
            label: { zh: '评估过程', en: 'How it was made' },
            kind: 'long-text',
            required: true,
            min: 5,
            max: 2000,
            basis: 'choice:report-statements',
            help: { zh: '核查、资料收集、测算和复核的经过', en: 'What was inspected, gathered, computed and checked' },
          },
          assumptions: {
            label: { zh: '假设与限制', en: 'Assumptions and limits' },
            kind: 'long-text',
            required: true,
            min: 1,
            max: 2000,
            basis: 'choice:report-statements',
            help: { zh: '没有请填“无”', en: 'Write “none” if there are none' },
          },
          matters: {
            label: { zh: '特别事项', en: 'Special matters' },
            kind: 'long-text',
            required: true,
            min: 1,
            max: 2000,
            basis: 'choice:report-statements',
            help: { zh: '没有请填“无”', en: 'Write “none” if there are none' },
          },
          useLimits: {
            label: { zh: '报告使用限制', en: 'Limits of use of the report' },
            kind: 'long-text',
            required: true,
            min: 1,
            max: 2000,
            basis: 'choice:report-statements',
            help: { zh: '没有请填“无”', en: 'Write “none” if there are none' },
          },
        },
      },
      {
        id: 'value',
        title: { zh: '方法与结论', en: 'Method and conclusion' },
        fields: {
          number: { label: { zh: '报告编号', en: 'Number' }, kind: 'text', required: true, max: 60 },
          method: { label: { zh: '评估方法', en: 'Approach' }, kind: 'choice', required: true, basis: '§4.5', options: approaches },
          methodReason: { label: { zh: '方法选择理由', en: 'Why this approach' }, kind: 'long-text', required: true, min: 5, max: 1000 },
          costReason: { label: { zh: '未采用成本法的理由', en: 'Why not the cost approach' }, ...notUsed('income', 'market') },
          incomeReason: { label: { zh: '未采用收益法的理由', en: 'Why not the income approach' }, ...notUsed('cost', 'market') },
          marketReason: { label: { zh: '未采用市场法的理由', en: 'Why not the market approach' }, ...notUsed('cost', 'income') },
          calculation: {
            label: { zh: '估值计算', en: 'Calculation' },
            kind: 'calculation',
            required: true,
            basis: 'choice:valuation-formulas',
            help: {
              zh: '先选评估方法，再选公式；每个参数写明来源',
              en: 'Choose the approach, then a formula; give each parameter its source',
            },
          },
          adjustment: {
            label: { zh: '对计算结果的调整', en: 'Adjustment of the result' },
            kind: 'choice',
            required: true,
            basis: 'choice:valuation-adjustment',
            options: {
              none: { zh: '不调整', en: 'None' },
              up: { zh: '调增', en: 'Upwards' },
              down: { zh: '调减', en: 'Downwards' },
            },
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
            label: { zh: '评估值', en: 'Amount' },
            kind: 'money',
            required: true,
            min: 1,
            basis: 'choice:valuation-adjustment',
            help: { zh: '等于计算结果，有调整的加减调整金额', en: 'Equals the result, with the adjustment if any' },
          },
          parameters: {
            label: { zh: '其他参数', en: 'Other parameters' },
            kind: 'parameters',
            max: 60,
            help: { zh: '公式之外的；名称、数值、来源', en: 'Beside the formula; name, value, source' },
          },
          baseDate: { label: { zh: '评估基准日', en: 'Base date' }, kind: 'date', required: true, notAfter: 'today' },
          reportedOn: {
            label: { zh: '报告日', en: 'Reported on' },
            kind: 'date',
            required: true,
            notBefore: 'baseDate',
            notAfter: 'today',
            basis: 'choice:report-statements',
          },
          validUntil: {
            label: { zh: '有效期至', en: 'Valid until' },
            kind: 'date',
            required: true,
            notBefore: 'today',
            basis: 'choice:valuation-validity',
            help: {
              zh: '一般为基准日起1年；更长的照报告填写，登记审查时会提示',
              en: 'Usually a year from the base date; when it is longer, as the report says: reviewers are told',
            },
          },
          valuers: {
            label: { zh: '签字评估师', en: 'Signing valuers' },
            kind: 'text',
            required: true,
            max: 100,
            basis: 'choice:two-signatories',
            help: { zh: '两名以上，用顿号分隔', en: 'Two or more, with commas between' },
          },
          paper: { label: { zh: '报告文件（PDF）', en: 'Report file (PDF)' }, kind: 'paper', required: true },
        },
      },
    ],
  },
  'registration-application': {
    title: { zh: '首次登记申请', en: 'Application for first registration' },
    basis: '§4.7',
    sections: [
      {
        id: 'notice',
        title: { zh: '公示内容', en: 'What the notice shows' },
        fields: {
          assetName: { label: { zh: '登记数据名称', en: 'Name' }, kind: 'text', isPublic: true, required: true, max: 40 },
          summary: {
            label: { zh: '数据内容简介', en: 'Summary' },
            kind: 'long-text',
            isPublic: true,
            required: true,
            min: 10,
            max: 400,
            basis: 'choice:public-texts',
            help: { zh: '将公开；不得含个人信息', en: 'Will be public; no personal data' },
          },
        },
      },
      {
        id: 'rights',
        title: { zh: '权利', en: 'Rights' },
        fields: {
          rights: {
            label: { zh: '权利类型', en: 'Rights' },
            kind: 'choices',
            required: true,
            min: 1,
            options: {
              hold: { zh: '持有权', en: 'Holding' },
              use: { zh: '使用权', en: 'Use' },
              operate: { zh: '经营权', en: 'Operation' },
            },
          },
          limits: {
            label: { zh: '限制范围', en: 'Limits' },
            kind: 'text',
            isPublic: true,
            required: true,
            max: 400,
            help: { zh: '没有限制请填“无”', en: 'Write “none” if there is none' },
          },
        },
      },
      {
        id: 'undertaking',
        title: { zh: '真实性承诺', en: 'Undertaking' },
        fields: {
          truthful: {
            label: { zh: '本单位对登记内容的真实性、有效性负责', en: 'The unit answers for true and valid content' },
            kind: 'yes-no',
            required: true,
            must: 'be-true',
            basis: '§8.1',
          },
          contact: {
            label: { zh: '联系人', en: 'Contact' },
            kind: 'text',
            isPersonal: true,
            required: true,
            max: 50,
            help: {
              zh: '您上次为本单位申请时填的联系人和电话会自动带出，可以改',
              en: 'What you gave in your last application for this unit is proposed; change it where it is somebody else',
            },
          },
          telephone: {
            label: { zh: '联系电话', en: 'Telephone' },
            kind: 'text',
            isPersonal: true,
            reaches: 'telephone',
            required: true,
            max: 30,
          },
        },
      },
    ],
  },
  memorandum: {
    title: { zh: '纳入备查簿', en: 'Entry in the memorandum register' },
    basis: '§4.6',
    sections: [
      {
        id: 'memo',
        title: { zh: '备查', en: 'Memorandum' },
        fields: {
          reason: {
            label: { zh: '暂不具备确认条件的理由', en: 'Why it cannot be confirmed yet' },
            kind: 'long-text',
            required: true,
            min: 5,
            max: 1000,
          },
          reviewOn: {
            label: { zh: '复核日期', en: 'Review on' },
            kind: 'date',
            required: true,
            notBefore: 'today',
            notAfter: { years: 1 },
            basis: 'choice:memo-review',
          },
        },
      },
    ],
  },
} as const satisfies Record<string, FormShape>
