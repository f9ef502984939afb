import { cardQuestions } from '#law/card-questions.ts'
import { forms } from '#law/forms.ts'
import type { Words } from '#law/words.ts'
import type { CardDraft } from './findings.ts'
import { type Answers, fieldsOf, isAsked } from './forms.ts'

const fields = fieldsOf(forms['information-card'])
/** The account title the clause names for information cards (§3.8). */
const ACCOUNT_TITLE = '无形资产—专利及信息数据等'

/** The items no scan can know for which the platform proposes what is usual; people look at each. */
export const usualItems = ['category', 'rightsTerm', 'disputed', 'sharing', 'opening', 'department', 'responsible'] as const

/** Turns the scanner's draft into answers of the information card; what it does not know stays empty for people to fill. */
export function answersOfDraft(draft: CardDraft): Answers {
  const answers: { [field: string]: Answers[string] | null } = {
    name: cut(draft.name, 40),
    summary: cut(draft.summary, 400),
    industry: draft.industry,
    subject: draft.subject === null ? null : cut(draft.subject, 60),
    records: draft.records,
    bytes: draft.bytes,
    dataForm: known(draft.dataForm),
    fields: cut(draft.fields.map((field) => field.name).join('\n'), 20_000),
    timeFrom: day(draft.timeFrom),
    timeTo: day(draft.timeTo),
    region: draft.region === null ? null : cut(draft.region, 100),
    updateFrequency: known(draft.updateFrequency),
    origin: draft.origin,
    grade: String(draft.grade),
    containsPersonal: draft.containsPersonal,
    containsSensitive: draft.containsSensitive,
    qualityScore: draft.qualityScore === null ? null : Math.round(draft.qualityScore * 1000) / 10,
    digest: draft.digest,
    accountTitle: ACCOUNT_TITLE,
    ...(draft.containsImportant ? {} : { importance: 'general' }),
  }
  return Object.fromEntries(
    Object.entries(answers).filter((entry): entry is [string, Answers[string]] => entry[1] !== null && entry[1] !== ''),
  )
}

/** What is still to be asked for a card: each item without an answer that a scan cannot know, with the question in words. */
export function openQuestions(card: Readonly<Record<string, unknown>>): { field: string; ask: Words }[] {
  return Object.entries(cardQuestions)
    .filter(([field]) => (card[field] === undefined || card[field] === null || card[field] === '') && isAsked(fields[field]!, card))
    .map(([field, ask]) => ({ field, ask }))
}

/** What is to be asked after a scan, before anybody filled anything. */
export function openItems(draft: CardDraft): CardDraft['open'] {
  return openQuestions(answersOfDraft(draft))
}

function known(word: string): string | null {
  return word === 'unknown' ? null : word
}

function day(time: string | null): string | null {
  return time === null ? null : (/^\d{4}-\d\d-\d\d/.exec(time)?.[0] ?? null)
}

/** Keeps the first characters of a text, counted as people count them, without control characters. */
function cut(text: string, max: number): string {
  const clean = text.toWellFormed().replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]/g, ' ')
  return [...clean].slice(0, max).join('').trim()
}
