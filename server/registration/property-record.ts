import type { Problem } from '#contract/route.ts'
import { textOf } from '#contract/text-of.ts'
import { registrationForms } from '#law/registration-forms.ts'
import type { Words } from '#law/words.ts'
import { findCase } from '#server/cases/cases.sql.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { AssetRow } from '#server/inventory/assets.sql.ts'
import { cardAfter } from './change-content.ts'
import { whyNotTaken } from './forms/register-scope.ts'
import { findPropertyRecord } from './outside.sql.ts'

const register = registrationForms.property
type WhyNotOrigin = { readonly code: string; readonly message: Words; readonly basis: string; readonly remedy: Words }

/**
 * Why the card of an asset may not come to say this origin: a data property certificate is recorded of it, and the data would be an
 * organ's duty data; null when it may (choice:property-registration-scope).
 */
export async function whyNotOrigin(tx: Tx, assetId: string, origin: unknown): Promise<WhyNotOrigin | null> {
  const record = await findPropertyRecord(tx, assetId)
  if (!record || !whyNotTaken(register, { ...record, origin: textOf(origin) })) return null
  const { number } = record
  return {
    code: 'property-recorded',
    basis: register.notFor.basis,
    message: {
      zh: `该资产记有数据产权登记凭证${number}，改为这种来源方式后属于党政机关履职数据，不办理数据产权登记`,
      en: `The data property certificate ${number} is recorded of the asset, and with that origin it is duty data of an organ, which takes none`,
    },
    remedy: {
      zh: '先由持有单位在资产页的“其他登记”中终止这条记录',
      en: 'Have the holder end that record first, under other registers on the page of the asset',
    },
  }
}

/** Why no data property certificate may be recorded of an asset as it is, or as the case that holds it would leave it; null when one may. */
export async function whyNotProperty(
  tx: Tx,
  asset: Pick<AssetRow, 'holder_kind' | 'origin' | 'is_duty_data' | 'frozen_by'>,
): Promise<Problem | null> {
  const { origin } = asset
  const kase = asset.frozen_by ? await findCase(tx, asset.frozen_by) : null
  const origins = [origin, ...(kase ? [textOf(cardAfter({ origin }, kase, kase.answers)['origin'])] : [])]
  return (
    origins
      .map((each) => whyNotTaken(register, { holderKind: asset.holder_kind, origin: each, isDutyData: asset.is_duty_data }))
      .find((problem) => problem !== null) ?? null
  )
}
