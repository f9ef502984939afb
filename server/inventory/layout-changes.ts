import type { Finding } from '#contract/findings.ts'
import type { FindingChange } from '#contract/inventory.ts'
import { delimiterWords } from '#contract/semantic-words.ts'
import type { Words } from '#law/words.ts'

type Manner = {
  readonly zh: string
  readonly en: string
  readonly of: (finding: Finding) => string | null
  readonly called?: { readonly [key: string]: Words }
}

/** What a file is written as, which changes nothing in its data: told, and nobody has to look. */
const manners: readonly Manner[] = [
  { zh: '文件格式', en: 'The format', of: ({ format }) => format.toUpperCase() },
  { zh: '文字编码', en: 'The encoding', of: ({ encoding }) => encoding?.replace('-bom', '').toUpperCase() ?? null },
  { zh: '分隔符', en: 'The delimiter', of: ({ delimiter }) => delimiter ?? null, called: delimiterWords },
]

/** Faults through which cells may be lost or read as others; somebody looks when they are new. */
const harmful = new Set<string>([
  'broken',
  'unclosed-quote',
  'ragged-rows',
  'bad-records',
  'encoding',
  'nul-bytes',
  'too-large-cell',
  'too-many-columns',
  'duplicate-columns',
])
/** Columns that have no name of their own are called this by the scan. */
const UNNAMED = /^列\d+$/

/** What became different in how a dataset is written and laid out, not in its values: format, encoding, delimiter, order of the columns, faults. Pure. */
export function layoutChanges(before: Finding, after: Finding): FindingChange[] {
  const written = manners.flatMap(({ zh, en, of, called }) => {
    const [was, is] = [of(before), of(after)]
    if (!was || !is || was === is) return []
    const [then, now] = [was, is].map((key) => called?.[key] ?? { zh: ` ${key} `, en: key })
    return [
      layoutChange({
        before: was,
        after: is,
        attention: false,
        words: { zh: `${zh}由${then!.zh}变为${now!.zh}`.trim(), en: `${en} went from ${then!.en} to ${now!.en}` },
      }),
    ]
  })
  return [...written, ...orderChange(before, after), ...commentChanges(before, after), ...faultChanges(before, after)]
}

function layoutChange(said: Pick<FindingChange, 'before' | 'after' | 'attention' | 'words'>): FindingChange {
  return { what: 'layout-changed', column: null, measure: null, ...said }
}

/** Columns of both scans that stand in another order than before. */
function orderChange(before: Finding, after: Finding): FindingChange[] {
  const names = new Set(after.columns.map(({ name }) => name))
  const was = before.columns.map(({ name }) => name).filter((name) => names.has(name))
  const kept = new Set(was)
  const is = after.columns.map(({ name }) => name).filter((name) => kept.has(name))
  if (was.every((name, at) => name === is[at])) return []
  const told = (order: readonly string[]) =>
    order
      .slice(0, 5)
      .map((name) => name.slice(0, 20))
      .join('、') + (order.length > 5 ? '…' : '')
  return [
    layoutChange({
      before: told(was),
      after: told(is),
      attention: false,
      words: {
        zh: '字段的先后顺序变了，字段本身仍按名称对应',
        en: 'The columns stand in another order; they are still known by their names',
      },
    }),
  ]
}

/**
 * What the source says of the table and its columns; somebody looks where it says another thing than before, since values that stay the
 * same may mean something else then.
 */
function commentChanges(before: Finding, after: Finding): FindingChange[] {
  const was = new Map(before.columns.map(({ name, comment }) => [name, comment]))
  const said = [
    { zh: '数据表', en: 'the table', then: before.origin?.comment ?? '', now: after.origin?.comment ?? '' },
    ...after.columns.map(({ name, comment }) => ({ zh: `字段“${name}”`, en: `“${name}”`, then: was.get(name) ?? '', now: comment })),
  ]
  return said
    .filter(({ then, now }) => bare(then) !== '' && bare(now) !== '' && bare(then) !== bare(now))
    .map(({ zh, en, then, now }) => {
      const [earlier, later] = [then, now].map((text) => text.slice(0, 60))
      return layoutChange({
        before: earlier!,
        after: later!,
        attention: true,
        words: { zh: `${zh}的注释由“${earlier}”改为“${later}”`, en: `The comment on ${en} went from “${earlier}” to “${later}”` },
      })
    })
}

const bare = (comment: string) => comment.replace(/[\s，。,.；;：:（）()]+/g, '')

function faultChanges(before: Finding, after: Finding): FindingChange[] {
  const known = new Set<string>(before.faults.map(({ code }) => code))
  return after.faults
    .filter(({ code }) => !known.has(code))
    .map(({ code, severity, message, line }) => {
      const [zh, en] = line === undefined ? ['', ''] : [`（第 ${line} 行）`, ` (line ${line})`]
      return layoutChange({
        before: '',
        after: code,
        attention: severity === 'error' || harmful.has(code),
        words: { zh: `上次没有的情况${zh}：${message.zh}`, en: `Not so last time${en}: ${message.en}` },
      })
    })
}

/** Whether the header is gone: the columns had names, have none now, and are as many; they are known by their places then. Pure. */
export function lostHeader(before: Finding, after: Finding): FindingChange | null {
  const isLost =
    after.columns.length === before.columns.length &&
    after.columns.length > 1 &&
    after.columns.every(({ name }) => UNNAMED.test(name)) &&
    !before.columns.some(({ name }) => UNNAMED.test(name))
  if (!isLost) return null
  const names = (columns: Finding['columns']) =>
    columns
      .slice(0, 5)
      .map(({ name }) => name.slice(0, 20))
      .join('、') + (columns.length > 5 ? '…' : '')
  return layoutChange({
    before: names(before.columns),
    after: names(after.columns),
    attention: true,
    words: {
      zh: '这次没有读到表头，字段按位置与上次对应，含义和级别只能从内容判断；请在文件第一行补上列名后重新扫描',
      en: 'No header was found this time; columns are known by their places, and meaning and grade can only be told from what they hold. Put the names of the columns in the first line and scan again',
    },
  })
}
