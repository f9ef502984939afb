import type { FaultCode, PhysicalType, SemanticType } from './findings.ts'
import type { Words } from '#law/words.ts'

const said = (zh: string, en: string): Words => ({ zh, en })

/** The groups of the vocabulary, in the order people look for them. */
export const semanticGroups = {
  person: said('个人', 'Person'),
  organisation: said('机构', 'Organisation'),
  device: said('设备与网络', 'Device and network'),
  place: said('地点', 'Place'),
  time: said('时间', 'Time'),
  value: said('数值', 'Value'),
  other: said('其他', 'Other'),
} as const satisfies Record<string, Words>
export type SemanticGroup = keyof typeof semanticGroups

/** Every kind of meaning a column can have, by group, in words. */
export const semanticWords: { readonly [group in SemanticGroup]: { readonly [type in SemanticType]?: Words } } = {
  person: {
    person_name: said('姓名', 'Name of a person'),
    gender: said('性别', 'Gender'),
    ethnicity: said('民族', 'Ethnicity'),
    age: said('年龄', 'Age'),
    birth_date: said('出生日期', 'Date of birth'),
    id_number: said('居民身份证号', 'Identity number'),
    passport: said('护照号', 'Passport'),
    travel_permit: said('港澳台通行证号', 'Travel permit'),
    military_id: said('军官证号', 'Military identity'),
    social_security_no: said('社会保障号', 'Social security number'),
    student_no: said('学号', 'Student number'),
    exam_ticket_no: said('准考证号', 'Examination ticket'),
    mobile: said('手机号', 'Mobile number'),
    landline: said('固定电话', 'Landline'),
    phone: said('电话', 'Telephone'),
    email: said('电子邮箱', 'E-mail'),
    social_account: said('社交账号', 'Social account'),
    account_name: said('账户名', 'Account name'),
    credential: said('口令或密钥', 'Credential'),
    bank_card: said('银行卡号', 'Bank card'),
    card_no: said('卡号', 'Card number'),
    cert_no: said('证件号', 'Document number'),
    address: said('住址或地址', 'Address'),
    plate: said('车牌号', 'Number plate'),
    vin: said('车辆识别代号', 'Vehicle identification'),
    driving_licence_no: said('驾驶证号', 'Driving licence'),
    health_status: said('健康状况', 'Health'),
    medical_record_no: said('病历号', 'Medical record'),
    score: said('个人成绩', 'Score of a person'),
    free_text_pii: said('含个人信息的文字', 'Text with personal data'),
    biometric: said('生物特征', 'Biometric'),
  },
  organisation: {
    org_name: said('机构名称', 'Organisation'),
    uscc: said('统一社会信用代码', 'Credit code'),
    business_licence_no: said('营业执照号', 'Business licence'),
    org_code: said('组织机构代码', 'Organisation code'),
    tax_no: said('税号', 'Tax number'),
    bank_name: said('开户行', 'Bank'),
    bank_account: said('银行账号', 'Bank account'),
    license_no: said('许可证号', 'Licence number'),
  },
  device: {
    ip: said('IP地址', 'IP address'),
    mac: said('MAC地址', 'MAC address'),
    imei: said('设备串号', 'IMEI'),
    url: said('网址', 'Web address'),
  },
  place: {
    longitude: said('经度', 'Longitude'),
    latitude: said('纬度', 'Latitude'),
    coordinates: said('坐标', 'Coordinates'),
    geometry: said('几何图形', 'Geometry'),
    region_name: said('行政区名', 'Region'),
    region_code: said('行政区划代码', 'Region code'),
    post_code: said('邮政编码', 'Post code'),
    phone_area_code: said('电话区号', 'Area code'),
    real_estate_unit_no: said('不动产单元号', 'Real-estate unit'),
  },
  time: {
    date: said('日期', 'Date'),
    datetime: said('日期时间', 'Date and time'),
    timestamp: said('时间戳', 'Timestamp'),
    year: said('年份', 'Year'),
    month: said('月份', 'Month'),
    day: said('日', 'Day'),
    hour: said('小时', 'Hour'),
  },
  value: {
    amount: said('金额', 'Amount'),
    unit_price: said('单价', 'Unit price'),
    quantity: said('数量', 'Quantity'),
    measure: said('量测值', 'Measure'),
    range: said('区间', 'Range'),
    index: said('指数或比率', 'Index'),
    rank: said('排名', 'Rank'),
    unit: said('计量单位', 'Unit'),
    flag: said('标志', 'Flag'),
    category: said('类别', 'Category'),
  },
  other: {
    code: said('代码', 'Code'),
    industry_code: said('行业代码', 'Industry code'),
    record_id: said('记录编号', 'Record number'),
    object_name: said('对象名称', 'Name of a thing'),
    free_text: said('自由文本', 'Free text'),
    empty: said('全空', 'Always empty'),
    none: said('未识别', 'Not recognised'),
  },
}

