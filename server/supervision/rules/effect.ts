import type { ParameterEffect } from '#contract/supervision-rulings.ts'
import { daysAfter, isLoaded, isWorkingDay } from '#contract/working-days.ts'
import type { ChoiceShape } from '#law/choices/choice.ts'
import { kindOf, type Line, parameterKinds, type RecordedFact, recordedFacts } from '#law/readings.ts'
import type { Words } from '#law/words.ts'
import type { Tx } from '#server/db/transaction.ts'
import { invalid } from '#server/denied.ts'
import { countEffect, type EffectAsked, effectQuery, listEffect } from './effect.view.sql.ts'
import { factOf, partsOf, partTitle } from './facts/all.ts'

/** How many records are listed. */
const listed = 20
/** Days whose working days are counted: those a case of the last year may have begun on. */
const lookedBack = 1100

/** Who asks, of what day: the moment, the civil day by the platform's clock and by the real one. */
export type EffectAsker = { readonly role: string; readonly at: Date; readonly today: string; readonly real: string }

const shapes: {
  readonly [of in 'number' | 'term' | 'reminder' | 'day' | 'date' | 'text']: { readonly fits: RegExp; readonly says: Words }
} = {
  number: { fits: /^\d{1,8}(\.\d{1,4})?$/, says: { zh: '这个参数是数字', en: 'The parameter is a number' } },
  term: { fits: /^\d{1,5}(\.\d{1,4})?$/, says: { zh: '期限是不超过五位的数字', en: 'A term is a number of at most five digits' } },
  reminder: {
    fits: /^\d{1,3}(,\d{1,3}){0,5}$/,
    says: { zh: '填写提前的天数，用英文逗号隔开，如 60,30,7', en: 'Numbers of days with commas, such as 60,30,7' },
  },
  day: { fits: /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, says: { zh: '填写月和日，如 03-31', en: 'Month and day, such as 03-31' } },
  date: { fits: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, says: { zh: '填写日期，如 2026-11-23', en: 'A day, such as 2026-11-23' } },
  text: { fits: /^\S{1,40}$/, says: { zh: '填写新值，不含空格', en: 'A value without spaces' } },
}

/** What is wrong with the shape of a value for a parameter, in words; null when it fits. Pure. */
export function whyNotValue({ value, reads }: ChoiceShape, given: string): Words | null {
  if (value === undefined || reads === undefined) return { zh: '没有这个参数', en: 'There is no such parameter' }
  const kind = kindOf(reads)
  const shape =
    typeof value === 'number'
      ? shapes[kind === 'term' ? 'term' : 'number']
      : kind === 'reminder'
        ? shapes.reminder
        : kind !== 'day'
          ? shapes.text
          : shapes[/^\d{4}-/.test(value) ? 'date' : 'day']
  if (!shape.fits.test(given)) return shape.says
  if (kind === 'day' && shape !== shapes.number && !isDay(shape === shapes.day ? `2000-${given}` : given))
    return { zh: `没有${given}这一天`, en: `There is no ${given}` }
  return kind === 'reminder' && new Set(given.split(',').map(Number)).size < given.split(',').length
    ? { zh: '同一个天数不写两次', en: 'The same number of days is not written twice' }
    : null
}

/** Whether a day is in the calendar; 29 February is, where the year is a leap year. */
const isDay = (day: string) => new Date(`${day}T00:00:00Z`).toISOString().startsWith(day)

/** How many working days there were until each of the last days, from the first of them; weekends only where no calendar is loaded. */
function workdaysUntil(last: string): [string, number][] {
  let n = 0
  return Array.from({ length: lookedBack }, (_, back) => daysAfter(last, back + 1 - lookedBack)).map((day) => [
    day,
    (n += Number(isLoaded(day) ? isWorkingDay(day) : ![0, 6].includes(new Date(day).getUTCDay()))),
  ])
}

/**
 * What another value of a parameter would have changed in the last year (§8.4, choice:parameter-versions): the records it is read against,
 * as far as the asker may see them, by both values; or, in words, why nothing recorded depends on it. A 400 where there is no such
 * parameter or the value has another shape.
 */
export async function effectOf(
  tx: Tx,
  choice: string,
  recorded: ChoiceShape | undefined,
  proposed: string,
  asker: EffectAsker,
): Promise<ParameterEffect> {
  if (recorded?.value === undefined) throw invalid([{ field: 'choice', message: { zh: '没有这个参数', en: 'There is no such parameter' } }])
  const why = whyNotValue(recorded, proposed)
  if (why) throw invalid([{ field: 'value', message: why }])
  const { value, reads } = recorded
  const [first, last] = [daysAfter(asker.today, -365), asker.today]
  const said = {
    choice,
    present: String(value),
    value: proposed,
    kind: kindOf(reads),
    kindTitle: parameterKinds[kindOf(reads)],
    from: first,
    until: last,
  }
  if (typeof reads !== 'string') return { ...said, nothing: reads.nothing, read: null }
  const words: {
    readonly title: Words
    readonly outcome: Words
    readonly line: Line
    readonly note?: Words
    readonly readBy?: 'data-bureau'
  } = recordedFacts[reads]
  if (words.readBy && words.readBy !== asker.role)
    return {
      ...said,
      nothing: {
        zh: `这个参数对照“${words.title.zh}”推算，这类记录只有市数据局看得到：请由市数据局推算后告知。`,
        en: `It is read against ${words.title.en}, which only the Data Bureau reads: ask the Data Bureau what would change.`,
      },
      read: null,
    }
  const asked: EffectAsked = {
    present: String(value),
    proposed,
    isNumber: typeof value === 'number',
    first,
    last,
    at: asker.at,
    real: asker.real,
    workdays: workdaysUntil(last),
  }
  return {
    ...said,
    nothing: null,
    read: {
      title: words.title,
      outcome: words.outcome,
      line: words.line,
      note: words.note ?? null,
      isPartial: asker.role !== 'data-bureau',
      ...(await readEffect(tx, choice, reads, words.line, asked)),
    },
  }
}

async function readEffect(
  tx: Tx,
  choice: string,
  reads: RecordedFact,
  line: Line,
  asked: EffectAsked,
): Promise<Pick<NonNullable<ParameterEffect['read']>, 'query' | 'parts' | 'items' | 'total'>> {
  const query = effectQuery(factOf(reads, choice), line)
  const found = await countEffect(tx, query, line, asked)
  const empty = partsOf(reads, choice)
    .filter((part) => !found.some((each) => each.part === part))
    .map((part) => ({ part, records: 0, before: 0, after: 0, changed: 0 }))
  const parts = [...found, ...empty].map(({ part, ...counts }) => ({ key: part, title: partTitle(part, choice), ...counts }))
  const sum = (of: 'records' | 'changed') => parts.reduce((n, part) => n + part[of], 0)
  const times = (of: 'before' | 'after') => (line === 'value' ? null : parts.reduce((n, part) => n + (part[of] ?? 0), 0))
  const changed = sum('changed')
  const items = changed === 0 ? [] : await listEffect(tx, query, asked, listed)
  return {
    query,
    parts,
    total: { records: sum('records'), before: times('before'), after: times('after'), changed },
    items: items.map(({ part, ...item }) => ({ ...item, title: partTitle(part, choice) })),
  }
}
