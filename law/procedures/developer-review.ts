import { defineProcedure } from '../procedure.ts'

/** 开发主体定期审核: the operator looks at a developer it filed, at its uses and at what came of them. */
export const developerReview = defineProcedure({
  id: 'developer-review',
  edition: '2026-11',
  title: { zh: '开发主体定期审核', en: 'Review of a developer' },
  summary: {
    zh: '运营主体定期审核已备案的开发主体，追溯使用记录，评价开发利用成效；开发主体答复整改后作出结论，记下下次审核日期。不合格的另行办理终止使用。',
    en: 'The operator regularly reviews a filed developer, traces its uses and evaluates the results; after the developer has answered and mended, it concludes and the next review is set. What fails is ended by a case of its own.',
  },
  basis: ['§5.8', '§5.5'],
  subject: 'organisation',
  about: 'supervised',
  opensBy: 'operator',
  addressee: 'holder',
  seats: { operator: 'applicant', developer: 'addressee', system: 'platform' },
  application: ['developer-review'],
  first: 'checking',
  steps: {
    checking: {
      title: { zh: '审核', en: 'Checking' },
      basis: '§5.8',
      by: 'operator',
      edits: 'all',
      may: {
        submit: {
          to: 'answer',
          asks: ['developer-review'],
          needs: ['developer-filed'],
          title: { zh: '送开发主体答复', en: 'Send to the developer' },
        },
        withdraw: { to: 'withdrawn' },
      },
    },
    answer: {
      title: { zh: '答复与整改', en: 'Answer and mending' },
      basis: 'choice:developer-answer',
      by: 'developer',
      may: { file: { to: 'conclusion', title: { zh: '答复', en: 'Answer' }, asks: ['developer-answer'] } },
      after: { workingDays: 10, basis: 'choice:developer-answer', to: 'conclusion' },
    },
    conclusion: {
      title: { zh: '结论', en: 'Conclusion' },
      basis: '§5.8',
      by: 'operator',
      may: {
        pass: { to: 'passed', title: { zh: '审核通过', en: 'Pass' }, asks: ['review-conclusion'] },
        return: { to: 'answer', title: { zh: '继续整改', en: 'Mend more' } },
        refuse: { to: 'failed', title: { zh: '审核不通过', en: 'Fail' }, asks: ['use-refusal'] },
      },
    },
  },
  ends: {
    passed: { title: { zh: '审核通过', en: 'Passed' }, basis: '§5.8', outcome: 'granted', effects: ['record-review'] },
    failed: {
      title: { zh: '审核不通过', en: 'Failed' },
      basis: '§5.8',
      outcome: 'refused',
      effects: ['record-review', 'suspend-developer'],
    },
    withdrawn: { title: { zh: '已撤回', en: 'Withdrawn' }, basis: 'choice:withdrawal', outcome: 'withdrawn' },
  },
})
