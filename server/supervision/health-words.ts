import { parties } from '#law/parties.ts'
import { several, type Words } from '#law/words.ts'

const token = /\{(?:(\d+) (working )?days|([a-z-]+))\}/g

/** What the health queries found in both languages: they write a party as {registrar} and a number of days as {3 days} or {3 working days}. */
export function toldWords(found: string): Words {
  const inChinese = (whole: string, days?: string, working?: string, party = '') =>
    days === undefined ? (titleOf(party)?.zh ?? whole) : `${days}${working ? '个工作日' : '天'}`
  const inEnglish = (whole: string, days?: string, working?: string, party = '') =>
    days === undefined ? (titleOf(party)?.en ?? whole) : several(Number(days), working ? 'working day' : 'day')
  return { zh: found.replace(token, inChinese), en: found.replace(token, inEnglish) }
}

const titleOf = (party: string): Words | undefined =>
  Object.hasOwn(parties, party) ? parties[party as keyof typeof parties].title : undefined
