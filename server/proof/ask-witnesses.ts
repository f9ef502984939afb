import type { Bytes } from '#contract/proof/bytes.ts'
import { readNote, readNoteLine, readVkey, signedBy } from '#contract/proof/note.ts'
import { writeAddCheckpoint } from '#contract/proof/witnessing.ts'
import { asSystem, type Tx } from '#server/db/transaction.ts'
import type { Platform } from '#server/platform.ts'
import { findCheckpoint, readTree, type SignedHead } from './log.sql.ts'
import { findWitnesses, insertCosignature, noteAsked, type Witness } from './witnesses.sql.ts'

const patience = 10_000
/** How long a witness is left in peace after it did not sign, in milliseconds. */
const restFor = 60_000
const mostBytes = 64 * 1024

/**
 * Has every witness sign the latest head, which it has not yet signed; one that failed just now is left out. What stands in the way is
 * noted, for the page of the log.
 */
export async function askWitnesses({ db, clock }: Pick<Platform, 'db' | 'clock'>): Promise<void> {
  const { head, witnesses } = await asSystem(db, async (tx) => ({ head: await findCheckpoint(tx), witnesses: await findWitnesses(tx) }))
  if (!head) return
  const now = clock.now().getTime()
  const rests = ({ problem, askedAt }: Witness) => problem !== '' && askedAt !== null && now - askedAt.getTime() < restFor
  const waiting = witnesses.filter((each) => each.endedAt === null && each.seenSize !== head.size && !rests(each))
  await Promise.all(waiting.map((witness) => askOne({ db, clock }, witness, head)))
}

type Answered = { readonly line: string } | { readonly seenSize: number } | { readonly problem: string }

async function askOne({ db, clock }: Pick<Platform, 'db' | 'clock'>, witness: Witness, head: SignedHead): Promise<void> {
  let answer = await ask(db, witness, head, witness.seenSize ?? 0)
  if ('seenSize' in answer && answer.seenSize <= head.size) answer = await ask(db, witness, head, answer.seenSize)
  await asSystem(db, async (tx) => {
    if ('line' in answer) await insertCosignature(tx, { size: head.size, witness: witness.name, line: answer.line, at: clock.now() })
    await noteAsked(tx, witness.name, { seenSize: 'line' in answer ? head.size : null, problem: problemOf(answer, head) }, clock.now())
  })
}

/** How the problem of a witness begins that saw more of the log, or something else, than there is. */
export const hasSeen = '见证人见过'

function problemOf(answer: Answered, head: SignedHead): string {
  if ('problem' in answer) return answer.problem
  if ('line' in answer) return ''
  return answer.seenSize > head.size
    ? `${hasSeen} ${answer.seenSize} 条，这里只有 ${head.size} 条：日志退回到了较早的状态 / it has seen ${answer.seenSize} entries and there are ${head.size} here: the log went back to an earlier state`
    : `${hasSeen}同样大小而内容不同的日志 / it has seen another log of this size`
}

/** Asks once, with the proof that the head goes on from a size. */
async function ask(db: Platform['db'], witness: Witness, head: SignedHead, oldSize: number): Promise<Answered> {
  if (oldSize > head.size) return { seenSize: oldSize }
  const proof = await asSystem(db, (tx) => proofOf(tx, oldSize, head.size))
  try {
    const response = await fetch(`${witness.url}/add-checkpoint`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: writeAddCheckpoint(oldSize, proof, head.note),
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    })
    const text = await textOf(response)
    if (response.status === 409 && /^\d{1,15}\n?$/.test(text)) return { seenSize: Number(text) }
    if (response.status === 403)
      return {
        problem:
          'HTTP 403：见证人还不认识新密钥，请把 /keys.json 的 noteKey 给它 / the witness does not know the new key yet: give it the noteKey of /keys.json',
      }
    if (response.status === 404)
      return {
        problem:
          'HTTP 404：见证人还不认识这本日志，请把 /keys.json 的 noteKey 给它 / the witness does not know this log yet: give it the noteKey of /keys.json',
      }
    if (response.status !== 200) return { problem: `HTTP ${response.status}` }
    const line = await lineOf(witness, head, text)
    return line === null ? { problem: '答复里没有它的签名 / its answer does not hold its signature' } : { line }
  } catch (problem) {
    // The page is public: what is told is what went wrong, not where.
    const { code } = ((problem as Error).cause ?? {}) as { code?: unknown }
    return { problem: `没有应答 / no answer（${typeof code === 'string' ? code : (problem as Error).name}）` }
  }
}

async function proofOf(tx: Tx, oldSize: number, size: number): Promise<Bytes> {
  return oldSize === 0 || oldSize === size ? new Uint8Array() : (await readTree(tx, size, oldSize - 1)).consistency(oldSize)
}

async function textOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of response.body ?? []) {
    length += chunk.length
    if (length > mostBytes) throw new Error('答复过长 / too long an answer')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** The line of the answer that the witness' own key made under this head; others are passed over. */
async function lineOf(witness: Witness, head: SignedHead, answer: string): Promise<string | null> {
  const key = await readVkey(witness.key)
  const note = readNote(head.note)
  if (!key || !note) return null
  for (const text of answer.split('\n')) {
    const line = readNoteLine(text)
    if (line && (await signedBy({ text: note.text, lines: [line] }, key)).how === 'right') return text
  }
  return null
}
