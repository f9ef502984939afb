/** Full-width signs, blanks of other kinds, and marks that are not seen, as copied numbers bring along. */
const ODD = /[\uFF01-\uFF5E\u3000\u00a0\ufeff\u200b-\u200f\u202a-\u202e\u2066-\u2069]/

/** What people write around a number so that a spreadsheet program keeps it as text: ="350…", its quotes curled by a word processor, and '350…. */
const KEPT_AS_TEXT = /^=\s*["“”]([^"“”]*)["“”]$|^['‘’](?=[\dA-Z])([^'‘’]*)$/

/** Turns full-width signs into ordinary ones, cuts blanks off both ends and takes off what only keeps a number as text. */
export function plain(text: string): string {
  return isPlain(text) ? text : undressed(unlisted(unwrapped(clean(text))))
}

/** Whether a text has digits, Latin letters, Chinese characters and signs within words alone, of which nothing is ever taken off. */
function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (
      !(
        (code >= 0x30 && code <= 0x39) ||
        (code >= 0x4e00 && code <= 0x9fff) ||
        (code >= 0x61 && code <= 0x7a) ||
        (code >= 0x40 && code <= 0x5a) ||
        code === 0x2d ||
        code === 0x2f ||
        code === 0x5f
      )
    )
      return false
  }
  return true
}

const DRESSED = /^["“”'‘’「『【(（[\d]|[,，。.;；、"“”'‘’」』】)）]$|[:：]/
/** Signs on both sides of a value that belong to none of it. */
const QUOTED = /^(?:["“”'‘’]+([^"“”'‘’]+)["“”'‘’]+|「([^「」]+)」|『([^『』]+)』|【([^【】]+)】|[(（]([^()（）]+)[)）])$/
/** What a value is called, written before it in its cell. */
const LABELLED =
  /^(?:公民身份号码|居民身份证号?码?|身份证号?码?|身份证件号?码?|证件号码?|手机号?码?|联系电话|联系方式|电话号?码?|姓名|联系人|负责人|户主|父亲?|母亲?|配偶|妻子?|丈夫|子|女|儿子|女儿|监护人|id|id\s?no|idcard|sfz|sfzh|tel|phone|mobile|name)[.．]?\s*[:：]\s*/i
/** A number of the row before a name, as in 1. or 2、. */
const NUMBERED = /^\d{1,4}[.．、]\s*(?=[\u4e00-\u9fff·]{2,8}$)/

/**
 * A short value without quotes or brackets around it, the label or number before it, the sign that ends it, and the .0 a long number has
 * where it went through a program of figures.
 */
export function undressed(text: string): string {
  if (/^\d{11,18}\.0$/.test(text)) return text.slice(0, -2)
  if (text.length > 40 || !DRESSED.test(text)) return text
  const whole = QUOTED.exec(text)
  const inside = whole
    ? whole
        .slice(1)
        .find((part) => part !== undefined)!
        .trim()
    : text
  const bare = inside.replace(LABELLED, '').replace(NUMBERED, '')
  return bare.length <= 24 ? bare.replace(/(?<=[\dXx\u4e00-\u9fff])\s*[,，。.;；、]+$/, '') : bare
}

/** A list as PostgreSQL ({a,"b"}) and JSON (["a","b"]) write one; what has names or brackets within it is a record. */
const LISTED = /^\{([^{}:]*)\}$|^\[\s*("[^[\]{}:]*")\s*\]$/
/** Longest list that is looked into. */
const MOST_LISTED = 400

/** The parts of a list alone, so that they are known as they are where they stand in cells of their own. */
export function unlisted(text: string): string {
  if ((text[0] !== '{' && text[0] !== '[') || text.length > MOST_LISTED) return text
  const listed = LISTED.exec(text)
  return listed
    ? (listed[1] ?? listed[2] ?? '')
        .replaceAll(/\\?"/g, '')
        .replaceAll(/\s*,\s*/g, '、')
        .trim()
    : text
}

/** A value without what only keeps it as text. */
export function unwrapped(text: string): string {
  const first = text.charCodeAt(0)
  const kept = first === 0x3d || first === 0x27 || first === 0x2018 || first === 0x2019 ? KEPT_AS_TEXT.exec(text) : null
  return kept ? (kept[1] ?? kept[2] ?? '').trim() : text
}

function clean(text: string): string {
  return ODD.test(text)
    ? text
        .replace(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
        .replace(/[\u3000\u00a0\ufeff\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, ' ')
        .trim()
    : text.trim()
}

/** The share of values for which the test holds, 0 to 1. */
export function share(values: readonly string[], test: (value: string) => boolean): number {
  if (values.length === 0) return 0
  let count = 0
  for (const value of values) if (test(value)) count++
  return count / values.length
}

/** Whether the test holds for at least this share of the values; stops as soon as it cannot any more. */
export function mostly(values: readonly string[], least: number, test: (value: string) => boolean): boolean {
  const most = values.length * (1 - least)
  let failed = 0
  for (const value of values) if (!test(value) && ++failed > most + 1) return false
  return values.length > 0 && (values.length - failed) / values.length >= least
}

/** A number without the blanks and hyphens people write into it. */
export function bare(value: string): string {
  return value.replace(/[\s\-–—·•]/g, '')
}

/** The parts of a cell that holds several things, cut at the signs people put between them. */
export function partsOf(value: string): string[] {
  return value.split(/[、,;/|\s]+/).filter((part) => part !== '')
}

/** Holds when a cell is several numbers that all pass, parted by signs or, where no sign stands, by blanks. */
export function everyNumber(value: string, test: (part: string) => boolean): boolean {
  if (value.length > 400) return false
  const parted = value.split(/[、,;/|\r\n]+/).filter((part) => part.trim() !== '')
  const parts = parted.length > 1 ? parted : partsOf(value)
  return parts.length > 1 && parts.every((part) => test(part.trim()))
}

/** Holds when the cell is one thing that passes, or several that all pass. */
export function everyPart(value: string, test: (part: string) => boolean): boolean {
  if (test(value)) return true
  const parts = partsOf(value)
  return parts.length > 1 && parts.length <= 6 && parts.every(test)
}
