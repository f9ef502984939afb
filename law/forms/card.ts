import type { FormShape } from '../form.ts'
import { industries } from '../industries.ts'
import { derivedItems } from './card-derived.ts'

const required = true as const
const collected = { field: 'origin', is: ['collected'] } as const
const produced = { field: 'origin', is: ['produced'] } as const
const purchased = { field: 'origin', is: ['purchased'] } as const
const shared = { field: 'received', is: ['true'] } as const
const inbound = { field: 'inbound', is: ['true'] } as const

const basic = {
  assetCode: { label: { zh: '资产编码', en: 'Asset code' }, kind: 'text', max: 64, computed: true, basis: '§3.7' },
  name: { label: { zh: '名称', en: 'Name' }, kind: 'text', required, min: 2, max: 40, basis: 'choice:asset-name', help: { zh: '宜按“时间、地域、行业、内容、数据类型”起名，不超过40字', en: 'Best as time, region, industry, content and type of data; 40 characters at most' } },
  summary: { label: { zh: '概述', en: 'Summary' }, kind: 'long-text', required, min: 10, max: 400, help: { zh: '写明内容、形式和用途，不超过400字；登记公示时会公开，不要写个人信息', en: 'Content, form and use, 400 characters at most; it becomes public with the notice, so no personal data' } },
  category: { label: { zh: '资源分类', en: 'Category' }, kind: 'choice', required, basis: '§3.2', options: {
    basic: { zh: '基础信息资源', en: 'Basic' }, thematic: { zh: '主题信息资源', en: 'Thematic' }, departmental: { zh: '部门信息资源', en: 'Departmental' },
  }, help: { zh: '人口、法人、地理等为基础类；跨部门共建为主题类；本部门业务数据为部门类', en: 'People, legal persons and geography are basic; built across departments, thematic; one department’s business data, departmental' } },
  industry: { label: { zh: '所属行业', en: 'Industry' }, kind: 'choice', required, options: industries, basis: '§3.2', help: { zh: '国民经济行业分类（GB/T 4754）的门类', en: 'Section of the national industry classification (GB/T 4754)' } },
  subject: { label: { zh: '业务主题', en: 'Subject' }, kind: 'text', max: 60, help: { zh: '如公交线路、气象观测、房价备案', en: 'Such as bus routes, weather readings, filed house prices' } },
  dataForm: { label: { zh: '数据形态', en: 'Data form' }, kind: 'choice', required, basis: '§1.2', options: {
    structured: { zh: '结构化表格', en: 'Structured tables' }, 'semi-structured': { zh: '半结构化', en: 'Semi-structured' }, spatial: { zh: '空间数据', en: 'Spatial' },
    text: { zh: '文本', en: 'Text' }, image: { zh: '图片', en: 'Images' }, audio: { zh: '音频', en: 'Audio' }, video: { zh: '视频', en: 'Video' }, other: { zh: '其他', en: 'Other' },
  } },
  records: { label: { zh: '记录数', en: 'Records' }, kind: 'integer', required, min: 0, max: 1e15, unit: { zh: '条', en: 'records' }, basis: '§1.2', help: { zh: '由扫描得出，可更正', en: 'Measured by the scan; can be corrected' } },
  bytes: { label: { zh: '存储量', en: 'Size' }, kind: 'integer', required, min: 0, max: 1e15, unit: { zh: '字节', en: 'bytes' }, basis: '§1.2', help: { zh: '由扫描得出，可更正', en: 'Measured by the scan; can be corrected' } },
  fields: { label: { zh: '字段清单', en: 'Fields' }, kind: 'long-text', max: 20000, help: { zh: '每行一个字段名', en: 'One field name a line' } },
  timeFrom: { label: { zh: '时域起', en: 'From' }, kind: 'date', notBefore: [] },
  timeTo: { label: { zh: '时域止', en: 'To' }, kind: 'date', notBefore: [], notAfter: { years: 100 } },
  region: { label: { zh: '地域范围', en: 'Region' }, kind: 'text', max: 100, help: { zh: '如福州市、鼓楼区', en: 'Such as Fuzhou or Gulou district' } },
  updateFrequency: { label: { zh: '更新频率', en: 'Update frequency' }, kind: 'choice', options: {
    realtime: { zh: '实时', en: 'Real time' }, daily: { zh: '每日', en: 'Daily' }, weekly: { zh: '每周', en: 'Weekly' }, monthly: { zh: '每月', en: 'Monthly' },
    quarterly: { zh: '每季', en: 'Quarterly' }, yearly: { zh: '每年', en: 'Yearly' }, 'on-demand': { zh: '按需', en: 'On demand' }, other: { zh: '其他', en: 'Other' },
  } },
  formedOn: { label: { zh: '形成日期', en: 'Formed on' }, kind: 'date', notBefore: [], notAfter: 'today' },
  origin: { label: { zh: '来源方式', en: 'Origin' }, kind: 'choice', required, basis: '§3.6', options: {
    collected: { zh: '自主采集', en: 'Collected' }, produced: { zh: '生产加工', en: 'Produced' }, purchased: { zh: '外部购置', en: 'Purchased' },
  } },
  originEvidence: { label: { zh: '来源证明', en: 'Evidence of origin' }, kind: 'long-text', required, min: 5, max: 1000, basis: 'choice:origin-evidence', help: { zh: '写能证明来源的文件、记录或截图的名称和存放处；系统、过程、合同编号等按来源方式另填', en: 'Name the documents or records that prove it and where they are kept; system, process or agreement have fields of their own' } },
  originSystem: { label: { zh: '采集系统', en: 'Collecting system' }, kind: 'text', required, min: 2, max: 100, when: collected, basis: '§3.6', help: { zh: '由哪个业务系统采集', en: 'The system that collects it' } },
  collectionBasis: { label: { zh: '采集依据', en: 'Legal basis of collecting' }, kind: 'text', required, min: 2, max: 400, when: collected, basis: '§3.6', help: { zh: '法律法规、三定规定或授权文件的名称和条款', en: 'Name and article of the law, mandate or authorisation' } },
  sourceData: { label: { zh: '原始数据', en: 'Source data' }, kind: 'long-text', required, min: 2, max: 1000, when: produced, basis: '§3.6', help: { zh: '由哪些数据加工而来，各自出自哪个单位', en: 'What it was made from, and which unit each part came from' } },
  sourceAssets: { label: { zh: '原始数据的资产编码', en: 'Codes of source assets' }, kind: 'long-text', max: 4000, when: produced, basis: '§3.6', help: { zh: '原始数据已是平台上的资产时填写，每行一个编码', en: 'When a source is an asset of the platform: one code a line' } },
  processing: { label: { zh: '加工过程', en: 'Processing' }, kind: 'long-text', required, min: 5, max: 1000, when: produced, basis: '§3.6', help: { zh: '清洗、汇总、关联、建模等步骤和规程', en: 'Steps and rules of cleaning, summing, joining, modelling' } },
  contractNumber: { label: { zh: '合同编号', en: 'Contract number' }, kind: 'text', required, min: 2, max: 100, when: purchased, basis: '§3.6' },
  contractOn: { label: { zh: '合同签订日期', en: 'Contract date' }, kind: 'date', required, notAfter: 'today', when: purchased, basis: '§3.6' },
  seller: { label: { zh: '出让方', en: 'Seller' }, kind: 'text', required, min: 2, max: 100, when: purchased, basis: '§3.6' },
  priceFen: { label: { zh: '购置价款', en: 'Price' }, kind: 'money', required, when: purchased, basis: '§3.6', help: { zh: '合同价款；入账成本以凭证为准', en: 'The price of the contract; cost in the books comes from vouchers' } },
  licence: { label: { zh: '授权范围和期限', en: 'Licence: scope and term' }, kind: 'long-text', required, min: 2, max: 400, when: purchased, basis: '§3.6', help: { zh: '可否加工、再授权、对外提供，到何时为止', en: 'Whether it may be processed, licensed on or supplied, and until when' } },
  received: { label: { zh: '经政务共享取得', en: 'Received by sharing' }, kind: 'yes-no', basis: '§3.6', help: { zh: '数据由其他单位共享而来的选“是”', en: 'Yes when another unit shares the data' } },
  sharedBy: { label: { zh: '共享提供单位', en: 'Sharing unit' }, kind: 'text', required, min: 2, max: 100, when: shared, basis: 'choice:source-consent' },
  consent: { label: { zh: '来源方同意', en: 'Consent of the source' }, kind: 'text', required, min: 2, max: 200, when: shared, basis: 'choice:source-consent', help: { zh: '同意文件的名称和文号', en: 'Title and number of the consent' } },
  consentOn: { label: { zh: '同意日期', en: 'Date of consent' }, kind: 'date', required, notAfter: 'today', when: shared, basis: 'choice:source-consent' },
  consentScope: { label: { zh: '同意的用途和范围', en: 'What the consent covers' }, kind: 'long-text', required, min: 2, max: 400, when: shared, basis: 'choice:source-consent', help: { zh: '限于本单位履职，还是也可登记、授权运营', en: 'For own duties only, or for registration and operation too' } },
  inbound: { label: { zh: '入境数据', en: 'Inbound data' }, kind: 'yes-no', basis: '§6.10', help: { zh: '由境外取得的非公共数据选“是”；不选视为“否”', en: 'Yes for non-public data obtained from abroad; unanswered means no' } },
  inboundFrom: { label: { zh: '来源国家或地区', en: 'Country or region of origin' }, kind: 'text', min: 2, max: 60, when: inbound, basis: 'choice:trial-registration', help: { zh: '登记前须填写；登记后公开', en: 'Needed before registration; public then' } },
  inboundProvider: { label: { zh: '境外提供方', en: 'Overseas provider' }, kind: 'text', min: 2, max: 100, when: inbound, basis: 'choice:trial-registration', help: { zh: '登记前须填写；不公开', en: 'Needed before registration; not public' } },
  inboundContract: { label: { zh: '入境合同编号', en: 'Number of the inbound contract' }, kind: 'text', min: 2, max: 100, when: inbound, basis: 'choice:trial-registration', help: { zh: '登记前须填写；不公开', en: 'Needed before registration; not public' } },
  inboundOn: { label: { zh: '入境日期', en: 'Came in on' }, kind: 'date', notAfter: 'today', when: inbound, basis: 'choice:trial-registration', help: { zh: '登记前须填写；分批入境的填第一批', en: 'Needed before registration; the first day when it came in parts' } },
  jointlyDeveloped: { label: { zh: '合作开发', en: 'Jointly developed' }, kind: 'yes-no', when: inbound, basis: '§6.10', help: { zh: '与他人合作开发这份入境数据的选“是”', en: 'Yes when it is developed together with others' } },
  developedWith: { label: { zh: '合作开发方', en: 'Developed with' }, kind: 'text', required, min: 2, max: 200, when: { field: 'jointlyDeveloped', is: ['true'] }, basis: '§6.10' },
  businessCategory: { label: { zh: '业务分类码', en: 'Business code' }, kind: 'text', max: 6, basis: '§3.7', help: { zh: '本单位编码规则含业务分类时填写', en: 'When the unit’s coding rule has business categories' } },
  system: { label: { zh: '所属系统', en: 'System' }, kind: 'text', max: 100, help: { zh: '数据现在所在的业务系统；与采集系统相同的可以不填', en: 'The system that holds the data today; may be left out where it is the collecting one' } },
  storage: { label: { zh: '存储位置', en: 'Storage' }, kind: 'text', max: 200, security: 'protection', help: { zh: '写机房、云或介质，不写账号口令', en: 'Room, cloud or medium; never an account or password' } },
  grade: { label: { zh: '级别', en: 'Grade' }, kind: 'choice', required, basis: 'choice:grading', options: {
    1: { zh: '一般1级（无危害，可公开）', en: 'General 1 (no harm, may be public)' }, 2: { zh: '一般2级（一般危害）', en: 'General 2 (some harm)' },
    3: { zh: '一般3级（严重危害）', en: 'General 3 (serious harm)' }, 4: { zh: '一般4级（特别严重危害）', en: 'General 4 (very serious harm)' },
  }, help: { zh: '取各字段中最高的级别，就高从严', en: 'The highest grade of any field; when in doubt, the higher' } },
  importance: { label: { zh: '数据重要程度', en: 'Importance' }, kind: 'choice', required, basis: 'choice:grading', options: {
    general: { zh: '一般数据', en: 'General' }, important: { zh: '重要数据', en: 'Important' }, core: { zh: '核心数据', en: 'Core' },
  }, help: { zh: '核心数据不得在本平台登记；重要数据须先向主管部门报告', en: 'Core data cannot be registered here; important data is reported to the authority first' } },
  containsPersonal: { label: { zh: '含个人信息', en: 'Contains personal information' }, kind: 'yes-no', required, basis: '§4.7' },
  containsSensitive: { label: { zh: '含敏感个人信息', en: 'Contains sensitive personal information' }, kind: 'yes-no', required, basis: 'choice:masking' },
  qualityScore: { label: { zh: '质量得分', en: 'Quality score' }, kind: 'decimal', min: 0, max: 100, computed: true, basis: 'choice:quality', help: { zh: '扫描时按六个维度计算，满分100', en: 'Over six dimensions, counted by the scan; 100 is best' } },
  digest: { label: { zh: '数据摘要值', en: 'Digest of the data' }, kind: 'text', max: 200, computed: true, help: { zh: '扫描时对文件计算，用来证明所登记的是哪一份', en: 'Computed over the file by the scan; proves which file is meant' } },
} as const

