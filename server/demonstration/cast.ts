import type { OrganisationKind, Party } from '#law/parties.ts'

/** An organisation of the demonstration. The names are those of the pilot; codes, officers and data are invented. */
export type CastOrganisation = {
  readonly key: string
  readonly name: string
  readonly nameEn: string
  readonly shortName: string
  readonly kind: OrganisationKind
  readonly roles: readonly Party[]
  readonly sector: string
  readonly people: readonly CastPerson[]
}
export type CastPerson = { readonly name: string; readonly login: string; readonly role: Party; readonly title: string }

const person = (name: string, login: string, role: Party, title: string): CastPerson => ({ name, login, role, title })
const producers = (key: string, a: [string, string], b: [string, string]) => [
  person(a[0], `${key}.${a[1]}`, 'producer', '数据管理岗'),
  person(b[0], `${key}.${b[1]}`, 'producer', '数据复核岗'),
]

const offices: readonly CastOrganisation[] = [
  {
    key: 'data-bureau',
    name: '福州市数据管理局',
    nameEn: 'Fuzhou Data Bureau',
    shortName: '市数据局',
    kind: 'administrative-organ',
    roles: ['data-bureau', 'registrar'],
    sector: '综合政务',
    people: [
      person('郑远航', 'bureau.zheng', 'data-bureau', '数据资产处处长'),
      person('谢同行', 'bureau.xie', 'data-bureau', '数据资产处副处长'),
      person('严守一', 'bureau.yan', 'registrar', '登记回避岗（初审）'),
      person('方知白', 'bureau.fang', 'registrar', '登记回避岗（复审）'),
      person('明复核', 'bureau.ming', 'registrar', '登记回避岗（异议复核）'),
    ],
  },
  {
    key: 'centre',
    name: '福州市大数据服务中心',
    nameEn: 'Fuzhou Big Data Service Centre',
    shortName: '市大数据中心',
    kind: 'public-institution',
    roles: ['registrar', 'producer'],
    sector: '综合政务',
    people: [
      person('林初晴', 'centre.lin', 'registrar', '登记初审岗'),
      person('陈复礼', 'centre.chen', 'registrar', '登记复审岗'),
      person('叶受之', 'centre.ye', 'registrar', '登记受理岗'),
      ...producers('centre', ['高朗', 'gao'], ['温如玉', 'wen']),
    ],
  },
  {
    key: 'finance',
    name: '福州市财政局',
    nameEn: 'Fuzhou Finance Bureau',
    shortName: '市财政局',
    kind: 'administrative-organ',
    roles: ['finance-bureau'],
    sector: '财税金融',
    people: [
      person('钱分明', 'finance.qian', 'finance-bureau', '资产管理处'),
      person('付国库', 'finance.fu', 'finance-bureau', '国库支付岗'),
    ],
  },
  {
    key: 'sasac',
    name: '福州市人民政府国有资产监督管理委员会',
    nameEn: 'Fuzhou State Assets Commission',
    shortName: '市国资委',
    kind: 'administrative-organ',
    roles: ['sasac'],
    sector: '国资监管',
    people: [person('石守成', 'sasac.shi', 'sasac', '产权处')],
  },
  {
    key: 'cac',
    name: '中共福州市委网络安全和信息化委员会办公室',
    nameEn: 'Fuzhou Cyberspace Administration',
    shortName: '市委网信办',
    kind: 'administrative-organ',
    roles: ['cyberspace-office'],
    sector: '网络安全',
    people: [person('罗网安', 'cac.luo', 'cyberspace-office', '网络数据处')],
  },
  {
    key: 'police',
    name: '福州市公安局',
    nameEn: 'Fuzhou Public Security Bureau',
    shortName: '市公安局',
    kind: 'administrative-organ',
    roles: ['police'],
    sector: '公共安全',
    people: [person('武卫平', 'police.wu', 'police', '网安支队')],
  },
  {
    key: 'exchange',
    name: '福建大数据交易所',
    nameEn: 'Fujian Big Data Exchange',
    shortName: '大数据交易所',
    kind: 'exchange',
    roles: ['exchange'],
    sector: '数据流通',
    people: [person('商通达', 'exchange.shang', 'exchange', '上架审核岗')],
  },
  {
    key: 'law',
    name: '榕城正明律师事务所',
    nameEn: 'Rongcheng Zhengming Law Firm',
    shortName: '正明律所',
    kind: 'law-firm',
    roles: ['law-firm'],
    sector: '法律服务',
    people: [person('何明律', 'law.he', 'law-firm', '合伙人律师')],
  },
  {
    key: 'valuer',
    name: '闽都衡信资产评估有限公司',
    nameEn: 'Mindu Hengxin Valuation',
    shortName: '衡信评估',
    kind: 'valuer',
    roles: ['valuer'],
    sector: '资产评估',
    people: [person('梁衡', 'valuer.liang', 'valuer', '资产评估师')],
  },
  {
    key: 'rongshu',
    name: '榕数平台运维组',
    nameEn: 'Platform administration',
    shortName: '平台运维',
    kind: 'public-institution',
    roles: [],
    sector: '综合政务',
    people: [
      person('管一清', 'admin.guan', 'system-administrator', '系统管理员'),
      person('安如山', 'admin.an', 'security-administrator', '安全管理员'),
      person('史明鉴', 'admin.shi', 'audit-administrator', '审计管理员'),
    ],
  },
]

