import { checkpointText } from '#contract/proof/checkpoint.ts'
import { utf8 } from '#contract/proof/bytes.ts'
import { noteLine } from '#contract/proof/note.ts'
import { leafHashes } from '#contract/proof/tree-hash.ts'
import { asSystem, type Tx } from '#server/db/transaction.ts'
import { momentOf } from '#server/jobs/clock.ts'
import type { Platform } from '#server/platform.ts'
import { takeChanges } from '#server/registration/fallen.sql.ts'
import { linesAtOnce, proveChanges, takeAuditHead, takeEvents } from './fresh.ts'
import { findHalt, keepHead } from './kept-heads.ts'
import { openSigner } from './keys.ts'
import { appendEntries, type Fresh, insertCheckpoint, loadTree, lockLog, moveChainPosition } from './log.sql.ts'
import type { Signer } from './key-store.ts'
import type { GrowingTree } from './tree.ts'

/** What bringing the log up to date asks of the platform. */
export type Proving = Pick<Platform, 'db' | 'clock' | 'keys'> & { readonly config: Pick<Platform['config'], 'dataDir' | 'publicUrl'> }

/**
 * Brings credentials and log up to date: what is new is proven, appended in order and signed, a batch to a transaction, so
 * that a crash leaves all of a batch or nothing, and the next call goes on. Two callers take turns. Answers how many entries came.
 * Throws, and signs nothing, when more was signed under the log's name than the database knows.
 */
export async function prove(platform: Proving): Promise<number> {
  const ahead = new Ahead(platform)
  try {
    for (let added = 0; ;) {
      const { count, isMore } = await asSystem(platform.db, (tx) => proveSome(tx, platform, ahead))
      added += count
      if (count === 0 && !isMore) return added
    }
  } finally {
    await ahead.end()
  }
}

type Events = Awaited<ReturnType<typeof takeEvents>>

/**
 * Acts read and spelled on a connection of their own while those before them are written: the chain only grows, so that what follows a
 * place stays what it was.
 */
class Ahead {
  readonly #platform: Proving
  #from = -1
  /** Null when they could not be read: whoever writes then reads them. */
  #events: Promise<Events | null> = Promise.resolve(null)

  constructor(platform: Proving) {
    this.#platform = platform
  }

  begin(from: number): void {
    this.#from = from
    this.#events = asSystem(this.#platform.db, (tx) => takeEvents(tx, from)).catch(() => null)
  }

  /** What follows this place; another caller may have gone on meanwhile. */
  async take(tx: Tx, from: number): Promise<Events> {
    const events = await this.#events
    return (this.#from === from ? events : null) ?? takeEvents(tx, from)
  }

  /** Waits until nothing is read any more. */
  async end(): Promise<void> {
    await this.#events
  }
}

/** Changes of certificates proven at once. */
const changesAtOnce = 200

async function proveSome(tx: Tx, { clock, config, keys }: Proving, ahead: Ahead): Promise<{ count: number; isMore: boolean }> {
  const { origin, chainPosition } = await lockLog(tx)
  const halt = await findHalt(tx, config.dataDir)
  if (halt) throw new Error(`${halt.zh} / ${halt.en}`)
  await keepHead(tx, config.dataDir)
  const { at, today } = momentOf(clock)
  const events = await ahead.take(tx, chainPosition)
  if (events.upTo === chainPosition + linesAtOnce) ahead.begin(events.upTo)
  const changes = await takeChanges(tx, changesAtOnce)
  const heads = await takeAuditHead(tx, today, at)
  const count = events.fresh.length + changes.length + heads.length
  if (events.upTo > chainPosition) await moveChainPosition(tx, events.upTo)
  if (count > 0) {
    const signer = await openSigner(tx, keys)
    await append(tx, { signer, origin, at }, [
      ...events.fresh,
      ...(await proveChanges(tx, { signer, base: config.publicUrl, at }, changes)),
      ...heads,
    ])
  }
  return { count, isMore: events.upTo > chainPosition || changes.length === changesAtOnce }
}

/** Appends entries and signs the tree they give, under a name. */
export async function append(
  tx: Tx,
  { signer, origin, at }: { signer: Signer; origin: string; at: Date },
  fresh: readonly Fresh[],
): Promise<void> {
  const tree = await loadTree(tx)
  const hashes = leafHashes(fresh.map(({ spelled }) => spelled))
  const first = tree.size
  await appendEntries(tx, first, fresh, hashes, tree.append(hashes), at)
  await insertCheckpoint(tx, { size: tree.size, root: tree.root(), note: await signedNote(signer, origin, tree), madeAt: at })
}

/** The head of the log, signed with both keys. */
async function signedNote(signer: Signer, origin: string, tree: GrowingTree): Promise<string> {
  const text = checkpointText(origin, { size: tree.size, root: Uint8Array.from(tree.root()) })
  const lines = await Promise.all(
    (['ed25519', 'sm2'] as const).map(async (kind) =>
      noteLine({ name: origin, kind, key: signer.keys[kind].publicKey }, await signer.sign(kind, utf8(text))),
    ),
  )
  return `${text}\n${lines.join('\n')}\n`
}
