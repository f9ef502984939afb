import {
  COMPOUND_SURNAMES,
  FREQUENT_SURNAMES,
  GIVEN_CHARACTERS,
  SINGLE_SURNAMES,
  TRADITIONAL_SURNAMES,
} from '#scanner/recognise/data/surnames.ts'
import { FIT } from '#scanner/recognise/kind.ts'
import { everyPart, share } from '#scanner/recognise/values.ts'
import type { Fit } from '#scanner/recognise/kind.ts'

const SURNAMES = new Set(SINGLE_SURNAMES + FREQUENT_SURNAMES + TRADITIONAL_SURNAMES)
const COMPOUND = new Set(COMPOUND_SURNAMES.split(' '))
const FREQUENT = new Set(FREQUENT_SURNAMES)
const GIVEN = new Set(GIVEN_CHARACTERS)
const NOT_GIVEN =
  /[的了和与或及在为是等第号路街区县市省镇村店厂品牌茶酒米面油菜果饭糖机器件料粉汁药膏液片丸套台盒箱瓶袋水粮肉鱼虾蟹豆瓜椒葱姜蒜薯芋菇藕笋蛋奶饼糕桥站园楼院校馆厅局处科室部委会社群岛湖山河江湾港寺庙宫塔城巷里弄道乡屯庄堡]$/
const SYLLABLE =
  '(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|a|e|i|o|u|v)'
const GIVEN_PINYIN = new RegExp(`^${SYLLABLE}(?:[-']?${SYLLABLE}){0,2}$`, 'i')
const PINYIN_SURNAMES = new Set(
  'wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin luo gao zheng liang xie song tang han deng feng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lv lu lyu ding ren yao shen zhong cui tan fan liao shi jin jia xia fu fang zou xiong bai meng qin qiu hou yin xue yan duan lei long tao mao hao gu gong shao wan qian dai mo kong xiang chang ouyang shangguan sima zhuge situ'.split(
    ' ',
  ),
)

function surnameLength(text: string): number {
  return COMPOUND.has(text.slice(0, 2)) && text.length > 2 ? 2 : SURNAMES.has(text[0]!) ? 1 : 0
}

const MASKED =
  /^[\u4e00-\u9fff][*×○〇某xX＊]{1,3}$|^[\u4e00-\u9fff]{1,2}[*×○〇某＊]{1,2}[\u4e00-\u9fff]$|^[*＊]{1,3}[\u4e00-\u9fff]{1,2}$|^[A-Za-z]\*{2,}(?: [A-Za-z]\*{2,})?$/

/** Several masked names in one cell. */
const isMaskedList = (value: string): boolean =>
  value.length <= 60 && /[*×○〇＊][、,;/ ]/.test(value) && everyPart(value, (part) => MASKED.test(part))

/** A number of staff, pupils or cases written together with the name it belongs to, before or behind it. */
const NUMBERED =
  /^(?:[A-Za-z]{0,4}\d{3,18}[A-Za-z]?[-_ ]?(?<behind>[\u4e00-\u9fff·]{2,12})|(?<before>[\u4e00-\u9fff·]{2,12})[-_ ]?[A-Za-z]{0,4}\d{3,18}[A-Za-z]?)$/

/** The name in a value that is a number and a name; null when it is not. */
export function numberedName(value: string): string | null {
  if (value.length > 40) return null
  const { behind, before } = NUMBERED.exec(value)?.groups ?? {}
  const name = behind ?? before
  return name !== undefined && fitName(name) === FIT.checked ? name : null
}

/** What is said behind names in their cell: how many there are (等3人), or sex and age. */
const WITH_MORE = /等[\d一二三四五六七八九十]{0,3}[人名位户]$|\s?[/、,; ]\s?[男女](?:\s?[/、,; ]\s?\d{1,3}岁?)?$/

/** What somebody is called whose given name was not asked, as at hotlines: 陈女士. */
const ADDRESSED = /^([\u4e00-\u9fff]{1,2})(?:先生|女士|小姐|同志|师傅|老师|阿姨)$/

const isAddressed = (text: string): boolean => {
  const called = ADDRESSED.exec(text)?.[1]
  return called !== undefined && (called.length === 1 ? SURNAMES.has(called) : COMPOUND.has(called))
}

