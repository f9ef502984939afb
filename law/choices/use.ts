import { bureau, bureauAndCentre, type ChoiceShape, practice, workingDays } from './choice.ts'

const since = '2026-11-27'

/** What the guideline leaves open about developers, requests for use, agreements and grants. */
export const useChoices = {
  'developer-affiliation': {
    title: { zh: '运营主体的关联方不作开发主体', en: 'No affiliate of the operator develops' },
    leaves: ['5.4'],
    we: {
      zh: '运营主体自己、与其有控制关系或同受控制的单位，不能作为它的开发主体备案或提出使用需求：申报的控制关系按当日计算，“间接参与”按关联方理解。',
      en: 'The operator itself, and whoever controls it, is controlled by it or by the same body, is not filed as its developer nor named in a request; declared control of the day counts, and “indirectly” is read as affiliates.',
    },
    suggestedBy: {
      zh: '《公共数据资源授权运营实施规范（试行）》第六条：运营机构不得直接或间接参与授权范围内已交付产品的再开发（关联方为推论）',
      en: 'Implementation Rules for Authorised Operation, art. 6: no direct or indirect part in re-developing delivered products (affiliates are an inference)',
    },
    confirmBy: bureau,
    since,
  },
  'developer-confirmation': {
    title: { zh: '开发主体确认的时限', en: 'Limit for the developer to confirm' },
    leaves: ['5.4'],
    we: {
      zh: '开发主体在10个工作日内确认资质材料属实并作出承诺；逾期未确认的，本次备案终止，可以重新提出。',
      en: 'The developer confirms its qualification and undertakes within 10 working days; otherwise the filing ends and may be begun anew.',
    },
    suggestedBy: practice,
    confirmBy: bureauAndCentre,
    since,
    value: 10,
    reads: 'step-visits',
    unit: workingDays,
  },
  'developer-filing': {
    title: { zh: '备案的接收', en: 'Receipt of a filing' },
    leaves: ['5.4'],
    we: {
      zh: '市大数据服务中心在5个工作日内核对材料是否齐全：齐全的收到备案、编备案号，不齐的退回；备案不是审批，逾期提示，不自动成立。没有备案号的开发主体不能取得使用授权；到期或终止后须重新备案。',
      en: 'The centre looks within 5 working days whether the papers are complete: it receives the filing and numbers it, or sends it back. A filing is no approval; what is late is shown and does not take effect by itself. Without a number no use is granted; after its end it is filed anew.',
    },
    suggestedBy: practice,
    confirmBy: bureauAndCentre,
    since,
    value: 5,
    reads: 'step-visits',
    unit: workingDays,
  },
  'developer-review-cycle': {
    title: { zh: '开发主体审核的周期', en: 'How often a developer is reviewed' },
    leaves: ['5.5', '5.8'],
    we: {
      zh: '规程只写“定期”：备案后每6个月审核一次并评价开发利用成效；到期未审的列入应审核名单，使用不自动停止。',
      en: 'The text only says regularly: every 6 months after the filing, with an evaluation of results; what is due is listed, and use does not stop by itself.',
    },
    suggestedBy: practice,
    confirmBy: bureau,
    since,
    value: 6,
    reads: 'developer-reviews',
    unit: { zh: '个月', en: 'months' },
  },
  'developer-answer': {
    title: { zh: '开发主体答复审核的时限', en: 'Limit to answer a review' },
    leaves: ['5.8'],
    we: {
      zh: '开发主体在10个工作日内答复审核意见并整改；逾期不答复的，由运营主体直接作出结论。',
      en: 'The developer answers and mends within 10 working days; otherwise the operator concludes without it.',
    },
    suggestedBy: practice,
    confirmBy: bureau,
    since,
    value: 10,
    reads: 'step-visits',
    unit: workingDays,
  },
  'use-review-deadline': {
    title: { zh: '使用需求共同审核的时限', en: 'Limit of the joint review' },
    leaves: ['5.7'],
    we: {
      zh: '市数据局和数据生产主体在10个工作日内各自审核，都提交审核意见之后才有结果：一方不同意即不予授权，没有不同意而一方退回的退回修改；逾期提示，不视为同意。此前互相只看到对方已提交，看不到结论和意见。',
      en: 'Bureau and producer review within 10 working days, each by itself, and nothing follows before both are in: one refusal refuses, else one return sends it back; what is late is shown and is no consent. Until then each sees only that the other has handed its review in, neither what it decided nor what it said.',
    },
    suggestedBy: practice,
    confirmBy: bureau,
    since,
    value: 10,
    reads: 'step-visits',
    unit: workingDays,
  },
  'agreement-signing': {
    title: { zh: '合同签订的时限', en: 'Limit to sign' },
    leaves: ['5.5'],
    we: {
      zh: '审核同意后由运营主体先签、开发主体后签，各10个工作日；逾期未签的，本次需求终止，可以重新提出。',
      en: 'After consent the operator signs first, then the developer, 10 working days each; unsigned, the request ends and may be made anew.',
    },
    suggestedBy: practice,
    confirmBy: bureau,
    since,
    value: 10,
    reads: 'step-visits',
    unit: workingDays,
  },
  'raw-manners': {
    title: { zh: '带出原始数据的使用方式', en: 'Manners that carry raw data out' },
    leaves: ['5.6'],
    we: {
      zh: '“数据集”和“API 接口（逐条返回记录）”会把原始记录带出域，公共数据一律不予授权；核验查询、隐私计算、沙箱、模型算法、报告只带出结果，可以申请。其他主体自愿委托的数据，由持有单位在审核中决定。',
      en: 'Dataset and API that returns records carry rows out of the domain and are refused for public data; verification, privacy computing, sandbox, model and report carry out results and may be asked for. For data entrusted by others its holder decides in the review.',
    },
    suggestedBy: {
      zh: '《关于完善数据流通安全治理 更好促进数据要素市场化价值化的实施方案》（五）关于重要数据“原始数据不出域、可用不可见、可控可计量”（条文待核）',
      en: 'Plan on data circulation security, (5): raw data stays, usable but not visible (to be checked)',
    },
    confirmBy: bureau,
    since,
  },
  'agreement-grant': {
    title: { zh: '授权随合同终止，续期另行授权', en: 'A grant ends with its agreement; renewal is a new one' },
    leaves: ['5.5'],
    we: {
      zh: '合同期限不超过运营授权和开发主体备案的期限，到期自行失效；续期须重新提出需求、重新审核，成为新的合同并写明所续的合同；暂停和终止立即生效，暂停的由暂停的单位或者市数据局恢复；运营主体已经暂停的，持有单位和监管部门仍可另行暂停，持有单位已经暂停的，监管部门仍可另行暂停，此后由后者恢复。',
      en: 'A term does not outlast the mandate or the filing and ends by itself; a renewal is a new request, a new review and a new agreement that names the old one; suspension and end take effect at once; who suspended a use, or the Data Bureau, lets it go on; what its operator suspended the holder and the offices may suspend for themselves, what the holder suspended the offices, and then it goes on at their word.',
    },
    suggestedBy: {
      zh: '《公共数据资源授权运营实施规范（试行）》第十四条（协议期限）',
      en: 'Implementation Rules for Authorised Operation, art. 14 (term)',
    },
    confirmBy: bureau,
    since,
  },
  'use-evaluation': {
    title: { zh: '每次使用都要判定', en: 'Every use is judged' },
    leaves: ['5.5'],
    we: {
      zh: '合同的机读策略按 ODRL 2.2 写成；每次使用前由同一个函数按目的、资产和字段、方式、期限、次数、地点判定，允许和拒绝都连同理由留存。策略中有不认识的限定、没有说明的情况，一律拒绝；同一请求重复提交只判定一次，用同一标识提交不同内容的不予判定；拒绝的不计次数。',
      en: 'The policy is ODRL 2.2; before each use one function judges purpose, assets and columns, manner, term, count and place, and every answer is kept with its reason. A limit it does not know, or a value nobody states, refuses; a repeated request is judged once, and one with other content under its key not at all; what is refused does not count.',
    },
    suggestedBy: {
      zh: 'ODRL 信息模型 2.2（W3C）；可信数据空间“数字合约、使用控制”',
      en: 'ODRL Information Model 2.2 (W3C); usage control of trusted data spaces',
    },
    confirmBy: bureau,
    since,
  },
  'termination-statement': {
    title: { zh: '终止使用前的陈述', en: 'A statement before use is terminated' },
    leaves: ['8.3'],
    we: {
      zh: '提出终止时先暂停该开发主体的使用，开发主体5个工作日内可以陈述；逾期由运营主体直接决定；决定以前，不再提出、同意、签订新的使用需求。认定不成立的恢复使用。',
      en: 'Use is suspended as soon as a termination is proposed; the developer may state its case within 5 working days, and until the decision no new request for it is made, agreed to or signed; if nothing holds, use goes on.',
    },
    suggestedBy: practice,
    confirmBy: bureau,
    since,
    value: 5,
    reads: 'step-visits',
    unit: workingDays,
  },
} as const satisfies Record<string, ChoiceShape>
