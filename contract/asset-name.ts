import { choices } from '#law/choices.ts'

/** The parts of an asset's name (choice:asset-name), each in Chinese words; what is not known is null. */
export type NameParts = {
  /** Such as 2013—2017年, 2024年3月. */
  readonly time: string | null
  /** Such as 福州市. */
  readonly region: string | null
  /** The word of the field of work, such as 生态环境. */
  readonly industry: string | null
  /** Such as 空气质量. */
  readonly content: string
  /** Such as 日报数据. */
  readonly kind: string
}

const TIME = /^\d{4}(?:—\d{4})?年(?:\d{1,2}月)?/
const ENDS = /(?:数据|名录|目录|清单|台账|名单|代码表|统计表|明细表|一览表)$/

/** What is called a report of some span already is no series by another. */
const REPORT = /[日周旬月季年]报$|报表$/

/**
 * Writes the name of an asset: time, region, industry, content and type of data in this order; what the content already says is not
 * repeated, and over 40 characters the industry, then the end of the content go.
 */
export function assetName({ time, region, industry, content, kind }: NameParts): string {
  const short = region?.replace(/(?:省|市|自治区|特别行政区)$/, '') ?? ''
  const place = region === null || (short !== '' && content.includes(short)) ? '' : region
  // A place the content begins with stands for the region, and nothing of later order goes before it.
  const beginsWithPlace = short !== '' && content.startsWith(short)
  const field = industry === null || beginsWithPlace || sharesWord(industry, content) ? '' : industry
  const tail = ENDS.test(content) ? '' : joined(content, REPORT.test(content) ? '数据' : kind)
  const when = time ?? ''
  const most = choices['asset-name'].value
  const whole = when + place + field + content + tail
  if (length(whole) <= most) return whole
  const plain = when + place + content + tail
  if (length(plain) <= most) return plain
  const room = Math.max(4, most - length(when + place + tail))
  return [...(when + place + [...content].slice(0, room).join('') + tail)].slice(0, most).join('')
}

/** Puts a region into a name that has none, after its time. */
export function nameWithRegion(name: string, region: string): string {
  const short = region.replace(/(?:省|市)$/, '')
  if (name.includes(short)) return name
  const time = TIME.exec(name)?.[0] ?? ''
  const whole = time + region + name.slice(time.length)
  return length(whole) <= choices['asset-name'].value ? whole : name
}

/** Leaves out of the type what the content ends with: 日报 and 日报数据 give 数据. */
function joined(content: string, kind: string): string {
  for (let at = Math.min(kind.length, content.length); at > 0; at--) if (content.endsWith(kind.slice(0, at))) return kind.slice(at)
  return kind
}

function sharesWord(industry: string, content: string): boolean {
  for (let at = 0; at + 2 <= industry.length; at++) if (content.includes(industry.slice(at, at + 2))) return true
  return false
}

function length(text: string): number {
  return [...text].length
}
