import { createHmac, randomBytes } from 'node:crypto'
import type { Problem } from '#contract/route.ts'
import type { Words } from '#law/words.ts'
import { asSystem, type Tx } from '#server/db/transaction.ts'
import { Denied } from '#server/denied.ts'
import type { Platform } from '#server/platform.ts'
import { findSealingKeys, insertSealingKey, lockSealingKeys, type Purpose, type WrappedKey } from './keys.sql.ts'
import { makeSecret, masterFileName, type MasterKey, readMasterKeys, writeMasterKeys } from './master-keys.ts'
import { nonceBytes, openBox, sealBox, type SealingMethod, sealingMethods } from './methods.ts'
import type { SealingKey } from './sealed-chunks.ts'

/**
 * What seals and opens whatever must not be read from a disk or a backup (§7.1, choice:sealing). All of it throws `sealing-key-missing`
 * while the keys cannot be opened.
 */
export type Vault = {
  /** Seals for one place, named by `bound`: it opens there only. */
  seal(bound: string, plain: string | Buffer): Promise<Buffer>
  open(bound: string, sealed: Buffer): Promise<string>
  openBytes(bound: string, sealed: Buffer): Promise<Buffer>
  /** The keyed digest by which equal values are found without opening one; the same as long as the city has its keys. */
  digest(what: string): Promise<Buffer>
  /** The key that seals now, and any key by its id. */
  current(): Promise<SealingKey>
  key(id: string): Promise<SealingKey>
  /** Why nothing can be sealed or opened, looked at anew; null when all is well. */
  whyLocked(): Promise<Words | null>
  /** Looks at the keys anew time and again, so that no request has to; the answer ends it. */
  keepFresh(): () => void
}

type Means = { readonly db: Platform['db']; readonly keysDir: string; readonly method: SealingMethod }
type Held = { readonly data: SealingKey; readonly digest: SealingKey; readonly all: ReadonlyMap<string, SealingKey> }

/**
 * How old the knowledge of which key is in use may be, since another process may have taken a new one: after the first it is looked at
 * anew meanwhile, after the second before anything is sealed. An ended key stays for a day.
 */
const [freshForMs, mostAgeMs] = [15_000, 600_000] as const
const magic = Buffer.from('RSV1')

/** A vault over the keys of a database and the master keys of a folder; made on both when there are none yet. */
export function openVault(means: Means): Vault {
  let held: Held | null = null
  let loading: Promise<Held> | null = null
  let refused: Denied | null = null
  let since = 0
  // Keys looked for in vain, and when.
  const missed = new Map<string, number>()
  const load = (): Promise<Held> =>
    (loading ??= loadKeys(means)
      .then(
        (found) => {
          refused = null
          missed.clear()
          since = Date.now()
          return (held = found)
        },
        (problem: unknown) => {
          // What is refused stays so for a while, as what is held does: nobody who holds a transaction waits for another connection to
          // hear it once more.
          if (problem instanceof Denied) [refused, since] = [problem, Date.now()]
          throw problem
        },
      )
      .finally(() => {
        loading = null
      }))
  // What is known serves while it is looked at anew.
  const keys = (): Promise<Held> => {
    const age = Date.now() - since
    if (!held) return refused && age <= freshForMs ? Promise.reject(refused) : load()
    const last = held
    if (age <= freshForMs) return Promise.resolve(last)
    // Keys that are held go on serving when their master key goes missing.
    const again = load().catch((problem: unknown) => {
      if (problem instanceof Denied) return last
      throw problem
    })
    if (age > mostAgeMs) return again
    again.catch(() => {})
    return Promise.resolve(last)
  }
  const keyOf = async (id: string): Promise<SealingKey> => {
    const isMissed = Date.now() - (missed.get(id) ?? 0) <= freshForMs
    const found = (await keys()).all.get(id) ?? (isMissed ? undefined : (await load()).all.get(id))
    if (found) return found
    if (!isMissed) missed.set(id, Date.now())
    throw locked({ zh: `封存所用的密钥 ${id} 不在库中`, en: `the key ${id} it was sealed by is not here` })
  }
  const openBytes = async (bound: string, sealed: Buffer): Promise<Buffer> => {
    if (!isSealed(sealed)) throw new NotOpened({ zh: '内容不是以封存格式保存的', en: 'it is not sealed as it should be' })
    const key = await keyOf(sealedUnder(sealed))
    const plain = openBox(
      key.method,
      key.secret,
      sealed.subarray(13, 13 + nonceBytes),
      Buffer.from(bound),
      sealed.subarray(13 + nonceBytes),
    )
    if (!plain) throw new NotOpened({ zh: '密钥不符，或内容被改动过', en: 'the key is another one, or it was changed' })
    return plain
  }
  return {
    seal: async (bound, plain) => sealValue((await keys()).data, bound, plain),
    open: async (bound, sealed) => (await openBytes(bound, sealed)).toString('utf8'),
    openBytes,
    digest: async (what) =>
      createHmac('sha256', (await keys()).digest.secret)
        .update(what)
        .digest(),
    current: async () => (await keys()).data,
    key: keyOf,
    whyLocked: () =>
      load().then(
        () => null,
        (problem: unknown) => {
          if (problem instanceof Denied) return problem.problem.message
          throw problem
        },
      ),
    keepFresh: () => {
      const timer = setInterval(() => void load().catch(() => {}), freshForMs).unref()
      return () => clearInterval(timer)
    },
  }
}

