import { bureaux, type ChoiceShape, practice } from './choice.ts'
import { onlyWhenShown } from '../readings.ts'

const since = '2026-11-26'
const guidance = {
  zh: '《数据资产评估指导意见》（2023）和《资产评估专家指引第9号》的方法；公式细节为评估通行做法，条文待核',
  en: 'Guiding Opinions on Data Asset Valuation (2023) and Expert Guidance No. 9; details of the formulas are general appraisal practice, articles to be checked',
} as const

/** What the clause on valuation leaves open about how a value is computed and whether a firm may be asked again. */
export const valuationChoices = {
  'valuation-formulas': {
    title: { zh: '估值公式和参数', en: 'Formulas and parameters' },
    leaves: ['4.5', '6.3'],
    we: {
      zh: '报告从成本法（C1—C3）、收益法（I1—I5）、市场法（M1）的公式中选一个，逐项填参数和来源，由平台计算并可随时复算；风险系数为各项之和，稀缺系数为本资产数据量除以行业数据量。',
      en: 'A report takes one of the formulas of cost (C1–C3), income (I1–I5) or market (M1), fills each parameter with its source, and is computed, and at any time computed again, by the platform; a risk coefficient is the sum of its parts, scarcity is own volume over that of the industry.',
    },
    suggestedBy: guidance,
    confirmBy: bureaux,
    since,
  },
  'formula-editions': {
    title: { zh: '公式版本', en: 'Editions of the formulas' },
    leaves: ['4.5'],
    we: {
      zh: '报告记明所依公式的版本，此后始终按该版本复算；公式修改只增加新版本，不改已有版本。现行版本算出不同结果的，复算时一并说明，报告仍以所依版本为准；新报告只按现行版本出具。',
      en: 'A report names the edition of its formulas and is computed again by that one for ever; a change adds an edition and alters none. Where the present edition comes to something else, that is said beside it, and the report stands by its own; a new report is made by the present edition only.',
    },
    suggestedBy: practice,
    confirmBy: bureaux,
    since: '2026-11-27',
  },
  'discount-rate': {
    title: { zh: '折现率和收益期', en: 'Discount rate and term' },
    leaves: ['4.5', '6.3'],
    we: {
      zh: '折现率为无风险利率与市场、技术、法律、运营四项风险溢价之和；收益期取法定权利、合同、经济寿命中最短的；每年收益按年末或年中折现。',
      en: 'The discount rate is the risk-free rate and the premiums of market, technical, legal and operation risk; the term is the shortest of legal right, contract and economic life; income is discounted from year-end or mid-year.',
    },
    suggestedBy: guidance,
    confirmBy: bureaux,
    since,
  },
  'valuation-rounding': {
    title: { zh: '估值取整到分', en: 'Rounding to the fen' },
    leaves: ['4.5', '6.3'],
    we: {
      zh: '全程用精确分数计算，只在最后一步对评估值修约到分一次，四舍六入五成双；表中各年、各案例的数额各自修约只供阅读，合计可能相差一两分。',
      en: 'Everything is computed in exact fractions and the amount is rounded once, at the end, to the nearest fen, a half to the even one; the figures of years and cases are rounded each for reading, so that their sum may differ by a fen or two.',
    },
    suggestedBy: { zh: 'GB/T 8170 数值修约规则（五成双；条文待核）', en: 'GB/T 8170 on rounding (half to even; article to be checked)' },
    confirmBy: bureaux,
    since,
  },
  'valuation-adjustment': {
    title: { zh: '评估值与计算结果的差额', en: 'Difference between amount and computation' },
    leaves: ['4.5'],
    we: {
      zh: '评估值必须等于按所报参数计算的结果；不等的，须写明调增或调减的金额和理由，且正好补足差额。',
      en: 'The amount equals what is computed from the parameters filed; otherwise an adjustment with its reason makes up exactly the difference.',
    },
    suggestedBy: practice,
    confirmBy: bureaux,
    since,
  },
  'three-approaches': {
    title: { zh: '三种基本方法都要考虑', en: 'All three approaches are considered' },
    leaves: ['4.5', '6.3'],
    we: {
      zh: '报告采用一种方法得出结论，并逐一说明没有采用另两种方法的理由。',
      en: 'A report concludes by one approach and says of each of the two others why it was not used.',
    },
    suggestedBy: {
      zh: '资产评估执业准则关于方法选择的要求（条文待核）',
      en: 'Valuation standards on the choice of methods (article to be checked)',
    },
    confirmBy: bureaux,
    since,
  },
  'quality-coefficient': {
    title: { zh: '数据质量系数的提议', en: 'Proposal of the quality coefficient' },
    leaves: ['4.5'],
    we: {
      zh: '以该版本信息卡所依据的扫描（修订信息卡沿用原来的扫描）所得的质量得分（GB/T 36344-2018 六个维度，取四位小数）作为 α 的提议，注明扫描日期；之后重新扫描而维持原卡、没有形成新版本的，不作为提议；评估机构可以改，改了须写明理由；没有扫描结果的不提议。',
      en: 'The quality score of the scan the card of that version rests on (a revision rests on the scan of the card it revises; six dimensions of GB/T 36344-2018, four decimals) is proposed for α with the day of the scan; a later scan after which the card was kept, so that there is no new version, is not proposed; the valuer may take another value with a reason; where nothing was scanned nothing is proposed.',
    },
    suggestedBy: practice,
    confirmBy: bureaux,
    since,
    value: 4,
    reads: 'quality-scores',
    unit: { zh: '位小数', en: 'decimals' },
  },
  sensitivity: {
    title: { zh: '敏感性分析', en: 'Sensitivity' },
    leaves: ['4.5'],
    we: {
      zh: '主要参数各自上下浮动10%，其他不变，看评估值变化多少；浮动后超出参数范围的，取到范围的边上。',
      en: 'Each main parameter moves by 10 % up and down, the others standing, to see how far the amount follows; one that would leave its range stops at the edge.',
    },
    suggestedBy: practice,
    confirmBy: bureaux,
    since,
    value: 10,
    reads: onlyWhenShown('敏感性分析由评估参数推算', 'The analysis is worked out from the parameters of a valuation'),
    unit: { zh: '%', en: '%' },
  },
} as const satisfies Record<string, ChoiceShape>
