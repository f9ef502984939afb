import { choices } from '#law/choices.ts'
import type { Condition } from '#law/conditions.ts'
import { several, type Words } from '#law/words.ts'
import type { Care, Why } from '#server/cases/lent.ts'
import type { CaseState } from '#server/cases/state.ts'
import type { Tx } from '#server/db/transaction.ts'
import { findKinship } from '#server/parties/affiliations.sql.ts'
import type { Found, FoundPaper } from './facts.sql.ts'
import type { FirmRecord, RecordAsked } from './firm-record.sql.ts'

const times = choices['firm-rotation'].value
const most = choices['firm-share'].value
const leastReason = 10

const corrected: Words = {
  zh: '控制关系申报有误的，由申报的机构或者系统管理员更正',
  en: 'if the control was declared wrongly, whoever declared it or the administrator corrects that',
}
const anew: Words = {
  zh: `委托与本单位没有控制关系的机构重新出具；${corrected.zh}`,
  en: `Commission a firm without such ties anew; ${corrected.en}`,
}
const anewForReceiver: Words = {
  zh: `委托与原单位、受让单位都没有控制关系的机构就当前版本重新出具，或者另选受让单位；${corrected.zh}`,
  en: `Commission a firm with ties to neither unit anew, or choose another unit; ${corrected.en}`,
}

/** Why a firm is kin of the unit that commissions it, by declared control; null when nothing is declared. */
export async function whyKin(tx: Tx, kase: CaseState, firmId: string, today: string): Promise<Why | null> {
  for (const unit of new Set([kase.applicantId, kase.holderId])) {
    const kinship = unit ? await findKinship(tx, unit, firmId, today) : null
    if (kinship) return { ...kinWords(kinship), basis: 'choice:firm-affiliation' }
  }
  return null
}

/** Why whoever wrote the opinion or the valuation was no third party on the day it was filed; and why one of them was none to who is to take the asset over. */
export type Tied = { readonly opinion: Why | null; readonly valuation: Why | null; readonly receiver: Why | null }
/** Nobody was. */
export const noneTied: Tied = { opinion: null, valuation: null, receiver: null }

/**
 * Looks whether the writers of the papers a registration rests on were kin of the holder, or of the new one, as they filed them: control
 * may be declared only afterwards (choice:firm-affiliation). Asked only of firms of which any control was declared.
 */
export async function tiedWriters(
  tx: Tx,
  { holderId }: CaseState,
  { opinion, valuation }: Pick<Found, 'opinion' | 'valuation'>,
  wanted: readonly Condition[],
  receiverId: string | null,
): Promise<Tied> {
  const tied = async (paper: FoundPaper | null, unitId: string | null, condition: Condition, remedy: Words): Promise<Why | null> => {
    if (!paper?.isTied || !paper.firmId || !paper.filedOn || !unitId || !wanted.includes(condition)) return null
    const kinship = await findKinship(tx, unitId, paper.firmId, paper.filedOn)
    if (!kinship) return null
    const { zh, en } = kinWords(kinship)
    return { zh: `${paper.number}出具时，${zh}`, en: `When ${paper.number} was filed: ${en}`, basis: 'choice:firm-affiliation', remedy }
  }
  const ofReceiver = (paper: FoundPaper | null) => tied(paper, receiverId, 'receiver-fits', anewForReceiver)
  return {
    opinion: await tied(opinion, holderId, 'unqualified-opinion', anew),
    valuation: await tied(valuation, holderId, 'valuation-report', anew),
    receiver: (await ofReceiver(opinion)) ?? (await ofReceiver(valuation)),
  }
}

/** What a reviewer is told of a paper by a firm that was asked again: the reason the unit gave. Pure. */
export function whenAgain(paper: FoundPaper | null): Care | null {
  const reason = paper?.repeatReason?.trim()
  return paper && reason
    ? {
        basis: 'choice:firm-rotation',
        zh: `重复委托${paper.firm}出具，委托单位说明的理由：${reason}`,
        en: `${paper.firm} was commissioned again; the unit’s reason: ${reason}`,
      }
    : null
}

