import { PERSON_HEADINGS } from '#scanner/recognise/headings-person.ts'
import { THING_HEADINGS } from '#scanner/recognise/headings-thing.ts'
import type { SemanticType } from '#contract/findings.ts'

/** A column name taken apart: its Chinese ending, its words, and the kinds of meaning it suggests (1 clearly, 0.5 perhaps). */
export type Heading = { chinese: string; words: string[]; joined: string; hints: ReadonlyMap<SemanticType, number> }

/** One line of a heading table: meaning, Chinese endings, pinyin initials or syllables, English words. */
export type HeadingLine = readonly [type: SemanticType, chinese: string, pinyin: string, english: string]

type Known = { type: SemanticType; chinese: RegExp | null; pinyin: Set<string>; english: Set<string> }

const KNOWN: Known[] = [...PERSON_HEADINGS, ...THING_HEADINGS].map(([type, chinese, pinyin, english]) => ({
  type,
  chinese: chinese ? new RegExp(`(?:${chinese})$`) : null,
  pinyin: new Set(pinyin.split(' ').filter(Boolean)),
  english: new Set(english.split(' ').filter(Boolean)),
}))

const TAILS = new Set(['no', 'num', 'number', 'str', 'text', 'value', 'val', 'raw', 'zh', 'cn', 'en', 'mid', 'new', 'old'])

/** Takes a column name apart and looks its parts up in the heading tables. */
export function headingOf(name: string): Heading {
  const last = lastPart(name.replace(/\[\d*\]/g, ''))
  const bare = last.replace(/[（(【[].*?[)）】\]]/g, '').replace(/[\s\u3000]+/g, '').replace(/[*：:]+$/, '')
  const chinese = /[\u4e00-\u9fff]/.test(bare) ? bare.replace(/[\d_A-Za-z]+$/, '') : ''
  const words = chinese ? [] : wordsOf(last)
  const joined = words.join('')
  return { chinese, words, joined, hints: hintsOf(chinese, words, joined) }
}

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

function hintsOf(chinese: string, words: readonly string[], joined: string): Map<SemanticType, number> {
  const hints = new Map<SemanticType, number>()
  const raise = (type: SemanticType, by: number): void => void hints.set(type, Math.max(hints.get(type) ?? 0, by))
  const plainWords = words.filter((word) => !/^\d+$/.test(word))
  const bare = TAILS.has(plainWords.at(-1) ?? '') && plainWords.length > 1 ? plainWords.slice(0, -1) : plainWords
  for (const { type, chinese: ending, pinyin, english } of KNOWN) {
    if (chinese) {
      if (ending?.test(chinese)) raise(type, 1)
      continue
    }
    if (pinyin.has(joined) || english.has(joined) || english.has(bare.join(''))) raise(type, 1)
    else if (english.has(plainWords.slice(-2).join('')) || english.has(bare.slice(-2).join('')) || english.has(plainWords.at(-1) ?? '') || english.has(bare.at(-1) ?? '')) raise(type, 0.9)
    else if (pinyin.has(plainWords.at(-1) ?? '')) raise(type, 0.8)
  }
  return hints
}
