import type { Field, FormShape } from '../form.ts'
import { cardForms } from './card.ts'
import { paperForms } from './papers.ts'

const [basic, rights, use, management] = cardForms['information-card'].sections
const application = paperForms['registration-application'].sections
const undertaking = application[2]
const revised = { field: 'kind', is: ['amend', 'correct'] } as const
/** Why something is not agreed to. */
const explanation = {
  label: { zh: '事实与理由', en: 'Facts and reasons' },
  kind: 'long-text',
  required: true,
  min: 10,
  max: 2000,
  help: { zh: '当事人可以看到；不要写他人的个人信息', en: 'Read by the parties; write no personal data of others' },
} as const
/** Fields that are asked only beside one answer to another. */
const askedWhen = <F extends Readonly<Record<string, Field>>, W extends Field['when']>(when: W, fields: F) =>
  Object.fromEntries(Object.entries(fields).map(([id, field]) => [id, { ...field, when }])) as {
    readonly [I in keyof F]: F[I] & { readonly when: W }
  }
const registered = { ...application[0].fields, ...application[1].fields } as const
/** What a registration may change on the card; class and grade follow their decision, and what was measured the newest finding. */
const onCard = {
  subject: basic.fields.subject,
  dataForm: basic.fields.dataForm,
  records: basic.fields.records,
  bytes: basic.fields.bytes,
  timeFrom: basic.fields.timeFrom,
  timeTo: basic.fields.timeTo,
  region: basic.fields.region,
  updateFrequency: basic.fields.updateFrequency,
  formedOn: basic.fields.formedOn,
  origin: basic.fields.origin,
  originEvidence: basic.fields.originEvidence,
  received: basic.fields.received,
  inbound: basic.fields.inbound,
  system: basic.fields.system,
  storage: basic.fields.storage,
  sourceUnit: rights.fields.sourceUnit,
  rightsBasis: rights.fields.rightsBasis,
  rightsTerm: rights.fields.rightsTerm,
  rightsUntil: rights.fields.rightsUntil,
  authorisationChain: rights.fields.authorisationChain,
  disputed: rights.fields.disputed,
  disputeNote: rights.fields.disputeNote,
  lawfulDuty: use.fields.lawfulDuty,
  expectedBenefit: use.fields.expectedBenefit,
  benefitReason: use.fields.benefitReason,
  purpose: use.fields.purpose,
  internalUse: use.fields.internalUse,
  sharing: use.fields.sharing,
  opening: use.fields.opening,
  useLimits: { ...use.fields.useLimits, label: { zh: '卡片所载限制范围', en: 'Limits on the card' } },
  developers: use.fields.developers,
  products: use.fields.products,
  yearlyCalls: use.fields.yearlyCalls,
  yearlyIncomeFen: use.fields.yearlyIncomeFen,
  department: management.fields.department,
  responsible: management.fields.responsible,
  dataContact: { ...management.fields.contact, label: { zh: '卡片所载联系方式', en: 'Contact on the card' } },
  measures: management.fields.measures,
  backup: management.fields.backup,
  retention: management.fields.retention,
} as const
/** Items of the card that are asked beside the answer to one of these. */
const beside = {
  originSystem: basic.fields.originSystem,
  collectionBasis: basic.fields.collectionBasis,
  sourceData: basic.fields.sourceData,
  sourceAssets: basic.fields.sourceAssets,
  processing: basic.fields.processing,
  contractNumber: basic.fields.contractNumber,
  contractOn: basic.fields.contractOn,
  seller: basic.fields.seller,
  priceFen: basic.fields.priceFen,
  licence: basic.fields.licence,
  sharedBy: basic.fields.sharedBy,
  consent: basic.fields.consent,
  consentOn: basic.fields.consentOn,
  consentScope: basic.fields.consentScope,
  inboundFrom: basic.fields.inboundFrom,
  inboundProvider: basic.fields.inboundProvider,
  inboundContract: basic.fields.inboundContract,
  inboundOn: basic.fields.inboundOn,
  jointlyDeveloped: basic.fields.jointlyDeveloped,
  developedWith: basic.fields.developedWith,
} as const
const reason = { label: { zh: '理由', en: 'Reason' }, kind: 'long-text', required: true, min: 10, max: 1000 } as const
const approval = {
  label: { zh: '内部审批文号', en: 'Internal approval' },
  kind: 'text',
  required: true,
  min: 2,
  max: 100,
  basis: '§4.9',
  help: { zh: '本单位决定此事的会议纪要或审批单编号', en: 'Minutes or approval by which the unit decided it' },
} as const