/** Says who controls whom between a unit (first of `up`) and a firm (last of `down`). Pure. */
export function kinWords({ up, down }: { up: readonly string[]; down: readonly string[] }): Words {
  const [unit, firm, shared] = [up[0]!, down.at(-1)!, up.at(-1)!]
  const through = (names: readonly string[]) => (names.length > 2 ? `（经${names.slice(1, -1).join('、')}）` : '')
  if (shared === unit)
    return { zh: `${unit}控制受托机构${firm}${through(down)}，属于关联方`, en: `${unit} controls the firm ${firm}: they are affiliated` }
  if (shared === firm)
    return { zh: `受托机构${firm}控制${unit}${through(up)}，属于关联方`, en: `The firm ${firm} controls ${unit}: they are affiliated` }
  return {
    zh: `${unit}与受托机构${firm}同受${shared}控制，属于关联方`,
    en: `${unit} and the firm ${firm} are both controlled by ${shared}: they are affiliated`,
  }
}

/** Why a firm files no paper: no licence number stands in its entry (choice:firm-licence). Pure. */
export function whyUnlicensed({ firmName, firmLicence }: Pick<Found, 'firmName' | 'firmLicence'>): Why | null {
  if (firmLicence?.trim()) return null
  return {
    zh: `${firmName ?? '受托机构'}在平台的机构资料中没有执业许可证号或者备案编号`,
    en: `No licence or record number stands in the entry of ${firmName ?? 'the firm'}`,
    basis: 'choice:firm-licence',
  }
}

/** What the unit is told when it commissions such a firm. Pure. */
export function whenUnlicensed(found: Pick<Found, 'firmName' | 'firmLicence'>): Care | null {
  const why = whyUnlicensed(found)
  return (
    why && {
      basis: 'choice:firm-licence',
      zh: `${why.zh}；出具前须由该机构请系统管理员补登，否则不能归入`,
      en: `${why.en}: the firm must have it entered by the administrators before it can file the paper`,
    }
  )
}

/** A firm, with those under the same control that had a part. */
const firmWith = (affiliates: readonly string[]): Words =>
  affiliates.length === 0
    ? { zh: '这家机构', en: 'this firm' }
    : { zh: `这家机构及其关联机构（${affiliates.join('、')}）`, en: `this firm and its affiliates (${affiliates.join(', ')})` }

/**
 * What in the record of a firm and its affiliates calls for a reason: every one of the last papers on the asset, or too many assets of the
 * unit in a year. Pure.
 */
export function whyRepeated({ last, ofFirm, inYear, lastBy, yearBy }: FirmRecord): Care | null {
  if (last === times && ofFirm === times)
    return {
      basis: 'choice:firm-rotation',
      zh: `该资产最近${times}次都由${firmWith(lastBy).zh}出具`,
      en: `The last ${times} papers on this asset were all by ${firmWith(lastBy).en}`,
    }
  return inYear >= most
    ? {
        basis: 'choice:firm-share',
        zh: `${firmWith(yearBy).zh}一年内已为本单位${inYear}项资产出具，达到${most}项`,
        en: `${several(inYear, 'asset')} of the unit within a year, ${most} or more, were written on by ${firmWith(yearBy).en}`,
      }
    : null
}

/** What is to be known of a firm's earlier papers when a case asks it; null when no firm is named. */
export function recordOf(kase: CaseState, firmId: string | null, at: string): RecordAsked | null {
  if (!firmId || !kase.holderId) return null
  return {
    kind: kase.procedure === 'valuation' ? 'valuations' : 'opinions',
    assetId: kase.subjectId,
    holderId: kase.holderId,
    firmId,
    times,
    since: new Date(Date.parse(at) - 365 * 86_400_000),
    today: at,
  }
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
  return why && reason !== null
    ? { basis: why.basis, zh: `${why.zh}；委托单位说明：${reason}`, en: `${why.en}; the unit says: ${reason}` }
    : null
}
