import type { Field, FormShape } from '../form.ts'
import { keptForGood, retentionKinds } from '../retention.ts'
import type { Words } from '../words.ts'

const required = true as const
const entrusted = { field: 'carriedOutBy', is: ['entrusted'] } as const

/** How data may be destroyed. */
export const destructionMethods = {
  deletion: { zh: '删除', en: 'Deletion' },
  overwriting: { zh: '覆写', en: 'Overwriting' },
  'crypto-erasure': { zh: '销毁密钥', en: 'Destroying the key' },
  degaussing: { zh: '消磁', en: 'Degaussing' },
  physical: { zh: '物理销毁介质', en: 'Physical destruction of the medium' },
} as const satisfies { readonly [method: string]: Words }

/** The papers by which a destruction may be approved inside or above the unit. */
export const approvalKinds = {
  head: { zh: '单位负责人审批', en: 'Approved by the head of the unit' },
  meeting: { zh: '集体决策会议', en: 'Decided by a meeting' },
  superior: { zh: '主管部门批复', en: 'Approved by the superior authority' },
  finance: { zh: '财政部门或出资人批复', en: 'Approved by the finance authority or the owner' },
} as const satisfies { readonly [kind: string]: Words }

const kinds = Object.fromEntries(Object.entries(retentionKinds).map(([kind, { title }]) => [kind, title])) as {
  [kind in keyof typeof retentionKinds]: Words
}
const confirmed = (zh: string, en: string): Field => ({ label: { zh, en }, kind: 'yes-no', required, must: 'be-true', basis: '§4.8' })

