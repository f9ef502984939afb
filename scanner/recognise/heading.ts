import { publishedTitle } from '#scanner/recognise/data/published-names.ts'
import { KINDS } from '#scanner/recognise/kinds/index.ts'
import { endsInPinyin } from '#scanner/recognise/pinyin.ts'
import type { SemanticType } from '#contract/findings.ts'

/** A column name taken apart: its Chinese words, its Latin words, and the kinds of meaning it suggests (1 clearly, 0.5 perhaps). */
export type Heading = {
  chinese: string
  words: string[]
  joined: string
  hints: ReadonlyMap<SemanticType, number>
  commented: ReadonlySet<SemanticType>
  /** What a standard calls a field of this name, where the source says nothing of it. */
  published?: { title: string; standard: string }
}

const spread = (term: string): string[] =>
  term.includes('?') ? [...spread(term.replace(/.\?/, '')), ...spread(term.replace('?', ''))] : [term]
const list = (text = ''): string[] => text.split(' ').filter(Boolean)

type Table = Map<string, SemanticType[]>
const [ENDS, STARTS, PINYIN, ENGLISH]: [Table, Table, Table, Table] = [new Map(), new Map(), new Map(), new Map()]
const enter = (table: Table, term: string, type: SemanticType): void => void (table.get(term)?.push(type) ?? table.set(term, [type]))
for (const { type, headings } of KINDS) {
  for (const term of new Set(list(headings.chinese).flatMap(spread))) enter(ENDS, term, type)
  for (const term of list(headings.starts)) enter(STARTS, term, type)
  for (const term of list(headings.pinyin)) enter(PINYIN, term, type)
  for (const term of list(headings.english)) enter(ENGLISH, term, type)
}
const CHINESE_TERMS = [...ENDS.keys()].filter((term) => term.length >= 2 && /^[\u4e00-\u9fff]+$/.test(term))
const LONGEST = 16

/** Takes a column name and what the source says of the column apart and looks their parts up in the headings of all kinds. */
export function headingOf(name: string, comment = ''): Heading {
  const own = apart(name)
  const published = comment === '' ? publishedTitle(name) : null
  if (published) {
    const { hints, chinese } = apart(published.title)
    return { ...own, chinese, hints, published, commented: new Set(hints.keys()) }
  }
  const said = comment === '' ? null : spoken(comment)
  if (!said || said.hints.size === 0) return { ...own, commented: new Set() }
  const hints = new Map(said.hints)
  // Initials are guesses; where a comment speaks, only what it confirms keeps its full weight.
  for (const [type, hint] of own.hints) hints.set(type, Math.max(hints.get(type) ?? 0, hints.has(type) || !own.guessed ? hint : hint * 0.5))
  return { chinese: own.chinese || said.chinese, words: own.words, joined: own.joined, hints, commented: new Set(said.hints.keys()) }
}

type Apart = { chinese: string; words: string[]; joined: string; hints: Map<SemanticType, number>; guessed: boolean }

function apart(name: string): Apart {
  const last = lastPart(name.replace(/\[\d*\]/g, '')).slice(0, 80)
  const bare = last
    .replace(/[（(【[][^（(【[\])）】]{0,40}[)）】\]]/g, '')
    .replace(/[\s\u3000'"`‘’“”]+/g, '')
    .replace(/[*＊：:?？]+$/, '')
  const chinese = /[\u4e00-\u9fff]/.test(bare) ? bare.replace(/[\d_A-Za-z]+$/, '') : ''
  const words = chinese ? [] : wordsOf(last)
  const joined = words.join('')
  const hints = chinese ? chineseHints(last, bare, chinese) : new Map<SemanticType, number>()
  const guessed = chinese ? false : latinHints(hints, words, joined, last)
  return { chinese, words, joined, hints, guessed }
}

/** What a comment says first: its words up to the first sign that parts phrases. */
function spoken(comment: string): Apart | null {
  const parts = comment
    .slice(0, 200)
    .split(/[，,;；。:：\s|/]+/)
    .filter((part) => part !== '')
    .slice(0, 3)
  for (const part of parts) {
    const found = apart(part)
    if (found.hints.size > 0) return found
  }
  return null
}

const MADE_UP = /^(?:列\s*\d+|column[_ ]?\d+|unnamed.*|field[_ ]?\d+|f\d+|[a-z]|\d*|未命名\d*|sheet\d+)$/i

/** Whether a column name says nothing: one that a program made up, a letter, a number, or none. */
export const isMadeUp = (name: string): boolean => MADE_UP.test(name.trim())

const LANGUAGES = new Set(['zh', 'en', 'cn', 'native', 'ko', 'ja', 'vi', 'fr', 'de', 'ru', 'es'])

/** The last part of a path that says something: languages (`name.en`) and numbers (`PM2.5`) alone do not. */
function lastPart(name: string): string {
  const parts = name.split('.').filter((part) => part !== '')
  if (parts.length < 2 || /^\d+$/.test(parts.at(-1)!)) return name
  return LANGUAGES.has(parts.at(-1)!.toLowerCase()) ? parts.at(-2)! : parts.at(-1)!
}

function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .replace(/([A-Za-z]{3,})(\d+)/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '')
}

/** A unit of money behind a heading: 应收（元）, 月租金/元, 金额(万元); per something it is a price. */
const MONEY = /[（(/【[_]\s?(?:人民币|单位[:：]?)?[十百千万亿]{0,2}元(?<per>\/[^）)\]】]{1,8})?\s?[）)\]】]?$|(?:金额|[费价款额])元$/

