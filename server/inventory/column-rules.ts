import type { ColumnRule, Finding } from '#contract/findings.ts'
import { inventoryRoutes } from '#contract/inventory.ts'
import type { KitRules } from '#contract/kit-rules.ts'
import { whyNotPattern } from '#contract/rule-pattern.ts'
import type { Words } from '#law/words.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import type { Tx } from '#server/db/transaction.ts'
import { invalid, notFound, stale } from '#server/denied.ts'
import { handle, type Handling } from '#server/http/ask.ts'
import { canonicalJson } from '#contract/canonical.ts'
import { findRules, findRulesOf, insertRules, type SetRule } from './column-rules.sql.ts'
import { viewFinding } from './finding-view.ts'
import { lockFinding, raiseVersion } from './findings.sql.ts'
import type { InventoryLent } from './lent.ts'
import { auditLine } from '#server/audit/noting.ts'
import { countsFor } from './standing.ts'
import { storable } from './storable.ts'

const MOST_LISTED = 20_000
/** Rules of one dataset and of one column (choice:rule-work). */
const MOST_RULES = 200
const MOST_OF_COLUMN = 20

/** The rules a unit set for the columns of a dataset: one set for the dataset, each rule with who set it; every change is a new version. */
export function columnRules(lent: InventoryLent): Handling[] {
  return [
    handle(inventoryRoutes.setColumnRules, (ask, { params, body }) =>
      ask.transaction(async (tx) => {
        const row = await lockFinding(tx, params.id)
        if (!row || !countsFor(ask.visitor, row.holder_id)) throw notFound()
        if (row.version !== body.version) throw stale()
        const asked = storable(body.rules)
        const problems = ruleProblems(asked, row.bare)
        if (problems.length > 0) throw invalid(problems)
        const before = await findRules(tx, row.id)
        const rules = withSetters(asked, before.rules, { setBy: ask.visitor.officerName, setAt: ask.now.toISOString() })
        await insertRules(tx, row, row.id, { version: before.version + 1, rules }, ask.visitor.officerId, ask.now)
        await raiseVersion(tx, row.id)
        await recordAudit(
          tx,
          auditLine(
            ask,
            'set-rules',
            { kind: 'finding', id: row.id, holderId: row.holder_id },
            { version: before.version + 1, rules: rules.length, dataset: row.dataset },
          ),
          ask.now,
        )
        return viewFinding(tx, lent, ask, row.id)
      }),
    ),
  ]
}

/** The rules a source of that name is scanned under, by dataset name. */
export async function rulesForScan(tx: Tx, holderId: string, sourceName: string): Promise<Record<string, ColumnRule[]>> {
  return Object.fromEntries((await findRulesOf(tx, holderId, sourceName)).map(({ dataset, rules }) => [dataset, rules.map(bare)]))
}

/** The rules of all datasets of a holder, each with the dataset it is of, since tables of two databases and sheets of two workbooks may be called the same. */
export async function rulesForKit(tx: Tx, holderId: string): Promise<KitRules[]> {
  return (await findRulesOf(tx, holderId, null)).map(({ rules, ...of }) => ({ ...of, rules: rules.map(bare) }))
}

const bare = ({ setBy: _by, setAt: _at, ...rule }: SetRule) => rule as ColumnRule

/** A rule that was there before keeps who set it. */
function withSetters(rules: readonly ColumnRule[], before: readonly SetRule[], now: { setBy: string; setAt: string }): SetRule[] {
  const known = new Map(before.map(({ setBy, setAt, ...rule }) => [canonicalJson(rule), { setBy, setAt }]))
  return rules.map((rule) => ({ ...rule, ...(known.get(canonicalJson(rule)) ?? now) }))
}

type Problem = { field: string; message: Words }

/** Everything that keeps rules from being run on this dataset, each at its field. Pure. */
export function ruleProblems(rules: readonly ColumnRule[], finding: Pick<Finding, 'columns'>): Problem[] {
  const names = new Set(finding.columns.map((c) => c.name))
  const seen = new Set<string>()
  const ofColumn = new Map<string, number>()
  let listed = 0
  return rules.flatMap((rule, at) => {
    const said = (field: string, zh: string, en: string): Problem[] => [{ field: `rules.${at}.${field}`, message: { zh, en } }]
    if (!names.has(rule.column)) return said('column', `没有字段“${rule.column}”`, `There is no column “${rule.column}”`)
    if (at >= MOST_RULES)
      return at === MOST_RULES
        ? said(
            'column',
            `一个数据集最多${MOST_RULES}条规则，请删去或合并其余的`,
            `At most ${MOST_RULES} rules for a dataset; take the others out or join them`,
          )
        : []
    const nth = (ofColumn.get(rule.column) ?? 0) + 1
    ofColumn.set(rule.column, nth)
    if (nth > MOST_OF_COLUMN)
      return said(
        'column',
        `字段“${rule.column}”最多${MOST_OF_COLUMN}条规则，请删去或合并其余的`,
        `At most ${MOST_OF_COLUMN} rules for the column “${rule.column}”; take the others out or join them`,
      )
    const spelt = canonicalJson(rule)
    if (seen.has(spelt)) return said('kind', '与前面一条规则相同', 'The same rule stands above')
    seen.add(spelt)
    listed += rule.kind === 'list' ? rule.values.length : 0
    if (listed > MOST_LISTED)
      return said('values', `各规则的取值合计最多${MOST_LISTED}个`, `All lists together hold at most ${MOST_LISTED} values`)
    if (rule.kind === 'compare') return compareProblems(rule, names, said)
    if (rule.kind === 'range') return rangeProblems(rule, said)
    const why = rule.kind === 'pattern' ? whyNotPattern(rule.pattern) : null
    return why ? said('pattern', why.zh, why.en) : []
  })
}

type Said = (field: string, zh: string, en: string) => Problem[]

function compareProblems(rule: Extract<ColumnRule, { kind: 'compare' }>, names: ReadonlySet<string>, said: Said): Problem[] {
  if (!names.has(rule.with)) return said('with', `没有字段“${rule.with}”`, `There is no column “${rule.with}”`)
  return rule.with === rule.column ? said('with', '不能与自身比较', 'A column is not compared with itself') : []
}

/** The ends of a range are numbers or days; both of one kind and in order. */
function rangeProblems({ from, to }: Extract<ColumnRule, { kind: 'range' }>, said: Said): Problem[] {
  if (from === undefined && to === undefined) return said('from', '起止至少填一项', 'Give one end at least')
  const wrong = (
    [
      ['from', from],
      ['to', to],
    ] as const
  ).find(([, end]) => end !== undefined && kindOf(end) === null)
  if (wrong) return said(wrong[0], '应为数字或日期（如 2026-01-31）', 'It must be a number or a day (such as 2026-01-31)')
  if (from === undefined || to === undefined) return []
  if (kindOf(from) !== kindOf(to)) return said('to', '起止应同为数字或同为日期', 'Both ends are numbers, or both are days')
  const isInOrder = kindOf(from) === 'number' ? Number(from) <= Number(to) : from <= to
  return isInOrder ? [] : said('to', '止不能小于起', 'The end cannot be below the beginning')
}

function kindOf(end: string): 'number' | 'day' | null {
  if (/^-?\d+(\.\d+)?$/.test(end.trim())) return 'number'
  return /^\d{4}-\d\d-\d\d([ T]\d\d:\d\d(:\d\d)?)?$/.test(end.trim()) && !Number.isNaN(Date.parse(end.trim().replace(' ', 'T')))
    ? 'day'
    : null
}
