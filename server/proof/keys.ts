import type { Algorithm } from '#contract/proof/signatures.ts'
import { spkiOf } from '#contract/proof/signatures.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import { asSystem, type Tx } from '#server/db/transaction.ts'
import type { Platform } from '#server/platform.ts'
import { headFileName, unusedName } from './kept-heads.ts'
import { type KeyFile, listKeysAside, putKeysAside, readKeys, sweepKeys, takeKeysUp, writeKeys } from './key-file.ts'
import { disownKeys, endKeys, findKeys, insertKey, type KeyRow, lockKeys, nameLog } from './keys.sql.ts'
import { findOrigin } from './log.sql.ts'
import { makePrivateKey, type PrivateKey, publicOf, signerOf, type Signer, signWith } from './signer.ts'

const algorithms = ['ed25519', 'sm2'] as const satisfies readonly Algorithm[]
type Pair = { readonly [A in Algorithm]: PrivateKey }
type Keeping = Pick<Platform, 'db'> & { readonly config: Pick<Platform['config'], 'dataDir' | 'publicUrl'> }

/** What a log is called: its public address without the scheme. */
export const originOf = (publicUrl: string): string => `${publicUrl.replace(/^https?:\/\//, '').replace(/:443$/, '')}/log`

/**
 * Sees to it that there are keys: made at the first start, and again when their file is lost or was not brought along, which the history then says.
 * The first ones count from `begin` on, others from now. Keys of another database are put aside, and taken up again when that one is back; a file put aside that cannot be read is passed over.
 */
export async function ensureKeys(platform: Keeping & Pick<Platform, 'clock' | 'log'>, begin: Date): Promise<void> {
  const { dataDir } = platform.config
  await asSystem(platform.db, async (tx) => {
    await lockKeys(tx)
    await sweepKeys(dataDir)
    await nameNewLog(tx, platform)
    const known = await findKeys(tx)
    const held = await readKeys(dataDir)
    if (await keepPair(dataDir, known, held)) return
    const aside = held && (await putKeysAside(dataDir, held))
    if (aside) platform.log.warn(`签名密钥文件不是这个数据库的，已移到 ${aside} / the file of signing keys is not of this database and was put aside as ${aside}`)
    for (const name of await listKeysAside(dataDir)) {
      const kept = await readKeys(dataDir, name).catch((problem: unknown) => { platform.log.warn(problem instanceof Error ? problem.message : String(problem)); return null })
      if (!kept || !inUse(known, kept)) continue
      await takeKeysUp(dataDir, name)
      return
    }
    const isFirst = known.length === 0
    const from = wholeSecond(isFirst ? begin : platform.clock.now())
    if (!isFirst) await endKeys(tx, 'lost', from)
    const fresh = await makePair()
    await writeKeys(dataDir, { keys: algorithms.map((each) => fresh[each]), witness: held?.witness ?? (await makePrivateKey('ed25519')) })
    for (const each of algorithms) await insertKey(tx, { ...shown(fresh[each]), from, vouchedBy: null, voucher: null })
    await note(tx, 'make-keys', fresh, { isFirst }, from)
  })
}

/** Names the log of a new database. A data folder that was kept while its database was thrown away still tells what was signed: the log is then another one. */
async function nameNewLog(tx: Tx, { config, clock, log }: Keeping & Pick<Platform, 'clock' | 'log'>): Promise<void> {
  if ((await findOrigin(tx)) !== '') return
  const wished = originOf(config.publicUrl)
  const origin = await unusedName(config.dataDir, wished, clock.now())
  if (origin !== wished) log.warn(`数据库是新的，而 ${headFileName} 记着签署过 ${wished}：新日志名为 ${origin} / the database is new, and ${headFileName} tells that ${wished} was signed before: the new log is named ${origin}`)
  await nameLog(tx, origin)
}

