import { type CellValue, type WriteSheet, writeXlsx } from 'hucre/xlsx'
import { coverText } from '#contract/clear-values.ts'
import { inventoryRoutes } from '#contract/inventory.ts'
import type { ColumnFinding, Finding } from '#contract/findings.ts'
import type { Problem } from '#contract/route.ts'
import { civilDate } from '#contract/working-days.ts'
import { physicalWords, semanticTypeWords } from '#contract/semantic-words.ts'
import { unmeasured } from '#law/quality.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import { notFound } from '#server/denied.ts'
import { handle, type Handling } from '#server/http/ask.ts'
import { neutralCell } from '#server/http/excel.ts'
import { coveredFinding, hiddenColumns, withoutHidden } from './covering.ts'
import { findRules, type SetRule } from './column-rules.sql.ts'
import { findFinding, type FindingRow } from './findings.sql.ts'
import { findingAsOpened } from './kept-findings.ts'
import { auditLine } from '#server/audit/noting.ts'

type Reported = Pick<FindingRow, 'dataset' | 'source_name' | 'rows'> & { readonly finding: Finding; readonly unopened?: Problem | null }
const levels = { excellent: '优', good: '良', fair: '中', poor: '差' } as const
/** Texts of personal columns are masked in a finding already; those that people may not even see masked are left out here. */
const MOST_SHOWN = 3

