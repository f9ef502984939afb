import type { Words } from '#law/words.ts'
import { personalInside, starred } from './clear-values.ts'

/**
 * What is counted: a number of eleven digits written together before it is an amount and no mobile. Words that only begin like a unit
 * (元旦, 条件, 次日) are none, nor is 万 or 亿 before a name.
 */
const COUNTED =
  /^ ?(?:[千百十]?[万亿]{0,2}(?:元(?![旦宵月年件素老首])|条(?![件款例约理])|笔(?![试记名录])|次(?![日月年要序])|人次|字节|吨|平方|立方|千瓦)|[万亿]{1,2}(?=[\p{P}\n]|$))/u
/** What stands before a number by which somebody is called: whatever follows that number, it is no amount. */
const CALLED_BY = /(?:电话|手机|联系|致电|拨打|电联)(?:人|方式|号码?|[为是:( ])*$/
/** Mailboxes of an office and not of a person: those RFC 2142 names, what is usual here, and whatever stands under the government’s domain. */
const OFFICES =
  /^(?:info|marketing|sales|support|abuse|noc|security|postmaster|hostmaster|webmaster|office|service|services|contact|help|data|kefu|bangong|shuju)@|\.gov\.cn$/i

/**
 * The first number or address in a text that identifies or reaches a person, starred, and what it is called; null when there is none
 * (choice:public-texts). Pure.
 */
export function personalIn(text: string): { shown: string; called: Words } | null {
  const plain = text.normalize('NFKC')
  for (const { pattern, isOne, called } of personalInside) {
    for (const { 0: found, index } of plain.matchAll(pattern)) {
      const after = plain.slice(index + found.length)
      const isAmount = /^\d{11}$/.test(found) && COUNTED.test(after) && !CALLED_BY.test(plain.slice(Math.max(index - 20, 0), index))
      const isOffice = OFFICES.test(found + /^(?:\.[A-Za-z0-9-]+)*/.exec(after)![0])
      if (isOne(found) && !isAmount && !isOffice) return { shown: starred(found), called }
    }
  }
  return null
}

/** The same in an answer of any kind, in the cells of its rows too. Pure. */
export function personalInAnswer(answer: unknown): ReturnType<typeof personalIn> {
  if (typeof answer === 'string') return personalIn(answer)
  if (typeof answer !== 'object' || answer === null) return null
  return Object.values(answer).reduce((found: ReturnType<typeof personalIn>, part: unknown) => found ?? personalInAnswer(part), null)
}
