import type { ColumnFinding, PhysicalType, SemanticType } from '#contract/findings.ts'
import type { FindingChange } from '#contract/inventory.ts'
import { physicalWords, semanticTypeWords } from '#contract/semantic-words.ts'
import { choices } from '#law/choices.ts'
import type { Words } from '#law/words.ts'
import { areApart, areOthers, divergence, stabilityIndex } from './drift.ts'
import { personalDrift } from './personal-drift.ts'

const NULLS = choices['nulls-change'].value / 100
const FEW_VALUES = 50
/** A kind of meaning is proposed rather than guessed from here on. */
const LIKELY = 0.6

/** Kinds that differ from year to year by what they are, or whose values say nothing in their order. */
const moving = new Set<SemanticType>([
  'date',
  'datetime',
  'timestamp',
  'year',
  'month',
  'record_id',
  'code',
  'birth_date',
  'free_text',
  'free_text_pii',
  'geometry',
  'empty',
])
const lettered = new Set<SemanticType>([
  'id_number',
  'passport',
  'travel_permit',
  'social_security_no',
  'student_no',
  'exam_ticket_no',
  'medical_record_no',
  'card_no',
  'cert_no',
  'driving_licence_no',
])
const wider: Partial<Record<PhysicalType, readonly PhysicalType[]>> = {
  empty: ['text', 'integer', 'decimal', 'boolean', 'date', 'datetime', 'json', 'geometry'],
  integer: ['decimal'],
  date: ['datetime'],
}

/** What became different about one column between two scans; empty when nothing did. Pure. */
export function columnChanges(before: ColumnFinding, after: ColumnFinding, rows: { before: number; after: number }): FindingChange[] {
  return [
    typeChange(before, after),
    ...meaningChanges(before, after),
    nullsChange(before, after),
    distributionChange(before, after, rows),
  ].filter((c) => c !== null)
}

function typeChange(before: ColumnFinding, after: ColumnFinding): FindingChange | null {
  if (before.physicalType === after.physicalType) return null
  // Identity numbers and the like are whole numbers or texts by how many of a few rows end in a letter.
  const isNumber =
    lettered.has(after.semanticType) &&
    before.semanticType === after.semanticType &&
    [before, after].every((c) => c.physicalType === 'integer' || c.physicalType === 'text')
  const attention = !isNumber && !wider[before.physicalType]?.includes(after.physicalType)
  const [was, is] = [physicalWords[before.physicalType], physicalWords[after.physicalType]]
  return {
    what: 'type-changed',
    column: after.name,
    before: before.physicalType,
    after: after.physicalType,
    measure: null,
    attention,
    words: {
      zh: `字段“${after.name}”的数据类型由“${was.zh}”变为“${is.zh}”`,
      en: `The data type of “${after.name}” went from “${was.en}” to “${is.en}”`,
    },
  }
}

/**
 * That persons are told of now says more than that kind and grade differ, so it stands alone. What a person decided last time and is
 * offered again now is no change of the data.
 */
function meaningChanges(before: ColumnFinding, after: ColumnFinding): FindingChange[] {
  if (after.suggestion && after.suggestion.semanticType === before.semanticType && after.suggestion.grade === before.grade) return []
  const changes: FindingChange[] = []
  const [was, is] = [semanticTypeWords(before.semanticType), semanticTypeWords(after.semanticType)]
  if (after.personal && !before.personal)
    return [
      {
        what: 'personal-appeared',
        column: after.name,
        before: before.semanticType,
        after: after.semanticType,
        measure: after.confidence,
        attention: true,
        words: {
          zh: `字段“${after.name}”上次不是个人信息（${was.zh}），这次是（${is.zh}，${after.grade}级）`,
          en: `“${after.name}” told nothing of persons last time (${was.en}) and does now (${is.en}, grade ${after.grade})`,
        },
      },
    ]
  if (before.semanticType !== after.semanticType)
    changes.push({
      what: 'meaning-changed',
      column: after.name,
      before: before.semanticType,
      after: after.semanticType,
      measure: after.confidence,
      attention: before.grade === after.grade && Math.min(before.confidence, after.confidence) >= LIKELY,
      words: {
        zh: `字段“${after.name}”的含义由“${was.zh}”变为“${is.zh}”`,
        en: `The meaning of “${after.name}” went from “${was.en}” to “${is.en}”`,
      },
    })
  if (before.grade !== after.grade)
    changes.push({
      what: 'grade-changed',
      column: after.name,
      before: String(before.grade),
      after: String(after.grade),
      measure: after.grade - before.grade,
      attention: true,
      words: {
        zh: `字段“${after.name}”由${before.grade}级变为${after.grade}级：${after.gradeReason.zh}`,
        en: `“${after.name}” went from grade ${before.grade} to ${after.grade}: ${after.gradeReason.en}`,
      },
    })
  return changes
}

/** A share as people read it. */
export const percent = (share: number) => `${(share * 100).toFixed(1).replace(/\.0$/, '')}%`