/** Judges whether a value is a person's name, or several: Chinese by surname and length of the given name, minority names with a dot, Latin by pinyin. */
export function fitName(value: string): Fit {
  if (MASKED.test(value) || isMaskedList(value)) return FIT.masked
  if (isAddressed(value)) return FIT.checked
  const named = value.replace(WITH_MORE, '')
  const text = named.replace(/\s+/g, '').replace(/(?:先生|女士|同志)$|[(（][^()（）]{1,20}[)）]$/, '')
  const chinese = fitChineseName(text)
  if (chinese !== FIT.no) return chinese
  if (/^[\u4e00-\u9fff]{1,10}[·•・.][\u4e00-\u9fff]{1,12}(?:[·•・.][\u4e00-\u9fff]{1,12})?$/.test(text)) return FIT.checked
  if (isPinyinName(value)) return FIT.form
  return /[、,;/ ]/.test(named) && everyPart(named, (part) => fitChineseName(part) === FIT.checked) ? FIT.checked : FIT.no
}

/**
 * Whether a word in the place of a heading is a person's name: what stands in brackets behind a heading is its unit or an explanation,
 * behind a name it is 男 or 女.
 */
export const isNameInHead = (word: string): boolean => !/[(（](?![男女][)）]$)[^()（）]*[)）]$/.test(word) && fitName(word) === FIT.checked

function fitChineseName(text: string): Fit {
  if (!/^[\u4e00-\u9fff]{2,4}$/.test(text)) return FIT.no
  const surname = surnameLength(text)
  const given = text.length - surname
  // A woman's name may carry two surnames, as in 陈方安生.
  const double = text.length === 4 && surname === 1 && SURNAMES.has(text[1]!) && GIVEN.has(text[3]!)
  if (surname === 0 || given < 1 || (given > 2 && !double)) return FIT.no
  return NOT_GIVEN.test(text) && text.length > 2 ? FIT.form : FIT.checked
}

/** Answers whether a Latin text is a surname and a given name in pinyin, in either order. */
export function isPinyinName(value: string): boolean {
  if (value.length > 36) return false
  const words = value.split(/[\s,]+/)
  if (words.length < 2 || words.length > 3 || !words.every((word) => /^[A-Z][A-Za-z'-]{1,11}$/.test(word))) return false
  const [first, last] = [words[0]!, words.at(-1)!]
  return (
    (PINYIN_SURNAMES.has(first.toLowerCase()) && words.slice(1).every((word) => GIVEN_PINYIN.test(word))) ||
    (PINYIN_SURNAMES.has(last.toLowerCase()) && GIVEN_PINYIN.test(first))
  )
}

/** Words of English names of firms, offices, teams and goods. */
export const NO_PERSON =
  /\b(?:Ltd|Limited|Inc|Corp|Co|LLC|Company|Trading|Trade|Bank|Group|Press|University|College|School|Institute|Ministry|Bureau|Agency|Office|Department|Association|Council|Centre|Center|Team|Hospital|Hotel|Shop|Store|Services?|Systems?|Technology|Technologies|Tech|Industry|Industries|International|Global|Media|Studio|Union|Server|States|Island|City|Street|Road)\b/i

const LATIN_WORD = String.raw`\p{Lu}[\p{Lu}\p{Ll}'’.-]{0,20}`
const LATIN_NAME = new RegExp(`^${LATIN_WORD}(?:,? (?:(?:de|del|da|di|la|van|von|der|bin|al|el|ibn) ){0,2}${LATIN_WORD}){1,3}$`, 'u')

/** Answers whether a text is two to four capitalised words in letters other than Chinese, as names of foreigners are written, and many other things. */
export function isLatinName(value: string): boolean {
  return value.length <= 60 && LATIN_NAME.test(value)
}

/** The share of values that begin with one of the hundred most frequent surnames. */
export function frequentShare(values: readonly string[]): number {
  return share(
    values,
    (value) => FREQUENT.has(value[0] ?? '') || COMPOUND.has(value.slice(0, 2)) || TRADITIONAL_SURNAMES.includes(value[0] ?? ' '),
  )
}

/** The share of values whose last character is one that given names often end in. */
export function givenShare(values: readonly string[]): number {
  return share(values, (value) =>
    GIVEN.has(
      value
        .replace(WITH_MORE, '')
        .replace(/[(（][^()（）]*[)）]$/, '')
        .at(-1) ?? '',
    ),
  )
}

/** Answers whether most values have two characters, as words that begin like a name do, such as 金额 and 高新; most names have three. */
export function areShort(values: readonly string[]): boolean {
  return share(values, (value) => /^[\u4e00-\u9fff]{2}(?:[(（][^()（）]*[)）])?$/.test(value)) > 0.6
}