/** Whether some bytes were sealed here, rather than in an older way. */
export const isSealed = (bytes: Buffer): boolean => bytes.subarray(0, 4).equals(magic)

/** Which key sealed some bytes. */
export const sealedUnder = (sealed: Buffer): string => sealed.subarray(5, 13).toString('hex')

function sealValue(key: SealingKey, bound: string, plain: string | Buffer): Buffer {
  const nonce = randomBytes(nonceBytes)
  return Buffer.concat([
    magic,
    Buffer.from([sealingMethods.indexOf(key.method)]),
    Buffer.from(key.id, 'hex'),
    nonce,
    sealBox(key.method, key.secret, nonce, Buffer.from(bound), typeof plain === 'string' ? Buffer.from(plain, 'utf8') : plain),
  ])
}

/** The refusal of whatever needs a key that is not there: nothing is lost, and it works again once the file is back. */
export const locked = (why: Words): Denied => new Denied(503, lockedBecause(why))

/** The key is there, and yet it does not open: sealed for another place, or changed. */
export class NotOpened extends Denied {
  constructor(why: Words) {
    super(503, lockedBecause(why))
  }
}

function lockedBecause(why: Words): Problem {
  return {
    code: 'sealing-key-missing',
    message: { zh: `加密保存的内容暂时打不开：${why.zh}`, en: `What is kept sealed cannot be opened now: ${why.en}` },
    basis: 'choice:sealing',
    remedy: {
      zh: `请系统管理员把 ${masterFileName} 放回密钥文件夹（见运行手册“封存密钥”）`,
      en: `The administrator puts ${masterFileName} back into the folder of keys (operations manual, sealing keys)`,
    },
  }
}

async function loadKeys({ db, keysDir, method }: Means): Promise<Held> {
  return asSystem(db, async (tx) => {
    let known = await findSealingKeys(tx)
    let masters = await readMasters(keysDir)
    if (!inUse(known, 'data') || !inUse(known, 'digest')) {
      await lockSealingKeys(tx)
      known = await findSealingKeys(tx)
      masters = await readMasters(keysDir)
      if (known.length > 0 && masters.length === 0) throw lost(known)
      if (masters.length === 0) await writeMasterKeys(keysDir, (masters = [makeSecret()]))
      for (const purpose of ['data', 'digest'] as const) if (!inUse(known, purpose)) await takeKey(tx, purpose, method, masters.at(-1)!)
      known = await findSealingKeys(tx)
    }
    const all = new Map(
      known.flatMap((key) => {
        const open = openKey(key, masters)
        return open ? [[key.id, open] as const] : []
      }),
    )
    const [data, digest] = [all.get(inUse(known, 'data')!.id), all.get(inUse(known, 'digest')!.id)]
    if (!data || !digest) throw lost(known)
    return { data, digest, all }
  })
}

const inUse = (known: readonly WrappedKey[], purpose: Purpose) => known.find((key) => key.purpose === purpose && key.endedAt === null)
/** The master keys of a folder; Denied where their file cannot be read. */
export const readMasters = (keysDir: string): Promise<MasterKey[]> =>
  readMasterKeys(keysDir).catch((problem: unknown) => {
    throw locked({ zh: `密钥文件读不出来（${problem instanceof Error ? problem.message : ''}）`, en: 'the file of keys cannot be read' })
  })
const lost = (known: readonly WrappedKey[]) =>
  locked({
    zh: `缺少主密钥 ${[...new Set(known.map((key) => key.master))].join('、')}`,
    en: `the master key ${[...new Set(known.map((key) => key.master))].join(', ')} is missing`,
  })

/** Makes a key, wraps it and takes it into use. */
export async function takeKey(tx: Tx, purpose: Purpose, method: SealingMethod, master: MasterKey): Promise<string> {
  const { id, secret } = makeSecret()
  await insertSealingKey(tx, { id, purpose, method, master: master.id, wrapped: wrap(id, method, secret, master), madeAt: new Date() })
  return id
}

/** The secret of a key, sealed by a master key. */
export function wrap(id: string, method: SealingMethod, secret: Buffer, master: MasterKey): Buffer {
  const nonce = randomBytes(nonceBytes)
  return Buffer.concat([nonce, sealBox(method, master.secret, nonce, Buffer.from(id), secret)])
}

/** A key opened by whichever master key it names; null when that is not among these, or is another one of the same name. */
export function openKey({ id, method, master, wrapped }: WrappedKey, masters: readonly MasterKey[]): SealingKey | null {
  const found = masters.find((each) => each.id === master)
  const secret = found && openBox(method, found.secret, wrapped.subarray(0, nonceBytes), Buffer.from(id), wrapped.subarray(nonceBytes))
  return secret ? { id, method, secret } : null
}
