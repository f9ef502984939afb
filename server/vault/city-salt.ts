import { randomBytes } from 'node:crypto'
import { asSystem } from '#server/db/transaction.ts'
import type { Platform } from '#server/platform.ts'
import { findCitySalt, insertCitySalt, type KeptSalt, resealCitySalt } from './city-salt.sql.ts'
import { sealedUnder, type Vault } from './vault.ts'

type Ground = Pick<Platform, 'db' | 'vault'>
const bound = 'city-salt'

/**
 * The salt of this city's digests and sketches in hex, made when it is first asked for. It is kept sealed, since with it short values such
 * as numbers of telephones could be guessed from their digests.
 */
export async function citySalt({ db, vault }: Ground, at: Date): Promise<string> {
  const known = await asSystem(db, findCitySalt)
  if (known) return openSalt(vault, known)
  const sealed = await vault.seal(bound, randomBytes(32).toString('hex'))
  return openSalt(
    vault,
    (await asSystem(db, async (tx) => {
      await insertCitySalt(tx, sealed, at)
      return findCitySalt(tx)
    }))!,
  )
}

/** Seals the salt by the key in use where it lies open or under another; answers how many were: one or none. */
export async function sealCitySalt({ db, vault }: Ground): Promise<number> {
  const kept = await asSystem(db, findCitySalt)
  if (!kept || (kept.sealed && sealedUnder(kept.sealed) === (await vault.current()).id)) return 0
  const fresh = await vault.seal(bound, await openSalt(vault, kept))
  await asSystem(db, (tx) => resealCitySalt(tx, fresh))
  return 1
}

const openSalt = async (vault: Vault, { salt, sealed }: KeptSalt): Promise<string> =>
  sealed ? vault.open(bound, sealed) : salt!.toString('hex')
