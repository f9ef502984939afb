import { adjustments } from '#law/grading/adjustments.ts'
import { categories } from '#law/grading/categories.ts'
import { gradingRules } from '#law/grading/columns.ts'
import { gradeOfDegree, harmDegrees } from '#law/grading/harm.ts'
import { holds } from '#scanner/propose/conditions.ts'
import type { Grade, SemanticType } from '#contract/findings.ts'
import type { Category } from '#law/grading/categories.ts'
import type { GradingRule } from '#law/grading/columns.ts'
import type { Words } from '#law/words.ts'
import type { Company, JudgedColumn } from '#scanner/propose/company.ts'

/**
 * What the rule table proposes for a column. `rule` is the rule that decided; `eased` tells that the company it keeps made it less than
 * its kind alone would be.
 */
export type Graded = {
  readonly grade: Grade
  readonly category: Category
  readonly personal: boolean
  readonly sensitive: boolean
  readonly reason: Words
  readonly rule: string
  readonly eased: boolean
}

// A kind of meaning without a rule does not compile.
const RULES: Record<SemanticType, GradingRule> = gradingRules

/** Proposes category and grade of every column by the rule table: its own kind first, then what the company it keeps makes of it. */
export function gradeColumns(company: Company): Graded[] {
  return company.columns.map((column) => gradeColumn(column, company))
}

function gradeColumn(column: JudgedColumn, company: Company): Graded {
  const rule = RULES[column.type]
  const found = adjustments.find(
    (one) =>
      (!one.types || (one.types as readonly SemanticType[]).includes(column.type)) && holds(one.when, one.unless ?? [], column, company),
  )
  const degree = found?.degree ?? rule.degree
  const category = found?.category ?? rule.category
  const why = found?.why ?? rule.why
  const grade = gradeOfDegree[degree]
  return {
    grade,
    category,
    personal: categories[category].personal,
    sensitive: found?.sensitive ?? rule.sensitive,
    reason: {
      zh: `${why.zh}（${categories[category].title.zh}，${harmDegrees[degree].zh}；GB/T 43697-2024）`,
      en: `${why.en} (${categories[category].title.en.toLowerCase()}, ${harmDegrees[degree].en}; GB/T 43697-2024)`,
    },
    rule: found?.id ?? column.type,
    eased: found !== undefined && grade < gradeOfDegree[rule.degree],
  }
}
