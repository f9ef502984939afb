import { aggregationRules, roles } from '#law/grading/aggregation.ts'
import { importantSigns } from '#law/grading/important.ts'
import { holds } from '#scanner/propose/conditions.ts'
import type { Finding, SemanticType } from '#contract/findings.ts'
import type { Role } from '#law/grading/aggregation.ts'
import type { GradingCondition } from '#law/grading/conditions.ts'
import type { Company } from '#scanner/propose/company.ts'
import type { Graded } from '#scanner/propose/grade-columns.ts'

type Aggregation = Finding['aggregations'][number]
type RoleRule = {
  readonly types: readonly SemanticType[]
  readonly when?: readonly GradingCondition[]
  readonly unless?: readonly GradingCondition[]
}

const SURE = 0.5

/** Finds the combinations of columns that single people out or bring further duties, and the signs that a dataset may be important; `dataset` is its name. */
export function aggregate(company: Company, graded: readonly Graded[], dataset: string): Aggregation[] {
  const playing = new Map<Role, string[]>()
  for (const role of Object.keys(roles) as Role[]) playing.set(role, playersOf(roles[role], company, graded))
  const found: Aggregation[] = []
  for (const { id, needs, grade, why } of aggregationRules) {
    const groups = needs.map((group) => group.flatMap((role) => playing.get(role)!))
    if (groups.every((columns) => columns.length > 0)) found.push({ rule: id, columns: [...new Set(groups.flat())], grade, reason: why })
  }
  return [...found, ...signsIn(company, dataset)]
}

/** The columns that can play a role: judged surely, not masked, and not made less by being public or on duty. */
function playersOf({ types, when = [], unless = [] }: RoleRule, company: Company, graded: readonly Graded[]): string[] {
  return company.columns
    .filter(
      (column, at) =>
        types.includes(column.type) &&
        column.verdict.confidence >= SURE &&
        !column.verdict.masked &&
        !graded[at]!.eased &&
        holds(when, unless, column, company),
    )
    .map((column) => column.view.name)
}

function signsIn(company: Company, dataset: string): Aggregation[] {
  return importantSigns.flatMap(({ id, sign, why }) => {
    const columns = company.columns.filter((column) => sign.test(column.heading)).map((column) => column.view.name)
    return columns.length > 0 || sign.test(dataset) ? [{ rule: id, columns, grade: 1 as const, reason: why }] : []
  })
}
