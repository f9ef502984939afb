import type { ColumnFinding, Finding } from '#contract/findings.ts'
import type { FindingChange } from '#contract/inventory.ts'
import { choices } from '#law/choices.ts'
import { columnChanges, percent } from './column-changes.ts'
import { fileChanges } from './file-changes.ts'
import { layoutChanges, lostHeader } from './layout-changes.ts'
import { lostKeys } from './lost-keys.ts'
import { differingColumns, renamedColumns } from './renamed-columns.ts'
import { needsLook, rowsTurned } from './rows-turned.ts'
import { ruleChanges, ruledColumn } from './rule-changes.ts'

const VOLUME = choices['volume-change'].value / 100
const QUALITY = choices['quality-change'].value / 100

/**
 * What became different between two scans of one dataset, the things to look at first; `attention` only where somebody must look.
 * A single `unchanged` when nothing did. Columns that carry sketches are recognised under another name. Pure.
 */
export function compareFindings(before: Finding, after: Finding): FindingChange[] {
  const was = byName(before.columns)
  const { gone, come } = differingColumns(before, after)
  const headless = lostHeader(before, after)
  const renamed = headless ? new Map(after.columns.map((c, at) => [c, before.columns[at]!])) : renamedColumns(gone, come)
  const files = fileChanges(before, after)
  const ruled = new Set((after.quality?.rules ?? []).map(ruledColumn))
  const rows = { before: before.sampledRows ?? before.rows, after: after.sampledRows ?? after.rows }
  const turned = rowsTurned(before, after)
  const asFarAsRead = before.mode === after.mode ? (change: FindingChange) => change : ofSample
  const kept =
    turned ??
    after.columns.flatMap((c) => {
      const earlier = was.get(c.name) ?? renamed.get(c)
      return earlier ? columnChanges(earlier, c, rows) : []
    })
  const changes = [
    ...(headless ? [headless] : [...renamed].map(([now, then]) => renamedChange(then, now, ruled.has(then.name)))),
    ...gone.filter((c) => ![...renamed.values()].includes(c)).map(droppedChange),
    ...come.filter((c) => !renamed.has(c) && !(turned && before.columns.length === 0)).map(addedChange),
    ...kept.map(asFarAsRead).map(ofEdition(before, after)),
    ...(turned || headless ? [] : lostKeys(before, after, new Map([...renamed].map(([now, then]) => [then.name, now.name])))),
    ...(files?.changes ?? []),
    ...(turned
      ? []
      : [volumeChange(before, after, files?.isExplained ?? false), qualityChange(before, after)]
          .filter((c) => c !== null)
          .map(asFarAsRead)),
    // Rules name their columns, so without a header none of them can run.
    ...(headless ? [] : ruleChanges(before, after, new Set([...renamed.values()].map(({ name }) => name)))),
    ...layoutChanges(before, after),
  ]
  return changes.length > 0 ? changes.sort((a, b) => Number(b.attention) - Number(a.attention)) : [unchanged]
}

const unchanged: FindingChange = {
  what: 'unchanged',
  column: null,
  before: '',
  after: '',
  measure: null,
  attention: false,
  words: { zh: '与上次扫描相比没有需要说明的变化', en: 'Nothing worth telling has changed since the last scan' },
}

/** What only the rows that were read say: nobody has to look where one scan read some of them and the other all. */
const bySample = new Set<FindingChange['what']>(['nulls-changed', 'distribution-changed', 'quality-changed'])
function ofSample(change: FindingChange): FindingChange {
  if (!bySample.has(change.what)) return change
  return {
    ...change,
    attention: false,
    words: {
      zh: `抽样与全量相比，差别可能由抽样而来：${change.words.zh}`,
      en: `A sample against all rows, which may make the difference: ${change.words.en}`,
    },
  }
}

/** What a newer edition of the scanner or its rules may see otherwise in the same values. */
const byRules = new Set<FindingChange['what']>(['meaning-changed', 'grade-changed', 'personal-appeared'])
function ofEdition(before: Finding, after: Finding): (change: FindingChange) => FindingChange {
  if (before.scannerVersion === after.scannerVersion && before.ruleVersion === after.ruleVersion) return (change) => change
  const isSame = before.digest.sha256 !== '' && before.digest.sha256 === after.digest.sha256
  const said = isSame
    ? { zh: '文件内容未变，由识别规则更新而来：', en: 'The file is the same; by newer rules of recognition: ' }
    : { zh: '识别规则已更新，可能由此而来：', en: 'The rules of recognition are newer, which may be why: ' }
  return (change) =>
    byRules.has(change.what) ? { ...change, words: { zh: said.zh + change.words.zh, en: said.en + change.words.en } } : change
}

