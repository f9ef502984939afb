import { bureaux, type ChoiceShape, practice, since } from './choice.ts'

const finance = {
  zh: '市财政局（企业由其主管财务部门）',
  en: 'Finance Bureau (for enterprises, the authority over their accounts)',
} as const

/** What the guideline leaves open about the account set. */
export const bookChoices = {
  'account-set': {
    title: { zh: '账套的范围', en: 'Scope of the account set' },
    leaves: ['3.10', '6.3'],
    we: {
      zh: '一个单位一套账，只记数据资产；收入费用的年末结转在单位自己的会计系统办理，凭证可导出。',
      en: 'One set for each unit, for data assets only; the year-end closing of income and expense is done in the unit’s own accounting system, to which vouchers are exported.',
    },
    suggestedBy: practice,
    confirmBy: bureaux,
    since,
  },
  'chart-of-accounts': {
    title: { zh: '会计科目编码和分录', en: 'Account codes and entries' },
    leaves: ['3.10', '6.3'],
    we: {
      zh: '平台按业务含义记账，科目编码是参数：默认编码待核，单位可改成自己会计系统的编码，已记凭证不变；各类业务的分录模板按同样的来源编制，同样待核。',
      en: 'The platform posts by meaning and codes are parameters: the defaults are to be confirmed, a unit may set those of its own system, and posted vouchers stay as they are; the entry templates rest on the same sources and are to be confirmed with them.',
    },
    suggestedBy: {
      zh: '政府会计制度、企业会计准则应用指南的科目（经公开资料核对，正式印发本待核）',
      en: 'Charts of government accounting and of the enterprise standards (checked against public material, official print to be checked)',
    },
    confirmBy: finance,
    since,
  },
  'recognition-gate': {
    title: { zh: '入账确认条件', en: 'Recognition gate' },
    leaves: ['3.10', '4.6', '6.3'],
    we: {
      zh: '控制、效益、资产卡、可靠计量四问都答“是”才能入账；开发支出入账前可以没有资产卡；登记失效的，资产卡随之终止，不再入账或者追加成本；任一为“否”的进备查簿。',
      en: 'Control, benefit, asset card and reliable measurement must all be yes; development expenditure may stand without an asset card; as a registration falls its asset card ends and nothing more is recognised or added; any no leads to the memorandum register.',
    },
    suggestedBy: {
      zh: '财会〔2023〕11号；政府会计准则第4号（条文待核）；资产卡一问依规程第四章',
      en: 'Caikuai [2023] 11; Government Standard No. 4 (articles to be checked); the asset card follows chapter 4',
    },
    confirmBy: finance,
    since,
  },
  'cost-from-vouchers': {
    title: { zh: '成本只认原始凭证', en: 'Cost from source documents only' },
    leaves: ['4.5', '4.6', '6.3'],
    we: {
      zh: '入账金额必须等于原始凭证合计；评估值单列对照，不得入账或调账，评估报告编号不能作原始凭证；同一张发票在本单位只入账一次，冲销后可以再用。',
      en: 'The amount booked equals the sum of its source documents; a valuation is shown beside it, never booked, and its number is no source document; an invoice serves one voucher of the unit, and another once that is reversed.',
    },
    suggestedBy: {
      zh: '财会〔2023〕11号的成本计量；“评估值不得直接入账”的文件原文待核',
      en: 'Cost measurement of Caikuai [2023] 11; the text forbidding the booking of valuations is to be checked',
    },
    confirmBy: finance,
    since,
  },
  amortisation: {
    title: { zh: '按月摊销', en: 'Monthly amortisation' },
    leaves: ['3.10', '6.3'],
    we: {
      zh: '年限平均法、无残值；当月增加当月开始，当月减少当月不再摊销；累计额向下取整到分，末月补足；由单位经办人每月发起一次，或由平台为全市各单位一并发起，重复发起不重复计提；上月没有提完的，不提本月；卡片在以后月份已有记录的，由以后月份的计提补足；减值在当月最后一日、计提摊销之后入账。',
      en: 'Straight line without residual value; it starts in the month of addition and stops in the month of disposal; the cumulative amount is rounded down to the fen and the last month takes the rest; an officer of the unit starts it monthly, or the platform for every unit of the city, and starting again posts nothing twice; a month is not run before the one before it is complete; a card that moved in a later month is caught up by the run of that month; an impairment is booked on the last day of a month, after its amortisation.',
    },
    suggestedBy: {
      zh: '政府会计准则第4号、企业会计准则第6号（条文待核）',
      en: 'Government Standard No. 4, Enterprise Standard No. 6 (articles to be checked)',
    },
    confirmBy: finance,
    since,
  },
  'useful-life': {
    title: { zh: '没有规定或约定的使用年限', en: 'Useful life that nothing sets' },
    leaves: ['6.3'],
    we: {
      zh: '政府会计单位：没有法律规定或合同约定的，不少于10年；不确定的不摊销。',
      en: 'Government units: without law or contract at least 10 years; an indefinite life is not amortised.',
    },
    suggestedBy: { zh: '政府会计准则第4号（条文待核）', en: 'Government Standard No. 4 (article to be checked)' },
    confirmBy: finance,
    since,
    value: 120,
    reads: 'book-lives',
    unit: { zh: '个月', en: 'months' },
  },
  'no-public-impairment': {
    title: { zh: '行政事业单位不计提减值', en: 'No impairment in public units' },
    leaves: ['6.3'],
    we: {
      zh: '政府会计没有无形资产减值科目，不作减值分录；价值丧失的走处置、核销。',
      en: 'Government accounting has no account for it; lost value leads to disposal or write-off.',
    },
    suggestedBy: { zh: '政府会计制度科目表（经公开资料核对）', en: 'Chart of government accounting (checked against public material)' },
    confirmBy: finance,
    since,
  },
  'capital-conditions': {
    title: { zh: '开发支出资本化的五个条件', en: 'Five conditions of capitalisation' },
    leaves: ['6.3'],
    we: {
      zh: '开发阶段支出须逐项说明五个条件才记为资产；政府会计单位比照同样五项；不满足的作研究阶段支出。',
      en: 'Development expenditure stands as an asset only with all five conditions stated; government units state the same five; otherwise it is research.',
    },
    suggestedBy: {
      zh: '企业会计准则第6号（条文待核）；政府会计准则第4号没有逐项列举（条文待核）',
      en: 'Enterprise Standard No. 6 (article to be checked); Government Standard No. 4 does not list them one by one (article to be checked)',
    },
    confirmBy: finance,
    since,
  },
  'enterprise-disposal': {
    title: { zh: '企业处置数据资产的批准', en: 'Approval of an enterprise’s disposal' },
    leaves: ['4.9', '6.3'],
    we: {
      zh: '审批程序只约束公共数据生产单位；企业出售、转让、报废数据资产，同样凭有权批准的机构（本企业决策机构或出资人）的文件入账。',
      en: 'The approval of §4.9 binds public producers; an enterprise that sells or scraps a data asset books it by a paper of whoever may approve it too, its own body or its owner.',
    },
    suggestedBy: practice,
    confirmBy: finance,
    since,
  },
  'income-kept': {
    title: { zh: '事业单位留用收入', en: 'Income a public institution may keep' },
    leaves: ['6.6'],
    we: {
      zh: '默认全部应缴财政；有财政部门文件允许留用的事业单位，凭文号记入事业收入或其他收入并同时作预算会计分录。',
      en: 'By default everything is due to the treasury; an institution with a permission of the finance authority books it, by the number of that paper, as income with its budget entry.',
    },
    suggestedBy: {
      zh: '财资〔2024〕1号（摘要）：事业单位使用收入按本级财政部门规定',
      en: 'Caizi [2024] 1 (abstract): use income of institutions follows the local finance authority',
    },
    confirmBy: bureaux,
    since,
  },
  settlement: {
    title: { zh: '往来款的支付和收回', en: 'Payables paid, receivables collected' },
    leaves: ['3.10', '6.3'],
    we: {
      zh: '记账时尚未支付的应付账款、应付职工薪酬，支付时另记凭证，行政事业单位同时记预算会计分录；企业的应收账款收回时另记凭证。逐项资产（没有指明资产的合为一项）核销，任何一天都不超过尚未结清的金额；已支付或收回的，先冲销支付或收回的凭证，再冲销原凭证。资产转出后，原单位账上的往来款仍由原单位结清。',
      en: 'What was posted as payable or wages gets a voucher of its own when it is paid, with its budget entry in public units, and what an enterprise was owed when it is collected. Each asset, and what names none, is settled for itself and on no day for more than is open; what was settled is reversed before what it settled. What a unit owed for an asset that passed on it still settles itself.',
    },
    suggestedBy: {
      zh: '政府会计制度（预算会计在实际支付时确认支出，经公开资料核对）；企业通行做法',
      en: 'Government accounting system (budget spending upon payment, checked against public material); common practice of enterprises',
    },
    confirmBy: finance,
    since,
  },
  'disclosure-notes': {
    title: { zh: '企业报表附注', en: 'Notes to an enterprise’s statements' },
    leaves: ['6.3'],
    we: {
      zh: '年限、受限和评估对照按截止日在账的卡片列示，金额还原到截止日，年限、争议和权利限制取卡片现在的内容，逐项列示金额最大的200项；研究开发支出由凭证算出；卡片和凭证中没有的由单位按年填写，改写前的内容保留；“其他方式取得”包括投资者投入、无偿划入和接受捐赠。',
      en: 'Lives, restrictions and valuations are shown for the cards that stood at the last day, in the amounts of that day; useful life, disputes and limits are those the cards state now, and the 200 largest are listed one by one. Research and development comes from vouchers. What neither holds the unit writes year by year, and what it said before is kept. “Other” means put in by owners, transferred in free, or donated.',
    },
    suggestedBy: { zh: '财会〔2023〕11号（条文待核）', en: 'Caikuai [2023] 11 (articles to be checked)' },
    confirmBy: finance,
    since,
  },
  'red-reversal': {
    title: { zh: '只用红字冲销', en: 'Reversal by counter-entry' },
    leaves: ['3.10', '6.3'],
    we: {
      zh: '已记凭证不改不删，更正用红字凭证整张冲销后重记；先冲后记的在前，同一资产其后的凭证须先冲销；红字凭证不再冲销。',
      en: 'Posted vouchers are never changed; a correction is a whole counter-entry in red, the latest first for the same asset; a counter-entry is not reversed again.',
    },
    suggestedBy: { zh: '《会计基础工作规范》（条文待核）', en: 'Basic Rules of Accounting Work (article to be checked)' },
    confirmBy: finance,
    since,
  },
  'closing-four-eyes': {
    title: { zh: '结账', en: 'Closing a period' },
    leaves: ['3.10', '6.3'],
    we: {
      zh: '按月顺序结账；当月已过、摊销已提、研究支出已结转、卡账相符才能结账；当月制单人不得结账，只发起过计提摊销的除外（冲销计提不在此列）；结账后不能再记入该月。',
      en: 'Months close in order, once the month is over, amortised, its research expensed and cards and book agree; whoever made a voucher of the month does not close it, except who only started its amortisation (reversing a run is no exception); nothing is posted into it afterwards.',
    },
    suggestedBy: practice,
    confirmBy: finance,
    since,
  },
} as const satisfies Record<string, ChoiceShape>
