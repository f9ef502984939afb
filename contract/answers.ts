import { z } from 'zod'
import type { Field } from '#law/form.ts'
import type { Words } from '#law/words.ts'
import { isCalendarDay } from './identifiers.ts'
import { mostFen } from './money.ts'
import { hasControl, turnsText } from './unseen-signs.ts'
import { type Calculation, calculation } from './valuation/calculation.ts'

/** What a paper answer holds: the SHA-256 of the stored file (64 hex digits, lower case) and the name people gave it. */
export type PaperAnswer = { sha256: string; name: string }
export type ParameterAnswer = { name: string; value: string; source: string }
export type PinAnswer = { field: string; note: string }

/** The answer to one field; dates are 'YYYY-MM-DD', money is whole fen, organisations are ids. */
export type Answer = string | number | boolean | string[] | PaperAnswer | ParameterAnswer[] | PinAnswer[] | Calculation

/** Drafts need the right types and sizes; complete answers also what is required, least lengths and undertakings. */
export type Mode = 'draft' | 'complete'

const DEFAULT_MAX = { text: 1000, 'long-text': 20_000 } as const

/** Counts characters as people do: a rare Chinese character outside the first plane is one. */
export function countCharacters(text: string): number {
  let count = 0
  for (const _ of text) count++
  return count
}

/** Gives the schema of the answer to one field, without its being required; custom issues carry `params.words`. */
export function answerSchema(field: Field, mode: Mode): z.ZodType<Answer> {
  const least = mode === 'complete' ? field.min : undefined
  switch (field.kind) {
    case 'text':
      return textSchema({ lines: false, min: least, max: field.max ?? DEFAULT_MAX.text })
    case 'long-text':
      return textSchema({ lines: true, min: least, max: field.max ?? DEFAULT_MAX['long-text'] })
    case 'choice':
      return z.enum(Object.keys(field.options ?? {}))
    case 'choices':
      return choicesSchema(field, least)
    case 'date':
      return z
        .string()
        .refine(isCivilDate, says({ zh: '日期应为存在的“年-月-日”，如2026-11-23', en: 'Write an existing date as YYYY-MM-DD' }))
    case 'integer':
      return numberSchema(z.int(), field, least)
    case 'decimal':
      return numberSchema(z.number(), field, least)
    case 'money':
      return z
        .int()
        .min(Math.max(least ?? 0, 0))
        .max(Math.min(field.max ?? mostFen, mostFen))
    case 'yes-no':
      return z.boolean()
    case 'paper':
      return paperAnswer
    case 'parameters':
      return listOf(z.strictObject({ name: cell(mode, 100), value: cell(mode, 100), source: cell(mode, 400) }), field, least)
    case 'calculation':
      return calculation
    case 'pins':
      return listOf(z.strictObject({ field: textSchema({ lines: false, min: 1, max: 100 }), note: cell(mode, 1000) }), field, least)
    case 'organisation':
      return z.uuid()
  }
}

/** Answers whether the text is a date that exists, written 'YYYY-MM-DD'. */
export function isCivilDate(text: string): boolean {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)
  return parts !== null && Number(parts[1]) > 0 && isCalendarDay(Number(parts[1]), Number(parts[2]), Number(parts[3]))
}

const fileName = textSchema({ lines: false, min: 1, max: 255 }).refine(
  (name) => !/[/\\]/.test(name),
  says({ zh: '文件名不能含路径', en: 'A file name has no path in it' }),
)

/** The answer of a paper field, wherever one stands. */
export const paperAnswer = z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/), name: fileName })

function says(words: Words): { params: { words: Words } } {
  return { params: { words } }
}

function textSchema(rule: { lines: boolean; min: number | undefined; max: number }): z.ZodType<string> {
  // A hostile length is refused before anything walks over it; two units are the most one character takes.
  const tooLong = says({ zh: `不能超过${rule.max}个字`, en: `At most ${rule.max} characters` })
  const text = z
    .string()
    .refine((value) => value.length <= rule.max * 2 + 1000, { abort: true, ...tooLong })
    .trim()
  const clean = text.refine(
    (value) => !hasControl(value, rule.lines),
    says(
      rule.lines
        ? { zh: '含有不能保存的控制字符', en: 'Contains control characters that cannot be kept' }
        : { zh: '只能写一行，不能含控制字符', en: 'One line, without control characters' },
    ),
  )
  const straight = clean.refine(
    (value) => ![...value].some((sign) => turnsText(sign.charCodeAt(0))),
    says({
      zh: '含有看不见的文字方向控制符（多由网页复制带入），请删去后重新键入',
      en: 'Holds unseen signs that turn the direction of the text, often copied from a web page; type it anew',
    }),
  )
  const short = straight.refine((value) => countCharacters(value) <= rule.max, tooLong)
  const min = rule.min
  return min === undefined
    ? short
    : short.refine(
        (value) => countCharacters(value) >= min,
        says(min === 1 ? { zh: '请填写', en: 'Please fill in' } : { zh: `至少${min}个字`, en: `At least ${min} characters` }),
      )
}

function cell(mode: Mode, max: number): z.ZodType<string> {
  return textSchema({ lines: false, min: mode === 'complete' ? 1 : undefined, max })
}

function choicesSchema(field: Field, least: number | undefined): z.ZodType<string[]> {
  const options = Object.keys(field.options ?? {})
  return z
    .array(z.enum(options))
    .min(least ?? 0)
    .max(field.max ?? options.length)
    .refine((chosen) => new Set(chosen).size === chosen.length, says({ zh: '同一项只能选一次', en: 'Choose each only once' }))
}

function numberSchema(base: z.ZodNumber, field: Field, least: number | undefined): z.ZodType<number> {
  const above = least === undefined ? base : base.min(least)
  return field.max === undefined ? above : above.max(field.max)
}

function listOf<T extends ParameterAnswer | PinAnswer>(row: z.ZodType<T>, field: Field, least: number | undefined): z.ZodType<T[]> {
  return z
    .array(row)
    .min(least ?? 0)
    .max(field.max ?? 100)
}
