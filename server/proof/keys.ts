import type { Algorithm } from '#contract/proof/signatures.ts'
import { spkiOf } from '#contract/proof/signatures.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import { asSystem, type Tx } from '#server/db/transaction.ts'
import type { Platform } from '#server/platform.ts'
import { headFileName, unusedName } from './kept-heads.ts'
import type { KeyPair, KeyStore, Signer } from './key-store.ts'
import { disownKeys, endKeys, findKeys, insertKey, type KeyRow, lockKeys, nameLog } from './keys.sql.ts'
import { findOrigin } from './log.sql.ts'

const algorithms = ['ed25519', 'sm2'] as const satisfies readonly Algorithm[]
type Keeping = Pick<Platform, 'db' | 'keys'> & { readonly config: Pick<Platform['config'], 'dataDir' | 'publicUrl'> }

/** What a log is called: its public address without the scheme. */
export const originOf = (publicUrl: string): string => `${publicUrl.replace(/^https?:\/\//, '').replace(/:443$/, '')}/log`

/**
 * Sees to it that there are keys: made at the first start, and again when the store lost them or they were not brought along, which the
 * history then says. The first ones count from `begin` on, others from now.
 */
export async function ensureKeys(platform: Keeping & Pick<Platform, 'clock' | 'log'>, begin: Date): Promise<void> {
  await asSystem(platform.db, async (tx) => {
    await lockKeys(tx)
    await nameNewLog(tx, platform)
    const known = await findKeys(tx)
    if (await platform.keys.take(inUse(known))) return
    const isFirst = known.length === 0
    const from = wholeSecond(isFirst ? begin : platform.clock.now())
    if (!isFirst) await endKeys(tx, 'lost', from)
    const fresh = await platform.keys.make({ beside: [], isWitnessNew: false })
    for (const each of algorithms) await insertKey(tx, { ...fresh[each], from, vouchedBy: null, voucher: null })
    await note(tx, 'make-keys', fresh, { isFirst }, from)
  })
}

/** Names the log of a new database. A data folder that was kept while its database was thrown away still tells what was signed: the log is then another one. */
async function nameNewLog(tx: Tx, { config, clock, log }: Keeping & Pick<Platform, 'clock' | 'log'>): Promise<void> {
  if ((await findOrigin(tx)) !== '') return
  const wished = originOf(config.publicUrl)
  const origin = await unusedName(config.dataDir, wished, clock.now())
  if (origin !== wished)
    log.warn(
      `数据库是新的，而 ${headFileName} 记着签署过 ${wished}：新日志名为 ${origin} / the database is new, and ${headFileName} tells that ${wished} was signed before: the new log is named ${origin}`,
    )
  await nameLog(tx, origin)
}

/**
 * Takes new keys into use; the old ones vouch for them and are thrown away. Of leaked ones none vouches, and the key for witnessing other
 * logs, which lay beside them, is replaced too. Answers the new ones' ids.
 */
export async function rotateKeys(
  { db, keys }: Keeping,
  now: Date,
  because: 'rotated' | 'compromised' = 'rotated',
): Promise<readonly string[]> {
  const at = wholeSecond(now)
  const isLeaked = because === 'compromised'
  const fresh = await asSystem(db, async (tx) => {
    await lockKeys(tx)
    const old = await openSigner(tx, keys)
    const beside = algorithms.map((each) => old.keys[each].id)
    const made = await keys.make({ beside, isWitnessNew: isLeaked })
    await endKeys(tx, because, at)
    for (const each of algorithms) {
      const key = made[each]
      await insertKey(tx, {
        ...key,
        from: at,
        ...(isLeaked
          ? { vouchedBy: null, voucher: null }
          : { vouchedBy: old.keys[each].id, voucher: await old.sign(each, spkiOf(each, key.publicKey)) }),
      })
    }
    await note(tx, 'rotate-keys', made, isLeaked ? { compromised: beside } : {}, at)
    return made
  })
  await asSystem(db, async (tx) => {
    await lockKeys(tx)
    await keys.take(inUse(await findKeys(tx)))
  })
  return algorithms.map((each) => fresh[each].id)
}

/**
 * Declares that a key that had ended, with the other of its pair, may be in other hands; answers their ids, none when there is no such key
 * or that was said before.
 */
export async function disown({ db }: Keeping, id: string, at: Date): Promise<readonly string[]> {
  return asSystem(db, async (tx) => {
    await lockKeys(tx)
    const ids = await disownKeys(tx, id)
    for (const each of ids)
      await recordAudit(
        tx,
        {
          officerId: null,
          organisationId: null,
          role: 'system',
          action: 'disown-keys',
          objectKind: 'signing-key',
          objectId: each,
          outcome: 'done',
        },
        at,
      )
    return ids
  })
}

/** The signer over the keys in use. */
export async function openSigner(tx: Tx, keys: KeyStore): Promise<Signer> {
  const signer = await keys.open(inUse(await findKeys(tx)))
  if (!signer) throw new Error('the signing keys in use are not where keys are kept: start the platform first')
  return signer
}

/** The ids of the keys in use, as the history tells it. */
const inUse = (known: readonly KeyRow[]): string[] => known.flatMap(({ id, validUntil }) => (validUntil === null ? [id] : []))

/** Proofs name their moment in whole seconds, and must not seem to be older than their key. */
const wholeSecond = (at: Date): Date => new Date(Math.floor(at.getTime() / 1000) * 1000)

async function note(tx: Tx, action: 'make-keys' | 'rotate-keys', pair: KeyPair, detail: Record<string, unknown>, at: Date): Promise<void> {
  await recordAudit(
    tx,
    {
      officerId: null,
      organisationId: null,
      role: 'system',
      action,
      objectKind: 'signing-key',
      objectId: pair.ed25519.id,
      outcome: 'done',
      detail: { ...detail, ...Object.fromEntries(algorithms.map((each) => [each, pair[each].id])) },
    },
    at,
  )
}
