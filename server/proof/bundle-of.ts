import type { Bundle } from '#contract/proof/bundle.ts'
import { toBase64 } from '#contract/proof/bytes.ts'
import type { Document } from '#contract/proof/data-integrity.ts'
import { writeTlogProof } from '#contract/proof/tlog-proof.ts'
import { hashesIn } from '#contract/proof/tree-hash.ts'
import type { Tx } from '#server/db/transaction.ts'
import { findCredential } from './credentials.sql.ts'
import { historyOf } from './history.ts'
import { findEntry, readTree } from './log.sql.ts'
import { detachedOf } from './signing.ts'
import { findHead, noteOf } from './witnesses.sql.ts'

/**
 * Everything that proves a certificate, in one file, for whoever noted a checkpoint with the proof that the log goes on from there; null
 * while its credential is not made yet.
 */
export async function bundleOf(tx: Tx, base: string, number: string, since: number | null = null): Promise<Bundle | null> {
  const made = await findCredential(tx, number)
  const entry = made && (await findEntry(tx, 'certificate', number))
  const head = entry && (await findHead(tx, entry.position, since ?? 0))
  if (!made || !entry || !head) return null
  const tree = await readTree(tx, head.size, entry.position)
  return {
    format: 'rongshu-bundle/1',
    credential: JSON.parse(made.credential) as Document,
    sm2: detachedOf(made.sm2Key, made.sm2Signature),
    entry: toBase64(entry.entry),
    salt: made.salt.toString('hex'),
    proof: writeTlogProof(entry.position, tree.inclusion(entry.position), noteOf(head)),
    keys: await historyOf(tx, base),
    ...(since === null || since > head.size
      ? {}
      : { since: { size: since, hashes: hashesIn((await readTree(tx, head.size, since - 1)).consistency(since)).map(toBase64) } }),
  }
}
