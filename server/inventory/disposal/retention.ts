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

/**
 * The last day of a period of so many months that began on a day, which is not counted: the same day of the last month, or its end where
 * that month is shorter (choice:retention-days).
 */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
}

/** Everything the stated check of retention and the card demand, each with its day; nothing when nothing is to be kept. Pure. */
export function keptOf(answers: Readonly<Record<string, unknown>>, cardRetention: string): Kept[] {
  const from = textOf(answers['retainFrom'])
  const kinds = Array.isArray(answers['retentionKinds']) ? answers['retentionKinds'].map(String) : []
  const stated = kinds.flatMap((kind): Kept[] =>
    kind === 'destruction-record'
      ? [
          {
            until: null,
            because: {
              zh: `${keptForGood.title.zh}永久保存（暂行做法：${choices[keptForGood.choice].title.zh}）`,
              en: `${keptForGood.title.en} are kept for good`,
            },
          },
        ]
      : Object.hasOwn(retentionKinds, kind) && from
        ? [byKind(kind as RetentionKind, from)]
        : [],
  )
  const until = textOf(answers['retainUntil'])
  return [
    ...stated,
    ...(until ? [{ until, because: { zh: `另有规定或约定，保存至${until}`, en: `Something else says to keep it until ${until}` } }] : []),
    ...byCard(cardRetention.trim(), from),
  ]
}

function byKind(kind: RetentionKind, from: string): Kept {
  const { title, months, choice } = retentionKinds[kind]
  const { value, unit } = choices[choice]
  return {
    until: monthsAfter(from, months),
    because: { zh: `${title.zh}保存${value}${unit.zh}（自${from}起）`, en: `${title.en} are kept ${value} ${unit.en} from ${from}` },
  }
}

const reviseCard: Words = {
  zh: '确已不需长期保存的，先修订信息卡的保存期限（登记仍有效的办理变动登记，没有登记或者登记已失效的直接修订），再提出销毁',
  en: 'If it need not be kept that long any more, revise the term of retention on the card first, by a change registration while its registration stands, else directly',
}

const digits = '零一二三四五六七八九'
/** A number below a thousand, in digits or in Chinese. */
function numberOf(said: string): number {
  if (/^\d/.test(said)) return Number(said)
  const [, hundreds, hundred, tens, ten, ones] =
    /^(?:(.?)(百))?零?(?:(.?)(十))?(.?)$/u.exec(said.replaceAll('两', '二').replaceAll('〇', '零')) ?? []
  const digit = (of: string | undefined, otherwise: number) => (of ? Math.max(digits.indexOf(of), 0) : otherwise)
  return (hundred ? digit(hundreds, 1) * 100 : 0) + (ten ? digit(tens, 1) * 10 : 0) + digit(ones, 0)
}

const number = '\\d{1,3}|[零〇一二两三四五六七八九十百]+'
/** A period among the words, with the months beyond its years; a date (2020年, 2020年5月) and 年度 are none. */
const period = new RegExp(`(?<![\\d年第每])(${number})\\s*(?:(年)(?!度)(?:\\s*(半)|(?:零|又)?\\s*(${number})\\s*个?月)?|个?月)`, 'gu')
/** A card that says a period and nothing else. */
const alone = new RegExp(
  `^(?:保存|保管|留存)?(?:期限?)?(?:为|：|:)?(?:不少于|不低于|至少|最少)?\\s*(?:${period.source})(?:（含）)?(?:以上|及以上)?$`,
  'u',
)

/** The longest period the card names, in months; 0 when none can be read. */
function monthsSaid(said: string): number {
  return Math.max(
    0,
    ...[...said.matchAll(period)].map(([, count = '', years, half, more]) =>
      years ? numberOf(count) * 12 + (half ? 6 : more ? numberOf(more) : 0) : numberOf(count),
    ),
  )
}

const isForGood = (said: string): boolean => /永久|长期/.test(said)

/** What the card says under its term of retention: for good, the longest number of years or months it names, or words that people must judge. */
function byCard(said: string, from: string): Kept[] {
  if (isForGood(said))
    return [{ until: null, because: { zh: `信息卡载明保存期限“${said}”`, en: `The card says it is kept “${said}”` }, remedy: reviseCard }]
  const months = monthsSaid(said)
  return months > 0 && from
    ? [
        {
          until: monthsAfter(from, months),
          because: { zh: `信息卡载明保存期限“${said}”（自${from}起）`, en: `The card says it is kept “${said}”, from ${from}` },
        },
      ]
    : []
}

