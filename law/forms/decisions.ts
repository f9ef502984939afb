import type { FormShape } from '../form.ts'

/** The grounds on which registration is refused, in the words of the clause. */
export const refusalGrounds = {
  'national-interest': { zh: '危害国家利益', en: 'Harms the national interest' },
  'public-interest': { zh: '危害公共利益', en: 'Harms the public interest' },
  'personal-information': { zh: '侵犯个人信息', en: 'Infringes personal information' },
  'trade-secret': { zh: '侵犯商业秘密', en: 'Infringes a trade secret' },
  unlawful: { zh: '法律或其他违法违规情形', en: 'Otherwise unlawful' },
} as const

/** What an objection may rest on: each situation begins with the clause it is about. */
export const objectionGrounds = {
  'national-interest': { zh: '§4.7 危害国家利益', en: '§4.7 Harms the national interest' },
  'public-interest': { zh: '§4.7 危害公共利益', en: '§4.7 Harms the public interest' },
  'personal-information': { zh: '§4.7 侵犯个人信息', en: '§4.7 Infringes personal information' },
  'trade-secret': { zh: '§4.7 侵犯商业秘密', en: '§4.7 Infringes a trade secret' },
  unlawful: { zh: '§4.7 法律或其他违法违规情形', en: '§4.7 Otherwise unlawful' },
  ownership: { zh: '§4.4 数据主体或来源有权属争议', en: '§4.4 Disputed right in the data or its source' },
  untrue: { zh: '§8.1 登记内容不实', en: '§8.1 Untrue content' },
} as const

