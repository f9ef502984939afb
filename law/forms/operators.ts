import type { Field, FormShape } from '../form.ts'
import { complianceParts, creditActs } from '../operators.ts'
import type { Words } from '../words.ts'

const required = true as const
const long = (zh: string, en: string): Field => ({ label: { zh, en }, kind: 'long-text', required, min: 5, max: 4000 })
const sure = (zh: string, en: string): Field => ({ label: { zh, en }, kind: 'yes-no', required, must: 'be-true' })
const ofMlps = { field: 'part', is: ['mlps'] } as const
const acts = Object.fromEntries(
  Object.entries(creditActs).map(([act, { title, points }]) => [
    act,
    { zh: `${title.zh}（扣${points}分）`, en: `${title.en} (−${points})` },
  ]),
) as { [act: string]: Words }

/** The papers of an operator: notification, compliance file, exit and handover, sanction, repair of credit. */
export const operatorForms = {
  'utility-notification': {
    title: { zh: '公用企业运营报备', en: 'Notification of a utility' },
    basis: '§5.11',
    sections: [
      {
        id: 'notification',
        title: { zh: '报备', en: 'Notification' },
        fields: {
          businessScope: long('拟开展的运营内容和场景', 'What is to be operated, for what'),
          platformSaid: long('运营平台和安全保障', 'Platform and security'),
          operateFrom: { label: { zh: '拟开始日期', en: 'From' }, kind: 'date', notAfter: { years: 2 }, required, notBefore: 'today' },
          operateUntil: { label: { zh: '拟结束日期', en: 'Until' }, kind: 'date', required, notBefore: ['today', 'operateFrom'] },
          head: { label: { zh: '负责人', en: 'Head' }, kind: 'text', required, min: 2, max: 60 },
          notificationPaper: { label: { zh: '报备函（PDF）', en: 'Letter (PDF)' }, kind: 'paper', required },
        },
      },
    ],
  },
  'compliance-filing': {
    title: { zh: '合规档案', en: 'Compliance file' },
    basis: '§7.4',
    sections: [
      {
        id: 'filing',
        title: { zh: '档案', en: 'Record' },
        fields: {
          part: {
            label: { zh: '哪一部分', en: 'Part' },
            kind: 'choice',
            required,
            options: complianceParts,
            basis: 'choice:compliance-file',
          },
          documentNumber: { label: { zh: '备案证明编号或文号', en: 'Number' }, kind: 'text', required, min: 2, max: 100 },
          systemName: { label: { zh: '定级系统名称', en: 'System graded' }, kind: 'text', required, min: 2, max: 100, when: ofMlps },
          level: {
            label: { zh: '等保级别', en: 'Level' },
            kind: 'choice',
            required,
            when: ofMlps,
            basis: '§7.4',
            options: { 2: { zh: '二级', en: '2' }, 3: { zh: '三级', en: '3' }, 4: { zh: '四级', en: '4' } },
          },
          filedAt: { label: { zh: '备案公安机关', en: 'Filed with' }, kind: 'text', required, min: 2, max: 100, when: ofMlps },
          lastDrill: {
            label: { zh: '最近一次演练日期', en: 'Last drill' },
            kind: 'date',
            required,
            notBefore: { years: -2 },
            notAfter: 'today',
            basis: 'choice:compliance-file',
            when: { field: 'part', is: ['emergency'] },
          },
          content: long('主要内容', 'What it says'),
          madeOn: { label: { zh: '签发日期', en: 'Issued on' }, kind: 'date', required, notAfter: 'today' },
          expiresOn: {
            label: { zh: '有效期至', en: 'Valid until' },
            kind: 'date',
            required,
            notBefore: ['today', 'madeOn'],
            notAfter: { years: 5, from: 'madeOn' },
            basis: 'choice:compliance-file',
            help: {
              zh: '制度类填写下次修订日；等保填写下次测评到期日',
              en: 'For rules the day of the next revision; for the filing the day the assessment ends',
            },
          },
          filingPaper: { label: { zh: '证明或文本（PDF）', en: 'Document (PDF)' }, kind: 'paper', required },
        },
      },
    ],
  },
  'operator-exit': {
    title: { zh: '退出运营申请', en: 'Application to leave' },
    basis: '§5.9',
    sections: [
      {
        id: 'exit',
        title: { zh: '退出', en: 'Exit' },
        fields: {
          exitReason: long('退出原因', 'Why'),
          exitOn: { label: { zh: '拟退出日期', en: 'To leave on' }, kind: 'date', notAfter: { years: 2 }, required, notBefore: 'today' },
          users: long('对在期开发主体和用户的安排', 'What becomes of developers and customers'),
          handoverPlan: long('交接方案', 'Plan of handover'),
        },
      },
    ],
  },
  handover: {
    title: { zh: '交接清单', en: 'Handover' },
    basis: '§8.2',
    sections: [
      {
        id: 'handover',
        title: { zh: '交接', en: 'Handover' },
        fields: {
          handedOver: {
            label: { zh: '交接清单', en: 'What is handed over' },
            kind: 'parameters',
            required,
            min: 1,
            max: 60,
            heads: [
              { zh: '事项', en: 'Item' },
              { zh: '数量或编号', en: 'Number' },
              { zh: '接收方', en: 'Received by' },
            ],
          },
          dataCleared: long('数据和副本的清退情况', 'How data and copies were cleared'),
          accountsClosed: sure('平台账号、接口和密钥已收回', 'Accounts, interfaces and keys are withdrawn'),
          settled: long('费用和收益结清情况', 'How costs and income were settled'),
          clearancePaper: { label: { zh: '清退证明（PDF）', en: 'Proof of clearance (PDF)' }, kind: 'paper', required },
        },
      },
    ],
  },
  'clearance-check': {
    title: { zh: '交接核对', en: 'Check of the handover' },
    basis: '§8.2',
    sections: [
      {
        id: 'check',
        title: { zh: '核对', en: 'Check' },
        fields: {
          listChecked: sure('交接清单已逐项核对', 'Every item was checked'),
          clearanceChecked: sure('清退证明已核对', 'The proof of clearance was checked'),
          checkNote: long('核对意见', 'What was found'),
        },
      },
    ],
  },
  'operator-sanction': {
    title: { zh: '运营主体处理', en: 'Sanction of an operator' },
    basis: '§8.2',
    sections: [
      {
        id: 'sanction',
        title: { zh: '拟处理', en: 'Proposal' },
        fields: {
          sanctionKind: {
            label: { zh: '处理方式', en: 'Sanction' },
            kind: 'choice',
            required,
            options: {
              warning: { zh: '警告并限期整改', en: 'Warning' },
              suspension: { zh: '暂停运营', en: 'Suspension' },
              resumption: { zh: '恢复运营', en: 'Resumption' },
              termination: { zh: '终止运营', en: 'Termination' },
            },
          },
          facts: long('事实', 'Facts'),
          clause: { label: { zh: '所违反的条款或约定', en: 'Rule or agreement broken' }, kind: 'text', required, min: 2, max: 400 },
          creditAct: {
            label: { zh: '信用扣分', en: 'Deduction of credit' },
            kind: 'choice',
            required,
            options: { none: { zh: '不扣分', en: 'None' }, ...acts },
            basis: 'choice:credit-points',
          },
          rectifyBy: { label: { zh: '整改期限', en: 'To be put right by' }, kind: 'date', notAfter: { years: 2 }, notBefore: 'today' },
          evidencePaper: { label: { zh: '证据（PDF）', en: 'Evidence (PDF)' }, kind: 'paper', required },
        },
      },
    ],
  },
  'sanction-statement': {
    title: { zh: '陈述申辩', en: 'Statement' },
    basis: 'choice:sanction-statement',
    sections: [
      {
        id: 'statement',
        title: { zh: '陈述申辩', en: 'Statement' },
        fields: {
          statement: long('陈述和申辩', 'Statement'),
          statementPaper: { label: { zh: '证据', en: 'Evidence' }, kind: 'paper' },
        },
      },
    ],
  },
  'sanction-decision': {
    title: { zh: '处理决定', en: 'Decision on the sanction' },
    basis: '§8.2',
    sections: [
      {
        id: 'decision',
        title: { zh: '决定', en: 'Decision' },
        fields: {
          sanctionNumber: { label: { zh: '决定文号', en: 'Number' }, kind: 'text', required, min: 2, max: 100 },
          considered: long('对陈述申辩的采纳情况', 'What was made of the statement'),
        },
      },
    ],
  },
  'credit-repair': {
    title: { zh: '信用申诉或修复', en: 'Appeal or repair of credit' },
    basis: 'choice:credit-repair',
    sections: [
      {
        id: 'repair',
        title: { zh: '申请', en: 'Application' },
        fields: {
          repairKind: {
            label: { zh: '申请', en: 'Asked for' },
            kind: 'choice',
            required,
            options: { appeal: { zh: '申诉', en: 'Appeal' }, repair: { zh: '修复', en: 'Repair' } },
          },
          creditNumber: { label: { zh: '扣分记录编号', en: 'Number of the entry' }, kind: 'text', required, min: 4, max: 40 },
          repairReason: long('事实和理由', 'Facts and reasons'),
          repairPaper: { label: { zh: '证据（PDF）', en: 'Evidence (PDF)' }, kind: 'paper', required },
        },
      },
    ],
  },
  'credit-finding': {
    title: { zh: '处理意见', en: 'Finding' },
    basis: 'choice:credit-repair',
    sections: [{ id: 'finding', title: { zh: '意见', en: 'Finding' }, fields: { finding: long('核查情况和意见', 'What was found') } }],
  },
} as const satisfies Record<string, FormShape>