const rights = {
  holder: { label: { zh: '持有单位', en: 'Holder' }, kind: 'text', max: 100, computed: true, basis: '§1.6' },
  sourceUnit: { label: { zh: '数据来源单位', en: 'Source unit' }, kind: 'text', max: 100, help: { zh: '与持有单位不同时填写', en: 'If it is not the holder' } },
  rights: { label: { zh: '权利类型', en: 'Rights' }, kind: 'choices', basis: '§1.6', options: {
    hold: { zh: '持有权', en: 'Holding' }, use: { zh: '使用权', en: 'Use' }, operate: { zh: '经营权', en: 'Operation' },
  } },
  rightsBasis: { label: { zh: '权利取得依据', en: 'Basis of the rights' }, kind: 'text', required, min: 2, max: 400, help: { zh: '法律法规、三定规定、协议或授权文件的名称和条款', en: 'Name and article of the law, mandate, agreement or authorisation' } },
  rightsTerm: { label: { zh: '权利期限', en: 'Term of the rights' }, kind: 'text', max: 100, help: { zh: '没有期限填“长期”', en: 'Write “open-ended” if there is none' } },
  rightsUntil: { label: { zh: '权利到期日', en: 'Rights end on' }, kind: 'date', basis: 'choice:certificate-validity', help: { zh: '协议、许可或授权写明到期日的填写；登记凭证的有效期不晚于这一天', en: 'Where the agreement, licence or authorisation names a day; a certificate is valid until then at the latest' } },
  rightsLimits: { label: { zh: '权利限制', en: 'Limits of the rights' }, kind: 'long-text', max: 400, help: { zh: '没有限制填“无”', en: 'Write “none” if there is none' } },
  authorisationChain: { label: { zh: '授权链', en: 'Chain of authorisation' }, kind: 'long-text', max: 1000, help: { zh: '从最初权利人到本单位，每行一级：谁授权谁、依据什么', en: 'From the first right holder to this unit, one step a line: who authorised whom, by what' } },
  disputed: { label: { zh: '有争议或被查封', en: 'Disputed or seized' }, kind: 'yes-no', basis: 'choice:disputed-rights', help: { zh: '登记时写在凭证备注中公开', en: 'Public in the remark of the certificate once registered' } },
  disputeNote: { label: { zh: '争议说明', en: 'About the dispute' }, kind: 'long-text', max: 400 },
} as const

