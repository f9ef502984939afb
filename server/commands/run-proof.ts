import { readVkey } from '#contract/proof/note.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import type { Config } from '#server/config.ts'
import { connect } from '#server/db/pool.ts'
import { asSystem, type Tx } from '#server/db/transaction.ts'
import { Denied } from '#server/denied.ts'
import { findClockOffset } from '#server/jobs/clock.sql.ts'
import { makeClock } from '#server/jobs/clock.ts'
import type { Platform } from '#server/platform.ts'
import { beginLog } from '#server/proof/begin-log.ts'
import { historyOf } from '#server/proof/history.ts'
import { keyStoreOf } from '#server/proof/key-file-store.ts'
import { disown, rotateKeys } from '#server/proof/keys.ts'
import { endWitnessed, findWitnessed, keepWitnessed } from '#server/proof/witnessed.sql.ts'
import { endWitness, findWitnesses, keepWitness } from '#server/proof/witnesses.sql.ts'
import { reachDatabase } from './database.ts'
import { untilStopped } from './until-stopped.ts'

type Reached = Pick<Platform, 'db' | 'clock' | 'keys'> & { readonly config: Config }

/** Takes new signing keys into use, names them, and the key witnesses must be given; answers 0. The running platform signs with them from then on. */
export function runKeysRotate(config: Config, signal: AbortSignal): Promise<number> {
  return onDatabase(config, signal, async (platform) => newKeys(platform, await rotateKeys(platform, platform.clock.now())))
}

/** Declares signing keys compromised: those in use, which are replaced at once, or a pair that had ended; answers 0. */
export function runKeysCompromised(config: Config, id: string, signal: AbortSignal): Promise<number> {
  return onDatabase(config, signal, async (platform) => {
    const { keys } = await asSystem(platform.db, (tx) => historyOf(tx, config.publicUrl))
    const said = `请告知已保存公钥文件的各方重新下载 /keys.json；先前下载的捆绑文件和带证明的凭证须重新下载 · have whoever keeps a /keys.json fetch it anew, and bundles and certificates with their proof as well\n`
    if (id === '' || keys.some((key) => key.id === id && key.validUntil === null))
      return `${await newKeys(platform, await rotateKeys(platform, platform.clock.now(), 'compromised'))}${said}见证其他日志用的密钥也已更换，请重新公布 /log/witness/key · the key that witnesses other logs is new as well: publish /log/witness/key anew\n`
    const ids = await disown(platform, id, platform.clock.now())
    if (ids.length === 0)
      throw new Denied(404, {
        code: 'not-found',
        message: { zh: `没有编号为“${id}”、尚未声明泄露的密钥`, en: `There is no key “${id}” that was not declared compromised before` },
        basis: 'choice:signing-keys',
        remedy: { zh: '编号见 /keys，16位', en: 'See /keys for its 16 digits' },
      })
    return `已声明泄露 · declared compromised: ${ids.join(', ')}\n${said}`
  })
}

/** Names keys taken into use, and what witnesses must be given. */
async function newKeys({ db, config }: Reached, ids: readonly string[]): Promise<string> {
  const { keys } = await asSystem(db, (tx) => historyOf(tx, config.publicUrl))
  const { noteKey } = keys.find(({ id, algorithm }) => id === ids[0] && algorithm === 'ed25519')!
  return `已换用新密钥 · new keys in use: ${ids.join(', ')}\n请公布新编号 · publish the new ids; ${config.publicUrl}/keys\n请把新公钥交给见证人，否则不再签名 · give it to your witnesses, who sign no more without it:\n  ${noteKey}\n`
}

const bad = (zh: string, en: string) => new Denied(422, { code: 'invalid', message: { zh, en } })

/** Begins another log after a restore from an older backup, and names what witnesses must be given; answers 0. */
export function runLogBegin(config: Config, signal: AbortSignal): Promise<number> {
  return onDatabase(config, signal, async (platform) => {
    const { origin, before, size } = await beginLog(platform)
    const { keys } = await asSystem(platform.db, (tx) => historyOf(tx, config.publicUrl))
    const noteKey = keys.find(({ algorithm, validUntil }) => algorithm === 'ed25519' && validUntil === null)!.noteKey
    return `${before}：前 ${size} 条由新日志接续 · its first ${size} entries go on as\n  ${origin}\n请公布新名称，并把新公钥交给见证人（rongshu witness watch，或 --log） · publish the new name and give witnesses its key:\n  ${noteKey}\n`
  })
}