/** The quality report of a finding as Excel: summary, six dimensions, indicators, fields, rules. */
export function qualityExcel(): Handling[] {
  return [
    handle(inventoryRoutes.qualityExcel, async (ask, { params }) => {
      const { row, rules } = await ask.transaction(async (tx) => {
        const row = await findFinding(tx, params.id)
        if (!row) throw notFound()
        await recordAudit(tx, auditLine(ask, 'export-quality', { kind: 'finding', id: row.id, holderId: row.holder_id }), ask.now)
        const { finding, unopened } = await findingAsOpened(ask.vault, row)
        return {
          row: { ...row, unopened, finding: coveredFinding(ask.visitor, row, finding) },
          rules: withoutHidden(hiddenColumns(ask.visitor, row, finding), (await findRules(tx, row.id)).rules),
        }
      })
      const name = encodeURIComponent(`质量报告-${row.dataset}-${ask.today}.xlsx`)
      ask.reply
        .header('content-type', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
        .header('content-disposition', `attachment; filename="quality-${ask.today}.xlsx"; filename*=UTF-8''${name}`)
      return ask.reply.send(Buffer.from(await writeXlsx({ sheets: qualitySheets(row, rules) })))
    }),
  ]
}

/** The sheets of the report; nothing in them that the finding itself does not show. Pure. */
export function qualitySheets(row: Reported, rules: readonly SetRule[]): WriteSheet[] {
  const { finding } = row
  return [summary(row), dimensions(finding), indicators(finding), fields(finding), ruleSheet(finding, rules)]
}

const sheet = (name: string, columns: readonly (readonly [header: string, width: number])[], rows: CellValue[][]): WriteSheet => ({
  name,
  columns: columns.map(([, width]) => ({ width })),
  freezePane: { rows: 1 },
  rows: [columns.map(([header]) => header), ...rows].map((cells) => cells.map((c) => (typeof c === 'string' ? neutralCell(c) : c))),
})

/** A share as points of a hundred, to one place. */
const points = (share: number) => Math.round(share * 1000) / 10

function summary({ dataset, source_name: source, rows, finding: f, unopened }: Reported): WriteSheet {
  return sheet(
    '摘要',
    [
      ['项目', 24],
      ['内容', 60],
    ],
    [
      ['数据集', dataset],
      ['数据源', coverText(source)],
      ['行数', rows],
      ['字段数', f.columns.length],
      ['扫描方式', f.mode === 'sample' ? `抽样 ${f.sampledRows ?? ''} 行` : '全量'],
      ['质量得分（满分100）', f.quality ? points(f.quality.score) : '未测'],
      ['质量等级', f.quality ? levels[f.quality.level] : '未测'],
      ['级别', f.grade],
      ['定级理由', f.reason.zh],
      ['含个人信息的字段数', f.columns.filter((c) => c.personal).length],
      ['重复行', f.duplicates ? f.duplicates.rows : '未测'],
      ['最新数据', f.freshness ? `${f.freshness.latest}（${f.freshness.column}）` : '未见'],
      [
        '问题',
        [...(unopened ? [`本报告不含取值：${unopened.message.zh}`] : []), ...f.faults.map((fault) => fault.message.zh)].join('；') || '无',
      ],
      ['口径', `GB/T 36344-2018 六个维度，算法版本 ${f.quality?.version ?? '—'}`],
      ['未测指标', `${unmeasured.code} ${unmeasured.title.zh}：${unmeasured.why.zh}`],
      ['扫描时间', f.startedAt ?? ''],
    ],
  )
}

function dimensions({ quality }: Finding): WriteSheet {
  return sheet(
    '六维',
    [
      ['维度', 16],
      ['权重', 10],
      ['得分（满分100）', 16],
      ['指标数', 10],
    ],
    (quality?.dimensions ?? []).map((d) => [d.title.zh, d.weight, d.score === null ? '未测' : points(d.score), d.indicators.length]),
  )
}

function indicators({ quality }: Finding): WriteSheet {
  const lines = (quality?.dimensions ?? []).flatMap((d) =>
    d.indicators.map((i): CellValue[] => [
      d.title.zh,
      i.code,
      i.title.zh,
      i.a,
      i.b,
      points(i.x),
      i.formula.zh,
      i.evidence.map((e) => e.zh).join('；'),
    ]),
  )
  return sheet(
    '指标',
    [
      ['维度', 12],
      ['编号', 10],
      ['指标', 24],
      ['a', 12],
      ['b', 12],
      ['x（%）', 10],
      ['公式', 40],
      ['依据', 60],
    ],
    lines,
  )
}

function fields({ columns }: Finding): WriteSheet {
  const heads = [
    ['字段', 24],
    ['数据类型', 12],
    ['含义', 18],
    ['把握', 8],
    ['级别', 8],
    ['个人信息', 10],
    ['空值', 12],
    ['空值率（%）', 12],
    ['不同值', 12],
    ['最小', 20],
    ['最大', 20],
    ['常见取值', 40],
    ['样例', 40],
    ['依据', 40],
  ] as const
  return sheet('字段', heads, columns.map(fieldLine))
}

function fieldLine(c: ColumnFinding): CellValue[] {
  const shown = (texts: readonly string[]) => texts.slice(0, MOST_SHOWN).join('；')
  return [
    c.name,
    physicalWords[c.physicalType].zh,
    semanticTypeWords(c.semanticType).zh,
    c.confidence,
    c.grade,
    c.personal ? '是' : '否',
    c.nulls,
    points(c.nullRatio),
    c.distinct,
    c.min ?? '',
    c.max ?? '',
    c.personal ? '' : shown(c.top.map((t) => `${t.text}（${t.count}）`)),
    shown(c.samples),
    c.gradeReason.zh,
  ]
}

/** What each rule found, then the rules that are set and were not run yet. */
function ruleSheet({ quality }: Finding, rules: readonly SetRule[]): WriteSheet {
  const run = (quality?.rules ?? []).map((r): CellValue[] => [
    r.title.zh,
    r.tested,
    r.failed,
    r.tested > 0 && !r.isCut ? points(1 - r.failed / r.tested) : '',
    r.isCut ? '没有检查完' : r.exact ? '全部' : '样本',
    r.examples.join('；'),
    '',
    '',
  ])
  const set = rules.map((r): CellValue[] => [`${r.column}：${ruleWords(r)}`, '', '', '', '', '', r.setBy, civilDate(new Date(r.setAt))])
  return sheet(
    '规则',
    [
      ['规则', 40],
      ['受检', 12],
      ['不符', 12],
      ['符合率（%）', 12],
      ['范围', 10],
      ['不符的例子', 40],
      ['设定人', 14],
      ['设定日期', 14],
    ],
    [...run, ...set],
  )
}

function ruleWords(r: SetRule): string {
  switch (r.kind) {
    case 'required':
      return '必填'
    case 'pattern':
      return `符合 ${r.pattern}`
    case 'range':
      return `在 ${r.from ?? '…'} 与 ${r.to ?? '…'} 之间`
    case 'list':
      return `取值在清单内（${r.values.length}个）`
    case 'compare':
      return `${r.operator} ${r.with}`
  }
}