const use = {
  lawfulDuty: { label: { zh: '履职或服务依据', en: 'Lawful duty or service' }, kind: 'text', required, min: 2, max: 400, basis: '§1.1', help: { zh: '因哪项法定职责、公共服务或者经营业务持有这些数据', en: 'The lawful duty, public service or line of business through which the data is held' } },
  expectedBenefit: { label: { zh: '预期效益', en: 'Expected benefit' }, kind: 'choice', required, basis: '§1.1', options: {
    service: { zh: '管理服务潜力', en: 'Service potential' }, economic: { zh: '经济利益流入', en: 'Economic benefit' }, both: { zh: '两者兼有', en: 'Both' },
  } },
  benefitReason: { label: { zh: '预期理由', en: 'Reason' }, kind: 'long-text', required, min: 5, max: 1000, basis: '§1.1', help: { zh: '谁会用、用来做什么、会带来什么', en: 'Who would use it, for what, and what comes of it' } },
  purpose: { label: { zh: '用途', en: 'Purpose' }, kind: 'text', max: 400 },
  internalUse: { label: { zh: '内部使用', en: 'Internal use' }, kind: 'text', max: 400, help: { zh: '本单位哪些处室、哪些系统在用', en: 'Which offices and systems of the unit use it' } },
  sharing: { label: { zh: '共享属性', en: 'Sharing' }, kind: 'choice', options: {
    unconditional: { zh: '无条件共享', en: 'Unconditional' }, conditional: { zh: '有条件共享', en: 'Conditional' }, none: { zh: '不予共享', en: 'None' },
  } },
  opening: { label: { zh: '开放属性', en: 'Opening' }, kind: 'choice', options: {
    general: { zh: '普遍开放', en: 'Open to all' }, 'on-application': { zh: '依申请开放', en: 'On application' }, none: { zh: '不予开放', en: 'Not open' },
  } },
  useLimits: { label: { zh: '限制范围', en: 'Limits of use' }, kind: 'text', max: 400, help: { zh: '对象、资质、环境、地域、再转让、出境方面的限制；没有填“无”', en: 'Limits of user, qualification, place, region, passing on or export; write “none” if there are none' } },
  developers: { label: { zh: '开发主体', en: 'Developers' }, kind: 'text', max: 400 },
  products: { label: { zh: '产品清单', en: 'Products' }, kind: 'long-text', max: 2000, help: { zh: '用本资产加工的数据产品，每行一个', en: 'Data products made from it, one a line' } },
  yearlyCalls: { label: { zh: '年调用量', en: 'Calls a year' }, kind: 'integer', min: 0, max: 1e15, unit: { zh: '次', en: 'calls' } },
  yearlyIncomeFen: { label: { zh: '年收益', en: 'Income a year' }, kind: 'money', help: { zh: '说明使用情况，不是账面金额', en: 'About its use; not an amount of the books' } },
} as const

