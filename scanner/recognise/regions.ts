import { AREA_CODES } from '#scanner/recognise/data/area-codes.ts'
import { COUNTY_NAMES } from '#scanner/recognise/data/county-names.ts'
import { DIVISION_CODES } from '#scanner/recognise/data/division-codes.ts'
import { CITY_NAMES, COUNTRY_NAMES, PROVINCE_NAMES } from '#scanner/recognise/data/place-names.ts'

const list = (text: string): string[] => text.trim().split(/\s+/)

const PREFIXES = new Set(list('11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'))
const COUNTIES = new Set<string>()
const PREFECTURES = new Set<string>()
for (const line of list(DIVISION_CODES)) {
  const [prefecture, endings] = line.split(':') as [string, string]
  PREFECTURES.add(prefecture)
  for (let at = 0; at < endings.length; at += 2) COUNTIES.add(prefecture + endings.slice(at, at + 2))
}

/** Answers whether the text begins with the code of a province-level division (GB/T 2260). */
export function isProvincePrefix(text: string): boolean {
  return PREFIXES.has(text.slice(0, 2))
}

/** Answers whether the first six digits are a county, present or historical, or at least lie in a prefecture that exists (GB/T 2260). */
export function isAreaCode(text: string): boolean {
  return COUNTIES.has(text.slice(0, 6)) || PREFECTURES.has(text.slice(0, 4))
}

const SHORT = /(?:壮族|回族|维吾尔)?自治区$|特别行政区$|[省市区县旗盟州]$|地区$/
const PLACES = new Set<string>()
for (const name of list(`${PROVINCE_NAMES} ${CITY_NAMES} ${COUNTY_NAMES} ${COUNTRY_NAMES}`)) {
  PLACES.add(name)
  const short = name.replace(SHORT, '')
  if (short.length >= 2) PLACES.add(short)
}
for (const name of ['全国', '合计', '全省', '全市', '内蒙', '市辖区', '省直辖县级行政区划', '其他', '未知', '境外', '不详', '总计'])
  PLACES.add(name)

const SUFFIX =
  /^[\u4e00-\u9fff·]{1,16}(?:省|市|区|县|旗|盟|州|镇|乡|街道|街道办事处|办事处|村|村委会|村民委员会|居委会|居民委员会|社区|社区居委会|自治区|自治州|自治县|特别行政区|新区|开发区|苏木|团场)(?:[（(][\u4e00-\u9fff]{1,20}[)）])?$/
const NO_REGION = /(?:小区|园区|校区|院区|厂区|景区|片区|病区|库区|超市|城市|都市|股市|门市|夜市|花园社区服务中心)$/

/**
 * Answers whether the text is the name of an administrative division: a known place, several of them in a row, or a name with the word of
 * its level at the end.
 */
export function isRegionName(text: string): boolean {
  if (text.length > 40) return false
  return PLACES.has(text) || (SUFFIX.test(text) && !NO_REGION.test(text)) || isChain(text)
}

/** Answers whether the text is in the published tables of divisions and countries. */
export function isKnownPlace(text: string): boolean {
  return PLACES.has(text)
}

/** Names from large to small in one cell, such as 福建省/福州市/鼓楼区. */
function isChain(text: string): boolean {
  const parts = text.split(/[/>\-,，·|\s]+/)
  return parts.length > 1 && parts.length <= 5 && parts.every((part) => PLACES.has(part))
}

/** Answers whether the text is a division code of 6, 9 or 12 places under a real province. */
export function isRegionCode(text: string): boolean {
  return /^\d{6}(?:\d{3}|\d{6})?$/.test(text) && isProvincePrefix(text)
}

/** Answers whether the six-place code is of a division in the published tables: province, prefecture or county. */
export function isKnownRegionCode(text: string): boolean {
  if (text.length < 6) return false
  return text.startsWith('0000', 2)
    ? isProvincePrefix(text)
    : text.startsWith('00', 4)
      ? PREFECTURES.has(text.slice(0, 4))
      : COUNTIES.has(text.slice(0, 6))
}

const DIALLING = new Set(list(AREA_CODES))

/** Answers whether the text is a long-distance dialling code, with or without its leading 0. */
export function isDiallingCode(text: string): boolean {
  return DIALLING.has(text) || (text.length <= 3 && text[0] !== '0' && DIALLING.has(`0${text}`))
}