/** Takes new keys into use; the old ones vouch for them and are thrown away. Of leaked ones none vouches, and the key for witnessing other logs, which lay beside them, is replaced too. Answers the new ones' ids. */
export async function rotateKeys(platform: Keeping, now: Date, because: 'rotated' | 'compromised' = 'rotated'): Promise<readonly string[]> {
  const at = wholeSecond(now)
  const { dataDir } = platform.config
  const isLeaked = because === 'compromised'
  const fresh = await makePair()
  await asSystem(platform.db, async (tx) => {
    await lockKeys(tx)
    const held = await readKeys(dataDir)
    const old = inUse(await findKeys(tx), held)
    if (!held || !old) throw new Error('there are no keys yet: start the platform first')
    // Both pairs lie on the disk until it is certain which of them the history names.
    await writeKeys(dataDir, { witness: isLeaked ? await makePrivateKey('ed25519') : held.witness, keys: [...Object.values(old), ...Object.values(fresh)] })
    await endKeys(tx, because, at)
    for (const each of algorithms) {
      const key = shown(fresh[each])
      await insertKey(tx, { ...key, from: at, ...(isLeaked ? { vouchedBy: null, voucher: null } : { vouchedBy: old[each].id, voucher: await signWith(old[each], spkiOf(each, key.publicKey)) }) })
    }
    await note(tx, 'rotate-keys', fresh, isLeaked ? { compromised: Object.values(old).map(({ id }) => id) } : {}, at)
  })
  await asSystem(platform.db, async (tx) => {
    await lockKeys(tx)
    await keepPair(dataDir, await findKeys(tx), await readKeys(dataDir))
  })
  return algorithms.map((each) => fresh[each].id)
}

/** Declares that a key that had ended, with the other of its pair, may be in other hands; answers their ids, none when there is no such key or that was said before. */
export async function disown({ db }: Keeping, id: string, at: Date): Promise<readonly string[]> {
  return asSystem(db, async (tx) => {
    await lockKeys(tx)
    const ids = await disownKeys(tx, id)
    for (const each of ids) await recordAudit(tx, { officerId: null, organisationId: null, role: 'system', action: 'disown-keys', objectKind: 'signing-key', objectId: each, outcome: 'done' }, at)
    return ids
  })
}

/** The signer over the keys in use. */
export async function openSigner(tx: Tx, dataDir: string): Promise<Signer> {
  const pair = inUse(await findKeys(tx), await readKeys(dataDir))
  if (!pair) throw new Error(`the signing keys in use are not in ${dataDir}`)
  return signerOf(pair)
}

function inUse(known: readonly KeyRow[], held: KeyFile | null): Pair | null {
  const find = (algorithm: Algorithm) => held?.keys.find(({ id }) => known.some((key) => key.id === id && key.algorithm === algorithm && key.validUntil === null))
  const [ed25519, sm2] = [find('ed25519'), find('sm2')]
  return ed25519 && sm2 ? { ed25519, sm2 } : null
}

/** Whether a file holds the keys in use; then it is left with these alone: a rotation that was cut off leaves the old ones beside them. */
async function keepPair(dataDir: string, known: readonly KeyRow[], held: KeyFile | null): Promise<boolean> {
  const pair = inUse(known, held)
  if (held && pair && held.keys.length > algorithms.length) await writeKeys(dataDir, { ...held, keys: Object.values(pair) })
  return pair !== null
}

/** Proofs name their moment in whole seconds, and must not seem to be older than their key. */
const wholeSecond = (at: Date): Date => new Date(Math.floor(at.getTime() / 1000) * 1000)

const makePair = async (): Promise<Pair> => ({ ed25519: await makePrivateKey('ed25519'), sm2: await makePrivateKey('sm2') })
const shown = (key: PrivateKey) => ({ id: key.id, algorithm: key.algorithm, publicKey: publicOf(key) })

async function note(tx: Tx, action: 'make-keys' | 'rotate-keys', pair: Pair, detail: Record<string, unknown>, at: Date): Promise<void> {
  await recordAudit(tx, { officerId: null, organisationId: null, role: 'system', action, objectKind: 'signing-key', objectId: pair.ed25519.id, outcome: 'done', detail: { ...detail, ...Object.fromEntries(algorithms.map((each) => [each, pair[each].id])) } }, at)
}
