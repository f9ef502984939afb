import type { UseMark } from '#contract/cards.ts'
import type { DestructionLine } from '#contract/disposal.ts'
import type { Answers } from '#contract/forms.ts'
import { yuan } from '#contract/money.ts'
import { civilDate } from '#contract/working-days.ts'
import { certificateStateWords } from '#law/certificate-states.ts'
import { destructionMethods } from '#law/forms/disposal.ts'
import { forms } from '#law/forms.ts'
import { fieldsOf } from '#contract/forms.ts'
import type { AssetRow, VersionRow } from './assets.sql.ts'
import { cardStateWords, isOnAssetCard } from './card-state.ts'
import type { LentBook, LentCase, LentCertificate, LentMemo, LentOutside, LentPaper } from './lent.ts'

/** Everything the platform knows that belongs on a card and that nobody fills in. */
export type KnownOfCard = {
  readonly asset: Pick<AssetRow, 'code' | 'version' | 'state' | 'old_code' | 'registered_at' | 'fallen'>
  /** The list a unit kept it in before, when it came out of one. */
  readonly before: { readonly list: string; readonly since: string | null } | null
  readonly roundTitle: string | null
  readonly versions: readonly Pick<VersionRow, 'version' | 'confirmed_name' | 'confirmed_at'>[]
  /** Who looked at it last besides whoever filled it in. */
  readonly review: { readonly approvedName: string; readonly approvedAt: Date } | null
  readonly papers: readonly LentPaper[]
  readonly certificate: LentCertificate | null
  readonly memo: LentMemo | null
  readonly marks: readonly UseMark[]
  readonly madeFrom: readonly { readonly code: string; readonly name: string; readonly process: string }[]
  readonly book: LentBook | null
  /** Where else it is registered, ended ones too. */
  readonly outside: readonly LentOutside[]
  readonly cases: readonly Pick<LentCase, 'number' | 'procedure' | 'ending' | 'closedAt'>[]
  readonly destruction: Pick<DestructionLine, 'destroyedOn' | 'methods' | 'approvalNumber' | 'caseNumber'> | null
}

const manners = fieldsOf(forms['use-mark'])['manner']?.options ?? {}

/** The derived items of a card, by field; what is not known is left out. Texts are in Chinese, as on the card itself. Pure. */
export function derivedCard(known: KnownOfCard): Answers {
  const { asset, versions, certificate, memo, book } = known
  const opinion = known.papers.findLast((p) => p.kind === 'opinion')
  const valuation = known.papers.findLast((p) => p.kind === 'valuation')
  const items: Record<string, Answers[string] | null | undefined> = {
    cardNumber: `${asset.code}-V${asset.version}`,
    cardState: cardStateWords(asset, book?.isBooked ?? false).zh,
    oldCode: asset.old_code,
    oldList: known.before?.list,
    oldSince: known.before?.since,
    opinionPaper: opinion && `${opinion.number}（${opinion.firmName}${opinion.staleReason ? `，${opinion.staleReason.zh}` : ''}）`,
    nationalCode: outsideText(known, 'national'),
    propertyCertificate: outsideText(known, 'property'),
    certificate:
      certificate &&
      `${certificate.number}（${certificateStateWords[certificate.status as keyof typeof certificateStateWords]?.zh ?? certificate.status}，有效期至${certificate.validUntil}${certificate.rights ? `，登记权利：${certificate.rights}` : ''}）`,
    useMark: known.marks
      .filter((m) => m.endedAt === null)
      .map(
        (m) =>
          `${m.operatorName}，${manners[m.manner]?.zh ?? m.manner}，${m.agreement}，${m.startsOn}至${m.endsOn}${m.state === 'over' ? '（已到期）' : ''}`,
      )
      .join('\n'),
    derivedFrom: known.madeFrom.map((from) => `${from.name}（${from.code}）：${from.process}`).join('\n'),
    lastReview: known.review && `${civilDate(known.review.approvedAt)}，${known.review.approvedName}`,
    round: known.roundTitle,
    booking: isOnAssetCard(asset) || book ? (book?.isBooked ? '已入账' : '未入账') : null,
    originalFen: book?.originalFen,
    amortisation: book?.amortisation,
    amortisedFen: book?.amortisedFen,
    netFen: book?.netFen,
    vouchers: book?.vouchers.join('、'),
    valuation: valuation && valuation.amountFen !== null ? `${yuan(valuation.amountFen)}元（${valuation.issuedOn}）` : null,
    changes: versions
      .toSorted((a, b) => a.version - b.version)
      .slice(-20)
      .map((v) => `第${v.version}版 ${civilDate(v.confirmed_at)} ${v.confirmed_name}`)
      .join('；'),
    memo: memo && `${memo.reason}（复核日期${memo.reviewOn}）`,
    disposals: disposalsText(known),
  }
  return Object.fromEntries(
    Object.entries(items).filter(
      (entry): entry is [string, Answers[string]] => entry[1] !== null && entry[1] !== undefined && entry[1] !== '',
    ),
  )
}

/** What stands of the asset in another register, as it was recorded; nothing once that was ended. */
function outsideText({ outside }: KnownOfCard, register: LentOutside['register']): string {
  return outside
    .filter((o) => o.register === register && o.endedAt === null)
    .map((o) => `${o.number}（${o.body}，${o.issuedOn}${o.validUntil ? `，有效期至${o.validUntil}` : ''}）`)
    .join('\n')
}

/** Transfers to another holder, and the destruction with how it was approved and done, or under way. */
function disposalsText({ asset, cases, destruction }: KnownOfCard): string {
  const transfers = cases.flatMap((c) =>
    c.procedure === 'transfer-registration' && c.ending === 'transferred' && c.closedAt
      ? [`${civilDate(new Date(c.closedAt))} 转移，办件${c.number}`]
      : [],
  )
  const open = asset.state === 'in-disposal' ? cases.findLast((c) => c.procedure === 'destruction' && c.closedAt === null) : undefined
  const methods = destruction?.methods
    .map((method) => destructionMethods[method as keyof typeof destructionMethods]?.zh ?? method)
    .join('、')
  return [
    ...transfers,
    ...(open ? [`销毁在办，办件${open.number}`] : []),
    ...(destruction
      ? [`${destruction.destroyedOn} 销毁（${methods}），审批文号${destruction.approvalNumber}，办件${destruction.caseNumber}`]
      : []),
  ].join('\n')
}