const bodies: readonly CastOrganisation[] = (
  [
    [
      'health',
      '福州市卫生健康委员会',
      'Fuzhou Health Commission',
      '市卫健委',
      'administrative-organ',
      '医疗卫生',
      ['苏杏林', 'su'],
      ['白求安', 'bai'],
    ],
    [
      'hr',
      '福州市人力资源和社会保障局',
      'Fuzhou Human Resources Bureau',
      '市人社局',
      'administrative-organ',
      '社会保障',
      ['任就业', 'ren'],
      ['季安康', 'ji'],
    ],
    [
      'market',
      '福州市市场监督管理局',
      'Fuzhou Market Regulation',
      '市市场监管局',
      'administrative-organ',
      '市场监管',
      ['尚公平', 'shang'],
      ['秦正言', 'qin'],
    ],
    [
      'insurance',
      '福州市医疗保障局',
      'Fuzhou Healthcare Security',
      '市医保局',
      'administrative-organ',
      '医疗保障',
      ['包全保', 'bao'],
      ['康宁', 'kang'],
    ],
    [
      'fund',
      '福州市住房公积金中心',
      'Fuzhou Housing Fund Centre',
      '市公积金中心',
      'public-institution',
      '住房保障',
      ['屋安居', 'wu'],
      ['金积善', 'jin'],
    ],
    [
      'estate',
      '福州市不动产登记和交易中心',
      'Fuzhou Real Estate Registration',
      '市不动产中心',
      'public-institution',
      '自然资源',
      ['房恒产', 'fang'],
      ['地宏图', 'di'],
    ],
    [
      'weather',
      '福州市气象局',
      'Fuzhou Meteorological Bureau',
      '市气象局',
      'public-institution',
      '气象服务',
      ['云知雨', 'yun'],
      ['风见晴', 'feng'],
    ],
  ] as const
).map(([key, name, nameEn, shortName, kind, sector, a, b]) => ({
  key,
  name,
  nameEn,
  shortName,
  kind,
  roles: key === 'health' ? (['producer', 'sector-authority'] as const) : (['producer'] as const),
  sector,
  people: [
    ...producers(key, [...a], [...b]),
    ...(key === 'market'
      ? [person('方审批', 'market.fang', 'producer', '数据资产审批岗'), person('郭监销', 'market.guo', 'producer', '纪检监督岗')]
      : []),
    ...(key === 'health'
      ? [
          person('卫统筹', 'health.wei', 'sector-authority', '规划信息处'),
          person('卫审定', 'health.shen', 'sector-authority', '规划信息处处长'),
        ]
      : []),
  ],
}))

