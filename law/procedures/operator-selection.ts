import { defineProcedure } from '../procedure.ts'

const failed = { to: 'failed', title: { zh: '终止选取', en: 'End the selection' }, asks: ['refusal-reason'] } as const

/** 运营主体选取: the bureau chooses operators fairly and openly, experts score in secret, the agreement carries the guideline. */
export const operatorSelection = defineProcedure({
  id: 'operator-selection',
  edition: '2026-11',
  title: { zh: '运营主体选取', en: 'Selection of an operator' },
  summary: {
    zh: '市数据局发布选取公告，运营单位报名，资格审查后由多名专家各自秘密评分，全部评完才公开并排名；公示期满签订含十三项内容的运营协议，另一人核对集体决策后授予运营权限，期限不超过五年。',
    en: 'The bureau calls, operators apply, qualification is checked, several experts score in secret until all are in; after the publicity the agreement with its thirteen items is signed, a second officer checks the collective decision, and the mandate of at most five years is granted.',
  },
  basis: ['§5.1'],
  subject: 'matter',
  opensBy: 'data-bureau',
  seats: { 'data-bureau': 'applicant', system: 'platform' },
  application: ['operator-call'],
  first: 'drafting',
  steps: {
    drafting: {
      title: { zh: '拟定公告', en: 'Drafting the call' },
      basis: '§5.1',
      by: 'data-bureau',
      edits: 'all',
      may: {
        submit: {
          to: 'applications',
          title: { zh: '发布公告', en: 'Announce' },
          asks: ['operator-call'],
          needs: ['criteria-weighed', 'scope-found'],
          effects: ['announce-call'],
        },
        withdraw: { to: 'cancelled' },
      },
    },
    applications: {
      title: { zh: '报名', en: 'Applications' },
      basis: '§5.1',
      by: 'data-bureau',
      may: {
        submit: { to: 'qualification', title: { zh: '截止报名', en: 'Close applications' }, needs: ['applications-closed'] },
        refuse: failed,
      },
      onLeave: ['follow-call'],
    },
    qualification: {
      title: { zh: '资格审查', en: 'Qualification' },
      basis: '§5.1',
      by: 'data-bureau',
      may: {
        submit: { to: 'scoring', title: { zh: '开始评审', en: 'Begin scoring' }, needs: ['applications-judged', 'experts-named'] },
        refuse: failed,
      },
      onLeave: ['follow-call'],
    },
    scoring: {
      title: { zh: '专家评审', en: 'Scoring' },
      basis: 'choice:selection-scoring',
      by: 'data-bureau',
      may: {
        submit: { to: 'publicity', title: { zh: '公开评分', en: 'Open the scores' }, needs: ['scores-in'], effects: ['open-scores'] },
        refuse: failed,
      },
      onLeave: ['follow-call'],
    },
    publicity: {
      title: { zh: '公示', en: 'Public notice' },
      basis: 'choice:selection-notice',
      by: 'data-bureau',
      may: { refuse: failed },
      after: { workingDays: 5, basis: 'choice:selection-notice', to: 'contract' },
      onLeave: ['follow-call'],
    },
    contract: {
      title: { zh: '签订协议', en: 'Agreement' },
      basis: '§5.1',
      by: 'data-bureau',
      may: {
        file: { to: 'decision', title: { zh: '录入协议', en: 'Enter the agreement' }, asks: ['operation-agreement'] },
        refuse: failed,
      },
      onLeave: ['follow-call'],
    },
    decision: {
      title: { zh: '集体决策核对', en: 'Collective decision' },
      basis: 'choice:selection-hands',
      by: 'data-bureau',
      notBy: { steps: ['contract'], basis: 'choice:selection-hands' },
      within: { workingDays: 10, basis: 'choice:selection-hands' },
      may: {
        confirm: { to: 'granted', title: { zh: '确认授权', en: 'Grant' }, asks: ['operation-decision'] },
        return: { to: 'contract', title: { zh: '退回', en: 'Send back' } },
      },
      onLeave: ['follow-call'],
    },
  },
  ends: {
    granted: { title: { zh: '已授权', en: 'Granted' }, basis: '§5.1', outcome: 'granted', effects: ['grant-mandate'] },
    failed: { title: { zh: '选取终止', en: 'Ended without a choice' }, basis: '§5.1', outcome: 'refused' },
    cancelled: { title: { zh: '已撤回', en: 'Withdrawn' }, basis: 'choice:withdrawal', outcome: 'withdrawn' },
  },
})