/** What to mind when the card says more under its term of retention than a period, or nothing a period can be read from; null otherwise. Pure. */
export function whyJudged(cardRetention: string): Care | null {
  const said = cardRetention.trim()
  const months = monthsSaid(said)
  if (said === '' || isForGood(said) || (alone.test(said) && months > 0)) return null
  return months > 0
    ? {
        zh: `信息卡载明保存期限“${said}”，平台按其中最长的${months}个月推算，请对照原文核实`,
        en: `The card says it is kept “${said}”; the longest period in it, ${months} months, was counted: check it against the words`,
        basis: 'choice:retention-days',
      }
    : {
        zh: `信息卡载明保存期限“${said}”，平台读不出期限，没有计入，请认定人核实是否已满`,
        en: `The card says it is kept “${said}”; no period can be read from it and none was counted: whoever recognises it checks that it is over`,
        basis: 'choice:retention-days',
      }
}

/** The day from which nothing is to be kept any more, the day after the longest period, with what decides it; `day` is null when something is kept for good. */
export function earliestDay(
  answers: Readonly<Record<string, unknown>>,
  cardRetention: string,
): { day: string | null; because: Words; remedy?: Words } {
  const kept = keptOf(answers, cardRetention)
  const forGood = kept.find((each) => each.until === null)
  const last = forGood ?? kept.toSorted((a, b) => (a.until! < b.until! ? 1 : -1))[0]
  return last
    ? { ...last, day: last.until && daysAfter(last.until, 1) }
    : {
        day: textOf(answers['retainFrom']) || null,
        because: { zh: '所列各项都没有保存期', en: 'None of what is listed has a time it must be kept' },
      }
}

/** Why the data must still be kept on a day, or null; says what is missing while the check is not filled in. Pure. */
export function whyKept(answers: Readonly<Record<string, unknown>>, cardRetention: string, today: string): Why | null {
  const fields = fieldsOf(forms.destruction)
  const missing = ['retentionKinds', 'retainFrom'].find(
    (field) => !(Array.isArray(answers[field]) ? answers[field].length > 0 : answers[field]),
  )
  if (missing)
    return notFilled({
      zh: `还没有填写“${fields[missing]!.label.zh}”，不能推算最早可销毁日`,
      en: `“${fields[missing]!.label.en}” is not filled in, so the earliest day cannot be computed`,
    })
  const { day, because, remedy } = earliestDay(answers, cardRetention)
  if (day === null)
    return { zh: `应当一直保存，不能销毁：${because.zh}`, en: `It must be kept for good: ${because.en}`, ...(remedy ? { remedy } : {}) }
  return day > today
    ? { zh: `最早可于${day}销毁：${because.zh}`, en: `It may be destroyed from ${day} at the earliest: ${because.en}` }
    : null
}

/** What a check that holds rests on, in words: the earliest day and what decides it. Pure. */
export function keptWords(answers: Readonly<Record<string, unknown>>, cardRetention: string): Words {
  const { day, because } = earliestDay(answers, cardRetention)
  return { zh: `最早可销毁日${day}：${because.zh}`, en: `Earliest day ${day}: ${because.en}` }
}

/**
 * What to mind when the time of keeping is said to begin before the last day the data is of, which the card tells (empty where it does
 * not); null otherwise. Pure.
 */
export function whyBegunEarly(answers: Readonly<Record<string, unknown>>, timeTo: string): Care | null {
  const from = textOf(answers['retainFrom'])
  return from && timeTo > from
    ? {
        zh: `保存期起算日${from}早于信息卡所载时域止${timeTo}，请核实最后一条数据形成的日期`,
        en: `It is said to be kept since ${from}, before ${timeTo}, the last day the card says the data is of: check when its last record was made`,
        basis: 'choice:retention-days',
      }
    : null
}

/**
 * What to mind when the term of retention on the card was changed before: each change, by whom and when, so that nobody does away with it
 * alone, in one step or several; null when it never was. Pure.
 */
export function whyTermChanged(changes: readonly TermChanged[], now: string): Care | null {
  const [first] = changes
  if (!first) return null
  const told = (term: string, none: string) => term.trim() || none
  const after = changes.map(({ by, on }, n) => ({ term: changes[n + 1]?.before ?? now, by, on }))
  return {
    zh: `信息卡的保存期限由“${told(first.before, '未填写')}”${after.map(({ term, by, on }, n) => `${n === 0 ? '' : '又'}改为“${told(term, '未填写')}”（${by}，${on}）`).join('，')}，请核实依据`,
    en: `The term of retention on the card was changed from “${told(first.before, 'nothing')}” ${after.map(({ term, by, on }) => `to “${told(term, 'nothing')}” (${by}, ${on})`).join(', then ')}: check on what ground`,
    basis: '§4.9',
  }
}
