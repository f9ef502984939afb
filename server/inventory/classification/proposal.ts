import type { Finding } from '#contract/findings.ts'
import type { GradingProposal } from '#contract/grading.ts'
import { aggregationRules } from '#law/grading/aggregation.ts'
import { RULE_VERSION } from '#law/grading/version.ts'

const mostColumns = 100
const important = new Set(aggregationRules.filter((rule) => rule.important).map((rule) => rule.id))

/** The signs in a finding that the data may be important: hints to people, who decide (choice:important-data). */
export function signsOf(finding: Pick<Finding, 'aggregations'>): Finding['aggregations'] {
  return finding.aggregations.filter(({ rule }) => rule.startsWith('important-') || important.has(rule))
}

/** What the rules propose out of the last scan of an asset; without a scan there is nothing but the edition of the rules. */
export function proposalOf(finding: Finding | null): GradingProposal {
  if (!finding)
    return {
      grade: null,
      reason: null,
      importance: null,
      industry: null,
      ruleVersion: RULE_VERSION,
      signs: [],
      aggregations: [],
      columns: [],
    }
  const signs = signsOf(finding)
  return {
    grade: finding.grade,
    reason: finding.reason,
    importance: signs.length > 0 ? null : 'general',
    industry: null,
    ruleVersion: finding.ruleVersion || RULE_VERSION,
    signs: signs.map(({ reason }) => reason),
    aggregations: finding.aggregations.filter((one) => !signs.includes(one)),
    columns: finding.columns
      .filter((column) => column.grade > 1)
      .toSorted((a, b) => b.grade - a.grade || a.position - b.position)
      .slice(0, mostColumns)
      .map(({ name, grade, gradeReason }) => ({ name, grade, reason: gradeReason })),
  }
}
