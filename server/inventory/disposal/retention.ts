import { choices } from '#law/choices.ts'
import { fieldsOf } from '#contract/forms.ts'
import { textOf } from '#contract/text-of.ts'
import { daysAfter } from '#contract/working-days.ts'
import { forms } from '#law/forms.ts'
import { keptForGood, retentionKinds, type RetentionKind } from '#law/retention.ts'
import type { Words } from '#law/words.ts'
import type { Care, Why } from '#server/cases/lent.ts'
import { notFilled } from '#server/cases/not-filled.ts'
import type { TermChanged } from './disposal.sql.ts'

/** One reason to keep something: until the end of a day, or for good (null), where that comes from, and what would help where it is wrong. */
export type Kept = { readonly until: string | null; readonly because: Words; readonly remedy?: Words }

/** The last day of a period of so many months that began on a day, which is not counted: the same day of the last month, or its end where that month is shorter (choice:retention-days). */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
}

/** Everything the stated check of retention and the card demand, each with its day; nothing when nothing is to be kept. Pure. */
export function keptOf(answers: Readonly<Record<string, unknown>>, cardRetention: string): Kept[] {
  const from = textOf(answers['retainFrom'])
  const kinds = Array.isArray(answers['retentionKinds']) ? answers['retentionKinds'].map(String) : []
  const stated = kinds.flatMap((kind): Kept[] => kind === 'destruction-record' ? [{ until: null, because: { zh: `${keptForGood.title.zh}永久保存（暂行做法：${choices[keptForGood.choice].title.zh}）`, en: `${keptForGood.title.en} are kept for good` } }] : Object.hasOwn(retentionKinds, kind) && from ? [byKind(kind as RetentionKind, from)] : [])
  const until = textOf(answers['retainUntil'])
  return [...stated, ...(until ? [{ until, because: { zh: `另有规定或约定，保存至${until}`, en: `Something else says to keep it until ${until}` } }] : []), ...byCard(cardRetention.trim(), from)]
}

function byKind(kind: RetentionKind, from: string): Kept {
  const { title, months, choice } = retentionKinds[kind]
  const { value, unit } = choices[choice]
  return { until: monthsAfter(from, months), because: { zh: `${title.zh}保存${value}${unit.zh}（自${from}起）`, en: `${title.en} are kept ${value} ${unit.en} from ${from}` } }
}

const reviseCard: Words = { zh: '确已不需长期保存的，先修订信息卡的保存期限（登记仍有效的办理变动登记，没有登记或者登记已失效的直接修订），再提出销毁', en: 'If it need not be kept that long any more, revise the term of retention on the card first, by a change registration while its registration stands, else directly' }

/** What the card says under its term of retention: for good, a number of years or months, or words that people must judge. */
function byCard(said: string, from: string): Kept[] {
  if (/永久|长期/.test(said)) return [{ until: null, because: { zh: `信息卡载明保存期限“${said}”`, en: `The card says it is kept “${said}”` }, remedy: reviseCard }]
  const [, count, unit] = /^(?:不少于)?\s*(\d{1,3})\s*(年|个月|月)/.exec(said) ?? []
  return count && unit && from ? [{ until: monthsAfter(from, unit === '年' ? Number(count) * 12 : Number(count)), because: { zh: `信息卡载明保存期限“${said}”（自${from}起）`, en: `The card says it is kept “${said}”, from ${from}` } }] : []
}

/** The day from which nothing is to be kept any more, the day after the longest period, with what decides it; `day` is null when something is kept for good. */
export function earliestDay(answers: Readonly<Record<string, unknown>>, cardRetention: string): { day: string | null; because: Words; remedy?: Words } {
  const kept = keptOf(answers, cardRetention)
  const forGood = kept.find((each) => each.until === null)
  const last = forGood ?? kept.toSorted((a, b) => (a.until! < b.until! ? 1 : -1))[0]
  return last ? { ...last, day: last.until && daysAfter(last.until, 1) } : { day: textOf(answers['retainFrom']) || null, because: { zh: '所列各项都没有保存期', en: 'None of what is listed has a time it must be kept' } }
}

/** Why the data must still be kept on a day, or null; says what is missing while the check is not filled in. Pure. */
export function whyKept(answers: Readonly<Record<string, unknown>>, cardRetention: string, today: string): Why | null {
  const fields = fieldsOf(forms.destruction)
  const missing = ['retentionKinds', 'retainFrom'].find((field) => !(Array.isArray(answers[field]) ? answers[field].length > 0 : answers[field]))
  if (missing) return notFilled({ zh: `还没有填写“${fields[missing]!.label.zh}”，不能推算最早可销毁日`, en: `“${fields[missing]!.label.en}” is not filled in, so the earliest day cannot be computed` })
  const { day, because, remedy } = earliestDay(answers, cardRetention)
  if (day === null) return { zh: `应当一直保存，不能销毁：${because.zh}`, en: `It must be kept for good: ${because.en}`, ...(remedy ? { remedy } : {}) }
  return day > today ? { zh: `最早可于${day}销毁：${because.zh}`, en: `It may be destroyed from ${day} at the earliest: ${because.en}` } : null
}

/** What a check that holds rests on, in words: the earliest day and what decides it. Pure. */
export function keptWords(answers: Readonly<Record<string, unknown>>, cardRetention: string): Words {
  const { day, because } = earliestDay(answers, cardRetention)
  const card = cardRetention.trim() && keptOf({}, cardRetention).length === 0 && keptOf({ retainFrom: '2000-01-01' }, cardRetention).length === 0 ? { zh: `；信息卡载明保存期限“${cardRetention.trim()}”，由认定人判断`, en: `; the card says “${cardRetention.trim()}”, which people judge` } : { zh: '', en: '' }
  return { zh: `最早可销毁日${day}：${because.zh}${card.zh}`, en: `Earliest day ${day}: ${because.en}${card.en}` }
}

/** What to mind when the time of keeping is said to begin before the last day the data is of, which the card tells (empty where it does not); null otherwise. Pure. */
export function whyBegunEarly(answers: Readonly<Record<string, unknown>>, timeTo: string): Care | null {
  const from = textOf(answers['retainFrom'])
  return from && timeTo > from ? { zh: `保存期起算日${from}早于信息卡所载时域止${timeTo}，请核实最后一条数据形成的日期`, en: `It is said to be kept since ${from}, before ${timeTo}, the last day the card says the data is of: check when its last record was made`, basis: 'choice:retention-days' } : null
}

/** What to mind when the term of retention on the card was changed before: how it was, by whom and when, so that nobody does away with it alone; null when it never was. Pure. */
export function whyTermChanged(changed: TermChanged | null, now: string): Care | null {
  if (!changed) return null
  const terms = (none: string) => [changed.before, now].map((term) => term.trim() || none) as [string, string]
  const [zh, en] = [terms('未填写'), terms('nothing')]
  return { zh: `信息卡的保存期限由“${zh[0]}”改为“${zh[1]}”（${changed.by}，${changed.on}），请核实依据`, en: `The term of retention on the card was changed from “${en[0]}” to “${en[1]}” (${changed.by}, ${changed.on}): check on what ground`, basis: '§4.9' }
}

/** Two things to mind as one; the first says on what they rest. Pure. */
export function bothCares(one: Care | null, two: Care | null): Care | null {
  return one && two ? { zh: `${one.zh}；${two.zh}`, en: `${one.en}. ${two.en}`, basis: one.basis } : one ?? two
}
