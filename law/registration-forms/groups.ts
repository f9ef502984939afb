import type { FormGroup } from '../registration-forms.ts'

/** What art. 9 of the Interim Measures lists as material of a first registration, cell by cell. */
export const resourceGroups = [
  { title: '主体信息', cells: [
    { label: '登记主体名称', from: ['unit.name'] }, { label: '统一社会信用代码', from: ['unit.uscc'] }, { label: '主体类型', from: ['unit.kind'] }, { label: '管理部门', from: ['card.department'] }, { label: '联系人', from: ['card.responsible'] }, { label: '联系方式', from: ['card.contact'] },
    { label: '登记类型', from: ['national.kind'], rule: '首次、变更、更正、续展、注销' }, { label: '主体业务审核情况', rule: '申请前由登记主体完成' },
  ] },
  { title: '数据合法合规性来源', cells: [
    { label: '来源方式', from: ['card.origin'] }, { label: '来源证明', from: ['card.originEvidence'] }, { label: '采集系统和依据', from: ['card.originSystem', 'card.collectionBasis'] }, { label: '原始数据和加工过程', from: ['card.sourceData', 'card.processing'] }, { label: '购置合同和出让方', from: ['card.contractNumber', 'card.seller'] }, { label: '入境来源、提供方和合同', from: ['card.inboundFrom', 'card.inboundProvider', 'card.inboundContract'], rule: '入境数据填写' },
    { label: '履职或服务依据', from: ['card.lawfulDuty'] }, { label: '权利取得依据', from: ['card.rightsBasis'] }, { label: '授权链', from: ['card.authorisationChain'] }, { label: '合规性法律意见书', from: ['paper.opinion'] },
  ] },
  { title: '数据资源情况', cells: [
    { label: '登记数据名称', from: ['card.name'] }, { label: '数据内容简介', from: ['card.summary'], rule: '将公示' }, { label: '资源分类', from: ['card.category'] }, { label: '所属行业', from: ['card.industry'] }, { label: '数据形态', from: ['card.dataForm'] }, { label: '记录数', from: ['card.records'] }, { label: '存储量', from: ['card.bytes'] },
    { label: '时域范围', from: ['card.timeFrom', 'card.timeTo'] }, { label: '地域范围', from: ['card.region'] }, { label: '更新频率', from: ['card.updateFrequency'] }, { label: '字段清单', from: ['card.fields'] }, { label: '级别', from: ['card.grade'] }, { label: '重要程度', from: ['card.importance'] }, { label: '含个人信息', from: ['card.containsPersonal'] },
    { label: '质量得分（满分100）', from: ['card.qualityScore'] }, { label: '共享属性', from: ['card.sharing'] }, { label: '开放属性', from: ['card.opening'] }, { label: '单位资产编码', from: ['asset.code', 'asset.version'] }, { label: '本市登记凭证', from: ['paper.certificate'] }, { label: '国家登记查询码', from: ['card.nationalCode'], rule: '首次登记没有' },
  ] },
  { title: '存证情况', cells: [{ label: '数据摘要值（SHA-256）', from: ['card.digest'] }, { label: '卡片摘要值（SHA-256）', from: ['asset.digest'] }, { label: '卡片摘要值（SM3）', from: ['asset.sm3'] }, { label: '存证机构' }, { label: '存证编号和日期' }] },
  { title: '产品和服务信息', cells: [{ label: '产品清单', from: ['card.products'], otherwise: 'asset.products' }, { label: '授权运营情况', from: ['card.useMark'] }, { label: '开发主体', from: ['card.developers'], otherwise: 'asset.developers' }] },
  { title: '应用场景信息', cells: [{ label: '用途', from: ['card.purpose'] }, { label: '预期效益和理由', from: ['card.expectedBenefit', 'card.benefitReason'] }] },
  { title: '数据安全风险评估', cells: [{ label: '安全措施', from: ['card.measures'] }, { label: '评估机构和报告编号' }, { label: '评估结论和日期' }] },
] as const satisfies readonly FormGroup[]

