import { countCharacters } from '#contract/answers.ts'
import type { Words } from '#law/words.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Holder } from './holders.sql.ts'
import { addToSearch, findKnownCodes, insertOldCodes, type KnownCode, type OldCode } from './old-codes.sql.ts'

export { listOldCodes } from './old-codes.sql.ts'
export type { KnownCode, OldCode }

/** An old code that could not be kept, and why. */
export type RefusedCode = { readonly code: string; readonly assetId: string; readonly why: Words }

const MOST_CHARACTERS = 64

/** A code as it is kept and looked for: without blanks around it, in one line. */
export const plainCode = (code: string): string => code.replaceAll(/\s+/g, ' ').trim()

/** Why a text is no code that can be kept; null when it is one. Pure. */
export function whyNotOldCode(code: string): Words | null {
  const plain = plainCode(code)
  if (plain === '') return { zh: '原编码为空', en: 'The old code is empty' }
  if (countCharacters(plain) > MOST_CHARACTERS) return { zh: `原编码超过${MOST_CHARACTERS}个字`, en: `The old code has more than ${MOST_CHARACTERS} characters` }
  return plain.includes('\u0000') || !plain.isWellFormed() ? { zh: '原编码含有不能保存的字符', en: 'The old code holds a character that cannot be kept' } : null
}

/** What codes of a unit lead to, by the code as `plainCode` writes it: old codes and given ones, in one statement. */
export async function findByCodes(tx: Tx, holderId: string, codes: readonly string[]): Promise<Map<string, KnownCode>> {
  const known = codes.length === 0 ? [] : await findKnownCodes(tx, holderId, [...new Set(codes.map(plainCode))])
  return new Map(known.map(each => [each.code, each]))
}

/**
 * Keeps the codes assets of one unit had before, so that the assets are found by them and no code leads to two (§3.7). Set by set:
 * three statements however many codes. A code that already leads to the same asset is kept once; one that leads to another is refused
 * with the reason, and the caller decides whether to go on.
 */
export async function keepOldCodes(tx: Tx, holder: Pick<Holder, 'id' | 'kind' | 'sector'>, given: readonly OldCode[], by: { id: string | null; name: string }, at: Date): Promise<{ kept: number; refused: RefusedCode[] }> {
  const malformed = given.flatMap((each): RefusedCode[] => {
    const why = whyNotOldCode(each.code)
    return why ? [{ ...each, why }] : []
  })
  const wanted = new Map<string, OldCode>()
  const doubled: RefusedCode[] = []
  for (const each of given) {
    if (whyNotOldCode(each.code)) continue
    const code = plainCode(each.code)
    const before = wanted.get(code)
    if (before && before.assetId !== each.assetId) doubled.push({ ...each, why: { zh: `原编码 ${code} 在本次数据中对应两项资产`, en: `The old code ${code} stands for two assets here` } })
    else wanted.set(code, { code, assetId: each.assetId })
  }
  if (wanted.size === 0) return { kept: 0, refused: [...malformed, ...doubled] }
  const entered = new Set(await insertOldCodes(tx, holder, [...wanted.values()], by, at))
  const fresh = [...wanted.values()].filter(each => entered.has(each.code))
  if (fresh.length > 0) await addToSearch(tx, fresh)
  const rest = [...wanted.values()].filter(each => !entered.has(each.code))
  const known = await findByCodes(tx, holder.id, rest.map(each => each.code))
  const taken = rest.flatMap((each): RefusedCode[] => {
    const found = known.get(each.code)
    return found && found.asset_id !== each.assetId ? [{ ...each, why: { zh: `编码 ${each.code} 已属于本单位的资产 ${found.asset_code}`, en: `The code ${each.code} belongs to the unit’s asset ${found.asset_code}` } }] : []
  })
  return { kept: wanted.size - taken.length, refused: [...malformed, ...doubled, ...taken] }
}
