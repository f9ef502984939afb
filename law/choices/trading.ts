import { bureau, bureauAndCentre, bureaux, type ChoiceShape, practice, workingDays } from './choice.ts'

const since = '2026-11-27'
const pricing = {
  zh: '《关于建立公共数据资源授权运营价格形成机制的通知》（发改价格〔2025〕65号）',
  en: 'Notice on pricing of authorised operation of public data (NDRC Price [2025] No. 65)',
} as const
const authorised = {
  zh: '《公共数据资源授权运营实施规范（试行）》（发改数据规〔2025〕27号）',
  en: 'Rules for authorised operation of public data resources (NDRC Data [2025] No. 27)',
} as const

/** What the guideline leaves open about products, prices, listings and orders. */
export const tradingChoices = {
  specification: {
    title: { zh: '产品说明书的内容', en: 'What a specification holds' },
    leaves: ['6.2'],
    we: {
      zh: '规程要求的产品形态、数据来源、使用范围和获取日期之外，还写明加工方法、接口、更新、覆盖、质量、场景、个人信息处理、交付、服务、安全和售后；来源逐项写登记凭证编号或者产品编号。',
      en: 'Beside form, sources, scope and days of acquisition, which the clause asks for, it tells of processing, interface, updates, coverage, quality, scenes, personal data, delivery, service, security and support; each source by its certificate or product number.',
    },
    suggestedBy: practice,
    confirmBy: bureau,
    since,
  },
  'licensed-sources': {
    title: { zh: '来源须有合同', en: 'Sources under an agreement' },
    leaves: ['6.2'],
    we: {
      zh: '来源是登记资产的，开发主体须有与运营主体签订、生效中的使用合同，用途类别与产品一致，获取日期在合同期内；来源是产品的，该产品须已审查或者备案且没有下架，由其他开发主体开发的，本单位须有已经交付、没有退订退款、不在争议中的订单（试用的不算），获取日期不早于交付，依约用于公共治理、公益事业的不能再做成产业产品，其运营主体对其来源的授权暂停或者终止的，由它做成的产品也不接受新订单。全部来源由同一运营主体运营。',
      en: 'A registered asset as source needs an agreement in force of this developer, of the same class of purpose, with the day of acquisition in its term; a product as source must be reviewed or filed and not delisted, and where another developer made it, ordered by this one and delivered, neither cancelled nor refunded nor in dispute (a trial is no order), and acquired from the delivery on; one for governance or welfare by agreement is made into none for industry, and what is made from it takes no new orders while its operator may not operate its sources. All sources have one operator.',
    },
    suggestedBy: authorised,
    confirmBy: bureauAndCentre,
    since,
  },
  'no-redevelopment': {
    title: { zh: '运营主体不得再开发已交付的产品', en: 'No re-development by the operator' },
    leaves: ['6.2'],
    we: {
      zh: '以另一产品为来源的产品，开发主体不得是交付该产品的运营主体，也不得与其有申报的控制关系。',
      en: 'A product made from another one is not developed by the operator that delivers it, nor by anybody tied to that operator by declared control.',
    },
    suggestedBy: {
      zh: '《公共数据资源授权运营实施规范（试行）》第六条；“间接”理解为关联方是我们的做法',
      en: 'Art. 6 of the rules for authorised operation; reading “indirectly” as affiliates is ours',
    },
    confirmBy: bureau,
    since,
  },
  'product-review-deadline': {
    title: { zh: '产品合规审查期限', en: 'Twenty working days to review a product' },
    leaves: ['6.2'],
    we: { zh: '律师事务所20个工作日内出具产品合规审查结论。', en: 'The law firm concludes its review within 20 working days.' },
    suggestedBy: practice,
    confirmBy: bureau,
    since,
    value: 20,
    reads: 'step-visits',
    unit: workingDays,
  },
  'filing-deadline': {
    title: { zh: '产品备案期限', en: 'Five working days to take a filing' },
    leaves: ['6.2'],
    we: {
      zh: '涉及公共数据的产品，审查通过后送市大数据服务中心备案，5个工作日内收件给号或者一次性退回补正；备案不是审批，退回只限内容不全、不符。',
      en: 'A product that uses public data is filed with the centre after its review; within 5 working days it takes the filing and gives a number, or returns it once. It is no approval: only what is incomplete or inconsistent is returned.',
    },
    suggestedBy: practice,
    confirmBy: bureauAndCentre,
    since,
    value: 5,
    reads: 'step-visits',
    unit: workingDays,
  },
  'product-number': {
    title: { zh: '产品编号和订单编号', en: 'Numbers of products and orders' },
    leaves: ['6.1', '6.2'],
    we: {
      zh: '产品编号为CP、年份和六位流水，审查办结或者备案时给出；订单编号为DD、年份和六位流水；都不重用。',
      en: 'A product is numbered CP, year and six digits when its review or filing ends, an order DD, year and six digits; none is used twice.',
    },
    suggestedBy: practice,
    confirmBy: bureauAndCentre,
    since,
  },
  'purpose-price': {
    title: { zh: '用途与价格', en: 'Purpose and price' },
    leaves: ['6.3'],
    we: {
      zh: '用于公共治理、公益事业的产品无偿提供；用于产业、行业发展并使用公共数据的，实行政府指导价，不得高于上限收费标准；没有使用公共数据的，实行市场调节价。',
      en: 'Products for public governance and welfare are free; those for industry that use public data are priced up to a ceiling fee; those without public data at market price.',
    },
    suggestedBy: pricing,
    confirmBy: bureaux,
    since,
  },
  'permitted-income': {
    title: { zh: '最高准许收入', en: 'Maximum permitted income' },
    leaves: ['6.3'],
    we: {
      zh: '最高准许收入 = 经营成本 + 经营成本 × 准许利润率 + 税金；经营成本扣除政府补助；准许利润率不超过成本调查前一年十年期国债平均收益率加6个百分点；上限收费标准乘以预计数量不高于最高准许收入。',
      en: 'Maximum permitted income = cost + cost × rate + tax; cost is net of subsidies; the rate is at most the average yield of ten-year government bonds in the year before the survey plus 6 percentage points; the ceiling fee times the expected quantity stays within it.',
    },
    suggestedBy: pricing,
    confirmBy: bureaux,
    since,
    value: 6,
    reads: 'points-added',
    unit: { zh: '个百分点', en: 'percentage points' },
  },
  'ceiling-deadline': {
    title: { zh: '核定上限收费标准的期限', en: 'Ten working days to confirm a ceiling' },
    leaves: ['6.3'],
    we: {
      zh: '使用公共数据的产品，上限收费标准由授权主体（市数据局）10个工作日内核定；运营主体在上限以内定价。',
      en: 'For a product that uses public data the authorising body (the Data Bureau) confirms the ceiling fee within 10 working days; the operator prices within it.',
    },
    suggestedBy: pricing,
    confirmBy: bureaux,
    since,
    value: 10,
    reads: 'step-visits',
    unit: workingDays,
  },
  'listing-deadline': {
    title: { zh: '交易所答复期限', en: 'Ten working days of the exchange' },
    leaves: ['6.1'],
    we: {
      zh: '交易所10个工作日内答复上架、暂停、恢复和下架；目前由交易所经办人在本平台办理，与交易所系统的接口另行建设。',
      en: 'The exchange answers requests to list, pause, resume and delist within 10 working days; for now its officers do so on this platform, the connection to its own system coming later.',
    },
    suggestedBy: practice,
    confirmBy: { zh: '福建大数据交易所', en: 'Fujian Big Data Exchange' },
    since,
    value: 10,
    reads: 'step-visits',
    unit: workingDays,
  },
  'order-states': {
    title: { zh: '订单的环节', en: 'The states of an order' },
    leaves: ['6.1'],
    we: {
      zh: '询价、磋商、签约、支付、交付、验收、结算、完成，可退订、可提争议；金额由供方报出，不高于价格乘以数量，无偿产品为0；需方实名、写明用途，没有授权不得转售。合同签订日期不早于订单提出之日，支付、交付和交易日期不早于合同签订日期，退款日期不早于支付日期。运营主体被暂停运营期间不得报价、签约，此前已签约的照约履行。',
      en: 'Inquiry, negotiation, signing, payment, delivery, acceptance, settlement, completed; it can be cancelled or disputed. The seller names the amount, at most price times quantity, 0 for what is free; the buyer is known by name, states a purpose, and resells nothing without the right. The contract is not signed before the day the order was placed; nothing is paid, delivered or traded before the day of the contract, nor refunded before the day of the payment. While it is suspended the operator makes no offers and signs no contracts; what it signed before is kept.',
    },
    suggestedBy: {
      zh: 'DB21/T 3894-2023《工业数据流通 数据交易实施规范》的环节；《数据安全法》第三十三条（条文待核）',
      en: 'Stages of DB21/T 3894-2023; art. 33 of the Data Security Law (article to be checked)',
    },
    confirmBy: bureau,
    since,
  },
  'trade-certificate': {
    title: { zh: '交易凭证', en: 'Trade certificate' },
    leaves: ['6.1'],
    we: {
      zh: '验收后由交易所登记交易凭证编号，写明标的、供需双方、用途、金额、时间和合约摘要值，连同记录的摘要一并保存；一个编号只用于一份订单，没有交易凭证不能结算。',
      en: 'After acceptance the exchange records the number of its trade certificate with object, both sides, purpose, amount, time and digest of the contract, kept with a digest of the record; a number is of one order, and nothing is settled without it.',
    },
    suggestedBy: practice,
    confirmBy: { zh: '福建大数据交易所', en: 'Fujian Big Data Exchange' },
    since,
  },
  'order-dispute': {
    title: { zh: '订单中的争议', en: 'A dispute in an order' },
    leaves: ['6.1', '6.9'],
    we: {
      zh: '交付以后任何一方可以提出争议，订单停在争议；了结后由需方同意继续交付，或者由供方全额退款而办结，或者由供方部分退款，都写明理由，退款的登记凭据编号和日期，不早于支付日期。部分退款的，其余金额回到验收：需方同意的予以验收，交易凭证、结算和分配按其余金额办理，不同意的再提争议；此前已登记交易凭证的，凭证仍记退款前的金额，订单写明退还多少。',
      en: 'From delivery on either side may dispute; the order stands still until the buyer lets it go on, or the seller refunds all of it, which ends it, or a part, each with reasons, and a refund with its reference and its day, not before the payment. After a part went back the rest is to be accepted again: the buyer accepts it and certificate, settlement and sharing are of the rest, or disputes anew. A trade certificate recorded before keeps the amount it had, and the order says what went back.',
    },
    suggestedBy: practice,
    confirmBy: bureau,
    since,
  },
  delisting: {
    title: { zh: '下架的效力', en: 'What a delisting does' },
    leaves: ['6.1', '5.2', '5.9', '8.2', '8.3'],
    we: {
      zh: '经运营主体申请由交易所办理，运营主体退出、被终止运营，开发主体对来源资产的使用被终止，或者来源资产的运营授权期限届满、没有续期而不再有在期授权时，产品下架，写明原因、依据和办件，公开页注明；通知订单未办完的需方、开发主体、据此开发产品的单位，不是经交易所办理的也通知交易所；不再接受新订单，已下的订单由双方商定继续或者退订，运营授权已终止、到期的不得报价、签约、支付；下架不恢复，重新供给的按新产品编制、审查、备案、挂牌。',
      en: 'A product is delisted by the exchange at its operator’s request, when its operator leaves or is terminated, when the use of a source by its developer is ended, or when the mandate over a source ends with its term and no other is in force, with reason, basis and case, said on its public page; buyers with orders not ended, its developer, who made products from it and, where it was not the exchange that did it, the exchange are told. It takes no new orders, and those placed go on or are cancelled as both sides agree; where the mandate has ended nothing is offered, signed or paid. A delisting is not undone: what is offered anew is a new product with its own review, filing and listing.',
    },
    suggestedBy: practice,
    confirmBy: { zh: '市数据局、福建大数据交易所', en: 'Data Bureau, Fujian Big Data Exchange' },
    since,
  },
  'fallen-source': {
    title: { zh: '来源登记失效的产品', en: 'A product whose source has fallen' },
    leaves: ['6.1', '6.2', '4.7', '8.1'],
    we: {
      zh: '产品的任何一项来源登记被撤销、注销或者到期的，产品不能挂牌，已挂牌的不接受新订单，尚未签约的订单不得报价、签约；告知运营主体、开发主体、交易所和订单未办完的需方，写明来源和原因；已签约的由双方商定继续或者退订。来源重新登记或者续展后自行恢复；不能恢复的，由运营主体申请下架。',
      en: 'When the registration of any source of a product is revoked, ended or expired, the product is not listed; if it is, it takes no new orders and nothing is offered or signed for those placed. Operator, developer, exchange and buyers with running orders are told which source, and why; what was signed goes on or is cancelled as both sides agree. It goes on by itself once the source is registered again or renewed; where that cannot be, the operator has it delisted.',
    },
    suggestedBy: practice,
    confirmBy: { zh: '市数据局、福建大数据交易所', en: 'Data Bureau, Fujian Big Data Exchange' },
    since,
  },
  'disclosure-report': {
    title: { zh: '定期披露', en: 'Periodic disclosure' },
    leaves: ['6.8'],
    we: {
      zh: '运营主体和市数据局每年3月31日前披露上一年度：授权情况、产品和服务清单、收费标准、交易和数据使用情况；草稿按平台记录生成，由另一人签发，发布时附平台汇总的数字，公开后不改；3月提醒一次，逾期再提醒一次。',
      en: 'By 31 March operators and the Data Bureau disclose the year before: authorisations, products and services, fees, trade and use of data. The draft comes from the records, a second officer signs it off, the figures of the platform go with it, and it stays as published; there is one reminder in March and one when it is late.',
    },
    suggestedBy: {
      zh: '国家数据局《关于做好公共数据资源授权运营信息披露工作的通知》（2026年，据摘要）',
      en: 'Notice of the National Data Administration on disclosure of authorised operation (2026, by digest)',
    },
    confirmBy: bureau,
    since,
    value: '03-31',
    reads: 'disclosure-days',
    unit: { zh: '月-日', en: 'month-day' },
  },
  'trade-board': {
    title: { zh: '交易公开的内容', en: 'What is public of trading' },
    leaves: ['6.8'],
    we: {
      zh: '已挂牌产品的说明书、来源的登记凭证、价格和上限对公众公开；交易情况按实时记录公开挂牌数、订单数和分类金额，不公开需方名称和单笔订单；注明截至时刻，订单很多时汇总结果最多保留十分钟。',
      en: 'Public are the specification of listed products, the certificates of their sources, price and ceiling, and, from the records as they stand, how many are listed, how many orders there are and their amounts by kind; no buyer and no single order; it says as of when, and with very many orders the sums are kept for ten minutes at most.',
    },
    suggestedBy: {
      zh: '《公共数据资源授权运营实施规范（试行）》第十八、十九条',
      en: 'Arts. 18 and 19 of the rules for authorised operation',
    },
    confirmBy: bureau,
    since,
  },
} as const satisfies Record<string, ChoiceShape>