/** The fields of annex 1 of the property registration guide, cell by cell. */
export const propertyGroups = [
  { title: '申请人', cells: [
    { label: '名称', from: ['unit.name'] }, { label: '类型', from: ['unit.legalForm'], rule: '自然人、法人、非法人组织' }, { label: '证件号码', from: ['unit.uscc'] }, { label: '联系人', from: ['card.responsible'] }, { label: '电话', from: ['card.contact'] }, { label: '地址', from: ['unit.address'] },
    { label: '法定代表人', from: ['unit.legalRepresentative'] }, { label: '注册时间', from: ['unit.registeredOn'] }, { label: '注册地址', from: ['unit.registeredAddress'] }, { label: '营业期限', from: ['unit.term'] }, { label: '业务范围', from: ['unit.businessScope'] }, { label: '存续情况', from: ['unit.standing'], rule: '按平台机构名录，请与登记机关核对' },
  ] },
  { title: '数据', cells: [
    { label: '数据名称', from: ['card.name'], rule: '宜含时间、地域、行业、内容、数据类型，不超过40字', max: 40 }, { label: '数据概述', from: ['card.summary'], rule: '功能、形式、用途，不超过400字', max: 400 }, { label: '所属行业（门类）', from: ['card.industry'], rule: 'GB/T 4754' }, { label: '所属行业（大类）', rule: 'GB/T 4754' },
    { label: '数据来源', from: ['card.origin'], words: { collected: '采集生成', produced: '衍生创造', purchased: '协议取得' }, rule: '采集生成、通过自动化程序收集公开数据、协议取得、衍生创造' }, { label: '地域范围', from: ['card.region'], isLevel: true, rule: '国际、全国、省级、市级、区县级、区县级以下' }, { label: '时域范围', from: ['card.timeFrom', 'card.timeTo'], rule: '起止日期' },
    { label: '更新频率', from: ['card.updateFrequency'], words: { realtime: '实时', daily: '按天', weekly: '按周', monthly: '按月', quarterly: '其他（按季）', yearly: '按年', 'on-demand': '按需', other: '其他' }, rule: '按天、按周、按月、按年、按需、实时、其他' }, { label: '数据量', from: ['card.records', 'card.bytes'], rule: '条数和容量' },
    { label: '数据形态', from: ['card.dataForm'], words: { structured: '表格·结构化', 'semi-structured': '其他·半结构化', spatial: '其他·空间数据', text: '文本·非结构化', image: '图片·非结构化', audio: '音频·非结构化', video: '视频·非结构化', other: '其他' }, rule: '图片、文本、视频、音频、表格、其他；结构化、半结构化、非结构化' },
    { label: '限制范围', from: ['card.useLimits'], rule: '购买方类型、资质、环境、地域、可否再转让、可否出境；没有填“无”' },
  ] },
  { title: '权利（持有单位）', cells: [
    { label: '权利人名称', from: ['unit.name'] }, { label: '统一社会信用代码', from: ['unit.uscc'] }, { label: '权利类型', from: ['card.rights'], otherwise: 'certificate.rights', rule: '持有权、使用权、经营权' }, { label: '权利期限', from: ['card.rightsTerm'] }, { label: '权利限制', from: ['card.rightsLimits'], otherwise: 'certificate.limits' }, { label: '权利证明', from: ['card.rightsBasis', 'paper.opinion'] },
    { label: '约定限制、查封、行政管制', from: ['card.disputeNote'] }, { label: '已有的数据产权登记凭证', from: ['card.propertyCertificate'], rule: '初次登记没有' },
  ] },
  { title: '权利（共同权利人）', cells: [
    { label: '权利人名称', from: ['card.developedWith'], rule: '入境数据的合作开发方由卡片带出，是否有权利请核对；其他共同权利人逐一填写，没有填“无”' }, { label: '统一社会信用代码' }, { label: '权利类型', rule: '持有权、使用权、经营权' }, { label: '权利期限' }, { label: '权利限制' }, { label: '权利证明' },
  ] },
  { title: '权利（运营授权和使用合同）', each: 'party', cells: [
    { label: '权利人名称', from: ['party.name'] }, { label: '统一社会信用代码', from: ['party.uscc'] }, { label: '权利类型', from: ['party.right'], rule: '按平台所记在期运营授权（经营权）和使用合同（使用权），请核对；同一权利可以有多个权利人' }, { label: '权利期限', from: ['party.term'] }, { label: '权利限制', from: ['party.limits'] }, { label: '权利证明', from: ['party.proof'] },
  ] },
] as const satisfies readonly FormGroup[]
