import { RULE_VERSION } from '#law/grading/version.ts'
import { aggregate } from '#scanner/propose/aggregate.ts'
import { columnFinding } from '#scanner/propose/column-finding.ts'
import { companyOf } from '#scanner/propose/company.ts'
import { hideNames } from '#scanner/propose/own-names.ts'
import { gradeColumns } from '#scanner/propose/grade-columns.ts'
import { gradeTable } from '#contract/grade-table.ts'
import { runRules } from '#scanner/propose/quality/officer-rules.ts'
import type { RuleWork } from '#scanner/propose/quality/rule-work.ts'
import { measureQuality } from '#scanner/propose/quality/score.ts'
import { freshnessOf, periodOf } from '#scanner/propose/times.ts'
import { judgeColumn } from '#scanner/recognise/judge.ts'
import { judgeNeighbours } from '#scanner/recognise/neighbours.ts'
import { viewOf } from '#scanner/recognise/column-view.ts'
import type { ColumnRule, Fault, Finding } from '#contract/findings.ts'
import type { TableFacts } from '#scanner/profile/facts.ts'

/** What of a finding follows from the facts of the table. */
export type Judged = Pick<
  Finding,
  'columns' | 'grade' | 'reason' | 'from' | 'to' | 'freshness' | 'aggregations' | 'ruleVersion' | 'quality' | 'keys' | 'duplicates'
>

/** What is known around a table: its name, what was wrong while reading it, the rules an officer set and what they may cost, and the time in milliseconds. */
export type Around = {
  readonly dataset?: string
  readonly faults?: readonly Fault[]
  readonly rules?: readonly ColumnRule[]
  readonly ruleWork?: RuleWork | undefined
  readonly now?: number
}

/** Judges, grades, masks and measures every column of a profiled table. */
export function assembleTable(table: TableFacts, around: Around = {}): Judged {
  const views = table.columns.map(viewOf)
  const verdicts = views.map((view) => view.facts.alone?.verdict ?? judgeColumn(view))
  judgeNeighbours(views, verdicts)
  const company = companyOf(views, verdicts, around.now ?? Date.now())
  const graded = gradeColumns(company)
  const hide = hideNames(company)
  const columns = company.columns.map((column, at) => columnFinding(column, graded[at]!, hide))
  const aggregations = aggregate(company, graded, around.dataset ?? '')
  return {
    columns,
    ...gradeTable(columns, aggregations),
    ...periodOf(company),
    freshness: freshnessOf(company),
    aggregations,
    ruleVersion: RULE_VERSION,
    quality: measureQuality({
      table,
      company,
      faults: around.faults ?? [],
      rules: runRules(around.rules ?? [], table, company, graded, around.ruleWork),
    }),
    keys: table.keys,
    duplicates: table.duplicates,
  }
}