/** Why a registration ends at the holder's request. */
export const deregistrationGrounds = {
  lost: { zh: '数据资源灭失或者无法恢复', en: 'The data is lost and cannot be restored' },
  'given-up': { zh: '持有单位放弃登记，或者权利期限届满', en: 'The holder gives it up, or the right has expired' },
  'holder-ended': {
    zh: '持有单位解散、被撤销、破产或者其他原因终止',
    en: 'The holder was dissolved, revoked, went bankrupt or ended otherwise',
  },
  'by-law': { zh: '法律、法规规定的其他情形', en: 'Another case provided by law' },
} as const

/** On which of these grounds the registrar ends a registration by itself, since nobody is left to apply. */
const { 'holder-ended': holderEnded, 'by-law': byLaw } = deregistrationGrounds

/** Why the registrar takes a registration back. */
export const revocationGrounds = {
  concealment: { zh: '隐瞒真实情况、弄虚作假或者提供虚假材料', en: 'Concealment, fraud or false papers' },
  forgery: { zh: '篡改、伪造登记结果', en: 'Tampering with or forging the result of registration' },
  misuse: { zh: '非法使用登记结果或者利用登记结果牟取不正当利益', en: 'Illegal use of the result, or improper gain from it' },
  unlawful: { zh: '其他违法违规情形', en: 'Otherwise unlawful' },
} as const

