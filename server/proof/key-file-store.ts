import type { Algorithm } from '#contract/proof/signatures.ts'
import { type KeyFile, listKeysAside, putKeysAside, readKeys, sweepKeys, takeKeysUp, writeKeys } from './key-file.ts'
import type { KeyStore } from './key-store.ts'
import { makePrivateKey, type PrivateKey, publicOf, shown, signerOf, signWith } from './signer.ts'

type Pair = { readonly [A in Algorithm]: PrivateKey }

/**
 * Keys in a file of the data folder. Keys of another database are put aside, and taken up again when that one is back; a file put aside
 * that cannot be read is passed over. Both pairs of a rotation lie on the disk until it is certain which of them the history names.
 */
export function openKeyFile(dataDir: string, warn: (words: string) => void): KeyStore {
  return {
    open: async (ids) => {
      const pair = pairOf(await readKeys(dataDir), ids)
      return pair && signerOf(pair)
    },
    take: async (ids) => {
      await sweepKeys(dataDir)
      const held = await readKeys(dataDir)
      const pair = pairOf(held, ids)
      if (!held || !pair) return takeUpAgain(ids, held)
      if (held.keys.length > Object.keys(pair).length) await writeKeys(dataDir, { ...held, keys: Object.values(pair) })
      return true
    },
    make: async ({ beside, isWitnessNew }) => {
      const held = await readKeys(dataDir)
      const kept = held?.keys.filter(({ id }) => beside.includes(id)) ?? []
      if (held && kept.length === 0) await putAside(held)
      const fresh: Pair = { ed25519: await makePrivateKey('ed25519'), sm2: await makePrivateKey('sm2') }
      await writeKeys(dataDir, {
        keys: [...kept, ...Object.values(fresh)],
        witness: held && !isWitnessNew ? held.witness : await makePrivateKey('ed25519'),
      })
      return { ed25519: shown(fresh.ed25519), sm2: shown(fresh.sm2) }
    },
    witness: async () => {
      const held = await readKeys(dataDir)
      return held && { publicKey: publicOf(held.witness), sign: (message) => signWith(held.witness, message) }
    },
  }

  async function takeUpAgain(ids: readonly string[], held: KeyFile | null): Promise<boolean> {
    for (const name of await listKeysAside(dataDir)) {
      const kept = await readKeys(dataDir, name).catch((problem: unknown) => {
        warn(problem instanceof Error ? problem.message : String(problem))
        return null
      })
      if (!pairOf(kept, ids)) continue
      if (held) await putAside(held)
      await takeKeysUp(dataDir, name)
      return true
    }
    return false
  }

  async function putAside(held: KeyFile): Promise<void> {
    const aside = await putKeysAside(dataDir, held)
    warn(`签名密钥文件不是这个数据库的，已移到 ${aside} / the file of signing keys is not of this database and was put aside as ${aside}`)
  }
}

/** The store of keys of this installation: the one place where another would be chosen. */
export const keyStoreOf = ({ dataDir }: { readonly dataDir: string }, warn: (words: string) => void = () => {}): KeyStore =>
  openKeyFile(dataDir, warn)

function pairOf(held: KeyFile | null, ids: readonly string[]): Pair | null {
  const find = (algorithm: Algorithm) => held?.keys.find((key) => key.algorithm === algorithm && ids.includes(key.id))
  const [ed25519, sm2] = [find('ed25519'), find('sm2')]
  return ed25519 && sm2 ? { ed25519, sm2 } : null
}
