import { recordAudit } from '#server/audit/audit.sql.ts'
import { asSystem, type Tx } from '#server/db/transaction.ts'
import { Denied } from '#server/denied.ts'
import type { Platform } from '#server/platform.ts'
import { countSealed, findSealingKeys, rewrapKey, tryLockSealingKeys, type WrappedKey } from './keys.sql.ts'
import { makeSecret, writeMasterKeys } from './master-keys.ts'
import { locked, openKey, readMasters, takeKey, wrap } from './vault.ts'

type Ground = Pick<Platform, 'db' | 'clock'> & { readonly config: Pick<Platform['config'], 'keysDir' | 'sealingMethod'> }

/** A key and how much it seals; `isHeld` says whether its master key is here. */
export type KeyState = Pick<WrappedKey, 'id' | 'purpose' | 'method' | 'master' | 'madeAt' | 'endedAt'> & {
  readonly isHeld: boolean
  readonly values: number
  readonly files: number
  readonly secrets: number
}

/** The state of every sealing key. */
export async function sealingKeys({ db, config }: Pick<Ground, 'db' | 'config'>): Promise<KeyState[]> {
  const masters = await readMasters(config.keysDir)
  const [keys, counts] = await asSystem(db, async (tx) => [await findSealingKeys(tx), await countSealed(tx)] as const)
  return keys.map((key) => ({ ...key, isHeld: openKey(key, masters) !== null, ...counts.find(({ id }) => id === key.id)! }))
}

/** Papers copied by a backup must open by the keys of its snapshot, so that a rotation does not begin beside one. */
async function holdSealingKeys(tx: Tx): Promise<void> {
  if (await tryLockSealingKeys(tx)) return
  throw new Denied(409, {
    code: 'keys-in-use',
    message: {
      zh: '正在备份，或另一次密钥轮换正在进行，现在不能轮换密钥',
      en: 'A backup or another rotation is going on; keys cannot be rotated now',
    },
    basis: 'choice:sealing',
    remedy: { zh: '等备份或轮换结束后再执行', en: 'Run it again when the backup or rotation has ended' },
  })
}

/** Takes a new data key into use; what the old one sealed is sealed anew by the job. Answers the new id. */
export async function rotateDataKey({ db, clock, config }: Ground): Promise<string> {
  return asSystem(db, async (tx) => {
    await holdSealingKeys(tx)
    const masters = await readMasters(config.keysDir)
    const known = await findSealingKeys(tx)
    const current = known.find((key) => key.purpose === 'data' && key.endedAt === null)
    if (!current || !openKey(current, masters)) throw locked({ zh: '没有可用的主密钥', en: 'there is no master key for it here' })
    const id = await takeKey(tx, 'data', config.sealingMethod, masters.at(-1)!)
    await recordAudit(
      tx,
      {
        officerId: null,
        organisationId: null,
        role: 'system',
        action: 'rotate-sealing-key',
        objectKind: 'sealing-key',
        objectId: id,
        outcome: 'done',
        detail: { before: current.id, method: config.sealingMethod },
      },
      clock.now(),
    )
    return id
  })
}

/** Wraps every key by a new master key. The old one stays in the file until the database has the new wrapping. Answers the new id. */
export async function rotateMasterKey({ db, clock, config }: Ground): Promise<string> {
  const fresh = makeSecret()
  await asSystem(db, async (tx) => {
    await holdSealingKeys(tx)
    const masters = await readMasters(config.keysDir)
    const known = await findSealingKeys(tx)
    const open = known.map((key) => openKey(key, masters))
    if (open.length === 0 || open.includes(null))
      throw locked({ zh: '有密钥缺主密钥，先把它放回', en: 'the master key of some key is missing; put it back first' })
    await writeMasterKeys(config.keysDir, [...masters, fresh])
    for (const key of open) await rewrapKey(tx, key!.id, fresh.id, wrap(key!.id, key!.method, key!.secret, fresh))
    await recordAudit(
      tx,
      {
        officerId: null,
        organisationId: null,
        role: 'system',
        action: 'rotate-sealing-key',
        objectKind: 'sealing-key',
        objectId: fresh.id,
        outcome: 'done',
        detail: { master: true },
      },
      clock.now(),
    )
  })
  await writeMasterKeys(config.keysDir, [fresh])
  return fresh.id
}
