import type { Words } from '../words.ts'

/** What may be true of a column or of the table around it, in words; how each is seen is `scanner/propose/conditions.ts`. */
export const gradingConditions = {
  masked: { zh: '值已遮盖', en: 'its values are masked already' },
  'personal-column': { zh: '本列属个人信息', en: 'the column is personal' },
  'health-table': { zh: '表中有病情或病历', en: 'the table tells of illness or medical records' },
  'persons-table': { zh: '每行是一个人', en: 'its rows are persons' },
  'persons-beside': {
    zh: '表中有姓名、证件、出生日期、性别等描述个人的列',
    en: 'other columns describe persons: name, document, birth date, gender',
  },
  'person-examined': {
    zh: '表中有受检的个人：姓名（不是工作人员的）、证件、性别等',
    en: 'a person who is examined is told: a name (not of staff), a document, gender or the like',
  },
  'counted-table': {
    zh: '统计表：有人数或数量列，没有认得出个人或单条记录的列',
    en: 'a table of counts, without a column by which a person or a record is told',
  },
  'one-beside': { zh: '表中有认得出个人的列，或时刻', en: 'another column tells a person, or a moment' },
  'age-beside': { zh: '表中有年龄', en: 'a column of ages stands beside it' },
  'organisation-certificate-heading': {
    zh: '列名表明是单位或产品的证书',
    en: 'the heading says it is a certificate of an organisation or a product',
  },
  'each-once': { zh: '每个取值只出现一次', en: 'each value comes once' },
  'mere-states': { zh: '取值只是健康、良好、一般等状态', en: 'its values are mere states, such as sound, good or fair' },
  religion: { zh: '取值与宗教代码表相符', en: 'its values are religions' },
  'belief-heading': { zh: '列名表明是个人的宗教信仰', en: 'the heading says it is what a person believes' },
  'person-table-of-codes': {
    zh: '取值与婚姻状况、政治面貌或家庭关系代码表相符',
    en: 'its values follow the tables of marital status, political affiliation or kinship',
  },
  'education-table-of-codes': { zh: '取值与学历或职称代码表相符', en: 'its values follow the tables of education or professional titles' },
  'enterprise-register': {
    zh: '企业登记公示表（有单位代码和名称，没有个人证件）',
    en: 'a register of enterprises: codes and names, no personal documents',
  },
  'enterprise-beside': { zh: '同行有单位名称和代码', en: 'name and code of an organisation stand beside it' },
  'institutions-table': { zh: '机构名录（有单位名称，没有个人）', en: 'a list of institutions, without persons' },
  'movement-table': { zh: '同行有卡号、车牌或设备号和时刻', en: 'a card, plate or device and a time stand beside it' },
  'clinician-heading': { zh: '列名表明是医务人员', en: 'the heading says it is medical staff' },
  'staff-heading': { zh: '列名表明是履职人员', en: 'the heading says it is staff on duty' },
  'home-telephone-heading': { zh: '列名表明是家庭电话', en: 'the heading says it is a telephone at home' },
  'office-telephone-heading': { zh: '列名表明是单位的电话', en: 'the heading says it is a telephone of an organisation' },
  'business-heading': { zh: '列名表明是单位的', en: 'the heading says it belongs to an organisation' },
  'income-heading': { zh: '列名表明是个人收入', en: 'the heading says it is personal income' },
  'pay-heading': {
    zh: '列名表明是个人的工资、津补贴、缴费基数或代扣款项',
    en: 'the heading says it is pay, an allowance or what is withheld of it',
  },
  'paid-beside': {
    zh: '表中有个人的证件、银行卡、工号或姓名，不只是联系人',
    en: 'another column tells a person who is paid, not only one to contact',
  },
  'ware-heading': {
    zh: '列名表明是货物、船舶、会议等，不是地点',
    en: 'the heading says it is goods, a ship, a meeting or the like, no place',
  },
  'body-heading': { zh: '列名表明是身高、体重、体温等', en: 'the heading says it is height, weight, temperature or the like' },
  'physiology-heading': {
    zh: '列名表明是血压、血糖、化验、孕周等检查',
    en: 'the heading says it is blood pressure, glucose, a laboratory test, weeks of pregnancy or the like',
  },
  offences: { zh: '取值是罪名', en: 'its values are criminal offences' },
  'bookkeeping-heading': { zh: '列名表明是系统记账时间', en: 'the heading says it is a time of bookkeeping' },
  'movement-heading': {
    zh: '列名表明是入住、通行、扫码或定位的时间',
    en: 'the heading says when somebody came, passed, scanned or was located',
  },
  'cell-heading': { zh: '列名表明是通信基站', en: 'the heading says it is a cell of a mobile network' },
  'rights-holder-heading': {
    zh: '列名表明是权利人，可能为自然人',
    en: 'the heading says it is a holder of rights, perhaps a natural person',
  },
  'occupation-heading': { zh: '列名表明是职业或职务', en: 'the heading says it is an occupation' },
  'small-area-heading': { zh: '列名表明是街道、社区或村', en: 'the heading says it is a street, community or village' },
  'stop-heading': { zh: '列名表明是站点、卡口或场所', en: 'the heading says it is a stop, gate or venue' },
  minors: { zh: '有不满十四周岁的未成年人', en: 'there are persons under fourteen' },
  recurring: { zh: '同一标识多次出现', en: 'the same identifier comes again and again' },
  'user-heading': { zh: '列名表明是用户、乘客、会员等的编号', en: 'the heading says it numbers users, passengers, members or the like' },
  'person-told-beside': {
    zh: '表中有认得出个人的号码、联系方式，或用户、员工、老人等的编号',
    en: 'another column tells a person: a number, a contact, or a code of users, staff, the old or the like',
  },
  moves: { zh: '同一标识对应多个位置', en: 'the same identifier stands at many positions' },
  'ten-million': { zh: '涉及1000万人以上', en: 'ten million persons or more' },
  precise: { zh: '坐标精确到小数点后5位以上', en: 'coordinates with five decimals or more' },
  'at-scale': { zh: '位置超过1000处', en: 'more than a thousand positions' },
} as const satisfies Record<string, Words>
export type GradingCondition = keyof typeof gradingConditions
