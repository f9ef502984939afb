import { dayLimits, type DayMark, type Field } from '#law/form.ts'
import type { Words } from '#law/words.ts'
import { isCivilDate } from './answers.ts'

type Fields = { readonly [id: string]: Field }
type Given = { readonly [id: string]: unknown }
/** A bound of a day: on which side, the day itself, null while what it is measured by is not answered, and the same in words. */
type Bound = { readonly side: 'before' | 'after'; readonly day: string | null; readonly by: Words }

/** The same day so many years on (below zero: back); the last of February where there is no 29th. */
export function yearsAfter(day: string, years: number): string {
  const year = String(Math.min(9999, Math.max(1, Number(day.slice(0, 4)) + years))).padStart(4, '0')
  const moved = year + day.slice(4)
  return isCivilDate(moved) ? moved : `${year}-02-28`
}

/** What is wrong with a day answered to a field, by its bounds or those of every day; null when nothing is. */
export function whyOutside(field: Field, answer: string, fields: Fields, given: Given, today: string): Words | null {
  const broken = boundsOf(field, fields, given, today).find(
    ({ side, day }) => day !== null && (side === 'before' ? answer < day : answer > day),
  )
  if (!broken) return null
  const on = { zh: `（${broken.day}）`, en: ` (${broken.day})` }
  return broken.side === 'before'
    ? { zh: `不能早于${broken.by.zh}${on.zh}`, en: `Not ${isToday(broken.by) ? 'earlier than' : 'before'} ${broken.by.en}${on.en}` }
    : { zh: `不能晚于${broken.by.zh}${on.zh}`, en: `Not later than ${broken.by.en}${on.en}` }
}

/** The bounds a field sets itself, in words without a day: for guides printed before anybody answers. */
export function boundWords(field: Field, fields: Fields): Words[] {
  return sidesOf(field).flatMap(([side, marks]) =>
    marks.map((mark) => {
      const by = wordsOf(mark, fields)
      return side === 'before'
        ? { zh: `不能早于${by.zh}`, en: `not before ${by.en}` }
        : { zh: `不能晚于${by.zh}`, en: `not later than ${by.en}` }
    }),
  )
}

/** The fields of its form that the bounds of a field are measured by. */
export const measuredBy = (field: Field): string[] =>
  sidesOf(field)
    .flatMap(([, marks]) => marks.flatMap((mark) => (typeof mark === 'string' ? mark : (mark.from ?? []))))
    .filter((id) => id !== 'today')

const isToday = (by: Words) => by.zh === '今天'
const listed = (marks: Field['notBefore']): readonly DayMark[] =>
  marks === undefined ? [] : Array.isArray(marks) ? (marks as readonly DayMark[]) : [marks as DayMark]
const sidesOf = ({ notBefore, notAfter }: Field) =>
  [
    ['before', listed(notBefore)],
    ['after', listed(notAfter)],
  ] as const

function boundsOf(field: Field, fields: Fields, given: Given, today: string): Bound[] {
  return (['before', 'after'] as const).flatMap((side) => {
    const of = (marks: Field['notBefore']) =>
      listed(marks).map((mark): Bound => ({ side, day: dayOf(mark, given, today), by: wordsOf(mark, fields) }))
    const [own, every] = side === 'before' ? [field.notBefore, dayLimits.notBefore] : [field.notAfter, dayLimits.notAfter]
    const bounds = of(own)
    // What is measured by a day not answered yet lies within the limits of every day.
    return own !== undefined && (bounds.length === 0 || bounds.some(({ day }) => day !== null)) ? bounds : [...bounds, ...of(every)]
  })
}

function dayOf(mark: DayMark, given: Given, today: string): string | null {
  const { from, years } = typeof mark === 'string' ? { from: mark, years: 0 } : { from: mark.from ?? 'today', years: mark.years }
  const day = from === 'today' ? today : given[from]
  return typeof day === 'string' && isCivilDate(day) ? (years === 0 ? day : yearsAfter(day, years)) : null
}

function wordsOf(mark: DayMark, fields: Fields): Words {
  const { from, years } = typeof mark === 'string' ? { from: mark, years: 0 } : { from: mark.from ?? 'today', years: mark.years }
  const label = fields[from]?.label
  const by = from === 'today' || !label ? { zh: '今天', en: 'today' } : { zh: `“${label.zh}”`, en: `“${label.en}”` }
  if (years === 0) return by
  const n = Math.abs(years)
  return {
    zh: `${by.zh}${years > 0 ? '之后' : '之前'}${n}年`,
    en: `${n} ${n === 1 ? 'year' : 'years'} ${years > 0 ? 'after' : 'before'} ${by.en}`,
  }
}
