/** The levels that the property registration form takes for 地域范围, the widest first. */
const regionLevels = ['国际', '全国', '省级', '市级', '区县级', '区县级以下'] as const

type Level = (typeof regionLevels)[number]

const provinces =
  '北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 台湾 内蒙古 广西 西藏 宁夏 新疆'.split(
    ' ',
  )
const cities = '福州 厦门 泉州 漳州 莆田 三明 南平 龙岩 宁德'.split(' ')
/** Districts and counties of Fuzhou; those that are cities by name are counties by rank. */
const counties = '鼓楼区 台江区 仓山区 马尾区 晋安区 长乐区 福清市 闽侯县 连江县 罗源县 闽清县 永泰县 平潭县'.split(' ')
/** What stands for many places at once, or for all of them. */
const severalPlaces = /[各全]|所有|城乡|农村/
/** One place below a district or county that is named: “市区”, “城区” and “地区” name none, and a word for a sort of place after it names no place. */
const belowCounty = new RegExp(
  `^(?:福州市)?(?:${counties.join('|')}|[\\u4e00-\\u9fff]{1,2}(?![市城郊地辖])[\\u4e00-\\u9fff][区县])(?!街道|社区|[乡镇村])[\\u4e00-\\u9fff]{1,10}(?:街道|镇|乡|村|社区)$`,
)

function levelOfPlace(place: string): Level | null {
  if (/^(国际|全球|世界)$/.test(place)) return '国际'
  if (/^(全国|中国|中华人民共和国)$/.test(place)) return '全国'
  if (
    provinces.some(
      (name) =>
        place === name || place === `${name}省` || place === `${name}自治区` || /^(广西壮族|宁夏回族|新疆维吾尔)自治区$/.test(place),
    ) ||
    /^(北京|天津|上海|重庆)市$/.test(place)
  )
    return '省级'
  if (cities.some((name) => place === name || place === `${name}市`)) return '市级'
  const within = place.replace(/^福州市/, '')
  if (counties.includes(within)) return '区县级'
  return belowCounty.test(place) && !severalPlaces.test(place) ? '区县级以下' : null
}

/** The level of a stretch of land as a card tells it, the widest of several places; null where the words do not say it beyond doubt. Pure. */
export function regionLevel(region: string): Level | null {
  const places = region
    .replace(/^福建省(?=.)/, '')
    .replace(/全[市省](范围|域)?$|范围$|全域$/, '')
    .split(/[、，,；;和及\s]+/)
    .filter((place) => place !== '')
  const levels = places.map(levelOfPlace)
  if (levels.length === 0 || levels.includes(null)) return null
  return regionLevels.find((level) => levels.includes(level)) ?? null
}