/** Forms of what changes or ends a registration: change, transfer, deregistration, revocation with the holder's statement. */
export const changeForms = {
  'change-application': {
    title: { zh: '变动登记申请', en: 'Application for a change' },
    basis: '§4.7',
    sections: [
      {
        id: 'kind',
        title: { zh: '变动事项', en: 'What changes' },
        fields: {
          kind: {
            label: { zh: '变动类型', en: 'Kind of change' },
            kind: 'choice',
            required: true,
            options: {
              amend: { zh: '变更', en: 'Amendment' },
              correct: { zh: '更正', en: 'Correction' },
              renew: { zh: '续展', en: 'Renewal' },
            },
            basis: 'choice:kinds-of-change',
            help: {
              zh: '情况变了为变更，原来登记错了为更正，延长有效期为续展',
              en: 'Amend what has changed, correct what was wrong, renew the term',
            },
          },
          reason,
          errorProof: {
            label: { zh: '登记有误的证明', en: 'Proof of the error' },
            kind: 'paper',
            required: true,
            when: { field: 'kind', is: ['correct'] },
            basis: 'choice:correction',
          },
          termYears: {
            label: { zh: '续展年数', en: 'Years' },
            kind: 'integer',
            required: true,
            min: 1,
            max: 3,
            unit: { zh: '年', en: 'years' },
            when: { field: 'kind', is: ['renew'] },
            basis: 'choice:renewal-term',
          },
        },
      },
      { id: 'registered', title: { zh: '登记内容', en: 'What is registered' }, fields: askedWhen(revised, registered) },
      { id: 'card', title: { zh: '资产卡', en: 'The card' }, fields: { ...askedWhen(revised, onCard), ...beside } },
      undertaking,
    ],
  },
  'correction-request': {
    title: { zh: '利害关系人更正请求', en: 'An interested party’s request to correct' },
    basis: 'choice:correction',
    sections: [
      {
        id: 'requester',
        title: { zh: '请求人（实名）', en: 'Who asks (real name)' },
        fields: {
          requester: {
            label: { zh: '姓名或单位名称', en: 'Name' },
            kind: 'text',
            isPrivate: true,
            isPersonal: true,
            required: true,
            min: 2,
            max: 100,
          },
          interest: { label: { zh: '利害关系', en: 'Interest' }, kind: 'text', isPrivate: true, required: true, min: 2, max: 200 },
          contact: {
            label: { zh: '联系电话或邮箱', en: 'Telephone or e-mail' },
            kind: 'text',
            isPrivate: true,
            isPersonal: true,
            reaches: 'telephone-or-mail',
            required: true,
            min: 5,
            max: 100,
          },
          request: { label: { zh: '书面请求', en: 'The written request' }, kind: 'paper', isPrivate: true, required: true },
          reason: {
            label: { zh: '何处有误、为什么', en: 'What is wrong, and why' },
            kind: 'long-text',
            isPublic: true,
            isSaid: true,
            required: true,
            min: 10,
            max: 2000,
          },
          errorProof: { label: { zh: '登记有误的证据', en: 'Evidence of the error' }, kind: 'paper', isSaid: true, required: true },
        },
      },
      { id: 'registered', title: { zh: '更正后的登记内容', en: 'What is to be registered' }, fields: registered },
      { id: 'card', title: { zh: '更正后的资产卡', en: 'What the card is to say' }, fields: { ...onCard, ...beside } },
      {
        id: 'intake',
        title: { zh: '登记机构核对', en: 'What the office checked' },
        fields: {
          intakeNote: {
            label: { zh: '核对说明', en: 'Note' },
            kind: 'long-text',
            isPublic: true,
            max: 1000,
            basis: 'choice:correction-door',
            help: {
              zh: '请求有不清楚、不准确的地方，在这里说明；请求人自己写的话和证据不改写。持有单位看得到，不要写请求人的个人信息',
              en: 'What is unclear or wrong in the request is said here; what the requester wrote, and the evidence, stay. The holder reads it: no personal data of the requester',
            },
          },
        },
      },
    ],
  },
  'correction-statement': {
    title: { zh: '持有单位对更正的意见', en: 'The holder’s answer to a correction' },
    basis: 'choice:correction',
    sections: [
      {
        id: 'statement',
        title: { zh: '意见', en: 'Answer' },
        fields: {
          agrees: {
            label: { zh: '是否同意更正', en: 'Agrees' },
            kind: 'choice',
            required: true,
            options: { yes: { zh: '书面同意', en: 'Agrees in writing' }, no: { zh: '不同意', en: 'Does not agree' } },
          },
          statement: { label: { zh: '答复和理由', en: 'Answer and reasons' }, kind: 'long-text', required: true, min: 5, max: 2000 },
          proof: { label: { zh: '证据材料', en: 'Evidence' }, kind: 'paper' },
        },
      },
    ],
  },
  'correction-finding': {
    title: { zh: '更正的认定', en: 'Finding of the error' },
    basis: 'choice:correction',
    sections: [
      {
        id: 'finding',
        title: { zh: '认定', en: 'Finding' },
        fields: {
          finding: {
            label: { zh: '认定登记有误的事实和理由', en: 'Facts and reasons of the error' },
            kind: 'long-text',
            required: true,
            min: 10,
            max: 2000,
            help: {
              zh: '持有单位书面同意的，写明同意；不同意或者没有答复的，写明哪些证据足以证明、怎样看待其意见',
              en: 'That the holder agrees; when it does not, or did not answer, which evidence proves the error and what is held of its answer',
            },
          },
        },
      },
    ],
  },
  'transfer-application': {
    title: { zh: '转移登记申请', en: 'Application for a transfer' },
    basis: '§4.7',
    sections: [
      {
        id: 'transfer',
        title: { zh: '转移', en: 'Transfer' },
        fields: {
          newHolder: { label: { zh: '受让单位', en: 'New holder' }, kind: 'organisation', required: true },
          reason,
          agreement: {
            label: { zh: '转移依据', en: 'Ground of the transfer' },
            kind: 'text',
            required: true,
            min: 2,
            max: 200,
            help: { zh: '划转批复、机构改革文件或协议的名称和编号', en: 'Decision, reform document or agreement, with its number' },
          },
          agreementPaper: { label: { zh: '依据文件（PDF）', en: 'The document (PDF)' }, kind: 'paper', required: true },
          approval,
        },
      },
      undertaking,
    ],
  },
  'transfer-consent': {
    title: { zh: '受让意见', en: 'The new holder’s consent' },
    basis: 'choice:transfer-consent',
    sections: [
      {
        id: 'consent',
        title: { zh: '同意受让', en: 'Consent' },
        fields: {
          consent: {
            label: { zh: '本单位同意受让，承担持有单位的责任', en: 'The unit takes it over with the duties of a holder' },
            kind: 'yes-no',
            required: true,
            must: 'be-true',
            basis: '§1.6',
          },
          approval,
        },
      },
    ],
  },
  'refusal-reason': {
    title: { zh: '不予同意的理由', en: 'Reason for not agreeing' },
    basis: '§4.7',
    sections: [{ id: 'reason', title: { zh: '理由', en: 'Reason' }, fields: { explanation } }],
  },
  'correction-refusal': {
    title: { zh: '不予更正的理由', en: 'Reason for not correcting' },
    basis: '§4.7',
    sections: [
      {
        id: 'reason',
        title: { zh: '理由', en: 'Reason' },
        fields: {
          explanation: {
            ...explanation,
            help: {
              zh: '征求过意见的持有单位可以看到，请求更正的人凭查询码也可以看到；不要写他人的个人信息',
              en: 'Read by the holder once it was asked, and with the code by whoever asked for the correction; write no personal data of others',
            },
            basis: 'choice:progress-code',
          },
        },
      },
    ],
  },
  'deregistration-application': {
    title: { zh: '注销登记申请', en: 'Application for deregistration' },
    basis: '§4.7',
    sections: [
      {
        id: 'ground',
        title: { zh: '注销', en: 'Deregistration' },
        fields: {
          ground: {
            label: { zh: '事由', en: 'Ground' },
            kind: 'choice',
            required: true,
            options: deregistrationGrounds,
            basis: 'choice:deregistration-grounds',
            help: { zh: '将在登记簿和核验页公开', en: 'Shown in the register and on the check page' },
          },
          reason,
          evidence: {
            label: { zh: '证明材料', en: 'Evidence' },
            kind: 'paper',
            required: true,
            when: { field: 'ground', is: ['lost', 'holder-ended', 'by-law'] },
          },
          approval,
        },
      },
      undertaking,
    ],
  },
  'registrar-deregistration-grounds': {
    title: { zh: '依职权注销的事实和依据', en: 'Grounds for deregistration by the registrar' },
    basis: 'choice:registrar-deregistration',
    sections: [
      {
        id: 'ground',
        title: { zh: '注销', en: 'Deregistration' },
        fields: {
          ground: {
            label: { zh: '事由', en: 'Ground' },
            kind: 'choice',
            required: true,
            options: { 'holder-ended': holderEnded, 'by-law': byLaw },
            basis: 'choice:deregistration-grounds',
            help: { zh: '将在登记簿和核验页公开', en: 'Shown in the register and on the check page' },
          },
          facts: {
            label: { zh: '查明的事实（告知持有单位）', en: 'Facts found (told to the holder)' },
            kind: 'long-text',
            required: true,
            min: 10,
            max: 4000,
          },
          evidence: {
            label: { zh: '证明材料', en: 'Evidence' },
            kind: 'paper',
            required: true,
            help: {
              zh: '注销登记证明、撤销机构的批复、破产裁定或者法律规定的其他文件',
              en: 'Proof that the unit was struck off, the decision that dissolved it, a ruling of bankruptcy, or what else the law names',
            },
          },
          consulted: {
            label: { zh: '征询了谁、对方怎么说', en: 'Who was asked, and the answer' },
            kind: 'long-text',
            required: true,
            min: 5,
            max: 1000,
            help: {
              zh: '承受其职责的单位、清算组织或者主管部门；有单位承受该资产的，应当办理转移，不予注销',
              en: 'Who took over its duties, the liquidators or the supervising department; where somebody takes the asset over it is transferred, not deregistered',
            },
          },
        },
      },
    ],
  },
  'registrar-deregistration-finding': {
    title: { zh: '依职权注销的认定', en: 'Finding of the registrar' },
    basis: 'choice:registrar-deregistration',
    sections: [
      {
        id: 'finding',
        title: { zh: '认定', en: 'Finding' },
        fields: {
          finding: {
            label: { zh: '认定的事实、对陈述的回应和理由', en: 'Findings, answer to the statement, and reasons' },
            kind: 'long-text',
            required: true,
            min: 10,
            max: 2000,
          },
        },
      },
    ],
  },
  'revocation-grounds': {
    title: { zh: '拟撤销登记的事实和理由', en: 'Grounds for revoking' },
    basis: '§8.1',
    sections: [
      {
        id: 'ground',
        title: { zh: '撤销', en: 'Revocation' },
        fields: {
          ground: {
            label: { zh: '事由', en: 'Ground' },
            kind: 'choice',
            required: true,
            options: revocationGrounds,
            basis: 'choice:revocation-grounds',
            help: { zh: '决定撤销后公开', en: 'Public once it is decided' },
          },
          facts: {
            label: { zh: '查明的事实（告知持有单位）', en: 'Facts found (told to the holder)' },
            kind: 'long-text',
            required: true,
            min: 10,
            max: 4000,
          },
          evidence: { label: { zh: '证据材料', en: 'Evidence' }, kind: 'paper', required: true },
          publicReason: {
            label: { zh: '公告的理由', en: 'Reason made public' },
            kind: 'text',
            isPublic: true,
            required: true,
            min: 5,
            max: 200,
            basis: 'choice:public-texts',
            help: { zh: '决定撤销后公开；不得含个人信息', en: 'Public once it is decided; no personal data' },
          },
        },
      },
    ],
  },
  statement: {
    title: { zh: '陈述和申辩', en: 'The holder’s statement' },
    basis: 'choice:revocation-hearing',
    sections: [
      {
        id: 'statement',
        title: { zh: '陈述', en: 'Statement' },
        fields: {
          manner: {
            label: { zh: '陈述方式', en: 'How the unit is heard' },
            kind: 'choice',
            options: {
              written: { zh: '书面陈述', en: 'In writing' },
              'in-person': { zh: '请求当面陈述', en: 'It asks to be heard in person' },
              waived: { zh: '放弃陈述和申辩', en: 'It waives the hearing' },
            },
            basis: 'choice:revocation-hearing',
            help: {
              zh: '不选视为书面陈述；请求当面陈述的，登记机构听取并记录后才能作出决定',
              en: 'Unanswered means in writing; a unit that asks for it is heard in person, on record, before the decision',
            },
          },
          statement: {
            label: { zh: '陈述和申辩', en: 'Statement' },
            kind: 'long-text',
            required: true,
            min: 5,
            max: 4000,
            help: {
              zh: '请求当面陈述的写明要点；放弃的写明“放弃陈述和申辩”',
              en: 'Its main points where the unit asks to be heard in person; that it waives the hearing where it does',
            },
          },
          proof: { label: { zh: '证据材料', en: 'Evidence' }, kind: 'paper' },
        },
      },
    ],
  },
  'outside-registration': {
    title: { zh: '其他登记', en: 'Standing in another register' },
    basis: 'choice:three-registers',
    sections: [
      {
        id: 'outside',
        title: { zh: '其他登记', en: 'Another register' },
        fields: {
          register: {
            label: { zh: '登记', en: 'Register' },
            kind: 'choice',
            required: true,
            options: {
              national: { zh: '公共数据资源登记（查询码）', en: 'National register of public data resources (query code)' },
              property: { zh: '数据产权登记凭证（SJ 编码）', en: 'Data property certificate (SJ code)' },
            },
            help: {
              zh: '国家的两种登记，由各自的登记机构办理，本平台只作记录',
              en: 'Two national registers kept by their own bodies; recorded here only',
            },
          },
          number: {
            label: { zh: '查询码或凭证编码', en: 'Code' },
            kind: 'text',
            required: true,
            max: 64,
            help: {
              zh: '查询码原样填写；产权凭证为 SJ 开头的15位编码',
              en: 'The query code as it is; a property certificate has 15 characters beginning with SJ',
            },
          },
          body: { label: { zh: '登记机构', en: 'Register body' }, kind: 'text', required: true, min: 2, max: 100 },
          issuedOn: { label: { zh: '赋码或发证日期', en: 'Issued on' }, kind: 'date', required: true, notAfter: 'today' },
          validUntil: { label: { zh: '有效期至', en: 'Valid until' }, kind: 'date' },
        },
      },
    ],
  },
  'hearing-record': {
    title: { zh: '当面听取的记录', en: 'Record of the hearing in person' },
    basis: 'choice:revocation-hearing',
    sections: [
      {
        id: 'hearing',
        title: { zh: '听取', en: 'Hearing' },
        fields: {
          heard: {
            label: { zh: '当面听取的情况', en: 'How it was heard in person' },
            kind: 'long-text',
            min: 10,
            max: 2000,
            help: {
              zh: '持有单位请求当面陈述的，写明时间、地点、参加人和要点；没有写明的不能决定',
              en: 'Where the unit asked for it: when, where, who, and what was said; without it there is no decision',
            },
          },
        },
      },
    ],
  },
  'revocation-decision': {
    title: { zh: '撤销审查意见', en: 'Decision on the revocation' },
    basis: '§4.7',
    sections: [
      {
        id: 'decision',
        title: { zh: '决定', en: 'Decision' },
        fields: {
          explanation: {
            label: { zh: '认定的事实、对陈述的回应和理由', en: 'Findings, answer to the statement, and reasons' },
            kind: 'long-text',
            required: true,
            min: 10,
            max: 2000,
          },
        },
      },
    ],
  },
} as const satisfies Record<string, FormShape>
