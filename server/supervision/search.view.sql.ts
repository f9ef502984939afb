import { sql } from 'kysely'
import { likeWord } from '#server/db/like-word.ts'
import type { Tx, Who } from '#server/db/transaction.ts'
import { newest, saying, saysOpenly } from '#server/db/words.ts'
import { newestAssets, pageOf, sampleOf } from '#server/inventory/assets.sql.ts'
import { assetRights, wideScope } from '#server/inventory/scope.sql.ts'
import { findGoingOn } from '#server/registration/taking-over.sql.ts'

export type HitRow = { kind: 'asset' | 'case' | 'organisation' | 'certificate'; id: string; title: string; note: string }

/**
 * What one may read and the words occur in, at most eight of each kind; certificates also by the number of an earlier one they go on from,
 * organisations by the initials of their pinyin.
 */
export async function findHits(tx: Tx, q: string, reader: Who): Promise<HitRow[]> {
  const like = likeWord(q)
  const isSignedIn = reader.officerId !== null
  const assets = pageOf(
    {
      rights: isSignedIn ? assetRights(reader) : [sql`false`],
      asked: isSignedIn ? await saying(tx, 'assets', 'a', q, sampleOf(reader)) : sql`true`,
    },
    newestAssets(8),
  )
  const kase = isSignedIn
    ? await saying(
        tx,
        'cases',
        'c',
        q,
        wideScope(reader) ? sql`select c.search from cases c order by c.acted_at desc limit ${newest}` : null,
      )
    : sql`false`
  const goingOn = await findGoingOn(tx, q)
  const says = goingOn.length > 0 ? sql`c.number = any (${sql.val(goingOn)}::text[])` : saysOpenly('c', q)
  const { rows } = await sql<HitRow>`
    (
      select 'certificate' as kind, c.number as id, c.facts->>'assetName' as title, c.number as note
      from certificates c
      where ${says}
      order by c.serial desc
      limit 8
    )
    union all (
      select 'asset', a.id::text, a.name, a.code
      from ${assets} page
      join assets a on a.id = page.id
      order by a.created_at desc, a.id desc
    )
    union all (select 'case', c.id::text, c.title, c.number from cases c where ${kase} order by c.acted_at desc limit 8)
    union all (
      select 'organisation', o.id::text, o.name, o.uscc
      from organisations o
      where ${isSignedIn} and (lower(o.name) like ${like} or o.initials like ${like} or lower(o.uscc) like ${like})
      order by o.name
      limit 8
    )`.execute(tx)
  return rows
}