const byName = (columns: readonly ColumnFinding[]) => new Map(columns.map((c) => [c.name, c]))

/** A column under another name, and whether rules of officers go along with it (choice:renamed-columns). */
function renamedChange(then: ColumnFinding, now: ColumnFinding, isRuled: boolean): FindingChange {
  const more = isRuled
    ? {
        zh: '；它的质量规则随之改用新名，重新扫描或下次扫描时检查',
        en: '; its quality rules are set for the new name and run when it is scanned again',
      }
    : { zh: '', en: '' }
  return {
    what: 'column-renamed',
    column: now.name,
    before: then.name,
    after: now.name,
    measure: null,
    attention: true,
    words: {
      zh: `字段“${then.name}”似已改名为“${now.name}”${more.zh}`,
      en: `“${then.name}” seems to be called “${now.name}” now${more.en}`,
    },
  }
}

function droppedChange(column: ColumnFinding): FindingChange {
  return {
    what: 'column-dropped',
    column: column.name,
    before: column.name,
    after: '',
    measure: null,
    attention: true,
    words: { zh: `字段“${column.name}”没有了`, en: `“${column.name}” is gone` },
  }
}

function addedChange(column: ColumnFinding): FindingChange {
  const attention = needsLook(column)
  const unsure =
    attention && column.grade < 3 ? { zh: '，含义把握不大，请看一下', en: '; what it means is not sure, please look' } : { zh: '', en: '' }
  if (column.personal)
    return {
      what: 'personal-appeared',
      column: column.name,
      before: '',
      after: column.semanticType,
      measure: column.confidence,
      attention,
      words: {
        zh: `新增字段“${column.name}”，是个人信息（${column.grade}级）`,
        en: `“${column.name}” is new and tells of persons (grade ${column.grade})`,
      },
    }
  return {
    what: 'column-added',
    column: column.name,
    before: '',
    after: column.name,
    measure: null,
    attention,
    words: {
      zh: `新增字段“${column.name}”（${column.grade}级）${unsure.zh}`,
      en: `“${column.name}” is new (grade ${column.grade})${unsure.en}`,
    },
  }
}

/** Nobody has to look at rows that came or went with whole files, which are told by themselves. */
function volumeChange(before: Finding, after: Finding, isExplained: boolean): FindingChange | null {
  const measure = (after.rows - before.rows) / Math.max(before.rows, 1)
  if (Math.abs(measure) < VOLUME) return null
  const grew = measure > 0
  const [again, then] = [after, before].map(({ duplicates }) => duplicates?.rows ?? 0)
  const twice =
    grew && before.duplicates !== null && again! - then! >= (after.rows - before.rows) / 2
      ? {
          zh: `，其中 ${again} 行与别的行完全相同（上次 ${then} 行），像是重复导入`,
          en: `; ${again} rows are the same as others (${then} last time), as if they were brought in twice`,
        }
      : { zh: '', en: '' }
  const why = isExplained ? { zh: '，由文件的增减引起', en: ', by the files that came and went' } : { zh: '', en: '' }
  return {
    what: 'volume-changed',
    column: null,
    before: String(before.rows),
    after: String(after.rows),
    measure,
    attention: !isExplained,
    words: {
      zh: `行数由 ${before.rows} ${grew ? '增' : '减'}为 ${after.rows}（${grew ? '+' : ''}${percent(measure)}）${why.zh}${twice.zh}`,
      en: `The rows went from ${before.rows} to ${after.rows} (${grew ? '+' : ''}${percent(measure)})${why.en}${twice.en}`,
    },
  }
}

function qualityChange({ quality: before }: Finding, { quality: after }: Finding): FindingChange | null {
  // Scores by different editions of the formulas say nothing of the data.
  if (!before || !after || before.version !== after.version) return null
  const measure = after.score - before.score
  if (Math.abs(measure) < QUALITY - 1e-9) return null
  const [was, is] = [before, after].map((q) => (q.score * 100).toFixed(1))
  return {
    what: 'quality-changed',
    column: null,
    before: was!,
    after: is!,
    measure,
    attention: measure < 0,
    words: { zh: `质量得分由 ${was} 变为 ${is}`, en: `The quality score went from ${was} to ${is}` },
  }
}
