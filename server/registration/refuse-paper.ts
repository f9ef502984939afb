import type { FieldProblem } from '#contract/forms.ts'
import type { Problem } from '#contract/route.ts'
import { Denied } from '#server/denied.ts'

/** Refuses a file that cannot be taken together with all else that is wrong, so that nobody chooses it anew for each fault; throws. */
export function refusePaper(problem: Problem, check: () => unknown): never {
  const told = problem.fields ?? []
  const others = wrongIn(check).filter(({ field }) => !told.some((own) => own.field === field))
  throw new Denied(422, { ...problem, fields: [...told, ...others] })
}

function wrongIn(check: () => unknown): readonly FieldProblem[] {
  try {
    check()
    return []
  } catch (wrong) {
    if (!(wrong instanceof Denied)) throw wrong
    return wrong.problem.fields ?? []
  }
}
