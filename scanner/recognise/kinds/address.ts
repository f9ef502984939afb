import { holdsPersonal } from '#scanner/recognise/inside-text.ts'
import { FIT } from '#scanner/recognise/kind.ts'
import { isInitials } from '#scanner/recognise/pinyin.ts'
import { share } from '#scanner/recognise/values.ts'
import type { Fit, Kind } from '#scanner/recognise/kind.ts'

const LEVELS: readonly RegExp[] = [
  /省|自治区/,
  /市|自治州/,
  /[区县旗]/,
  /镇|乡|街道|社区/,
  /路|街|大道|巷|弄|里|胡同|道|公路|村|组|工业园|开发区/,
  /\d(?:弄|号|之|幢|栋|号楼|座|单元|室|层|楼|组|队|巷)|[一二三四五六七八九十](?:号|组|队|幢|栋)|#/,
  /小区|花园|公寓|大厦|广场|苑|城|家园|新村|名邸|别墅|中心/,
]
const NONE = /^https?:|公交|地铁|\d路[、，,和]/
/** Numbers of documents: 榕市监许〔2024〕12号, 闽(2024)福州市不动产权第0012345号, (2024)榕证字第12号. */
const DOCUMENT = /[〔[（(【](?:19|20)\d{2}[〕\]）)】].{0,40}号|字第|第\d{3,}号/
/** Offices that are named after the street or place they serve, as 鼓东街道社区卫生服务中心. */
const OFFICE = /(?:服务中心|服务站|卫生院|卫生所|居委会|村委会|委员会|办事处|派出所|司法所|管理局|公司|学校|[小中]学|幼儿园|医院)$/

/** An address has at least three levels from province to room, or a street or village with a number. */
function fitAddress(value: string): Fit {
  if (!/[\u4e00-\u9fff]{3}/.test(value) || NONE.test(value) || DOCUMENT.test(value)) return FIT.no
  if (/\*{3,}/.test(value) && /[区县市省州旗]/.test(value)) return FIT.masked
  let levels = 0
  for (const level of LEVELS) if (level.test(value)) levels++
  const exact = LEVELS[5]!.test(value)
  if (!exact && OFFICE.test(value)) return FIT.form
  if ((levels >= 3 && (exact || value.length >= 9)) || (exact && levels >= 2)) return FIT.checked
  return levels >= 2 || /(?:路|街|弄|村|巷|苑|小区|花园|新村|公寓)$/.test(value) ? FIT.form : FIT.no
}

/** A house with its city or district, which no initials of a heading make anything else. */
const isHouse = (value: string): boolean => LEVELS[5]!.test(value) && /[区县市旗州]/.test(value) && fitAddress(value) === FIT.checked

/** Share of values with numbers of persons in them from which they tell who lives there too, as 收件人信息 does. */
const PERSONAL = 0.2

/** Addresses down to a street, village or house. */
export const address: Kind = {
  type: 'address',
  headings: {
    chinese:
      '地址 住址 住所 住所地 户籍地 户籍所在地 居住地 通讯地址 坐落 家庭地址 现住址 详细地址 经营场所 营业场所 注册地 所在地址 房屋坐落 项目位置 地点 位置 案发地 送货地址 收货地址 家庭住址 户籍地址 居住地址 单位地址 办公地址 联系地址 经营地址 注册地址 项目地址 门牌地址 门牌号 现居住地 常住地址 暂住地址 寄件地址 收件地址 土地坐落 事发地点 建设地点 房产地址 物业地址 站址 通信地址 出生地',
    pinyin: 'dz zz zs hjdz txdz jtzz jtdz xxdz zcdz jydz xjzd xzz jzdz zl dizhi dwdz lxdz hjszd zzdz xjzdz bgdz shdz fwzl hkszd',
    english:
      'address addr homeaddress residence street streetaddress location domicile mailingaddress detailaddress liveaddress contactaddress deliveryaddress homeaddr registeredaddress officeaddress',
  },
  length: [5, 160],
  fit: fitAddress,
  form: { zh: '地址的层级（省市区、路村、门牌）', en: 'levels of an address (division, street or village, house)' },
  by: 'form',
  least: 0.5,
  unless: (view, hint) =>
    share(view.values, holdsPersonal) >= PERSONAL ||
    (hint === 0 &&
      (['org_name', 'free_text', 'url', 'range', 'object_name', 'category'] as const).some(
        (type) =>
          view.heading.hints.has(type) && !(type === 'category' && isInitials(view.heading, type) && share(view.values, isHouse) >= 0.8),
      )),
}