function moneyIn(name: string): SemanticType[] {
  const found = MONEY.exec(name)
  return found ? [found.groups?.['per'] === undefined ? 'amount' : 'unit_price'] : []
}

/** The longest known ending speaks clearly; a shorter one inside it, as 单位 in 工作单位, only perhaps. */
function chineseHints(name: string, bare: string, chinese: string): Map<SemanticType, number> {
  const hints = new Map<SemanticType, number>()
  let longest = 0
  for (const text of new Set([bare, chinese])) {
    for (let length = Math.min(LONGEST, text.length); length > 0; length--) {
      const types = ENDS.get(text.slice(-length))
      if (!types) continue
      for (const type of types) raise(hints, type, length >= longest ? 1 : 0.7)
      longest = Math.max(longest, length)
    }
  }
  if (longest < 2) for (const type of moneyIn(name)) raise(hints, type, 1)
  for (const [start, types] of STARTS) if (chinese.startsWith(start)) for (const type of types) raise(hints, type, 1)
  return hints
}

/** What names written in initials often end in: 人数, 数量, 面积, 金额, 名称, 代码, 编号, 类型, 时间, 日期, 地址. */
const INITIAL_ENDS: Readonly<Record<string, SemanticType>> = {
  rs: 'quantity',
  sl: 'quantity',
  mj: 'measure',
  je: 'amount',
  mc: 'object_name',
  dm: 'code',
  bh: 'code',
  lx: 'category',
  lb: 'category',
  sj: 'datetime',
  rq: 'date',
  dz: 'address',
}

const raise = (hints: Map<SemanticType, number>, type: SemanticType, by: number): void =>
  void hints.set(type, Math.max(hints.get(type) ?? 0, by))
const TAILS = new Set([
  'no',
  'num',
  'number',
  'str',
  'text',
  'value',
  'val',
  'raw',
  'zh',
  'cn',
  'en',
  'mid',
  'new',
  'old',
  'enc',
  'mask',
  'masked',
])

/** Raises hints by English and pinyin words; answers whether pinyin initials alone spoke. */
function latinHints(hints: Map<SemanticType, number>, words: readonly string[], joined: string, name: string): boolean {
  const plain = words.filter((word) => !/^\d+$/.test(word))
  const bare = TAILS.has(plain.at(-1) ?? '') && plain.length > 1 ? plain.slice(0, -1) : plain
  const last = plain.at(-1) ?? ''
  const add = (table: Table, term: string, by: number): void => table.get(term)?.forEach((type) => raise(hints, type, by))
  for (const term of [joined, bare.join('')]) add(ENGLISH, term, 1)
  for (const term of [plain.slice(-2).join(''), bare.slice(-2).join(''), last, bare.at(-1) ?? '']) add(ENGLISH, term, 0.9)
  const english = hints.size > 0
  add(PINYIN, joined, 1)
  add(PINYIN, bare.join(''), 1)
  add(PINYIN, last, 0.8)
  if (/(?:[A-Z]ID|[a-z]Id|_id)$/.test(name)) raise(hints, 'code', 0.8)
  if (hints.size > 0) return !english
  const ending = /^[bcdfghjklmnpqrstwxyz]{4,}$|^[bcdfghjklmnpqrstwxyz]{2,}je$/.test(joined) ? INITIAL_ENDS[joined.slice(-2)] : undefined
  if (ending) raise(hints, ending, 0.8)
  for (const [term, by] of endsInPinyin(joined, CHINESE_TERMS)) ENDS.get(term)!.forEach((type) => raise(hints, type, by))
  return hints.size > 0
}
