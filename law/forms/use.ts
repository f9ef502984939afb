import type { Field, FormShape } from '../form.ts'
import { purposeClasses, terminationGrounds, useManners, usePlaces } from '../use-terms.ts'
import type { Words } from '../words.ts'

const required = true as const
const manners = Object.fromEntries(Object.entries(useManners).map(([manner, { title }]) => [manner, title])) as {
  [manner in keyof typeof useManners]: Words
}
const undertaking = (zh: string, en: string, basis: Field['basis'] = '§7.6'): Field => ({
  label: { zh, en },
  kind: 'yes-no',
  required,
  must: 'be-true',
  ...(basis ? { basis } : {}),
})
const claims = { field: 'claims', is: ['true'] } as const

/** Forms about developers, requests for use, agreements and grants. */
export const useForms = {
  'developer-filing': {
    title: { zh: '开发主体选取备案', en: 'Filing of the selection of a developer' },
    basis: '§5.4',
    sections: [
      {
        id: 'rules',
        title: { zh: '选取规则', en: 'Rules of selection' },
        fields: {
          ruleName: { label: { zh: '选取规则名称和文号', en: 'Rules and number' }, kind: 'text', required, min: 2, max: 200 },
          ruleOn: { label: { zh: '施行日期', en: 'In force since' }, kind: 'date', required, notAfter: 'today' },
          ruleTerms: {
            label: { zh: '选取条件和程序', en: 'Conditions and procedure' },
            kind: 'long-text',
            required,
            min: 10,
            max: 2000,
            help: { zh: '公平、公开、择优的办法', en: 'How it is fair, open and on merit' },
          },
          rulePaper: { label: { zh: '选取规则（PDF）', en: 'Rules (PDF)' }, kind: 'paper', required },
        },
      },
      {
        id: 'selection',
        title: { zh: '选取过程', en: 'How it was chosen' },
        fields: {
          selectionWay: {
            label: { zh: '选取方式', en: 'Way of selection' },
            kind: 'choice',
            required,
            options: {
              open: { zh: '公开征集', en: 'Open call' },
              invited: { zh: '邀请', en: 'Invitation' },
              negotiated: { zh: '谈判', en: 'Negotiation' },
              other: { zh: '其他公平竞争方式', en: 'Another fair way' },
            },
          },
          candidates: { label: { zh: '参加单位数', en: 'Candidates' }, kind: 'integer', required, min: 1, max: 1000 },
          selectionReason: { label: { zh: '选取理由', en: 'Why this one' }, kind: 'long-text', required, min: 10, max: 2000 },
          selectedOn: { label: { zh: '选定日期', en: 'Chosen on' }, kind: 'date', required, notAfter: 'today' },
        },
      },
      {
        id: 'qualification',
        title: { zh: '开发主体资质', en: 'Qualification' },
        fields: {
          capability: { label: { zh: '开发能力和团队', en: 'Capability and team' }, kind: 'long-text', required, min: 10, max: 2000 },
          security: {
            label: { zh: '安全保护能力', en: 'Security' },
            kind: 'long-text',
            required,
            min: 10,
            max: 2000,
            help: { zh: '等级保护、保密制度、人员管理', en: 'Protection level, secrecy, staff' },
          },
          cleanRecord: {
            label: { zh: '已核查：没有失信和数据违法记录', en: 'Checked: no record of dishonesty or data offences' },
            kind: 'yes-no',
            required,
            must: 'be-true',
          },
          untilOn: {
            label: { zh: '备案有效期至', en: 'Filed until' },
            kind: 'date',
            notAfter: { years: 5 },
            required,
            notBefore: 'today',
            basis: 'choice:developer-filing',
          },
        },
      },
    ],
  },
  'developer-undertaking': {
    title: { zh: '开发主体承诺', en: 'Undertaking of the developer' },
    basis: '§7.6',
    sections: [
      {
        id: 'undertaking',
        title: { zh: '承诺', en: 'Undertaking' },
        fields: {
          trueQualification: undertaking('资质材料真实有效', 'The qualification is true', '§8.3'),
          withinLimits: undertaking('只在约定的目的、范围、方式和期限内使用', 'Use stays within purpose, scope, manner and term'),
          noSpreading: undertaking('不扩散、不泄露', 'Nothing is spread or leaked'),
          acceptsReview: undertaking('接受定期审核和追溯', 'Reviews and tracing are accepted', '§5.8'),
        },
      },
    ],
  },
  'use-request': {
    title: { zh: '数据使用需求', en: 'Request for use of data' },
    basis: '§5.7',
    sections: [
      {
        id: 'need',
        title: { zh: '需求', en: 'Need' },
        fields: {
          developer: {
            label: { zh: '开发主体', en: 'Developer' },
            kind: 'organisation',
            required,
            basis: '§5.4',
            help: { zh: '须已备案', en: 'Must be filed' },
          },
          renews: {
            label: { zh: '续期的，原合同编号', en: 'Number of the agreement it renews' },
            kind: 'text',
            max: 40,
            basis: 'choice:agreement-grant',
          },
          purposeClass: {
            label: { zh: '目的类别', en: 'Class of purpose' },
            kind: 'choice',
            required,
            options: purposeClasses,
            basis: '§5.5',
          },
          purpose: { label: { zh: '使用目的', en: 'Purpose' }, kind: 'long-text', required, min: 10, max: 2000, basis: '§5.5' },
          outcome: {
            label: { zh: '预期成果和评价办法', en: 'Expected results and how they are judged' },
            kind: 'long-text',
            required,
            min: 10,
            max: 2000,
            basis: '§5.5',
          },
        },
      },
      {
        id: 'limits',
        title: { zh: '范围、方式和期限', en: 'Scope, manner and term' },
        fields: {
          columns: {
            label: { zh: '字段', en: 'Columns' },
            kind: 'long-text',
            required,
            min: 1,
            max: 20000,
            basis: '§5.5',
            help: {
              zh: '每行一个字段名，与资产卡“字段清单”一致；只申请必要的',
              en: 'One name a line, as on the card; only what is needed',
            },
          },
          manner: { label: { zh: '使用方式', en: 'Manner' }, kind: 'choice', required, options: manners, basis: '§5.6' },
          places: { label: { zh: '使用地点', en: 'Place' }, kind: 'choices', required, min: 1, options: usePlaces, basis: '§5.6' },
          beginsOn: { label: { zh: '期限起', en: 'From' }, kind: 'date', notAfter: { years: 2 }, required },
          endsOn: { label: { zh: '期限止', en: 'To' }, kind: 'date', required, notBefore: ['today', 'beginsOn'] },
          mostUses: {
            label: { zh: '使用次数上限', en: 'At most so many uses' },
            kind: 'integer',
            min: 1,
            max: 1_000_000_000,
            help: { zh: '不限次数的留空', en: 'Empty when there is no limit' },
          },
          protection: {
            label: { zh: '访问控制和安全措施', en: 'Access control and security' },
            kind: 'long-text',
            required,
            min: 10,
            max: 2000,
            basis: '§5.5',
          },
        },
      },
    ],
  },
  'agreement-signature': {
    title: { zh: '合同签订', en: 'Signature' },
    basis: '§5.5',
    sections: [
      {
        id: 'signature',
        title: { zh: '签订', en: 'Signature' },
        fields: {
          signatory: { label: { zh: '签订人及其职务', en: 'Who signs, in what function' }, kind: 'text', required, min: 2, max: 100 },
          agrees: undertaking('已阅合同和机读策略，同意签订', 'The agreement and its policy were read and are agreed', '§5.5'),
          signedPaper: { label: { zh: '盖章合同（PDF）', en: 'Sealed agreement (PDF)' }, kind: 'paper' },
        },
      },
    ],
  },
  'use-refusal': {
    title: { zh: '不同意、不通过或者不成立的理由', en: 'Reason for not agreeing' },
    basis: '§5.7',
    sections: [
      {
        id: 'reason',
        title: { zh: '理由', en: 'Reason' },
        fields: {
          explanation: { label: { zh: '事实与理由', en: 'Facts and reasons' }, kind: 'long-text', required, min: 10, max: 2000 },
        },
      },
    ],
  },
  'developer-review': {
    title: { zh: '开发主体审核', en: 'Review of a developer' },
    basis: '§5.8',
    sections: [
      {
        id: 'review',
        title: { zh: '审核', en: 'Review' },
        fields: {
          period: { label: { zh: '审核期间', en: 'Period' }, kind: 'text', required, min: 4, max: 60 },
          reviewed: {
            label: { zh: '审核了哪些方面', en: 'What was looked at' },
            kind: 'choices',
            required,
            min: 1,
            options: {
              qualification: { zh: '资质', en: 'Qualification' },
              purpose: { zh: '使用目的', en: 'Purpose' },
              scope: { zh: '使用范围', en: 'Scope' },
              manner: { zh: '使用方式', en: 'Manner' },
              term: { zh: '使用期限', en: 'Term' },
              security: { zh: '安全保护', en: 'Security' },
              trace: { zh: '使用记录追溯', en: 'Tracing of uses' },
            },
          },
          findings: {
            label: { zh: '发现的问题', en: 'Findings' },
            kind: 'long-text',
            required,
            min: 2,
            max: 4000,
            help: { zh: '没有问题请写明核查情况', en: 'If there is none, say how it was checked' },
          },
          results: {
            label: { zh: '开发利用成效评价', en: 'Evaluation of results' },
            kind: 'long-text',
            required,
            min: 10,
            max: 4000,
            basis: '§5.5',
          },
          report: { label: { zh: '审核报告（PDF）', en: 'Report (PDF)' }, kind: 'paper' },
        },
      },
    ],
  },
  'developer-answer': {
    title: { zh: '开发主体的答复和整改', en: 'Answer of the developer' },
    basis: 'choice:developer-answer',
    sections: [
      {
        id: 'answer',
        title: { zh: '答复', en: 'Answer' },
        fields: {
          answer: { label: { zh: '答复和整改情况', en: 'Answer and what was mended' }, kind: 'long-text', required, min: 5, max: 4000 },
          answerPaper: { label: { zh: '证明材料', en: 'Evidence' }, kind: 'paper' },
        },
      },
    ],
  },
  'review-conclusion': {
    title: { zh: '审核结论', en: 'Conclusion' },
    basis: '§5.8',
    sections: [
      {
        id: 'conclusion',
        title: { zh: '结论', en: 'Conclusion' },
        fields: {
          conclusion: { label: { zh: '结论', en: 'Conclusion' }, kind: 'long-text', required, min: 5, max: 2000 },
        },
      },
    ],
  },
  'termination-finding': {
    title: { zh: '终止使用的事由', en: 'Why use is to end' },
    basis: '§8.3',
    sections: [
      {
        id: 'finding',
        title: { zh: '事由', en: 'Finding' },
        fields: {
          grounds: { label: { zh: '情形', en: 'Grounds' }, kind: 'choices', required, min: 1, options: terminationGrounds, basis: '§8.3' },
          agreementNumber: {
            label: { zh: '涉及的合同编号', en: 'Agreement' },
            kind: 'text',
            max: 40,
            help: { zh: '留空表示与该开发主体的全部合同，备案一并终止', en: 'Empty: all agreements with the developer, and its filing' },
          },
          foundOn: { label: { zh: '发现日期', en: 'Found on' }, kind: 'date', required, notAfter: 'today' },
          facts: { label: { zh: '事实', en: 'Facts' }, kind: 'long-text', required, min: 10, max: 4000 },
          evidence: { label: { zh: '证据（PDF）', en: 'Evidence (PDF)' }, kind: 'paper', required },
        },
      },
    ],
  },
  'termination-statement': {
    title: { zh: '开发主体陈述', en: 'Statement of the developer' },
    basis: 'choice:termination-statement',
    sections: [
      {
        id: 'statement',
        title: { zh: '陈述', en: 'Statement' },
        fields: {
          statement: { label: { zh: '陈述和申辩', en: 'Statement' }, kind: 'long-text', required, min: 5, max: 4000 },
          statementPaper: { label: { zh: '证明材料', en: 'Evidence' }, kind: 'paper' },
        },
      },
    ],
  },
  'termination-decision': {
    title: { zh: '终止使用决定', en: 'Decision to end use' },
    basis: '§8.3',
    sections: [
      {
        id: 'decision',
        title: { zh: '决定', en: 'Decision' },
        fields: {
          decision: { label: { zh: '认定的事实和理由', en: 'Facts and reasons' }, kind: 'long-text', required, min: 10, max: 4000 },
          claims: { label: { zh: '是否索赔', en: 'Whether damages are claimed' }, kind: 'yes-no', required, basis: '§8.3' },
          claimFen: { label: { zh: '索赔金额', en: 'Amount claimed' }, kind: 'money', required, min: 0, when: claims },
          claimReason: { label: { zh: '索赔依据', en: 'Why that much' }, kind: 'long-text', required, min: 5, max: 2000, when: claims },
        },
      },
    ],
  },
} as const satisfies Record<string, FormShape>