function nullsChange(before: ColumnFinding, after: ColumnFinding): FindingChange | null {
  const measure = after.nullRatio - before.nullRatio
  // Shares are kept to six places, so a difference of just the threshold may come out a hair below it.
  if (Math.abs(measure) < NULLS - 1e-9) return null
  return {
    what: 'nulls-changed',
    column: after.name,
    before: percent(before.nullRatio),
    after: percent(after.nullRatio),
    measure,
    attention: measure > 0,
    words: {
      zh: `字段“${after.name}”的空值率由 ${percent(before.nullRatio)} 变为 ${percent(after.nullRatio)}`,
      en: `The share of nulls in “${after.name}” went from ${percent(before.nullRatio)} to ${percent(after.nullRatio)}`,
    },
  }
}

function distributionChange(before: ColumnFinding, after: ColumnFinding, rows: { before: number; after: number }): FindingChange | null {
  // A unit that became ten thousand makes whole numbers broken ones: they are numbers still.
  if (before.physicalType !== after.physicalType && !(before.numbers && after.numbers)) return null
  if ((before.personal && after.personal) || (before.semanticType === 'code' && after.semanticType === 'code'))
    return drifted(after, personalDrift(before, after, rows))
  if (moving.has(before.semanticType) || moving.has(after.semanticType) || before.personal || after.personal) return null
  const isCounted = before.top.length > 0 && after.top.length > 0 && Math.max(before.distinct, after.distinct) <= FEW_VALUES
  return drifted(after, isCounted ? categoriesDrift(before, after, rows) : numbersDrift(before, after))
}

const drifted = ({ name }: ColumnFinding, found: Drift | null): FindingChange | null =>
  found && { what: 'distribution-changed', column: name, attention: true, ...found }

type Drift = Pick<FindingChange, 'before' | 'after' | 'measure' | 'words'>

function numbersDrift(before: ColumnFinding, after: ColumnFinding): Drift | null {
  const [then, now] = [before.numbers, after.numbers]
  if (!then || !now) return null
  const measure = stabilityIndex(then, now)
  if (measure === null ? !areApart(then, now) : measure < choices['drift-numbers'].value) return null
  const middle = ({ quantiles, mean }: typeof then) => String(Number((quantiles['0.5'] ?? mean).toPrecision(4)))
  const [was, is] = [middle(then), middle(now)]
  const said =
    measure === null
      ? { zh: `字段“${after.name}”的数值范围与上次没有重叠`, en: `The numbers in “${after.name}” and those before have no range in common` }
      : {
          zh: `字段“${after.name}”的数值分布变化明显（PSI ${measure.toFixed(2)}）`,
          en: `The numbers in “${after.name}” are spread differently (PSI ${measure.toFixed(2)})`,
        }
  return { before: was, after: is, measure, words: joined(said, middles(was, is)) }
}

function categoriesDrift(before: ColumnFinding, after: ColumnFinding, rows: { before: number; after: number }): Drift | null {
  const [then, now] = [
    { ...before, filled: rows.before - before.nulls },
    { ...after, filled: rows.after - after.nulls },
  ]
  const measure = divergence(then, now)
  if (measure === null ? !areOthers(then, now) : measure < choices['drift-categories'].value) return null
  const first = ({ top }: ColumnFinding) => top[0]!.text.slice(0, 40)
  const said =
    measure === null
      ? { zh: `字段“${after.name}”的取值与上次没有一个相同`, en: `None of the values in “${after.name}” was there before` }
      : {
          zh: `字段“${after.name}”各取值的占比变化明显（JS 散度 ${measure.toFixed(2)}）`,
          en: `The values of “${after.name}” are shared out differently (JS divergence ${measure.toFixed(2)})`,
        }
  return { before: first(before), after: first(after), measure, words: joined(said, firsts(first(before), first(after))) }
}

const joined = (said: Words, more: Words): Words => ({ zh: said.zh + more.zh, en: said.en + more.en })
const middles = (was: string, is: string): Words => ({ zh: `，中位数由 ${was} 变为 ${is}`, en: `; their middle went from ${was} to ${is}` })
const firsts = (was: string, is: string): Words =>
  was === is
    ? { zh: `，最常见的仍是“${is}”`, en: `; the most frequent is “${is}” as before` }
    : { zh: `，最常见的由“${was}”到“${is}”`, en: `; the most frequent was “${was}” and is “${is}”` }

/** The change without values of the data: how much differs stays, what it was and is goes. The same one where it tells none. Pure. */
export function withoutValues(change: FindingChange): FindingChange {
  const told =
    change.what === 'distribution-changed' &&
    [middles, firsts]
      .map((words) => words(change.before, change.after))
      .find(({ zh, en }) => change.words.zh.endsWith(zh) && change.words.en.endsWith(en))
  return told
    ? {
        ...change,
        before: '',
        after: '',
        words: { zh: change.words.zh.slice(0, -told.zh.length), en: change.words.en.slice(0, -told.en.length) },
      }
    : change
}