const flat = Object.assign({}, ...Object.values(semanticWords)) as { [type in SemanticType]: Words }

/** What a kind of meaning is called. */
export function semanticTypeWords(type: SemanticType): Words {
  return flat[type] ?? said(type, type)
}

/** The group a kind of meaning belongs to. */
export function groupOf(type: SemanticType): SemanticGroup {
  return (Object.keys(semanticWords) as SemanticGroup[]).find((group) => semanticWords[group][type] !== undefined) ?? 'other'
}

/** What a physical type is called. */
export const physicalWords: { readonly [type in PhysicalType]: Words } = {
  text: said('文本', 'Text'),
  integer: said('整数', 'Integer'),
  decimal: said('小数', 'Decimal'),
  boolean: said('布尔', 'Boolean'),
  date: said('日期', 'Date'),
  datetime: said('日期时间', 'Date-time'),
  json: said('JSON', 'JSON'),
  geometry: said('几何', 'Geometry'),
  empty: said('空', 'Empty'),
}

/** What divides the columns of a text. */
export const delimiterWords: { readonly [sign: string]: Words } = {
  ',': said('逗号', 'comma'),
  '\t': said('制表符', 'tab'),
  ';': said('分号', 'semicolon'),
  '|': said('竖线', 'bar'),
  '\u0001': said('控制符 0x01', 'sign 0x01'),
}

/** What kind of fault a source has, in a word or two. */
export const faultWords: { readonly [code in FaultCode]: Words } = {
  broken: said('文件损坏', 'Broken'),
  empty: said('没有数据', 'Empty'),
  mislabelled: said('名不副实', 'Mislabelled'),
  'password-protected': said('有口令', 'Password'),
  'zip-bomb': said('压缩炸弹', 'Zip bomb'),
  'too-large': said('过大', 'Too large'),
  'too-large-cell': said('单元格过大', 'Huge cell'),
  formula: said('含公式', 'Formula'),
  'unsafe-name': said('文件名不安全', 'Unsafe name'),
  unsupported: said('格式不支持', 'Unsupported'),
  encoding: said('编码', 'Encoding'),
  'ragged-rows': said('列数不齐', 'Ragged rows'),
  'blank-rows': said('空行', 'Blank rows'),
  'duplicate-columns': said('列名重复', 'Same column twice'),
  'too-many-columns': said('列数过多', 'Too many columns'),
  'bad-records': said('坏记录', 'Bad records'),
  'nul-bytes': said('含空字节', 'NUL bytes'),
  'title-lines': said('表头上方有标题行', 'Title lines'),
  'merged-heads': said('合并表头', 'Merged heads'),
  'merged-cells': said('正文有合并单元格', 'Merged cells'),
  'stacked-tables': said('一页多表', 'Several tables'),
  'unclosed-quote': said('引号未闭合', 'Unclosed quote'),
  'xml-bomb': said('XML 炸弹', 'XML bomb'),
  connection: said('连接问题', 'Connection'),
  sampled: said('抽样', 'Sampled'),
  'differing-shapes': said('结构不一', 'Differing shapes'),
  hidden: said('隐藏的工作表', 'Hidden sheet'),
  'left-out': said('未计入的内容', 'Left out'),
  'other-form': said('须转换格式', 'To be converted'),
}
