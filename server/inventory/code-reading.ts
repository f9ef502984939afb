import { cityDefault, type CodeReading } from '#contract/coding-rule.ts'
import { isCodeOf } from '#contract/codes.ts'
import type { Tx } from '#server/db/transaction.ts'
import { listVersionsOfRule } from './coding-rules.sql.ts'
import { findAsset } from './assets.sql.ts'
import type { Holder } from './holders.sql.ts'
import { findByCodes, plainCode } from './old-codes.ts'

/** Reads a code of a unit back: the rule it is made by, whether its check character is right, and the asset it leads to. */
export async function readCode(tx: Tx, holder: Holder, given: string): Promise<CodeReading> {
  const code = plainCode(given)
  const known = (await findByCodes(tx, holder.id, [code])).get(code)
  const versions = await listVersionsOfRule(tx, holder.id)
  const fitting = versions.find((each) => each.segments.length > 0 && isCodeOf(each.segments, holder, code))
  const ruleVersion = fitting ? fitting.version : isCodeOf(cityDefault, holder, code) ? 0 : null
  const row = known ? await findAsset(tx, known.asset_id) : null
  const asset = row ? { id: row.id, code: row.code, name: row.name, holderName: row.holder_name } : null
  return {
    code,
    kind: known?.kind ?? 'unknown',
    isWellFormed: ruleVersion !== null,
    ruleVersion,
    asset,
    words: wordsOf(known?.kind ?? null, ruleVersion),
  }
}

function wordsOf(kind: 'given' | 'old' | null, ruleVersion: number | null): CodeReading['words'] {
  if (kind === 'old') return { zh: '本单位的原编码', en: 'An old code of the unit' }
  if (kind === 'given') return { zh: '本单位已给出的编码', en: 'A code the unit has given' }
  return ruleVersion === null
    ? { zh: '不符合本单位任何一版编码规则，或校验码不对', en: 'It fits no version of the unit’s rule, or its check character is wrong' }
    : { zh: '形式和校验码都对，但还没有给出', en: 'Well formed, but never given' }
}
