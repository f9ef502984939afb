import type { ColumnFinding, SemanticType } from '#contract/findings.ts'
import type { FindingChange } from '#contract/inventory.ts'
import { choices } from '#law/choices.ts'
import type { Words } from '#law/words.ts'
import { divergence } from './drift.ts'

type Rows = { readonly before: number; readonly after: number }
type Drift = Pick<FindingChange, 'before' | 'after' | 'words'> & { measure: number }
const VOLUME = choices['volume-change'].value / 100
/** A list of shapes as long as a scan keeps may lack some. */
const MOST_SHAPES = 10
/** A check that fewer values pass, then and now, is passed by chance. */
const MOSTLY = 0.5
/** What is checked of any value and proves no number right. */
const PLAIN = new Set(['integer', 'decimal', 'digits', 'boolean', 'date', 'datetime', 'json'])
/** Long texts differ in shape and length from one person to the next. */
const LOOSE = new Set<SemanticType>(['free_text', 'free_text_pii', 'biometric', 'geometry', 'empty'])

/**
 * How the values of a personal column, or of one of codes, are spread differently, told by how many pass their check, are different, are
 * how long and of what shape (of codes by the latter two), never by the values; the one that differs most, as a Jensen–Shannon divergence
 * in bits. Null below the threshold, and where the meaning changed. Pure.
 */
export function personalDrift(before: ColumnFinding, after: ColumnFinding, rows: Rows): Drift | null {
  if (before.semanticType !== after.semanticType || before.masked !== after.masked) return null
  const filled = { before: rows.before - before.nulls, after: rows.after - after.nulls }
  const found = [
    ...(after.personal ? [validDrift, distinctDrift] : []),
    ...(LOOSE.has(after.semanticType) ? [] : [lengthDrift, shapeDrift]),
  ]
    .map((drift) => drift(before, after, filled))
    .filter((each) => each !== null)
  const most = found.sort((a, b) => b.measure - a.measure)[0]
  return most && most.measure >= choices['drift-categories'].value ? most : null
}

const percent = (share: number) => `${Number((share * 100).toFixed(1))}%`

/** Two shares of the filled cells against each other. */
function parted(was: number, is: number, filled: Rows): number | null {
  const of = (share: number, all: number) => ({
    top: [
      { text: 'in', count: share * all },
      { text: 'out', count: (1 - share) * all },
    ],
    filled: all,
  })
  return divergence(of(was, filled.before), of(is, filled.after))
}

function told({ name, personal }: ColumnFinding, what: Words, was: string, is: string, measure: number | null): Drift | null {
  return measure === null
    ? null
    : {
        before: was,
        after: is,
        measure,
        words: {
          zh: `字段“${name}”${personal ? '（个人信息，不比较取值）' : ''}${what.zh}变化明显（JS 散度 ${measure.toFixed(2)}），由 ${was} 变为 ${is}`,
          en: `In “${name}”${personal ? ' (personal, values are not compared)' : ''} ${what.en} differs (JS divergence ${measure.toFixed(2)}): ${was} before, ${is} now`,
        },
      }
}

function validDrift(before: ColumnFinding, after: ColumnFinding, filled: Rows): Drift | null {
  const passed = ({ checked }: ColumnFinding, all: number, check: string) =>
    Math.min(1, ((checked[check] ?? 0) + (check === 'id18' ? (checked['id15'] ?? 0) : 0)) / Math.max(all, 1))
  const checks = [
    ...new Set([...Object.keys(before.checked), ...Object.keys(after.checked)].map((check) => (check === 'id15' ? 'id18' : check))),
  ]
    .filter((check) => !PLAIN.has(check))
    .map((check) => [passed(before, filled.before, check), passed(after, filled.after, check)] as const)
  const [was, is] = checks.sort((a, b) => Math.max(...b) - Math.max(...a) || b[0] + b[1] - a[0] - a[1])[0] ?? [0, 0]
  return Math.max(was, is) < MOSTLY
    ? null
    : told(after, { zh: '通过校验的占比', en: 'the share that passes its check' }, percent(was), percent(is), parted(was, is, filled))
}

/** More rows of the same persons' kind have relatively fewer different values, so nothing is said where the volume changed. */
function distinctDrift(before: ColumnFinding, after: ColumnFinding, filled: Rows): Drift | null {
  if (Math.abs(filled.after - filled.before) >= VOLUME * filled.before) return null
  const [was, is] = [Math.min(1, before.distinct / Math.max(filled.before, 1)), Math.min(1, after.distinct / Math.max(filled.after, 1))]
  return told(after, { zh: '不同值占行数的比例', en: 'the share of different values' }, percent(was), percent(is), parted(was, is, filled))
}

/** Where the mean lies between the shortest and the longest of both: never more than the lengths themselves diverge. */
function lengthDrift(before: ColumnFinding, after: ColumnFinding, filled: Rows): Drift | null {
  const [was, is, ends] = [
    before.meanLength,
    after.meanLength,
    [before.minLength, after.minLength, before.maxLength, after.maxLength].filter((end) => end !== null),
  ]
  const [low, high] = [Math.min(...ends), Math.max(...ends)]
  if (was === null || is === null || ends.length < 4 || low === high) return null
  const place = (mean: number) => Math.min(1, Math.max(0, (mean - low) / (high - low)))
  return told(after, { zh: '平均长度', en: 'the mean length' }, String(was), String(is), parted(place(was), place(is), filled))
}

function shapeDrift(before: ColumnFinding, after: ColumnFinding): Drift | null {
  const kept = ({ patterns }: ColumnFinding) => ({
    top: [...Map.groupBy(patterns, (each) => each.text.replaceAll(/\{[\d,]+\}/g, ''))].map(([text, all]) => ({
      text,
      count: all.reduce((sum, each) => sum + each.count, 0),
    })),
    filled: patterns.reduce((sum, each) => sum + each.count, 0),
  })
  if ([before, after].some(({ patterns }) => patterns.length === 0 || patterns.length >= MOST_SHAPES)) return null
  return told(
    after,
    { zh: '各形态的占比', en: 'the mix of shapes' },
    before.patterns[0]!.text,
    after.patterns[0]!.text,
    divergence(kept(before), kept(after)),
  )
}