const utilities: readonly CastOrganisation[] = (
  [
    ['water', 'municipal-utility', '福州市自来水有限公司', 'Fuzhou Water', '市自来水', ['江清流', 'jiang'], ['海纳川', 'hai']],
    ['gas', 'public-utility', '福州华润燃气有限公司', 'Fuzhou China Resources Gas', '华润燃气', ['焰青', 'yan'], ['管道明', 'guan']],
  ] as const
).map(([key, kind, name, nameEn, shortName, a, b]) => ({
  key,
  name,
  nameEn,
  shortName,
  kind,
  roles: ['producer'],
  sector: '公用事业',
  people: producers(key, [...a], [...b]),
}))

const operators: readonly CastOrganisation[] = (
  [
    ['op-asset', '福州市数据资产运营有限公司', 'Fuzhou Data Asset Operation Co., Ltd.', '数产运营', 'municipal-soe'],
    [
      'op-infra',
      '福州城投新基建集团有限公司',
      'Fuzhou Urban Construction Investment New Infrastructure Group',
      '城投新基建',
      'municipal-soe',
    ],
    ['op-jiangnan', '福州市江南智慧城市建设运营有限公司', 'Fuzhou Jiangnan Smart City Construction and Operation', '江南智慧', 'company'],
    ['op-survey', '福州市勘测院有限公司', 'Fuzhou Investigation and Surveying Institute', '市勘测院', 'municipal-soe'],
    ['op-metro', '福州地铁科技有限公司', 'Fuzhou Metro Technology', '地铁科技', 'municipal-soe'],
    [
      'op-health',
      '中电（福建）健康医疗大数据运营服务有限公司',
      'CEC (Fujian) Health and Medical Big Data Operation Services',
      '健康医疗大数据',
      'company',
    ],
    ['op-credit', '福建省金服云征信有限责任公司', 'Fujian Jinfuyun Credit Reporting', '金服云征信', 'company'],
  ] as const
).map(([key, name, nameEn, shortName, kind], i) => ({
  key,
  name,
  nameEn,
  shortName,
  kind,
  roles: ['operator', 'producer'],
  sector: '数据运营',
  people: [
    person(`${'赵孙李周吴王冯'[i]}运${'达昌恒远宏泰和'[i]}`, `${key}.one`, 'producer', '运营管理岗'),
    person(`${'赵孙李周吴王冯'[i]}营${'达昌恒远宏泰和'[i]}`, `${key}.two`, 'operator', '运营经办岗'),
    person(`${'赵孙李周吴王冯'[i]}核${'达昌恒远宏泰和'[i]}`, `${key}.three`, 'producer', '数据资产复核岗'),
  ],
}))

const developers: readonly CastOrganisation[] = (
  [
    ['dev-one', '榕城数创科技有限公司', 'Rongcheng Shuchuang Technology', '数创科技', ['开卷新', 'kai'], ['发掘智', 'fa']],
    ['dev-two', '闽江智联信息技术有限公司', 'Minjiang Zhilian Information Technology', '智联信息', ['研思远', 'yan'], ['创见明', 'chuang']],
  ] as const
).map(([key, name, nameEn, shortName, a, b]) => ({
  key,
  name,
  nameEn,
  shortName,
  kind: 'company',
  roles: ['developer'],
  sector: '信息技术',
  people: [a, b].map(([who, login]) => person(who, `${key}.${login}`, 'developer', '产品开发岗')),
}))

/** Everybody in the demonstration city. */
export const cast: readonly CastOrganisation[] = [...offices, ...bodies, ...utilities, ...operators, ...developers]
