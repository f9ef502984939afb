import { type Segment, ruleOf } from '#contract/coding-rule.ts'
import { capacityOf, codeOf, itemOf, stemOf, valueOf } from '#contract/codes.ts'
import { fieldsOf, type Answers, type FieldProblem } from '#contract/forms.ts'
import { forms } from '#law/forms.ts'
import type { Tx } from '#server/db/transaction.ts'
import { Denied, invalid } from '#server/denied.ts'
import { findTakenCodes, keepCounters, lockCounters } from './code-serials.sql.ts'
import { findRuleOn } from './coding-rules.sql.ts'
import type { Holder } from './holders.sql.ts'

/** A code as it was given, and the version of the unit's rule that gave it (0: the city's default). */
export type GivenCode = { readonly code: string; readonly ruleVersion: number }
/** The cards that share a stem, the next serial to try, and the codes found for them so far. */
type Line = {
  readonly scope: string
  readonly stem: { before: string; after: string }
  readonly cards: number[]
  next: number
  readonly found: string[]
}

const MOST_AT_ONCE = 4096
const fields = fieldsOf(forms['information-card'])

/**
 * Codes for cards of one unit that become assets now, by the rule that holds today (§3.7). Serials only rise; a code that was ever given,
 * or that the unit had before, is passed over, and so is every code in `kept`. A few statements however many cards; the counters are held
 * to the end of the transaction. Throws `Denied` when a card lacks what the rule reads, or the serials are used up.
 */
export async function giveCodes(
  tx: Tx,
  holder: Holder,
  cards: readonly Answers[],
  today: string,
  kept: ReadonlySet<string> = new Set(),
): Promise<GivenCode[]> {
  const own = await findRuleOn(tx, holder.id, today)
  const rule = ruleOf(own?.segments ?? [])
  const lines = linesOf(rule, holder, cards, Number(today.slice(0, 4)))
  const last = await lockCounters(
    tx,
    holder.id,
    lines.map((line) => line.scope),
  )
  for (const line of lines) line.next = (last.get(line.scope) ?? 0) + 1
  await findFreeCodes(tx, holder.id, rule, lines, kept)
  await keepCounters(
    tx,
    holder.id,
    lines.map((line) => ({ scope: line.scope, last: line.next - 1 })),
  )
  const codes = new Map(lines.flatMap((line) => line.cards.map((card, at) => [card, line.found[at]!] as const)))
  return cards.map((_, at) => ({ code: codes.get(at)!, ruleVersion: own && own.segments.length > 0 ? own.version : 0 }))
}

/** What a card lacks for the code it would get today; empty when nothing is missing. */
export async function codeProblems(tx: Tx, holderId: string, card: Answers, today: string): Promise<FieldProblem[]> {
  const own = await findRuleOn(tx, holderId, today)
  return missingItems(ruleOf(own?.segments ?? []), card)
}

/** The items of a card that a rule reads and does not find. Pure. */
export function missingItems(rule: readonly Segment[], card: Answers): FieldProblem[] {
  return rule.flatMap((segment) => {
    const field = itemOf(segment)
    if (!field || valueOf(segment, nowhere, card, 2000) !== null) return []
    return [
      {
        field,
        message: {
          zh: `本单位编码规则要用到“${fields[field]?.label.zh ?? field}”，请填写规则中列出的值`,
          en: `The unit’s coding rule reads “${fields[field]?.label.en ?? field}”; give one of its values`,
        },
      },
    ]
  })
}

/** Items of the card are read without looking at the unit. */
const nowhere = { district: '000000', uscc: '0'.repeat(18) }

function linesOf(rule: readonly Segment[], holder: Holder, cards: readonly Answers[], year: number): Line[] {
  const lines = new Map<string, Line>()
  cards.forEach((card, at) => {
    const stem = stemOf(rule, holder, card, year)
    if (!stem) throw invalid(missingItems(rule, card))
    const scope = `${stem.before}#${stem.after}`
    const line = lines.get(scope) ?? { scope, stem, cards: [], next: 1, found: [] }
    line.cards.push(at)
    lines.set(scope, line)
  })
  return [...lines.values()]
}

/** Tries serials from the next one on, more at a time when many are taken, until every card of every line has its code. */
async function findFreeCodes(
  tx: Tx,
  holderId: string,
  rule: readonly Segment[],
  lines: readonly Line[],
  kept: ReadonlySet<string>,
): Promise<void> {
  for (let factor = 1; ; factor = Math.min(factor * 8, MOST_AT_ONCE)) {
    const tried = lines
      .filter((line) => line.found.length < line.cards.length)
      .map((line) => ({ line, codes: candidates(rule, line, factor) }))
    if (tried.length === 0) return
    const taken = await findTakenCodes(
      tx,
      holderId,
      tried.flatMap((each) => each.codes),
    )
    for (const { line, codes } of tried) {
      for (const code of codes) {
        if (line.found.length === line.cards.length) break
        line.next++
        if (!taken.has(code) && !kept.has(code)) line.found.push(code)
      }
    }
  }
}

function candidates(rule: readonly Segment[], line: Line, factor: number): string[] {
  const wanted = Math.max(line.cards.length - line.found.length, Math.min((line.cards.length - line.found.length) * factor, MOST_AT_ONCE))
  const codes = Array.from({ length: wanted }, (_, n) => codeOf(rule, line.stem, line.next + n)).filter((code) => code !== null)
  if (codes.length === 0) throw usedUp(rule)
  return codes
}

function usedUp(rule: readonly Segment[]): Denied {
  const most = capacityOf(rule)
  return new Denied(409, {
    code: 'serials-used-up',
    message: { zh: `这一类编码的流水号已用完（${most}个）`, en: `All ${most} serials for codes of this kind are used` },
    basis: 'choice:asset-code',
    remedy: {
      zh: '请在本单位编码规则中增加流水号位数，从今天起生效',
      en: 'Give the serial more places in the unit’s coding rule, holding from today',
    },
  })
}
