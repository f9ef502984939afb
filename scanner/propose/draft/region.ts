import { CITIES, DISTRICTS, PROVINCES, shortName } from '#scanner/propose/draft/places.ts'
import type { ColumnFinding, Finding } from '#contract/findings.ts'
import type { Place } from '#scanner/propose/draft/places.ts'

const NATION = '全国'
const MANY_PROVINCES = 4

/** The region a dataset covers: what its names say, then its columns of regions and codes, then where its coordinates lie; null when nothing tells. */
export function regionOf(finding: Finding): string | null {
  const { columns } = finding
  return singleName(columns) ?? inText(textOf(finding)) ?? byNames(columns) ?? byCodes(columns) ?? byPosition(finding)
}

/** What the source calls itself: file, sheet, table and its comment. */
export function textOf({ file, dataset, sheet, origin }: Finding): string {
  return [file, dataset, sheet, origin?.comment, origin?.table].filter((text) => text !== undefined && text !== '').join(' ')
}

/** A column that holds one known region throughout; the smallest of several. */
function singleName(columns: readonly ColumnFinding[]): string | null {
  const single = columns
    .filter((column) => column.semanticType === 'region_name' && column.distinct === 1 && column.distinctExact)
    .flatMap((column) => known(column.samples[0] ?? '') ?? [])
  return single.toSorted((a, b) => b.code.length - a.code.length).map(written)[0] ?? null
}

function known(text: string): Place | null {
  const all = [...PROVINCES, ...CITIES, ...DISTRICTS]
  return all.find((place) => place.name === text || shortName(place) === text) ?? all.findLast((place) => text.endsWith(place.name)) ?? null
}

/** A district of the city is written with its city. */
function written(place: Place): string {
  const city = place.code.length === 6 ? CITIES.find((one) => place.code.startsWith(one.code)) : undefined
  return city && city.name !== place.name ? city.name + place.name : place.name
}

/** A place named in a text, in Chinese or as a word of pinyin; the smallest first; a national standard is the nation’s. */
function inText(text: string): string | null {
  const words = new Set(text.toLowerCase().split(/[^a-z]+/))
  for (const places of [DISTRICTS, CITIES, PROVINCES]) {
    const found = places.find(
      (place) =>
        (text.includes(place.name) && !isAnothers(place, text)) ||
        words.has(place.pinyin) ||
        (places !== DISTRICTS && text.includes(shortName(place))),
    )
    if (found) return written(found)
  }
  return /全国|国家|(?<![a-z])gb[-_ /]?t?[-_ ]?(?!18030|2312)\d{3,5}/i.test(text) || words.has('china') || words.has('national')
    ? NATION
    : null
}

/** Whether the district named in a text stands behind the name of another city, where there is one of the same name, as in 南京市鼓楼区. */
function isAnothers(place: Place, text: string): boolean {
  const before = text.slice(0, text.indexOf(place.name))
  return CITIES.some((city) => !place.code.startsWith(city.code) && (before.endsWith(city.name) || before.endsWith(shortName(city))))
}

/** What columns of region names hold: one province or city throughout, or so many provinces that it is the nation. */
function byNames(columns: readonly ColumnFinding[]): string | null {
  const texts = columns
    .filter((column) => column.semanticType === 'region_name')
    .flatMap((column) => [...column.top.map((one) => one.text), ...column.samples])
  const places = texts.flatMap((text) => known(text) ?? [])
  if (places.length < texts.length * 0.5) return null
  const provinces = new Set(places.map((place) => place.code.slice(0, 2)))
  if (provinces.size >= MANY_PROVINCES) return NATION
  if (provinces.size !== 1) return null
  const cities = new Set(places.map((place) => place.code.slice(0, 4)))
  const [city] = cities
  const found =
    cities.size === 1 && city!.length === 4 ? CITIES.find((one) => one.code === city) : PROVINCES.find((one) => provinces.has(one.code))
  return found?.name ?? null
}

/** Division codes whose first and last share a city or a province. */
function byCodes(columns: readonly ColumnFinding[]): string | null {
  for (const { semanticType, min, max } of columns) {
    if (semanticType !== 'region_code' || !min || !max || !/^\d{6,12}$/.test(min) || !/^\d{6,12}$/.test(max)) continue
    const city = CITIES.find((one) => min.startsWith(one.code) && max.startsWith(one.code))
    const found = city ?? PROVINCES.find((one) => min.startsWith(one.code) && max.startsWith(one.code))
    if (found) return found.name
    if (Number(max.slice(0, 2)) - Number(min.slice(0, 2)) > 30) return NATION
  }
  return null
}

/** The one city, else the one province, whose box holds all positions; several mean that it cannot be told. */
function byPosition({ bounds, columns }: Finding): string | null {
  const box = bounds ?? boxOf(columns)
  if (!box) return null
  const [west, south, east, north] = box
  const around = (places: readonly Place[]): Place[] =>
    places.filter((place) => place.box && place.box[0] <= west && place.box[1] <= south && place.box[2] >= east && place.box[3] >= north)
  const [cities, provinces] = [around(CITIES), around(PROVINCES)]
  if (cities.length === 1) return cities[0]!.name
  return provinces.length === 1 ? provinces[0]!.name : null
}

function boxOf(columns: readonly ColumnFinding[]): readonly [number, number, number, number] | null {
  const [longitude, latitude] = [rangeOf(columns, 'longitude'), rangeOf(columns, 'latitude')]
  return longitude && latitude ? [longitude[0], latitude[0], longitude[1], latitude[1]] : null
}

/**
 * The lowest and highest in degrees; terminals of vehicles write millionths of one. An end outside China is a stray, and the twentieth
 * value from it (known within a degree or so) stands for it.
 */
function rangeOf(columns: readonly ColumnFinding[], type: 'longitude' | 'latitude'): readonly [number, number] | null {
  const column = columns.find((one) => one.semanticType === type)
  if (!column || column.min === null) return null
  const [least, most] = type === 'longitude' ? [72, 136] : [3, 54]
  const times = column.physicalType === 'integer' && Number(column.max) > 1_000_000 ? 1_000_000 : 1
  const twentieths = column.numbers?.quantiles
  const [low, high] = [Number(column.min), Number(column.max)].map((end, at) => {
    const degrees = end / times
    const inner = twentieths?.[at === 0 ? '0.05' : '0.95']
    return degrees >= least && degrees <= most ? degrees : inner === undefined ? degrees : inner / times
  })
  return Number.isFinite(low) && Number.isFinite(high) && low! >= least && high! <= most ? [low!, high!] : null
}
