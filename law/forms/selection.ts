import type { Field, FormShape } from '../form.ts'

const required = true as const
const item = (zh: string, en: string): Field => ({ label: { zh, en }, kind: 'long-text', required, min: 5, max: 4000 })
const bySector = { field: 'scopeKind', is: ['sector'] } as const
const byNumber = { field: 'scopeKind', is: ['certificates'] } as const

/** The papers of a selection: call, application, agreement and collective decision. */
export const selectionForms = {
  'operator-call': {
    title: { zh: '运营主体选取公告', en: 'Call for operators' },
    basis: '§5.1',
    sections: [
      {
        id: 'call',
        title: { zh: '公告', en: 'Call' },
        fields: {
          title: { label: { zh: '选取项目名称', en: 'Name' }, kind: 'text', isPublic: true, required, min: 4, max: 100 },
          selectionManner: {
            label: { zh: '选取方式', en: 'Manner' },
            kind: 'choice',
            required,
            options: {
              open: { zh: '公开招标', en: 'Open tender' },
              invited: { zh: '邀请招标', en: 'Invited tender' },
              negotiated: { zh: '谈判', en: 'Negotiation' },
            },
          },
          mode: {
            label: { zh: '授权模式', en: 'Mode' },
            kind: 'choice',
            required,
            options: {
              whole: { zh: '整体授权', en: 'As a whole' },
              field: { zh: '分领域授权', en: 'By field' },
              scene: { zh: '依场景授权', en: 'By scene' },
            },
          },
          reason: { ...item('必要性和可行性', 'Why it is needed and can be done'), isPublic: true },
          applyUntil: {
            label: { zh: '报名截止日', en: 'Apply until' },
            kind: 'date',
            notAfter: { years: 1 },
            required,
            notBefore: 'today',
          },
          termMonths: {
            label: { zh: '授权期限', en: 'Term' },
            kind: 'integer',
            required,
            min: 1,
            max: 60,
            unit: { zh: '个月', en: 'months' },
            basis: 'choice:mandate-term',
            help: { zh: '不超过60个月', en: 'At most 60 months' },
          },
          planPaper: {
            label: { zh: '授权运营实施方案（PDF）', en: 'Plan of authorised operation (PDF)' },
            kind: 'paper',
            required,
            help: { zh: '经集体决策（三重一大）并报批', en: 'Decided collectively and approved' },
          },
          planNumber: {
            label: { zh: '实施方案批准文号', en: 'Number of its approval' },
            kind: 'text',
            isPublic: true,
            required,
            min: 2,
            max: 100,
          },
        },
      },
      {
        id: 'scope',
        title: { zh: '数据资产范围', en: 'Scope' },
        fields: {
          scopeKind: {
            label: { zh: '范围', en: 'Scope' },
            kind: 'choice',
            required,
            options: { sector: { zh: '按行业', en: 'By sector' }, certificates: { zh: '按登记凭证', en: 'By certificate' } },
          },
          scopeSectors: {
            label: { zh: '行业', en: 'Sectors' },
            kind: 'text',
            isPublic: true,
            required,
            min: 2,
            max: 400,
            when: bySector,
            help: {
              zh: '多个行业用顿号分开；签约时该行业行政事业单位已登记的资产',
              en: 'Several with 、 between; what public units of them have registered when the agreement is signed',
            },
          },
          scopeCertificates: {
            label: { zh: '登记凭证编号', en: 'Certificate numbers' },
            kind: 'long-text',
            required,
            min: 4,
            max: 20000,
            when: byNumber,
            help: { zh: '每行一个', en: 'One in each line' },
          },
        },
      },
      {
        id: 'criteria',
        title: { zh: '资格条件和评分标准', en: 'Qualification and criteria' },
        fields: {
          qualifications: {
            ...item('资格条件（资金、管理、技术、服务、安全）', 'Qualification: funds, management, technology, service, security'),
            isPublic: true,
          },
          criteria: {
            label: { zh: '评分项和权重', en: 'Criteria and weights' },
            kind: 'parameters',
            isPublic: true,
            required,
            min: 1,
            max: 20,
            heads: [
              { zh: '评分项', en: 'Criterion' },
              { zh: '权重（分）', en: 'Weight' },
              { zh: '评分说明', en: 'How it is scored' },
            ],
            help: { zh: '权重合计100分', en: 'Weights add up to 100' },
          },
        },
      },
    ],
  },
  'operator-application': {
    title: { zh: '运营主体选取申请', en: 'Application to operate' },
    basis: '§5.1',
    sections: [
      {
        id: 'application',
        title: { zh: '申请', en: 'Application' },
        fields: {
          capability: item('资金、管理和技术能力', 'Funds, management and technology'),
          platform: item('技术支撑平台和安全保障', 'Platform and security'),
          services: item('产品和服务方案', 'Products and services'),
          income: item('成本收入核算与收益分配方案', 'Costs, income and sharing'),
          noRedevelopment: {
            label: {
              zh: '承诺不直接或间接参与已交付产品和服务的再开发',
              en: 'Will not take part, directly or not, in re-developing what was delivered',
            },
            kind: 'yes-no',
            required,
            must: 'be-true',
            basis: 'choice:no-redevelopment',
          },
          truthful: { label: { zh: '承诺申请内容真实', en: 'What is stated is true' }, kind: 'yes-no', required, must: 'be-true' },
        },
      },
    ],
  },
  'operation-agreement': {
    title: { zh: '授权运营协议', en: 'Agreement of authorised operation' },
    basis: '§5.1',
    sections: [
      {
        id: 'agreement',
        title: { zh: '协议', en: 'Agreement' },
        fields: {
          agreementNumber: { label: { zh: '协议编号', en: 'Number' }, kind: 'text', required, min: 2, max: 100 },
          beginsOn: {
            label: { zh: '起始日', en: 'Begins on' },
            kind: 'date',
            notBefore: { years: -2 },
            notAfter: { years: 2 },
            required,
            help: { zh: '期限按公告计算', en: 'The term is that of the call' },
          },
          agreementPaper: { label: { zh: '双方签署的协议（PDF）', en: 'Signed agreement (PDF)' }, kind: 'paper', required },
        },
      },
      {
        id: 'items',
        title: { zh: '协议内容（十三项）', en: 'What it says: thirteen items' },
        fields: {
          resources: item('一、数据资源范围及目录', '1 Resources and catalogue'),
          termSaid: item('二、期限', '2 Term'),
          productRules: item('三、产品服务清单、技术标准、安全审核和业务规范性审核', '3 Products and services, standards and reviews'),
          supportPlatform: item('四、技术支撑平台', '4 Platform'),
          ownership: item('五、软硬件和产品的资产权属', '5 Ownership of hardware, software and products'),
          disclosureDuty: item('六、信息披露要求与禁止再开发', '6 Disclosure, and no re-development'),
          accounting: item('七、成本收入核算与收益分配', '7 Costs, income and sharing'),
          security: item('八、数据安全、个人信息保护、监测和应急', '8 Security, personal information, monitoring, emergencies'),
          appraisal: item('九、成效评价与续约、退出', '9 Appraisal, renewal and exit'),
          breach: item('十、违约责任', '10 Breach'),
          disputes: item('十一、争议解决', '11 Disputes'),
          changes: item('十二、变更和终止条件', '12 Change and termination'),
          others: item('十三、其他', '13 Other matters'),
          guidelineDuties: {
            label: { zh: '本规程的权利义务已写入协议', en: 'The rights and duties of the guideline are in it' },
            kind: 'yes-no',
            required,
            must: 'be-true',
            basis: '§5.1',
          },
        },
      },
    ],
  },
  'operation-decision': {
    title: { zh: '集体决策', en: 'Collective decision' },
    basis: 'choice:selection-hands',
    sections: [
      {
        id: 'decision',
        title: { zh: '集体决策（三重一大）', en: 'Collective decision' },
        fields: {
          meeting: { label: { zh: '会议名称', en: 'Meeting' }, kind: 'text', required, min: 2, max: 100 },
          decidedOn: { label: { zh: '会议日期', en: 'Held on' }, kind: 'date', required, notAfter: 'today' },
          decisionNumber: { label: { zh: '会议纪要文号', en: 'Number of the minutes' }, kind: 'text', required, min: 2, max: 100 },
          decisionPaper: { label: { zh: '会议纪要（PDF）', en: 'Minutes (PDF)' }, kind: 'paper', required },
          filedWith: { label: { zh: '报省备案情况', en: 'Filing with the province' }, kind: 'text', required, min: 2, max: 200 },
        },
      },
    ],
  },
} as const satisfies Record<string, FormShape>
