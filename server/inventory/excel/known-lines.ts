import { ruleOf } from '#contract/coding-rule.ts'
import { textOf } from '#contract/text-of.ts'
import type { Words } from '#law/words.ts'
import type { Tx } from '#server/db/transaction.ts'
import { findRuleOn } from '../coding-rules.sql.ts'
import { missingItems } from '../giving-codes.ts'
import { findByCodes, plainCode } from '../old-codes.ts'
import { knownSources, sourceProblems } from '../origin.ts'
import type { Fault } from './check-lines.ts'
import { findNamed, type ImportRow } from './imports.sql.ts'
import type { Checked } from './reader-words.ts'
import type { ReadyLine } from './take-in.ts'

/**
 * What only the records as the unit may read them can say of lines, of items that are right by themselves: a name or number that stands
 * for an asset already (choice:known-asset, choice:old-codes), sources that are no assets (§3.6), and what the unit's coding rule reads and
 * does not find (§3.7).
 */
export async function knownAlready(
  tx: Tx,
  source: ImportRow,
  checked: Checked,
  lines: readonly ReadyLine[],
  today: string,
): Promise<Fault[]> {
  const named = await findNamed(
    tx,
    source.holder_id,
    lines.map(({ card }) => textOf(card['name'])),
  )
  const numbered = await findByCodes(tx, source.holder_id, lines.map(({ before }) => plainCode(textOf(before['oldCode']))).filter(Boolean))
  const sources = await knownSources(
    tx,
    lines.map(({ card }) => card),
  )
  const rule = ruleOf((await findRuleOn(tx, source.holder_id, today))?.segments ?? [])
  const fault = (row: number, field: string, given: string, words: Words): Fault => ({
    sheet: checked.sheet,
    row,
    col: checked.places[field] ?? 'A',
    field,
    given,
    words,
  })
  return lines.flatMap(({ row, card, before, wrong }) => {
    const name = textOf(card['name'])
    const old = plainCode(textOf(before['oldCode']))
    const byName = named.get(name)
    const byOld = old === '' ? undefined : numbered.get(old)
    return [
      ...(byName
        ? [
            fault(row, 'name', name, {
              zh: `本单位已有同名资产（${byName}）；同一资产请修订该卡，不同资产请用名称区分`,
              en: `The unit has an asset of this name (${byName}); revise its card, or give another asset another name`,
            }),
          ]
        : []),
      ...(byOld
        ? [
            fault(row, 'oldCode', old, {
              zh: `这个编号已对应资产 ${byOld.asset_code}`,
              en: `This number stands for the asset ${byOld.asset_code} already`,
            }),
          ]
        : []),
      ...[...missingItems(rule, card), ...sourceProblems(card, sources)].map(({ field, message }) =>
        fault(row, field, [...textOf(card[field])].slice(0, 200).join(''), message),
      ),
    ].filter(({ field }) => !wrong.includes(field))
  })
}
