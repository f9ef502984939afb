import { FIT } from '#scanner/recognise/recogniser.ts'
import { share } from '#scanner/recognise/column-view.ts'
import { isProvincePrefix, isRegionCode, isRegionName } from '#scanner/recognise/regions.ts'
import type { Fit, Recogniser } from '#scanner/recognise/recogniser.ts'

const LEVELS: readonly RegExp[] = [/省|自治区/, /市|自治州/, /[区县旗]/, /镇|乡|街道|社区/, /路|街|大道|巷|弄|里|胡同|道|公路|村|组|工业园|开发区/, /\d+(?:弄|号|之|幢|栋|号楼|座|单元|室|层|楼|组|队|巷)|[一二三四五六七八九十]+(?:号|组|队|幢|栋)|#/, /小区|花园|公寓|大厦|广场|苑|城|家园|新村|名邸|别墅|中心/]

/** Judges an address: at least three levels from province to room, a street or village with a number among them, or two of them at the end. */
export function fitAddress(value: string): Fit {
  if (value.length < 5 || value.length > 160 || !/[\u4e00-\u9fff]{3}/.test(value) || /^https?:|公交|地铁|\d路[、，,和]/.test(value)) return FIT.no
  if (/\*{3,}$/.test(value) && /[区县市]/.test(value)) return FIT.masked
  let levels = 0
  for (const level of LEVELS) if (level.test(value)) levels++
  const exact = LEVELS[5]!.test(value)
  if ((levels >= 3 && (exact || value.length >= 9)) || (exact && levels >= 2)) return FIT.checked
  return levels >= 2 || /(?:路|街|弄|村|巷|苑|小区|花园|新村|公寓)$/.test(value) ? FIT.form : FIT.no
}

const WKT = /^(?:SRID=\d+;)?(?:MULTI)?(?:POINT|LINESTRING|POLYGON)\s*Z?\s*\(/i
const WKB = /^0[01](?:0[1-7]0000[02][01]|000000[02]?0?[1-7])[0-9A-Fa-f]{16,}$|^0101000020[0-9A-Fa-f]{20,}/i

function isGeometryText(value: string): boolean {
  return WKT.test(value) || WKB.test(value) || /^\{"type":\s*"(?:Multi)?(?:Point|LineString|Polygon)/.test(value)
}

function isPair(value: string): boolean {
  const match = /^[[(]?\s*(-?\d{1,3}\.\d{2,})\s*[,，;\s]\s*(-?\d{1,3}\.\d{2,})\s*[\])]?$/.exec(value)
  if (!match) return false
  const [a, b] = [Math.abs(Number(match[1])), Math.abs(Number(match[2]))]
  return (a <= 180 && b <= 90) || (a <= 90 && b <= 180)
}

const inRange = (from: number, to: number) => (value: string): Fit => {
  const number = Number(value)
  return /^-?\d{1,3}(?:\.\d+)?$/.test(value) && number >= from && number <= to ? FIT.checked : FIT.no
}

/** Where things are. */
export const PLACE_KINDS: readonly Recogniser[] = [
  { type: 'geometry', fit: (value) => (isGeometryText(value) ? FIT.checked : FIT.no) },
  { type: 'coordinates', fit: (value) => (isPair(value) ? FIT.checked : FIT.no) },
  { type: 'longitude', needsHeading: true, fit: inRange(-180, 180), unless: (view) => view.physical !== 'decimal' || view.max - view.min > 120 || (view.heading.joined === 'x' && view.min < 70) },
  { type: 'latitude', needsHeading: true, fit: inRange(-90, 90), unless: (view) => view.physical !== 'decimal' || (view.heading.joined === 'y' && view.min < 3) },
  { type: 'region_name', fit: (value) => (isRegionName(value) ? FIT.checked : /^[\u4e00-\u9fff（）()]{2,12}$|^[A-Z][a-z]+$/.test(value) ? FIT.form : FIT.no), unless: (view, hint) => hint === 0 && (view.heading.hints.has('object_name') || view.heading.hints.has('org_name')) && share(view.values, isRegionName) < 0.9 },
  { type: 'address', fit: fitAddress, least: 0.5, unless: (view, hint) => hint === 0 && (['org_name', 'free_text', 'url', 'range', 'object_name', 'category'] as const).some((type) => view.heading.hints.has(type)) },
  { type: 'real_estate_unit_no', fit: (value) => (/^\d{12}[GJZ][A-Z]\d{5}[FLQW]\d{8}$/.test(value) && isProvincePrefix(value) ? FIT.checked : FIT.no) },
  { type: 'region_code', fit: (value) => (isRegionCode(value) ? FIT.checked : /^\d{1,4}$|^\d{6,12}$|^[A-Z]{2,3}$/.test(value) ? FIT.form : FIT.no), least: 0.95, unless: (view, hint) => hint === 0 && !mayBeRegionCode(view.heading.joined, view.heading.chinese, view.values, view.running) },
  { type: 'post_code', needsHeading: true, fit: (value) => (/^\d{6}$/.test(value) ? FIT.checked : FIT.no) },
  { type: 'phone_area_code', needsHeading: true, fit: (value) => (/^0?(?:10|2\d|[3-9]\d{2})$/.test(value) ? FIT.checked : FIT.no) },
]

/** Without a heading that says so, codes must be many, of the usual lengths and not a running number. */
function mayBeRegionCode(joined: string, chinese: string, values: readonly string[], running: boolean): boolean {
  const named = /^(?:code|parent|parentcode|pcode|fid|dm)$/.test(joined) || /代码|编码|区划/.test(chinese)
  const codes = new Set(values)
  const tidy = share(values, (value) => value.length === 6 || value.endsWith('000') || value.length === 12) > 0.95
  return tidy && (named ? codes.size > 3 : codes.size > 20 && !running && share(values, (value) => value.length === 12 || /0$|^\d{4}(?:0[1-9]|[128]\d)$/.test(value)) > 0.95)
}
