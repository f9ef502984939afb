import type { FastifyInstance } from 'fastify'
import { firstName } from '#contract/proof/log-name.ts'
import { type NoteKey, readVkey, vkeyOf } from '#contract/proof/note.ts'
import { cosign, judge, type Judgement, readAddCheckpoint } from '#contract/proof/witnessing.ts'
import { asSystem, type Tx } from '#server/db/transaction.ts'
import { Denied } from '#server/denied.ts'
import type { Platform } from '#server/platform.ts'
import type { WitnessHand } from './key-store.ts'
import { findOrigin } from './log.sql.ts'
import { lockWitnessed, rememberHead } from './witnessed.sql.ts'

type Witnessed =
  | { readonly status: 200; readonly line: string }
  | { readonly status: 400 | 403 | 404 | 422 }
  | { readonly status: 409; readonly size: number }
type Witnessing = Pick<Platform, 'db' | 'clock' | 'keys'>
const plain = 'text/plain; charset=utf-8'

/** Registers this platform as a witness of the logs it was told to witness (C2SP tlog-witness), and its key. */
export function witnessRoute(app: FastifyInstance, platform: Witnessing): void {
  const often = { rateLimit: { max: 120, timeWindow: '1 minute' } }
  void app.register(async (own) => {
    own.removeAllContentTypeParsers()
    own.addContentTypeParser('*', { parseAs: 'string', bodyLimit: 64 * 1024 }, (_, body, done) => done(null, body))
    own.post('/log/witness/add-checkpoint', { config: often }, async (request, reply) => {
      const answer = await witness(platform, typeof request.body === 'string' ? request.body : '')
      if (answer.status === 200) return reply.type(plain).send(`${answer.line}\n`)
      if (answer.status === 409) return reply.status(409).type('text/x.tlog.size').send(`${answer.size}\n`)
      return reply.status(answer.status).type(plain).send(`${said[answer.status]}\n`)
    })
    own.get('/log/witness/key', { config: often }, async (_, reply) => {
      const { key } = await asSystem(platform.db, (tx) => ownHand(tx, platform))
      return reply.type(plain).send(`${await vkeyOf(key)}\n`)
    })
  })
}

const said: Readonly<Record<Exclude<Judgement['status'], 200 | 409>, string>> = {
  400: '请求的写法不对 · The request is not written as it should be',
  403: '检查点没有这本日志的签名 · The checkpoint is not signed by this log',
  404: '这里不见证这本日志 · This log is not witnessed here',
  422: '证明不成立：日志可能被改写 · The proof does not hold: the log may have been rewritten',
}

/** Who witnesses for this platform, and the key by which others know it, under its name. */
async function ownHand(tx: Tx, { keys }: Witnessing): Promise<{ key: NoteKey; sign: WitnessHand['sign'] }> {
  const hand = await keys.witness()
  if (!hand)
    throw new Denied(404, {
      code: 'no-key',
      message: { zh: '还没有见证用的密钥', en: 'There is no key to witness with yet' },
      basis: 'choice:transparency-log',
    })
  return {
    key: { name: firstName(await findOrigin(tx)).replace(/log$/, 'witness'), kind: 'cosignature', key: hand.publicKey },
    sign: (message) => hand.sign(message),
  }
}

/** Judges a head and signs it: what was judged is remembered in the same transaction, before anything is answered. */
export async function witness(platform: Witnessing, body: string): Promise<Witnessed> {
  const asked = readAddCheckpoint(body)
  return asSystem(platform.db, async (tx) => {
    const known = asked && (await lockWitnessed(tx, asked.checkpoint.origin))
    const keys = (await Promise.all((known?.keys ?? '').split('\n').map(readVkey))).filter((key) => key !== null)
    const judgement = await judge(asked, known ? { keys, size: known.size, root: known.root && Uint8Array.from(known.root) } : null)
    if (judgement.status !== 200) return judgement as Exclude<Witnessed, { status: 200 }>
    const at = platform.clock.now()
    const { origin, size, root, note } = asked!.checkpoint
    await rememberHead(tx, { origin, size, root, note: note.text }, at)
    const { key, sign } = await ownHand(tx, platform)
    return { status: 200, line: await cosign(key, note.text, at, sign) }
  })
}
