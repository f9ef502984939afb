import { hash, randomBytes } from 'node:crypto'
import type { LogEntry } from '#contract/proof/bundle.ts'
import { commitmentOf } from '#contract/proof/check-bundle.ts'
import { spellingOf } from '#contract/proof/data-integrity.ts'
import { procedures } from '#law/procedures.ts'
import { findChainHead, findSealedActs } from '#server/audit/acts.sql.ts'
import type { Tx } from '#server/db/transaction.ts'
import { type Change, findIssued } from '#server/registration/fallen.sql.ts'
import { credentialOf, places } from './credential.ts'
import { insertCredentials, type CredentialRow } from './credentials.sql.ts'
import { findUnlogged, saltLength } from './log.sql.ts'
import type { Signer } from './signer.ts'
import { secure, signBeside } from './signing.ts'

/** Something that is not in the log yet; `salt` opens what it commits to, when that is not public. */
export type Fresh = { readonly ref: string; readonly entry: LogEntry; readonly salt: Buffer | null }

/** Lines of the audit log looked through at once. */
const linesAtOnce = 5_000

/** The procedures whose acts the log commits to: registration, operation, trading, settlement and supervision, which rest on chapters 4 to 8. */
const committed = Object.values(procedures).filter(({ basis }) => basis.some((each) => /^§[4-8]\./.test(each))).map(({ id }) => id)

/** Acts of these procedures since a place in the chain: their moment, and of the rest a salted digest. */
export async function takeEvents(tx: Tx, chainPosition: number): Promise<{ fresh: Fresh[]; upTo: number }> {
  const { acts, upTo } = await findSealedActs(tx, chainPosition, linesAtOnce, committed)
  // Drawn for all of them at once: asking for each takes longer than hashing it.
  const salts = randomBytes(acts.length * saltLength)
  const opened = Buffer.alloc(saltLength + 32)
  const fresh = acts.map(({ position, at, digest }, n): Fresh => {
    const salt = salts.subarray(n * saltLength, (n + 1) * saltLength)
    opened.set(salt)
    opened.set(digest, saltLength)
    return { ref: String(position), salt, entry: { kind: 'event', at: at.toISOString(), commitment: hash('sha256', opened) } }
  })
  return { fresh, upTo }
}

/** The entries of changes, in their order: with its issue a certificate also gets its credential; any other is a change of status. */
export async function proveChanges(tx: Tx, { signer, base, at }: { signer: Signer; base: string; at: Date }, changes: readonly Change[]): Promise<Fresh[]> {
  const issued = new Map((await findIssued(tx, changes.flatMap(({ number, status }) => (status === 'valid' ? [number] : [])))).map((each) => [each.number, each]))
  const rows: CredentialRow[] = []
  const fresh: Fresh[] = []
  for (const { seq, number, status, on } of changes) {
    if (status !== 'valid') {
      fresh.push({ ref: String(seq), salt: null, entry: { kind: 'status', at: at.toISOString(), number, status, on } })
      continue
    }
    const document = credentialOf(base, issued.get(number)!)
    // What both signatures are over and what the log commits to is one spelling.
    const spelled = spellingOf(document)
    const salt = randomBytes(saltLength)
    const [credential, beside, commitment] = await Promise.all([secure(signer, places.issuer(base), document, at, spelled), signBeside(signer, document, spelled), commitmentOf(salt, spelled)])
    rows.push({ number, credential: JSON.stringify(credential), sm2Key: signer.keys.sm2.id, sm2Signature: Buffer.from(beside), salt })
    fresh.push({ ref: number, salt: null, entry: { kind: 'certificate', at: at.toISOString(), number, commitment } })
  }
  if (rows.length > 0) await insertCredentials(tx, rows, at)
  return fresh
}

/** Once a day, where the chain of the audit log stands. */
export async function takeAuditHead(tx: Tx, today: string, at: Date): Promise<Fresh[]> {
  const [isDue] = await findUnlogged(tx, 'audit-head', [today])
  const head = isDue ? await findChainHead(tx) : null
  return head ? [{ ref: today, salt: null, entry: { kind: 'audit-head', at: at.toISOString(), day: today, position: head.position, digest: head.digest.toString('hex') } }] : []
}
