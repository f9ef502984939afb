import type { Words } from '../words.ts'

/** A kind of content a column can be about; `personal` ones are personal information. */
export type CategoryShape = { readonly title: Words; readonly personal: boolean; readonly about: Words }

const person = (zh: string, en: string, aboutZh: string, aboutEn: string) =>
  ({ title: { zh, en }, personal: true, about: { zh: aboutZh, en: aboutEn } }) as const
const matter = (zh: string, en: string, aboutZh: string, aboutEn: string) =>
  ({ title: { zh, en }, personal: false, about: { zh: aboutZh, en: aboutEn } }) as const

/** Categories of content: those of personal information after GB/T 35273 annex A and GB/T 43697 annex B, and those of the business of a public body (§3.2). */
export const categories = {
  'personal-basic': person(
    '个人基本资料',
    'Basic personal particulars',
    '姓名、性别、出生日期、民族、住址',
    'name, gender, birth date, ethnicity, home address',
  ),
  'personal-identity': person(
    '个人身份信息',
    'Identity documents',
    '身份证、护照、通行证、军官证等证件号码',
    'numbers of identity cards, passports, permits and military papers',
  ),
  'personal-biometric': person('个人生物识别信息', 'Biometrics', '人脸、指纹、声纹、虹膜、基因', 'face, fingerprint, voice, iris, genes'),
  'personal-network': person('网络身份标识信息', 'Network identity', '账号、昵称、社交账号', 'accounts and handles'),
  'personal-health': person('个人健康生理信息', 'Health and physiology', '病名、病历、诊疗、体检', 'illness, medical records, treatment'),
  'personal-education-work': person(
    '个人教育工作信息',
    'Education and work',
    '学号、考号、成绩、职业',
    'student and examination numbers, scores, occupation',
  ),
  'personal-property': person('个人财产信息', 'Property', '银行卡、收入、车辆、不动产', 'bank cards, income, vehicles, real estate'),
  'personal-secret': person('身份鉴别信息', 'Credentials', '口令、密钥、令牌', 'passwords, keys, tokens'),
  'personal-contact': person('个人通信信息', 'Communication', '手机号码、电子邮箱、通信内容', 'mobile numbers, e-mail addresses, messages'),
  'personal-contacts': person('联系人信息', 'Address books', '通讯录、家庭成员', 'contacts and relatives'),
  'personal-browsing': person('个人上网记录', 'Browsing', '浏览、点击、收藏记录', 'pages seen, clicked and kept'),
  'personal-device': person('个人常用设备信息', 'Personal devices', 'IMEI 等设备唯一标识', 'IMEI and other unique identifiers of devices'),
  'personal-location': person('个人位置信息', 'Whereabouts', '行踪轨迹、精确定位', 'movements and exact positions'),
  'personal-label': person('个人标签信息', 'Labels', '画像、信用评价', 'profiles and ratings'),
  'personal-motion': person('个人运动信息', 'Exercise', '步数、时长、心率', 'steps, duration, heart rate'),
  'personal-other': person(
    '其他个人信息',
    'Other personal information',
    '文本中夹带的个人信息、婚姻、宗教',
    'personal data within texts, marriage, religion',
  ),
  organisation: matter('组织机构信息', 'Organisations', '名称、代码、许可、公开联系方式', 'names, codes, licences, public contacts'),
  operation: matter(
    '业务办理与经营信息',
    'Operation',
    '金额、单价、流水号、业务记录',
    'amounts, prices, serial numbers, records of business',
  ),
  geography: matter('地理空间信息', 'Geography', '行政区划、坐标、图形', 'divisions, coordinates, shapes'),
  time: matter('时间信息', 'Time', '日期、时刻、年度', 'dates, times, years'),
  statistics: matter('统计与观测信息', 'Statistics and observation', '数量、指标、测量值', 'quantities, indicators, measurements'),
  reference: matter('公共参考信息', 'Public reference', '代码、分类、单位、标志', 'codes, classes, units, flags'),
  'device-network': matter('设备与网络信息', 'Devices and networks', '网络地址、硬件地址、网址', 'network and hardware addresses, links'),
  business: matter('其他业务信息', 'Other business content', '对象名称、说明文字', 'names of things, descriptions'),
} as const satisfies Record<string, CategoryShape>

export type Category = keyof typeof categories
