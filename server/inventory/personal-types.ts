import type { Grade, SemanticType } from '#contract/findings.ts'
import { categories } from '#law/grading/categories.ts'
import { gradingRules } from '#law/grading/columns.ts'
import { gradeOfDegree } from '#law/grading/harm.ts'

/** The least grade of a kind of meaning that is personal, by the rule table; null for kinds that say nothing of a person (choice:grading, choice:masking). */
export function leastPersonalGrade(type: SemanticType): Grade | null {
  const { category, degree } = gradingRules[type]
  return categories[category].personal ? gradeOfDegree[degree] : null
}

/** Category and sensitivity of a kind of meaning, by the rule table. */
export function classOf(type: SemanticType): { category: string; sensitive: boolean } {
  const { category, sensitive } = gradingRules[type]
  return { category, sensitive }
}
