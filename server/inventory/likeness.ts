import { inventoryRoutes, type Likeness } from '#contract/inventory.ts'
import { several, type Words } from '#law/words.ts'
import type { Tx } from '#server/db/transaction.ts'
import { notFound } from '#server/denied.ts'
import { handle, type Handling } from '#server/http/ask.ts'
import { percent } from './column-changes.ts'
import { findFinding } from './findings.sql.ts'
import { findLike, type LikeRow } from './likeness.sql.ts'
import { noteReading } from '#server/audit/noting.ts'
import { type Resemblance, resemble } from './resemblance.ts'
import { findCandidates, findSketches } from './sketches.sql.ts'

/** Datasets compared hash by hash for one question, and named in its answer. */
const MOST_COMPARED = 50
const MOST_NAMED = 20

/** Which datasets seem to hold the same data as a finding, or to be where it was taken from (choice:likeness). */
export function likenesses(): Handling[] {
  return [
    handle(inventoryRoutes.findLikeness, (ask, { params }) =>
      ask.transaction(async (tx) => {
        const row = await findFinding(tx, params.id)
        if (!row) throw notFound()
        await noteReading(tx, ask, 'read-finding', { kind: 'finding', id: row.id, holderId: row.holder_id }, { what: 'likeness' })
        return { items: await likenessesOf(tx, row) }
      }),
    ),
  ]
}

/** The likenesses of one finding among what the reader may see, the strongest first: five statements, whatever the number of assets. */
export async function likenessesOf(tx: Tx, row: { readonly id: string; readonly rows: number }): Promise<Likeness[]> {
  const sketches = (await findSketches(tx, [row.id])).get(row.id) ?? []
  const candidates = (await findCandidates(tx, [{ findingId: row.id, sketches }], MOST_COMPARED)).map((c) => c.candidateId)
  const [ours] = await findLike(tx, [row.id])
  const theirs = (await findLike(tx, candidates)).filter((other) => !ours || !isItself(ours, other))
  const theirSketches = await findSketches(
    tx,
    theirs.map((t) => t.id),
  )
  const found = theirs.flatMap((other) => {
    const like = resemble({ rows: row.rows, sketches }, { rows: other.rows, sketches: theirSketches.get(other.id) ?? [] })
    return like ? [likenessOf(other, like)] : []
  })
  return found.sort((a, b) => strength[a.kind] - strength[b.kind] || b.share - a.share).slice(0, MOST_NAMED)
}

const strength: { readonly [K in Likeness['kind']]: number } = { same: 0, 'contained-in': 1, contains: 2, overlaps: 3 }

/** Another year of the same dataset is not likeness but its own past. */
function isItself(ours: LikeRow, other: LikeRow): boolean {
  const assets = [ours.asset_id, ours.known_as].filter((id) => id !== null)
  return ours.holder_id === other.holder_id && assets.some((id) => id === other.asset_id || id === other.known_as)
}

function likenessOf(other: LikeRow, like: Resemblance): Likeness {
  return {
    kind: like.kind,
    findingId: other.id,
    assetId: other.asset_id,
    assetCode: other.asset_code,
    dataset: other.dataset,
    holderName: other.holder_name,
    share: like.share,
    columns: like.columns,
    words: wordsOf(other, like),
  }
}

function wordsOf({ dataset, holder_name: holder }: LikeRow, { kind, share, columns }: Resemblance): Words {
  const [part, n] = [percent(share), columns.length]
  switch (kind) {
    case 'same':
      return {
        zh: `与${holder}的“${dataset}”疑似重复：${n}个字段的取值约 ${part} 相同`,
        en: `Seems to be the same as “${dataset}” of ${holder}: about ${part} of the values of ${several(n, 'field')} are shared`,
      }
    case 'contained-in':
      return {
        zh: `疑似取自${holder}的“${dataset}”：${n}个字段的取值约 ${part} 见于其中`,
        en: `Seems to be taken from “${dataset}” of ${holder}: about ${part} of the values of ${several(n, 'field')} are found there`,
      }
    case 'contains':
      return {
        zh: `${holder}的“${dataset}”疑似取自本数据集：它的${n}个字段的取值约 ${part} 见于本数据集`,
        en: `“${dataset}” of ${holder} seems to be taken from this: about ${part} of the values of ${several(n, 'field')} of it are found here`,
      }
    case 'overlaps':
      return {
        zh: `与${holder}的“${dataset}”有共同的取值：${columns
          .slice(0, 3)
          .map((c) => `“${c.ours}”与“${c.theirs}”`)
          .join('、')}`,
        en: `Shares values with “${dataset}” of ${holder}: ${columns
          .slice(0, 3)
          .map((c) => `“${c.ours}” and “${c.theirs}”`)
          .join(', ')}`,
      }
  }
}
