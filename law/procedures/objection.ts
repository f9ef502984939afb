import { defineProcedure } from '../procedure.ts'

/** One clock for all of it, the hearing too. */
const within = { workingDays: 10, together: ['handling', 'hearing', 'decision'], basis: 'choice:objection-deadline' } as const

/** 公示异议: anyone, by real name and with evidence, objects to a notice; it is decided before anything is issued. */
export const objection = defineProcedure({
  id: 'objection',
  edition: '2026-12',
  title: { zh: '公示异议', en: 'Objection' },
  summary: {
    zh: '公示期内任何人可以实名并附证据提出异议，取得回执（办件编号和查询码），凭它查进度和决定；由没有办过初审、复审的人复核；听取申请单位对登记机构所归纳要点的意见之后，才能认定成立；决定之前公示期限停止计算，不得发放凭证。',
    en: 'During the notice anyone may object by real name and with evidence and gets a receipt (case number and code) that shows progress and decision; until the registrar decides, by somebody who took no part in the reviews, the notice stands still and nothing is issued. It is upheld only after the unit could answer what the registrar made of it.',
  },
  basis: ['§4.7', 'choice:objection', 'choice:objection-hearing'],
  subject: 'case',
  opensBy: 'public',
  addressee: 'holder-once-asked',
  overtaken: 'moot',
  seats: { registrar: 'office', producer: 'addressee', public: 'anyone', system: 'platform' },
  application: ['objection'],
  first: 'handling',
  steps: {
    handling: {
      title: { zh: '异议复核', en: 'Handling' },
      basis: 'choice:objection',
      by: 'registrar',
      notBy: { steps: [], earlier: 'noticed-review', basis: 'choice:objection' },
      within,
      may: {
        submit: {
          to: 'hearing',
          title: { zh: '听取申请单位意见', en: 'Ask the unit' },
          asks: ['objection-summary'],
          effects: ['ask-about-objection'],
        },
        dismiss: { to: 'dismissed', asks: ['objection-decision'] },
      },
    },
    hearing: {
      title: { zh: '听取申请单位意见', en: 'The unit is heard' },
      basis: 'choice:objection-hearing',
      by: 'producer',
      within,
      may: { file: { to: 'decision', title: { zh: '答复', en: 'Answer' }, asks: ['objection-answer'] } },
      after: { workingDays: 5, basis: 'choice:objection-hearing', to: 'decision' },
    },
    decision: {
      title: { zh: '异议决定', en: 'Decision' },
      basis: 'choice:objection',
      by: 'registrar',
      notBy: { steps: [], earlier: 'noticed-review', basis: 'choice:objection' },
      within,
      may: {
        uphold: { to: 'upheld', asks: ['objection-upheld'] },
        dismiss: { to: 'dismissed', asks: ['objection-decision'] },
      },
    },
  },
  ends: {
    upheld: { title: { zh: '异议成立', en: 'Upheld' }, basis: 'choice:objection', outcome: 'granted', tells: ['ground', 'explanation'] },
    dismissed: {
      title: { zh: '异议不成立', en: 'Dismissed' },
      basis: 'choice:objection',
      outcome: 'refused',
      effects: ['tell-of-objection'],
    },
    moot: { title: { zh: '登记已终止，异议随之终止', en: 'Ended with the registration' }, basis: 'choice:objection', outcome: 'withdrawn' },
  },
})
