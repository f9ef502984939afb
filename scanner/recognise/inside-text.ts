import { isIdNumber, isLuhn } from '#contract/identifiers.ts'
import { namedIn } from '#scanner/mask-inside.ts'
import { FIT } from '#scanner/recognise/kind.ts'
import { areShort, fitName, givenShare } from '#scanner/recognise/names.ts'
import { isAreaCode } from '#scanner/recognise/regions.ts'
import type { ColumnView } from '#scanner/recognise/column-view.ts'

const MOBILE = /(?<![0-9A-Za-z.])1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?![0-9A-Za-z])/
/** Up to two letters may stand before it, as on a school roll. */
const ID = /(?<![0-9A-Za-z])[A-Za-z]{0,2}([1-9]\d{16}[\dXx])(?![0-9A-Za-z])/
/** The same with a blank or a hyphen before and behind the birthday. */
const PARTED_ID = /(?<![0-9A-Za-z])([1-9]\d{5})([ -])(\d{8})\2(\d{3}[\dXx])(?![0-9A-Za-z])/
/** Numbers of persons that only what stands before them tells: old identity numbers, passports, hospital records, and what a messenger calls somebody. */
const CALLED =
  /(?:(?:身份证|证件)号?码?[:为是\s]{0,3}[1-9]\d{14}|护照号?码?[:为是\s]{0,3}[A-Z]{1,2}\d{7,8}|(?:病历|病案|住院|门诊)号[:为是\s]{0,3}[A-Z]{0,3}\d{5,12})(?![0-9A-Za-z])|wxid_\w{6,20}/i
const CARD = /(?<![0-9A-Za-z])(62\d{14,17})(?![0-9A-Za-z])/
/** Pictures for finer screens are called x@2x.png. */
const EMAIL = /[\w.+-]{2,40}@(?!\dx\.)[\w-]{2,30}\.[a-z]{2,6}\b/i
/** Numbers of special equipment (梯11闽A00001(18), TSG 08) have the form of a plate within them. */
const PLATE =
  /(?<![锅容管瓶梯起索游车]\d{2})[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·]?(?=[A-Z]{0,2}\d)[A-HJ-NP-Z0-9]{5,6}(?![A-Za-z0-9])/

/** Answers whether a text holds a mobile number, a valid identity number, a card, a number plate or an address of mail among its words. */
export function holdsPersonal(text: string): boolean {
  if (MOBILE.test(text) || holdsId(text) || CALLED.test(text)) return true
  const card = CARD.exec(text)
  return (card !== null && isLuhn(card[1]!)) || EMAIL.test(text) || PLATE.test(text)
}

function holdsId(text: string): boolean {
  const parted = PARTED_ID.exec(text)
  const id = ID.exec(text)?.[1] ?? (parted && parted[1]! + parted[3]! + parted[4]!)
  return id !== null && isAreaCode(id) && isIdNumber(id.toUpperCase())
}

/** What people write around an identity number that stands beside a name: what it is called, and signs. */
const AROUND = /(?:公民身份号码|居民身份证|身份证|证件)号?码?|[\s()（）:：,，、;；/|_-]/g

/** Whether a value is a name of a person and a valid identity number in one cell, in whatever order. */
export function isNameWithId(value: string): boolean {
  if (value.length < 20 || value.length > 60 || !holdsId(value)) return false
  return fitName(value.replace(PARTED_ID, '').replace(ID, '').replace(AROUND, '')) === FIT.checked
}

/** Words of Latin letters beside other things, as in a line of a log or a record written as JSON; a code is none. */
const LATIN_TEXT = /[A-Za-z]{3}["']?[\s:=]/
/** Numbers stand in Latin texts for many things: only where this share of them looks personal is it no chance. */
const LATIN_SHARE = 0.2
const NAMED_SHARE = 0.3
/** Share of the names found that must end as given names do. */
const GIVEN_SHARE = 0.5
/** Characters a text has at least: a plate and a word. */
const SHORTEST = 8

/** The share of a column's longer texts that hold personal numbers; 0 for columns that are no free text. */
export function personalShare(view: ColumnView): number {
  const texts = view.values.filter((value) => !/^https?:/.test(value))
  const written = texts.filter((value) => /[\u4e00-\u9fff]/.test(value))
  const chinese = Math.max(shareOf(written), namedShare(written), written.length * 2 > texts.length ? beyondSample(view) : 0)
  if (chinese > 0) return chinese
  // Area, birthday and check are right in so many by no chance, whatever stands around them.
  const numbered = shareOf(texts, holdsId)
  if (numbered >= LATIN_SHARE) return numbered
  const latin = shareOf(texts.filter((value) => LATIN_TEXT.test(value)))
  return latin >= LATIN_SHARE ? latin : 0
}

/** Characters of Chinese from which the sample keeps no more of a cell: it keeps 2,048 bytes. */
const SAMPLED = 680
const BEYOND_SHARE = 0.02

/** The share of all cells in which the engine, which reads them whole, met numbers of persons, where some are longer than the sample keeps. */
function beyondSample({ facts, filled }: ColumnView): number {
  const found = facts.raw.maxLength > SAMPLED ? facts.checks.personalInside / filled : 0
  return found >= BEYOND_SHARE ? found : 0
}

/**
 * The share of texts that name a person; a name now and then may be a word, and words behind 负责人 or 申请人, such as 任职 or 许可证, are
 * short or end as given names seldom do.
 */
function namedShare(texts: readonly string[]): number {
  const named = texts.flatMap((text) => namedIn(text) ?? []).filter((name) => fitName(name) === FIT.checked)
  const different = [...new Set(named)]
  return named.length >= texts.length * NAMED_SHARE && givenShare(different) >= GIVEN_SHARE && !areShort(different)
    ? named.length / texts.length
    : 0
}

function shareOf(texts: readonly string[], holds = holdsPersonal): number {
  let found = 0
  for (const text of texts) if (text.length >= SHORTEST && holds(text)) found++
  return found >= 2 || (found === 1 && texts.length <= 50) ? found / texts.length : 0
}