/** The papers of a destruction: proposal with the check of retention, recognition, approval, record, witness. */
export const disposalForms = {
  destruction: {
    title: { zh: '销毁提出', en: 'Proposal to destroy' },
    basis: '§4.8',
    sections: [
      {
        id: 'loss',
        title: { zh: '失去价值', en: 'Loss of value' },
        fields: {
          lossGrounds: {
            label: { zh: '失去价值的情形', en: 'Grounds' },
            kind: 'choices',
            required,
            min: 1,
            basis: '§4.8',
            options: {
              superseded: { zh: '已被新数据替代', en: 'Superseded' },
              outdated: { zh: '过时失效', en: 'Outdated' },
              'no-demand': { zh: '长期无使用需求', en: 'Nobody uses it' },
              'duty-ended': { zh: '履职依据已不存在', en: 'The duty has ended' },
              damaged: { zh: '损毁且无法恢复', en: 'Damaged beyond recovery' },
              duplicate: { zh: '重复数据', en: 'Duplicate' },
              other: { zh: '其他', en: 'Other' },
            },
          },
          lossReason: { label: { zh: '事实与理由', en: 'Facts and reasons' }, kind: 'long-text', required, min: 10, max: 2000 },
          impact: {
            label: { zh: '对下游系统和派生数据的影响', en: 'Effect on systems and data made from it' },
            kind: 'long-text',
            required,
            min: 2,
            max: 1000,
            help: { zh: '没有影响请写明核查情况', en: 'If there is none, say how that was checked' },
          },
        },
      },
      {
        id: 'retention',
        title: { zh: '保存要求核查', en: 'Check of retention' },
        fields: {
          retentionKinds: {
            label: { zh: '其中有下列应保存的记录', en: 'It holds records that must be kept' },
            kind: 'choices',
            required,
            min: 1,
            basis: '§4.8',
            options: { none: { zh: '都没有', en: 'None of these' }, ...kinds, 'destruction-record': keptForGood.title },
            help: {
              zh: '按所选种类的保存期推算最早可销毁日，见要点核对',
              en: 'The earliest day is computed from these and shown in the checklist',
            },
          },
          retainFrom: {
            label: { zh: '保存期起算日', en: 'Kept since' },
            kind: 'date',
            required,
            notAfter: 'today',
            basis: 'choice:retention-days',
            help: { zh: '最后一条数据形成或业务办结的日期', en: 'When its last record was made or its business ended' },
          },
          retainUntil: {
            label: { zh: '另有规定或约定的，保存至', en: 'To be kept until, where something else says so' },
            kind: 'date',
            notAfter: { years: 100 },
            help: {
              zh: '行业规定、档案移交、合同、诉讼或查封等要求',
              en: 'Rules of the sector, archives, contracts, proceedings, seizure',
            },
          },
          retentionChecked: {
            label: { zh: '核查了哪些规定，结论是什么', en: 'Which rules were checked, with what result' },
            kind: 'long-text',
            required,
            min: 10,
            max: 2000,
          },
        },
      },
      {
        id: 'manner',
        title: { zh: '处置方案', en: 'How it is to be done' },
        fields: {
          copies: {
            label: { zh: '数据、副本和备份所在', en: 'Where data, copies and backups lie' },
            kind: 'long-text',
            required,
            min: 2,
            max: 1000,
          },
          deidentifyPlan: {
            label: { zh: '安全和脱敏处理方案', en: 'How it is made safe and de-identified first' },
            kind: 'long-text',
            required,
            min: 5,
            max: 1000,
            basis: '§4.8',
          },
          plannedMethods: { label: { zh: '拟用方式', en: 'Methods' }, kind: 'choices', required, min: 1, options: destructionMethods },
          carriedOutBy: {
            label: { zh: '由谁执行', en: 'Carried out by' },
            kind: 'choice',
            required,
            options: { unit: { zh: '本单位', en: 'The unit itself' }, entrusted: { zh: '委托外部机构', en: 'An outside firm' } },
          },
          contractor: { label: { zh: '受托机构', en: 'Firm' }, kind: 'text', required, min: 2, max: 100, when: entrusted },
          agreementNumber: {
            label: { zh: '安全保密合同编号', en: 'Number of the confidentiality agreement' },
            kind: 'text',
            required,
            min: 2,
            max: 100,
            when: entrusted,
            basis: '§4.8',
          },
          bothDuties: {
            label: { zh: '合同约定的双方安全保护责任', en: 'Duties of both sides under the agreement' },
            kind: 'long-text',
            required,
            min: 10,
            max: 1000,
            when: entrusted,
            basis: '§4.8',
          },
          agreementPaper: {
            label: { zh: '安全保密合同（PDF）', en: 'Confidentiality agreement (PDF)' },
            kind: 'paper',
            required,
            when: entrusted,
            basis: '§4.8',
          },
        },
      },
    ],
  },
  'destruction-recognition': {
    title: { zh: '失去价值、没有保存要求的认定', en: 'Recognition' },
    basis: '§4.8',
    sections: [
      {
        id: 'recognition',
        title: { zh: '认定', en: 'Recognition' },
        fields: {
          valueLost: confirmed('认定已失去价值', 'It has lost its value'),
          nothingToKeep: confirmed('认定没有保存要求', 'Nothing requires it to be kept'),
          recognisedBy: { label: { zh: '参与认定的部门和人员', en: 'Who took part' }, kind: 'text', required, min: 2, max: 200 },
          opinion: { label: { zh: '认定意见', en: 'Opinion' }, kind: 'long-text', required, min: 10, max: 2000 },
        },
      },
    ],
  },
  'destruction-approval': {
    title: { zh: '销毁审批', en: 'Approval to destroy' },
    basis: '§4.9',
    sections: [
      {
        id: 'approval',
        title: { zh: '审批', en: 'Approval' },
        fields: {
          approvalKind: {
            label: { zh: '审批方式', en: 'Kind of approval' },
            kind: 'choice',
            required,
            options: approvalKinds,
            basis: 'choice:destruction-approval',
          },
          authority: { label: { zh: '审批机构或负责人', en: 'Approving body or head' }, kind: 'text', required, min: 2, max: 100 },
          number: { label: { zh: '审批文号', en: 'Number' }, kind: 'text', required, min: 2, max: 100 },
          approvedOn: { label: { zh: '审批日期', en: 'Approved on' }, kind: 'date', required, notAfter: 'today' },
          paper: { label: { zh: '审批文件（PDF）', en: 'Approval (PDF)' }, kind: 'paper', required },
        },
      },
    ],
  },
  'destruction-refusal': {
    title: { zh: '不予批准或中止销毁的理由', en: 'Why it is not destroyed' },
    basis: '§4.9',
    sections: [
      {
        id: 'ground',
        title: { zh: '理由', en: 'Reason' },
        fields: {
          explanation: { label: { zh: '事实与理由', en: 'Facts and reasons' }, kind: 'long-text', required, min: 10, max: 2000 },
        },
      },
    ],
  },
  'destruction-record': {
    title: { zh: '销毁记录', en: 'Record of destruction' },
    basis: '§4.8',
    sections: [
      {
        id: 'record',
        title: { zh: '操作过程', en: 'What was done' },
        fields: {
          deidentified: {
            label: { zh: '安全和脱敏处理情况', en: 'How it was made safe and de-identified' },
            kind: 'long-text',
            required,
            min: 5,
            max: 2000,
            basis: '§4.8',
          },
          methods: { label: { zh: '销毁方式', en: 'Methods' }, kind: 'choices', required, min: 1, options: destructionMethods },
          procedure: {
            label: { zh: '操作步骤、工具和介质编号', en: 'Steps, tools and media' },
            kind: 'long-text',
            required,
            min: 10,
            max: 4000,
          },
          place: { label: { zh: '地点', en: 'Place' }, kind: 'text', required, min: 2, max: 200 },
          destroyedOn: {
            label: { zh: '销毁日期', en: 'Destroyed on' },
            kind: 'date',
            required,
            notAfter: 'today',
            help: { zh: '不早于本办件批准之日', en: 'Not before it was approved in this case' },
          },
          operators: {
            label: { zh: '操作人员', en: 'Operators' },
            kind: 'text',
            required,
            min: 2,
            max: 200,
            help: { zh: '委托外部机构的写明机构和人员', en: 'With the firm, where one was entrusted' },
          },
          copiesGone: {
            label: { zh: '副本和备份的处理', en: 'What became of copies and backups' },
            kind: 'long-text',
            required,
            min: 2,
            max: 2000,
          },
          verified: {
            label: { zh: '无法恢复的验证', en: 'How it was verified that nothing can be recovered' },
            kind: 'long-text',
            required,
            min: 5,
            max: 2000,
          },
          evidence: {
            label: { zh: '证据文件', en: 'Evidence' },
            kind: 'paper',
            required,
            help: { zh: '操作日志、照片、销毁证明等；摘要随记录保存', en: 'Log, photograph, certificate; kept with its digest' },
          },
          evidenceMore: { label: { zh: '证据文件（二）', en: 'More evidence' }, kind: 'paper' },
          evidenceThird: { label: { zh: '证据文件（三）', en: 'Still more evidence' }, kind: 'paper' },
        },
      },
    ],
  },
  'destruction-witness': {
    title: { zh: '监销确认', en: 'Witness' },
    basis: '§4.8',
    sections: [
      {
        id: 'witness',
        title: { zh: '监销', en: 'Witness' },
        fields: {
          present: confirmed('本人在场监督，销毁记录属实', 'I was present and the record is true'),
          observed: { label: { zh: '监销情况', en: 'What was seen' }, kind: 'long-text', required, min: 5, max: 2000 },
          witnessPaper: { label: { zh: '监销证据', en: 'Evidence of the witness' }, kind: 'paper' },
        },
      },
    ],
  },
} as const satisfies Record<string, FormShape>