const management = {
  department: { label: { zh: '管理部门', en: 'Department' }, kind: 'text', required, min: 2, max: 100, basis: '§3.5' },
  responsible: { label: { zh: '责任人', en: 'Person responsible' }, kind: 'text', required, min: 2, max: 50, basis: '§3.5' },
  contact: { label: { zh: '联系方式', en: 'Contact' }, kind: 'text', max: 100, isPersonal: true, help: { zh: '办公电话或工作邮箱', en: 'Office telephone or work e-mail' } },
  measures: { label: { zh: '安全措施', en: 'Security measures' }, kind: 'long-text', max: 1000, security: 'protection' },
  backup: { label: { zh: '备份', en: 'Backup' }, kind: 'text', max: 200, security: 'protection' },
  retention: { label: { zh: '保存期限', en: 'Retention' }, kind: 'text', max: 100 },
  accountTitle: { label: { zh: '会计科目', en: 'Account title' }, kind: 'text', max: 60, basis: '§3.8', help: { zh: '默认“无形资产—专利及信息数据等”', en: 'By default 无形资产—专利及信息数据等' } },
} as const

/** The information card with the four sections of the clause; the scanner fills what it can measure, people confirm. */
export const cardForms = {
  'information-card': {
    title: { zh: '数据信息卡', en: 'Information card' },
    basis: '§3.8',
    sections: [
      { id: 'basic', title: { zh: '基本信息', en: 'Basic particulars' }, fields: { ...basic, ...derivedItems.basic } },
      { id: 'rights', title: { zh: '权利信息', en: 'Rights particulars' }, fields: { ...rights, ...derivedItems.rights } },
      { id: 'use', title: { zh: '使用信息', en: 'Use particulars' }, fields: { ...use, ...derivedItems.use } },
      { id: 'management', title: { zh: '管理信息', en: 'Management particulars' }, fields: { ...management, ...derivedItems.management } },
    ],
  },
  'existing-inventory': {
    title: { zh: '存量台账', en: 'Existing list' },
    basis: 'choice:old-codes',
    sections: [{ id: 'before', title: { zh: '存量台账', en: 'Existing list' }, fields: {
      oldCode: { label: { zh: '原编号', en: 'Number before' }, kind: 'text', required, max: 64, help: { zh: '本单位已有台账中的编号；在本单位只能对应一项资产', en: 'The number in the unit’s existing list; it stands for one asset of the unit' } },
      oldList: { label: { zh: '原台账名称', en: 'Name of the list' }, kind: 'text', max: 100 },
      oldSince: { label: { zh: '原登记日期', en: 'Entered on' }, kind: 'date', notAfter: 'today' },
    } }],
  },
  'use-mark': {
    title: { zh: '使用标识', en: 'Use mark' },
    basis: '§3.11',
    sections: [{ id: 'mark', title: { zh: '对外加工或经营', en: 'Processed or sold' }, fields: {
      operator: { label: { zh: '运营主体', en: 'Operator' }, kind: 'organisation', required, basis: '§1.8' },
      manner: { label: { zh: '方式', en: 'Manner' }, kind: 'choice', required, options: {
        processed: { zh: '授权加工', en: 'Processed for others' }, operated: { zh: '授权运营', en: 'Operated' }, entrusted: { zh: '委托运营', en: 'Entrusted' },
      } },
      agreement: { label: { zh: '协议编号或名称', en: 'Agreement' }, kind: 'text', required, min: 2, max: 100 },
      startsOn: { label: { zh: '期限起', en: 'From' }, kind: 'date', required },
      endsOn: { label: { zh: '期限止', en: 'To' }, kind: 'date', notBefore: 'startsOn', required },
      note: { label: { zh: '说明', en: 'Note' }, kind: 'text', max: 400 },
    } }],
  },
  'memo-review': {
    title: { zh: '备查复核', en: 'Review of a memorandum' },
    basis: 'choice:memo-review',
    sections: [{ id: 'review', title: { zh: '复核', en: 'Review' }, fields: {
      finding: { label: { zh: '复核情况', en: 'What was found' }, kind: 'long-text', required, min: 5, max: 1000, help: { zh: '仍不具备哪些条件、准备怎么办；具备条件的请发起首次登记', en: 'What is still missing and what is to be done; once nothing is, start a first registration' } },
      reviewOn: { label: { zh: '下次复核日期', en: 'Review again on' }, kind: 'date', required, notBefore: 'today', notAfter: { years: 1 }, basis: 'choice:memo-review' },
    } }],
  },
} as const satisfies Record<string, FormShape>