/** Forms that go with a decision of the registrar or with an objection. */
export const decisionForms = {
  pins: {
    title: { zh: '一次性补正告知', en: 'One-time supplement notice' },
    basis: 'choice:one-correction',
    sections: [
      {
        id: 'pins',
        title: { zh: '需补正之处', en: 'What to correct' },
        fields: {
          pins: {
            label: { zh: '补正事项（逐项钉在字段或材料上）', en: 'Pins at fields or papers' },
            kind: 'pins',
            required: true,
            min: 1,
            max: 50,
            help: {
              zh: '一次说全，只能退回一次。钉在意见书、评估报告上的，由申请单位重新委托出具；信息卡在办理中锁定：未登记的须撤回、修订后重新申请，已登记的由变动登记更改',
              en: 'Say all at once: it can be returned only once. Opinion and valuation are commissioned anew; the card is frozen meanwhile: before registration it takes a withdrawal, a revision and another application, once registered a change registration',
            },
          },
        },
      },
    ],
  },
  ground: {
    title: { zh: '不予登记的事由', en: 'Ground of refusal' },
    basis: '§4.7',
    sections: [
      {
        id: 'ground',
        title: { zh: '事由', en: 'Ground' },
        fields: {
          ground: { label: { zh: '事由', en: 'Ground' }, kind: 'choice', required: true, options: refusalGrounds, basis: '§4.7' },
          explanation: { label: { zh: '事实与理由', en: 'Facts and reasons' }, kind: 'long-text', required: true, min: 10, max: 2000 },
        },
      },
    ],
  },
  'decline-ground': {
    title: { zh: '不予受理的理由', en: 'Reason for not accepting' },
    basis: 'choice:acceptance-deadline',
    sections: [
      {
        id: 'ground',
        title: { zh: '理由', en: 'Reason' },
        fields: {
          explanation: { label: { zh: '理由', en: 'Reason' }, kind: 'long-text', required: true, min: 10, max: 2000 },
        },
      },
    ],
  },
  objection: {
    title: { zh: '公示异议', en: 'Objection to a notice' },
    basis: 'choice:objection',
    sections: [
      {
        id: 'person',
        title: { zh: '异议人（实名）', en: 'Objector (real name)' },
        fields: {
          name: {
            label: { zh: '姓名或单位名称', en: 'Name' },
            kind: 'text',
            isPrivate: true,
            isPersonal: true,
            required: true,
            min: 2,
            max: 100,
          },
          identity: {
            label: { zh: '身份证号或统一社会信用代码', en: 'Identity or credit code' },
            kind: 'text',
            isPrivate: true,
            isPersonal: true,
            required: true,
            max: 18,
            help: { zh: '仅登记机构可见', en: 'Seen by the registrar only' },
          },
          contact: {
            label: { zh: '联系电话或邮箱', en: 'Telephone or e-mail' },
            kind: 'text',
            isPrivate: true,
            isPersonal: true,
            reaches: 'telephone-or-mail',
            required: true,
            min: 5,
            max: 100,
            help: { zh: '登记机构核实和答复用，仅登记机构可见', en: 'By which the registrar asks and answers; seen by it only' },
          },
        },
      },
      {
        id: 'objection',
        title: { zh: '异议内容', en: 'Objection' },
        fields: {
          ground: {
            label: { zh: '针对的条款和情形', en: 'Clause and situation' },
            kind: 'choice',
            required: true,
            options: objectionGrounds,
            help: { zh: '登记违反了哪一条', en: 'The clause that the registration offends' },
          },
          argument: { label: { zh: '事实与理由', en: 'Argument' }, kind: 'long-text', isPrivate: true, required: true, min: 10, max: 2000 },
          evidence: {
            label: { zh: '证据材料', en: 'Evidence' },
            kind: 'paper',
            isPrivate: true,
            required: true,
            help: { zh: 'PDF 或图片，不超过 20 MB', en: 'PDF or picture, 20 MB at most' },
          },
          remedy: {
            label: { zh: '请求', en: 'Remedy asked' },
            kind: 'text',
            isPrivate: true,
            required: true,
            min: 2,
            max: 200,
            help: {
              zh: '希望登记机构怎样处理，如终止登记、更正某项',
              en: 'What the registrar should do: end the registration, correct an item',
            },
          },
        },
      },
    ],
  },
  'objection-summary': {
    title: { zh: '异议要点（告知申请单位）', en: 'What the objection says, for the unit' },
    basis: 'choice:objection-hearing',
    sections: [
      {
        id: 'summary',
        title: { zh: '异议要点', en: 'Summary' },
        fields: {
          summary: {
            label: { zh: '异议指向的事项和理由要点', en: 'What is objected to, and why' },
            kind: 'long-text',
            isPublic: true,
            required: true,
            min: 10,
            max: 2000,
            basis: 'choice:objection-hearing',
            help: {
              zh: '由登记机构归纳，申请单位照此答复；不写异议人是谁，不照抄其原话和证据，不写个人信息',
              en: 'In the registrar’s own words, and what the unit answers: not who objected, none of their words or evidence, no personal data',
            },
          },
        },
      },
    ],
  },
  'objection-answer': {
    title: { zh: '对异议的答复', en: 'Answer to the objection' },
    basis: 'choice:objection-hearing',
    sections: [
      {
        id: 'answer',
        title: { zh: '答复', en: 'Answer' },
        fields: {
          statement: {
            label: { zh: '答复和理由', en: 'Answer and reasons' },
            kind: 'long-text',
            required: true,
            min: 5,
            max: 2000,
            help: { zh: '登记机构决定时一并考虑；异议人看不到', en: 'Weighed in the decision; not read by who objected' },
          },
          proof: { label: { zh: '证据材料', en: 'Evidence' }, kind: 'paper' },
        },
      },
    ],
  },
  'objection-upheld': {
    title: { zh: '异议成立的决定', en: 'Decision that the objection is well-founded' },
    basis: 'choice:objection',
    sections: [
      {
        id: 'decision',
        title: { zh: '决定', en: 'Decision' },
        fields: {
          ground: {
            label: { zh: '认定的情形', en: 'Ground found' },
            kind: 'choice',
            required: true,
            options: objectionGrounds,
            help: {
              zh: '登记机构认定的，可以与异议所说的不同；申请单位可以看到',
              en: 'As the registrar finds, which may differ from what was objected; read by the unit',
            },
          },
          explanation: {
            label: { zh: '认定的事实与理由', en: 'Findings and reasons' },
            kind: 'long-text',
            required: true,
            min: 10,
            max: 2000,
            help: {
              zh: '写明怎样看待申请单位的答复；申请单位和异议人（凭回执）都可以看到，不要写异议人是谁和他人的个人信息',
              en: 'What is held of the unit’s answer too. Read by the unit and, with the receipt, by the objector: write neither who objected nor personal data of others',
            },
            basis: 'choice:progress-code',
          },
        },
      },
    ],
  },
  'objection-decision': {
    title: { zh: '异议处理决定', en: 'Decision on the objection' },
    basis: 'choice:objection',
    sections: [
      {
        id: 'decision',
        title: { zh: '决定', en: 'Decision' },
        fields: {
          explanation: {
            label: { zh: '认定的事实与理由', en: 'Findings and reasons' },
            kind: 'long-text',
            required: true,
            min: 10,
            max: 2000,
            help: {
              zh: '异议人凭回执、征求过意见的申请单位都可以看到；不要写异议人是谁和他人的个人信息',
              en: 'Read by the objector with the receipt, and by the unit once it was asked: write neither who objected nor personal data of others',
            },
            basis: 'choice:progress-code',
          },
        },
      },
    ],
  },
} as const satisfies Record<string, FormShape>
