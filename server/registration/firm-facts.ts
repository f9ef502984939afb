import { choices } from '#law/choices.ts'
import { several, type Words } from '#law/words.ts'
import type { Care, Why } from '#server/cases/lent.ts'
import type { CaseState } from '#server/cases/state.ts'
import type { Tx } from '#server/db/transaction.ts'
import { findKinship } from '#server/parties/affiliations.sql.ts'
import type { FirmRecord, RecordAsked } from './firm-record.sql.ts'

const times = choices['firm-rotation'].value
const most = choices['firm-share'].value
const leastReason = 10

/** Why a firm is kin of the unit that commissions it, by declared control; null when nothing is declared. */
export async function whyKin(tx: Tx, kase: CaseState, firmId: string, today: string): Promise<Why | null> {
  for (const unit of new Set([kase.applicantId, kase.holderId])) {
    const kinship = unit ? await findKinship(tx, unit, firmId, today) : null
    if (kinship) return { ...kinWords(kinship), basis: 'choice:firm-affiliation' }
  }
  return null
}

/** Says who controls whom between a unit (first of `up`) and a firm (last of `down`). Pure. */
export function kinWords({ up, down }: { up: readonly string[]; down: readonly string[] }): Words {
  const [unit, firm, shared] = [up[0]!, down.at(-1)!, up.at(-1)!]
  const through = (names: readonly string[]) => (names.length > 2 ? `（经${names.slice(1, -1).join('、')}）` : '')
  if (shared === unit) return { zh: `${unit}控制受托机构${firm}${through(down)}，属于关联方`, en: `${unit} controls the firm ${firm}: they are affiliated` }
  if (shared === firm) return { zh: `受托机构${firm}控制${unit}${through(up)}，属于关联方`, en: `The firm ${firm} controls ${unit}: they are affiliated` }
  return { zh: `${unit}与受托机构${firm}同受${shared}控制，属于关联方`, en: `${unit} and the firm ${firm} are both controlled by ${shared}: they are affiliated` }
}

/** What in the record of a firm calls for a reason: every one of the last papers on the asset, or too many assets of the unit in a year. Pure. */
export function whyRepeated(record: FirmRecord): Care | null {
  if (record.last === times && record.ofFirm === times) return { basis: 'choice:firm-rotation', zh: `该资产最近${times}次都由这家机构出具`, en: `The last ${times} papers on this asset were all by this firm` }
  return record.inYear >= most ? { basis: 'choice:firm-share', zh: `这家机构一年内已为本单位${record.inYear}项资产出具，达到${most}项`, en: `The firm wrote on ${several(record.inYear, 'asset')} of the unit within a year, ${most} or more` } : null
}

/** What is to be known of a firm's earlier papers when a case asks it; null when no firm is named. */
export function recordOf(kase: CaseState, firmId: string | null, at: string): RecordAsked | null {
  if (!firmId || !kase.holderId) return null
  return { kind: kase.procedure === 'valuation' ? 'valuations' : 'opinions', assetId: kase.subjectId, holderId: kase.holderId, firmId, times, since: new Date(Date.parse(at) - 365 * 86_400_000) }
}

/** The reason a commission gives for asking a firm again; null when it gives none. */
function reasonOf({ draft, answers }: CaseState): string | null {
  const given = draft['repeatReason'] ?? answers['repeatReason']
  const reason = typeof given === 'string' ? given.trim() : ''
  return reason.length >= leastReason ? reason : null
}

/** Why a firm may not be asked again: it is repeated and the commission gives no reason; null when it may. Pure. */
export function whyNotRotated(record: FirmRecord | null, kase: CaseState): Why | null {
  return record && reasonOf(kase) === null ? whyRepeated(record) : null
}

/** What the reader is told of a firm that is asked again with a reason. Pure. */
export function whenRepeated(record: FirmRecord | null, kase: CaseState): Care | null {
  const [why, reason] = [record && whyRepeated(record), reasonOf(kase)]
  return why && reason !== null ? { basis: why.basis, zh: `${why.zh}；委托单位说明：${reason}`, en: `${why.en}; the unit says: ${reason}` } : null
}
