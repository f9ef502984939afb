import { holds } from './constraint.ts'
import type { Constraint, Named, Policy, Rule, Use } from './policy.ts'

/** What was found of one rule: whether it is about this use, and which of its limits and duties do not hold. */
export type RuleReport = {
  readonly uid: string
  readonly kind: 'permission' | 'prohibition'
  readonly isActive: boolean
  readonly unmet: readonly string[]
}
/** The answer to one use: permitted only by an active permission and no active prohibition; `because` names the rule or the first limit that decided. */
export type Report = { readonly isPermitted: boolean; readonly because: string; readonly rules: readonly RuleReport[] }

/** Judges a use by a policy (ODRL 2.2): what no permission allows is refused, and a prohibition goes before a permission. Pure. */
export function evaluate(policy: Policy, use: Use): Report {
  const rules = [
    ...(policy.permission ?? []).map((rule) => reportOf(rule, 'permission', policy, use)),
    ...(policy.prohibition ?? []).map((rule) => reportOf(rule, 'prohibition', policy, use)),
  ]
  const forbidden = rules.find((rule) => rule.kind === 'prohibition' && rule.isActive)
  if (forbidden) return { isPermitted: false, because: 'prohibition', rules }
  const permissions = rules.filter((rule) => rule.kind === 'permission')
  if (permissions.some((rule) => rule.isActive)) return { isPermitted: true, because: 'permission', rules }
  // The permission that came nearest says why not.
  const nearest = permissions.toSorted((a, b) => a.unmet.length - b.unmet.length)[0]
  return { isPermitted: false, because: nearest?.unmet[0] ?? 'no-permission', rules }
}

function reportOf(rule: Rule, kind: RuleReport['kind'], policy: Policy, use: Use): RuleReport {
  const premises = [
    ...(names(rule.target ?? policy.target, use.target, use.targetIn) ? [] : ['target']),
    ...(coversAction(rule.action ?? policy.action, use.action) ? [] : ['action']),
    ...(names(rule.assignee ?? policy.assignee, use.assignee, use.assigneeIn) ? [] : ['assignee']),
    ...(rule.constraint ?? []).filter((limit) => !holds(limit, use)).map(operandOf),
    ...(rule.duty ?? []).filter((duty) => use.violated?.includes(duty.uid)).map((duty) => `duty:${duty.action}`),
  ]
  return { uid: rule.uid, kind, isActive: premises.length === 0, unmet: premises }
}

function names(named: Rule['target'], asked: string, within: readonly string[] = []): boolean {
  if (named === undefined || named === asked) return true
  if (typeof named === 'string') return false
  return isList(named) ? named.some((each) => names(each, asked, within)) : within.includes(named.source)
}
const isList = (named: Named | readonly Named[]): named is readonly Named[] => Array.isArray(named)

/** Every action of the core vocabulary is a kind of `use` or of `transfer`, and these are tried here (ODRL 2.2, includedIn). */
const transfers = ['sell', 'give', 'transfer']
function coversAction(rule: Rule['action'], asked: string): boolean {
  if (rule === undefined || rule === asked) return true
  if (typeof rule !== 'string') return rule.some((each) => coversAction(each, asked))
  return (rule === 'use' && !transfers.includes(asked)) || (rule === 'transfer' && transfers.includes(asked))
}

/** What a limit is about: its left operand, or the first one of limits tied together. */
function operandOf(constraint: Constraint): string {
  if ('leftOperand' in constraint) return constraint.leftOperand
  const inner = constraint.and ?? constraint.or ?? constraint.xone
  return inner?.[0] ? operandOf(inner[0]) : 'constraint'
}
