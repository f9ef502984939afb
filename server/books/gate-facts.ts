import type { Answers } from '#contract/forms.ts'
import type { Regime } from '#law/accounts/account.ts'
import type { Tx } from '#server/db/transaction.ts'
import { type AssetRow, findCard } from '#server/inventory/assets.sql.ts'
import { whyNotDestroyed } from '#server/inventory/standing.ts'
import { findAssetCard } from '#server/registration/asset-cards.sql.ts'
import type { GateFacts } from './gate.ts'

/** What the gate looks at about an asset, besides its cost. */
export async function gateFactsOf(
  tx: Tx,
  asset: Pick<AssetRow, 'id' | 'version' | 'state' | 'fallen'>,
  regime: Regime,
): Promise<Omit<GateFacts, 'isMeasured'>> {
  const version = await findCard(tx, asset.id, asset.version)
  return {
    card: (version?.card ?? {}) as Answers,
    hasAssetCard: (await findAssetCard(tx, asset.id)) !== null,
    fallen: asset.fallen,
    regime,
    gone: whyNotDestroyed(asset),
  }
}
