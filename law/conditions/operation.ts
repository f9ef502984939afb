import type { ConditionShape } from './condition.ts'

/** What is required about the operators: their selection, mandates, compliance, exit. */
export const operationConditions = {
  'criteria-weighed': {
    demand: { zh: '评分项权重为整数，合计100分', en: 'The weights of the criteria are whole and add up to 100' },
    remedy: { zh: '调整各评分项的权重', en: 'Adjust the weights' },
    basis: '§5.1',
  },
  'scope-found': {
    demand: { zh: '授权范围内有行政事业单位已登记的数据资产', en: 'The scope holds registered assets of public units' },
    remedy: {
      zh: '核对行业名称或凭证编号；未登记的先办理首次登记，其他主体的资产办理委托运营',
      en: 'Check sectors or certificate numbers; register first what is not; assets of others are entrusted',
    },
    basis: '§5.1',
  },
  'applications-closed': {
    demand: { zh: '报名截止日已过，且有单位报名', en: 'The day to apply by is over and somebody applied' },
    remedy: { zh: '等到截止日之后；无人报名的终止选取', en: 'Wait for the day after; end the selection when nobody applied' },
    basis: '§5.1',
  },
  'applications-judged': {
    demand: { zh: '每份申请都已作出资格审查结论，至少一份合格', en: 'Every application was judged, and one qualifies' },
    remedy: { zh: '在选取页逐份审查资格；都不合格的终止选取', en: 'Judge each on the page of the selection; end it when none qualifies' },
    basis: '§5.1',
  },
  'experts-named': {
    demand: { zh: '已聘请足够的评审专家，且都不在申请单位任职', en: 'Enough experts were named, none of an applicant' },
    remedy: { zh: '在选取页聘请专家', en: 'Name experts on the page of the selection' },
    basis: 'choice:selection-scoring',
  },
  'scores-in': {
    demand: { zh: '每位专家都已对每份合格申请评分', en: 'Every expert scored every qualified application' },
    remedy: {
      zh: '请专家完成评分；不评的，在选取页解聘，余下的不得少于规定人数',
      en: 'Ask the experts to finish; dismiss who does not score on the page of the selection, while enough remain',
    },
    basis: 'choice:selection-scoring',
  },
  'is-utility': {
    demand: { zh: '报备单位是公用企业', en: 'It is a public utility' },
    remedy: { zh: '其他单位参加选取，或者受托运营', en: 'Others take part in a selection or are entrusted' },
    basis: '§5.11',
  },
  'own-registered': {
    demand: { zh: '本单位有已登记、尚未纳入运营权限的数据资产', en: 'The unit holds registered assets that no mandate of its own covers' },
    remedy: { zh: '先办理首次登记', en: 'Register them first' },
    basis: '§5.11',
  },
  'protection-level': {
    demand: { zh: '等保级别不低于三级', en: 'The protection level is 3 or above' },
    remedy: { zh: '按三级以上重新定级备案后再提交', en: 'Grade and file at level 3 or above, then submit' },
    basis: '§7.4',
  },
  'not-public-unit': {
    demand: { zh: '持有单位不是行政事业单位', en: 'The holder is no public unit' },
    remedy: {
      zh: '行政事业单位的数据由市数据局选取运营主体统一运营（§5.1）；委托运营由其他数据生产主体办理（§5.10）',
      en: 'Data of public units is operated by whom the Data Bureau selects (§5.1); other producers entrust theirs (§5.10)',
    },
    basis: '§5.2',
    neverFor: 'public-units',
  },
  'operator-stands': {
    demand: {
      zh: '受托单位是经选取的运营主体，权限在期、未暂停，合规档案完整',
      en: 'The operator was selected, stands in term and unsuspended, and its compliance file is complete',
    },
    remedy: { zh: '另选运营主体，或请其补齐合规档案', en: 'Choose another operator, or have it complete its file' },
    basis: '§5.10',
  },
  'entrustment-stands': {
    demand: {
      zh: '该协议编号的委托运营在期，受托单位就是所选运营主体',
      en: 'An entrustment under that number stands with the operator chosen',
    },
    remedy: {
      zh: '在资产的运营权限和使用标识中核对协议编号和受托单位；期满或者已终止的不需要终止',
      en: 'Check number and operator among mandates and use marks of the asset; what is over needs no end',
    },
    basis: '§5.10',
  },
  'has-mandate': {
    demand: { zh: '有在期的运营权限', en: 'A mandate is in force' },
    remedy: { zh: '没有运营权限的不需要退出', en: 'Without one there is nothing to leave' },
    basis: '§5.9',
  },
  'is-operator': {
    demand: {
      zh: '所处理的单位是运营主体；恢复运营的，是已被暂停的运营主体',
      en: 'It is an operator; one that is to be resumed is suspended',
    },
    remedy: { zh: '放弃本件，另选运营主体，或者改选处理方式', en: 'Drop this case and choose an operator, or choose another sanction' },
    basis: '§8.2',
  },
  'termination-proposed': {
    demand: { zh: '拟处理方式是终止运营', en: 'The proposal is to terminate' },
    remedy: { zh: '其他处理方式直接作出处理决定', en: 'Decide directly on the others' },
    basis: '§8.2',
    chooses: true,
  },
  'termination-not-proposed': {
    demand: { zh: '拟处理方式不是终止运营', en: 'The proposal is not to terminate' },
    remedy: { zh: '终止运营的，决定终止并交接', en: 'Terminate with a handover' },
    basis: '§8.2',
    chooses: true,
  },
  'credit-stands': {
    demand: { zh: '该编号的扣分记录是本单位的，仍在计分', en: 'The entry is one of the unit and still counts' },
    remedy: { zh: '核对运营主体页上的记录编号', en: 'Check the number on the page of the operator' },
    basis: 'choice:credit-repair',
  },
} as const satisfies Record<string, ConditionShape>
