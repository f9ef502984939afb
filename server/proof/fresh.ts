import { randomBytes } from 'node:crypto'
import { canonicalJson } from '#contract/canonical.ts'
import type { LogEntry } from '#contract/proof/bundle.ts'
import { commitmentOf } from '#contract/proof/check-bundle.ts'
import { spellingOf } from '#contract/proof/data-integrity.ts'
import { digestsOf } from '#contract/proof/tree-hash.ts'
import { procedures } from '#law/procedures.ts'
import { findChainHead, findSealedActs } from '#server/audit/acts.sql.ts'
import type { Tx } from '#server/db/transaction.ts'
import { type Change, findIssued } from '#server/registration/fallen.sql.ts'
import { credentialOf, places } from './credential.ts'
import { insertCredentials, type CredentialRow } from './credentials.sql.ts'
import { findUnlogged, type Fresh, saltLength } from './log.sql.ts'
import type { Signer } from './key-store.ts'
import { secure, signBeside } from './signing.ts'

/** An entry that hides nothing. */
export const freshOf = (ref: string, entry: LogEntry): Fresh => ({
  kind: entry.kind,
  ref,
  spelled: Buffer.from(canonicalJson(entry)),
  salt: null,
})

/** Lines of the audit log looked through at once. */
export const linesAtOnce = 5_000

/** The procedures whose acts the log commits to: registration, operation, trading, settlement and supervision, which rest on chapters 4 to 8. */
const committed = Object.values(procedures)
  .filter(({ basis }) => basis.some((each) => /^§[4-8]\./.test(each)))
  .map(({ id }) => id)

/** Acts of these procedures since a place in the chain: their moment, and of the rest a salted digest. */
export async function takeEvents(tx: Tx, chainPosition: number): Promise<{ fresh: Fresh[]; upTo: number }> {
  const { acts, upTo } = await findSealedActs(tx, chainPosition, linesAtOnce, committed)
  // Drawn, hashed and spelled for all of them at once: asking for each takes longer than hashing it.
  const salts = randomBytes(acts.length * saltLength)
  const opened = Buffer.alloc(acts.length * openedLength)
  for (const [n, { digest }] of acts.entries()) {
    salts.copy(opened, n * openedLength, n * saltLength, (n + 1) * saltLength)
    opened.set(digest, n * openedLength + saltLength)
  }
  const commitments = Buffer.from(digestsOf(cut(opened, openedLength)).buffer).toString('hex')
  const moment = momentSpeller()
  const texts = acts.map(({ at }, n) => eventText(moment(at), commitments.slice(n * 64, (n + 1) * 64)))
  const spelled = Buffer.from(texts.join(''), 'latin1')
  let end = 0
  const fresh = acts.map(({ position }, n): Fresh => ({
    kind: 'event',
    ref: String(position),
    spelled: spelled.subarray(end, (end += texts[n]!.length)),
    salt: salts.subarray(n * saltLength, (n + 1) * saltLength),
  }))
  return { fresh, upTo }
}

/** How long what an event commits to is: its salt and the digest of its line. */
const openedLength = saltLength + 32
const cut = (together: Buffer, length: number) =>
  Array.from({ length: together.length / length }, (_, n) => together.subarray(n * length, (n + 1) * length))

/** Spells moments, milliseconds since 1970, as JSON has them: acts that follow one another mostly lie in one minute, which is spelled once. */
export function momentSpeller(): (at: number) => string {
  let [minute, head] = [Number.NaN, '']
  return (at) => {
    const own = Math.floor(at / 60_000)
    if (own !== minute) [minute, head] = [own, new Date(own * 60_000).toISOString().slice(0, -'00.000Z'.length)]
    const rest = String(100_000 + at - own * 60_000)
    return `${head}${rest.slice(1, 3)}.${rest.slice(3)}Z`
  }
}

/** An event as `canonicalJson` spells it. */
export const eventText = (at: string, commitment: string): string => `{"at":"${at}","commitment":"${commitment}","kind":"event"}`

/** The entries of changes, in their order: with its issue a certificate also gets its credential; any other is a change of status. */
export async function proveChanges(
  tx: Tx,
  { signer, base, at }: { signer: Signer; base: string; at: Date },
  changes: readonly Change[],
): Promise<Fresh[]> {
  const issued = new Map(
    (
      await findIssued(
        tx,
        changes.flatMap(({ number, status }) => (status === 'valid' ? [number] : [])),
      )
    ).map((each) => [each.number, each]),
  )
  const rows: CredentialRow[] = []
  const fresh: Fresh[] = []
  for (const { seq, number, status, on } of changes) {
    if (status !== 'valid') {
      fresh.push(freshOf(String(seq), { kind: 'status', at: at.toISOString(), number, status, on }))
      continue
    }
    const document = credentialOf(base, issued.get(number)!)
    // What both signatures are over and what the log commits to is one spelling.
    const spelled = spellingOf(document)
    const salt = randomBytes(saltLength)
    const [credential, beside, commitment] = await Promise.all([
      secure(signer, places.issuer(base), document, at, spelled),
      signBeside(signer, document, spelled),
      commitmentOf(salt, spelled),
    ])
    rows.push({ number, credential: JSON.stringify(credential), sm2Key: signer.keys.sm2.id, sm2Signature: Buffer.from(beside), salt })
    fresh.push(freshOf(number, { kind: 'certificate', at: at.toISOString(), number, commitment }))
  }
  if (rows.length > 0) await insertCredentials(tx, rows, at)
  return fresh
}

/** Once a day, where the chain of the audit log stands. */
export async function takeAuditHead(tx: Tx, today: string, at: Date): Promise<Fresh[]> {
  const [isDue] = await findUnlogged(tx, 'audit-head', [today])
  const head = isDue ? await findChainHead(tx) : null
  return head
    ? [
        freshOf(today, {
          kind: 'audit-head',
          at: at.toISOString(),
          day: today,
          position: head.position,
          digest: head.digest.toString('hex'),
        }),
      ]
    : []
}
