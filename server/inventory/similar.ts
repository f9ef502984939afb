import { type SimilarAsset, similarRoutes } from '#contract/similar.ts'
import { choices } from '#law/choices.ts'
import { notFound } from '#server/denied.ts'
import { handle, type Handling } from '#server/http/ask.ts'
import type { Tx } from '#server/db/transaction.ts'
import { type AssetRow, findAsset, listVersions } from './assets.sql.ts'
import { findFinding } from './findings.sql.ts'
import { likenessesOf } from './likeness.ts'
import { noteReading } from '#server/audit/noting.ts'
import { findCompared, findNamedLike, type SimilarRow } from './similar.sql.ts'

const [mostNamed, mostShown] = [40, 20] as const

/** Which other assets may be the same claim (choice:similar-claims). */
export function similarHandlings(): Handling[] {
  return [
    handle(similarRoutes.findSimilar, (ask, { params }) =>
      ask.transaction(async (tx) => {
        const asset = await findAsset(tx, params.id)
        if (!asset) throw notFound()
        await noteReading(tx, ask, 'read-asset', { kind: 'asset', id: asset.id, holderId: asset.holder_id }, { what: 'similar' })
        return similarTo(tx, asset)
      }),
    ),
  ]
}

async function similarTo(tx: Tx, asset: AssetRow): Promise<{ words: string; isCommon: boolean; items: SimilarAsset[] }> {
  const assetId = asset.id
  const words = coreOf(asset.name)
  const findingId = (await listVersions(tx, assetId)).find((v) => v.finding_id)?.finding_id
  const finding = findingId ? await findFinding(tx, findingId) : null
  const likenesses = new Map((finding ? await likenessesOf(tx, finding) : []).flatMap((l) => (l.assetId ? [[l.assetId, l] as const] : [])))
  const namedLike = [...words].length < 2 ? [] : await findNamedLike(tx, words, mostNamed)
  const named = new Set(namedLike)
  const rows = await findCompared(tx, [...new Set([assetId, ...likenesses.keys(), ...named])])
  const ours = rows.find((row) => row.assetId === assetId)
  const items = rows
    .filter((row) => row.assetId !== assetId && row.state !== 'carded')
    .map((row): SimilarAsset => {
      const { holderId, columns: _, ...shown } = row
      const like = likenesses.get(row.assetId)
      return {
        ...shown,
        isOwnHolder: holderId === asset.holder_id,
        byValues: like ? { kind: like.kind, share: like.share, words: like.words } : null,
        byName: named.has(row.assetId) ? words : null,
        byColumns: ours ? sharedColumns(ours, row) : null,
      }
    })
  return {
    words,
    isCommon: namedLike === null,
    items: items.sort((a, b) => weight(b) - weight(a) || a.code.localeCompare(b.code)).slice(0, mostShown),
  }
}

/** What a name is about: without year, place, what stands in brackets, and the words every name has. */
export function coreOf(name: string): string {
  const bare = name.normalize('NFKC').replaceAll(/\([^)]*\)|\d{4}年(?:度)?|[\s"“”_—-]+/g, '')
  return bare
    .replace(/^[^省市区县]{1,6}[省市区县]/, '')
    .replaceAll(/数据资产|数据集|数据|信息/g, '')
    .slice(0, 20)
}

function sharedColumns(ours: SimilarRow, theirs: SimilarRow): SimilarAsset['byColumns'] {
  const known = new Set(ours.columns.map((name) => name.toLowerCase()))
  const shared = theirs.columns.filter((name) => known.has(name.toLowerCase()))
  const fewer = Math.min(ours.columns.length, theirs.columns.length)
  return fewer > 0 && shared.length / fewer >= choices['similar-claims'].value
    ? { shared: shared.slice(0, 200), ours: ours.columns.length, theirs: theirs.columns.length }
    : null
}

/** What is registered comes first, then what is alike in more ways. */
function weight({ state, byValues, byColumns, byName }: SimilarAsset): number {
  return (
    (state === 'registered' ? 8 : state === 'in-registration' ? 4 : 0) +
    (byValues ? 2 + byValues.share : 0) +
    (byColumns ? 1 : 0) +
    (byName ? 0.5 : 0)
  )
}
