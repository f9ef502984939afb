import type { Words } from './words.ts'

/** What to ask for each item of the information card that a scan cannot know, or could not this time, in the order people are asked. */
export const cardQuestions = {
  subject: {
    zh: '这份数据讲什么业务？用一个词组写出主题，如公交线路、气象观测。',
    en: 'What business is this about? A phrase, such as bus routes or weather readings.',
  },
  industry: {
    zh: '属于国民经济哪个门类？看数据描述的活动，不看单位性质。',
    en: 'Which section of the economy? By the activity described, not by the kind of unit.',
  },
  timeFrom: { zh: '数据从哪一天开始？数据里没有可用的日期。', en: 'From which day? The data hold no usable date.' },
  timeTo: { zh: '数据到哪一天为止？仍在增长的填最近一次更新的日期。', en: 'To which day? If it still grows, the day of the last update.' },
  region: { zh: '覆盖哪个地区？写到市或区县。', en: 'Which region is covered? Name the city or district.' },
  updateFrequency: { zh: '多久更新一次？数据本身看不出。', en: 'How often is it updated? The data do not tell.' },
  formedOn: { zh: '这份数据是哪一天形成（导出）的？', en: 'On which day was it formed (exported)?' },
  origin: { zh: '是自主采集、生产加工还是外部购置？', en: 'Collected, produced or purchased?' },
  originEvidence: {
    zh: '哪些文件或记录能证明来源？写名称和存放处。',
    en: 'Which documents or records prove the origin? Name them and where they are kept.',
  },
  originSystem: { zh: '由哪个业务系统采集？', en: 'Which system collects it?' },
  collectionBasis: {
    zh: '凭什么采集？写法律法规、三定规定或授权文件的名称和条款。',
    en: 'By what right is it collected? Name and article of the law, mandate or authorisation.',
  },
  sourceData: { zh: '由哪些数据加工而来？各自出自哪个单位？', en: 'What was it made from, and which unit did each part come from?' },
  processing: { zh: '怎样加工的？写步骤和规程。', en: 'How was it made? Steps and rules.' },
  contractNumber: { zh: '购置合同的编号？', en: 'The number of the contract?' },
  contractOn: { zh: '购置合同哪一天签订？', en: 'On which day was the contract signed?' },
  seller: { zh: '向谁购置？', en: 'Who sold it?' },
  priceFen: { zh: '合同价款多少？', en: 'At what price?' },
  licence: { zh: '授权到什么范围、到何时为止？', en: 'What does the licence cover, and until when?' },
  sharedBy: { zh: '由哪个单位共享？', en: 'Which unit shares it?' },
  consent: { zh: '来源方的同意文件叫什么、文号多少？', en: 'What is the consent called, and its number?' },
  consentOn: { zh: '来源方哪一天同意的？', en: 'On which day did the source consent?' },
  consentScope: { zh: '同意用到什么范围？', en: 'What does the consent cover?' },
  inboundFrom: { zh: '从哪个国家或地区入境？', en: 'From which country or region did it come in?' },
  inboundProvider: { zh: '境外由谁提供？', en: 'Who abroad provides it?' },
  inboundContract: { zh: '入境合同的编号？', en: 'The number of the contract under which it came in?' },
  inboundOn: { zh: '哪一天入境的？', en: 'On which day did it come in?' },
  importance: {
    zh: '有迹象表明可能属于重要数据：请对照主管部门的重要数据目录，判断是一般、重要还是核心。',
    en: 'There are signs of important data: compare with the authority’s list and decide general, important or core.',
  },
  sourceUnit: { zh: '数据是否来自别的单位？是的写明单位名称。', en: 'Does it come from another unit? Name it.' },
  rightsBasis: {
    zh: '凭什么持有和使用？写法律法规、三定规定、协议或授权文件的名称和条款。',
    en: 'By what right is it held and used? Name and article of the law, mandate, agreement or authorisation.',
  },
  rightsTerm: { zh: '权利有没有期限？没有的填“长期”。', en: 'Do the rights end? If not, write open-ended.' },
  rightsLimits: {
    zh: '使用上有什么限制（个人同意、第三方授权、保密、再转让）？没有的填“无”。',
    en: 'What limits are there (consent, licences, secrecy, passing on)? If none, write none.',
  },
  lawfulDuty: {
    zh: '因哪项法定职责、公共服务或者经营业务持有这份数据？',
    en: 'Through which lawful duty, public service or line of business is it held?',
  },
  expectedBenefit: { zh: '预期带来管理服务潜力，还是经济利益流入？', en: 'Is service potential or economic benefit expected?' },
  benefitReason: { zh: '谁会用、用来做什么、会带来什么？', en: 'Who would use it, for what, and what comes of it?' },
  measures: {
    zh: '有哪些安全措施（权限、加密、脱敏、审计）？',
    en: 'Which security measures (rights, encryption, de-identification, audit)?',
  },
  retention: { zh: '保存多久？', en: 'How long is it kept?' },
  responsible: { zh: '谁是这项资产的责任人？', en: 'Who answers for this asset?' },
} as const satisfies Record<string, Words>
