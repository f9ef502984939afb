import { defineProcedure } from '../procedure.ts'

/** 公示异议: anyone, by real name and with evidence, objects to a notice; it is decided before anything is issued. */
export const objection = defineProcedure({
  id: 'objection',
  edition: '2026-11',
  title: { zh: '公示异议', en: 'Objection' },
  summary: {
    zh: '公示期内任何人可以实名并附证据提出异议，取得回执（办件编号和查询码），凭它查进度和决定；由没有办过初审、复审的人复核，决定之前公示期限停止计算，不得发放凭证。',
    en: 'During the notice anyone may object by real name and with evidence and gets a receipt (case number and code) that shows progress and decision; until the registrar decides, by somebody who took no part in the reviews, the notice stands still and nothing is issued.',
  },
  basis: ['§4.7', 'choice:objection'],
  subject: 'case',
  opensBy: 'public',
  overtaken: 'moot',
  seats: { registrar: 'office', public: 'anyone', system: 'platform' },
  application: ['objection'],
  first: 'handling',
  steps: {
    handling: {
      title: { zh: '异议复核', en: 'Handling' },
      basis: 'choice:objection',
      by: 'registrar',
      notBy: { steps: [], earlier: 'noticed-review', basis: 'choice:objection' },
      within: { workingDays: 10, basis: 'choice:objection-deadline' },
      may: {
        uphold: { to: 'upheld', asks: ['objection-decision'] },
        dismiss: { to: 'dismissed', asks: ['objection-decision'] },
      },
    },
  },
  ends: {
    upheld: { title: { zh: '异议成立', en: 'Upheld' }, basis: 'choice:objection', outcome: 'granted' },
    dismissed: { title: { zh: '异议不成立', en: 'Dismissed' }, basis: 'choice:objection', outcome: 'refused', effects: ['tell-of-objection'] },
    moot: { title: { zh: '登记已终止，异议随之终止', en: 'Ended with the registration' }, basis: 'choice:objection', outcome: 'withdrawn' },
  },
})