/** What `rongshu witness` does to the database of this platform: who witnesses its log, and which logs it witnesses. */
export function runWitness(config: Config, [what = '', first = '', second = '']: readonly string[], signal: AbortSignal): Promise<number> {
  return onDatabase(config, signal, ({ db, clock }) =>
    asSystem(db, async (tx) => {
      const at = clock.now()
      if (what === 'add') return addWitness(tx, first, second, at)
      if (what === 'end') return ended(tx, 'end-witness', first, await endWitness(tx, first, at), at)
      if (what === 'watch') return watchLog(tx, first, at)
      if (what === 'unwatch') return ended(tx, 'end-witnessing', first, await endWitnessed(tx, first, at), at)
      return listAll(tx)
    }),
  )
}

async function addWitness(tx: Tx, text: string, url: string, at: Date): Promise<string> {
  const key = await readVkey(text)
  if (key?.kind !== 'cosignature')
    throw bad(
      '第一个参数应为见证人的 vkey（名称+编号+公钥，类型 0x04）',
      'The first argument is the vkey of a witness (name+id+key, type 0x04)',
    )
  if (!/^https?:\/\/[^\s]+$/.test(url))
    throw bad('第二个参数应为见证人的地址，http 或 https', 'The second argument is the address of the witness, http or https')
  await keepWitness(tx, { name: key.name, url: url.replace(/\/+$/, ''), key: text.trim() }, at)
  await noted(tx, 'add-witness', key.name, at)
  return `${key.name}：此后每个检查点都请它签名 · is asked to sign every checkpoint from now on\n`
}

async function watchLog(tx: Tx, text: string, at: Date): Promise<string> {
  const key = await readVkey(text)
  if (key?.kind !== 'ed25519')
    throw bad(
      '参数应为日志的 vkey（名称+编号+公钥，类型 0x01），见对方 /keys.json 的 noteKey',
      'The argument is the vkey of a log (name+id+key, type 0x01), the noteKey of its /keys.json',
    )
  await keepWitnessed(tx, key.name, text.trim(), at)
  await noted(tx, 'witness-log', key.name, at)
  return `${key.name}：此后可以请本平台见证，地址 /log/witness · may ask this platform to witness it, at /log/witness\n`
}

async function ended(tx: Tx, action: 'end-witness' | 'end-witnessing', name: string, isDone: boolean, at: Date): Promise<string> {
  if (!isDone)
    throw new Denied(404, {
      code: 'not-found',
      message: { zh: `没有在用的“${name}”，用 rongshu witness list 查看`, en: `There is no “${name}” in use; see rongshu witness list` },
    })
  await noted(tx, action, name, at)
  return `${name}：已停用 · ended\n`
}

async function listAll(tx: Tx): Promise<string> {
  const witnesses = (await findWitnesses(tx)).filter(({ endedAt }) => endedAt === null)
  const watched = await findWitnessed(tx)
  return [
    `见证人 witnesses: ${witnesses.length}`,
    ...witnesses.map(({ name, url, seenSize, problem }) => `  ${name}  ${url}  ${seenSize ?? '-'}  ${problem || '✓'}`),
    `见证的日志 logs witnessed here: ${watched.length}`,
    ...watched.map(({ origin, size }) => `  ${origin}  ${size}`),
    '',
  ].join('\n')
}

async function noted(
  tx: Tx,
  action: 'add-witness' | 'end-witness' | 'witness-log' | 'end-witnessing',
  name: string,
  at: Date,
): Promise<void> {
  await recordAudit(
    tx,
    { officerId: null, organisationId: null, role: 'system', action, objectKind: 'log', objectId: name, outcome: 'done' },
    at,
  )
}

async function onDatabase(config: Config, signal: AbortSignal, work: (platform: Reached) => Promise<string>): Promise<number> {
  const reached = await reachDatabase(config)
  const { db, close } = connect(reached.url, { max: 1 })
  try {
    const clock = makeClock()
    clock.setOffset(await asSystem(db, findClockOffset))
    process.stdout.write(await untilStopped(signal, work({ db, clock, config, keys: keyStoreOf(config) })))
    return 0
  } finally {
    if (signal.aborted) void close()
    else await close()
    await reached.close()
  }
}
