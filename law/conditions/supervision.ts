import type { ConditionShape } from './condition.ts'

/** What is required about inspections, incidents, reports, disputes and interpretations. */
export const supervisionConditions = {
  inspectable: {
    demand: {
      zh: '被检查的是数据生产、运营或者开发主体，不是检查单位自己',
      en: 'A producer, operator or developer is inspected, and not the office itself',
    },
    remedy: { zh: '另选被检查单位；检查本单位的，请其他检查单位办理', en: 'Choose another organisation; another office inspects this one' },
    basis: '§7.2',
  },
  'drawn-in-programme': {
    demand: {
      zh: '常态化检查的对象由检查计划抽中，且没有按同一计划检查过',
      en: 'Who is inspected by routine was drawn by its programme and not yet inspected by it',
    },
    remedy: {
      zh: '填写已抽取的计划编号；没有抽中而有事由的，办理专项检查',
      en: 'Give the number of a drawn programme; with a cause, inspect for that cause',
    },
    basis: 'choice:inspection-draw',
  },
  'incident-level-fits': {
    demand: { zh: '事件级别不低于涉及个人数量对应的级别', en: 'The level is not lower than the number of persons concerned makes it' },
    remedy: { zh: '提高事件级别，或者更正涉及的个人数量', en: 'Raise the level, or correct the number of persons' },
    basis: 'choice:incident-level',
  },
  'incident-reports-made': {
    demand: { zh: '应当作出的报告都已登记，处置已经结束', en: 'Every report that is due stands in the record, and it has been dealt with' },
    remedy: {
      zh: '在事件页登记已向谁、何时报告，并登记处置结束',
      en: 'On the page of the incident, record who was told and when, and that it was dealt with',
    },
    basis: '§7.5',
  },
  'assessor-rotated': {
    demand: { zh: '同一评估机构没有连续承担三次年度评估', en: 'No firm makes three yearly assessments in a row' },
    remedy: { zh: '换一家评估机构', en: 'Have another firm assess' },
    basis: 'choice:assessor-rotation',
  },
  'report-figures-agree': {
    demand: {
      zh: '报告的数字与平台记录一致，或者说明了不一致的原因',
      en: 'The figures agree with the records, or the report says why not',
    },
    remedy: { zh: '按平台记录更正数字，或者填写不一致的说明', en: 'Correct the figures by the records, or say why they differ' },
    basis: '§7.3',
  },
  'report-not-made': {
    demand: {
      zh: '报告年度已经结束，没有已经接收或者正在办理的其他报告',
      en: 'The year is over, and no other report of it was received or is on its way',
    },
    remedy: { zh: '核对报告年度；正在办理的先办结或者撤回', en: 'Check the year; finish or withdraw the other one first' },
    basis: '§7.3',
  },
  'respondent-other': {
    demand: { zh: '对方是另一家单位', en: 'The other side is another organisation' },
    remedy: { zh: '改选对方', en: 'Choose the other side' },
    basis: '§6.9',
  },
  'parameter-differs': {
    demand: { zh: '新值与现行值不同，并且是该参数应有的类型', en: 'The new value differs from the present one and is of its kind' },
    remedy: { zh: '更正新值', en: 'Correct the new value' },
    basis: 'choice:parameter-versions',
  },
} as const satisfies Record<string, ConditionShape>
