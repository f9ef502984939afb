import { toBase64 } from '#contract/proof/bytes.ts'
import { nameAfter } from '#contract/proof/log-name.ts'
import { findChainHead } from '#server/audit/acts.sql.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import { seal } from '#server/audit/sealer.ts'
import { asSystem, type Tx } from '#server/db/transaction.ts'
import { Denied } from '#server/denied.ts'
import { momentOf } from '#server/jobs/clock.ts'
import { hasSeen } from './ask-witnesses.ts'
import { freshOf } from './fresh.ts'
import { findHalt, keepHead } from './kept-heads.ts'
import { openSigner } from './keys.ts'
import { findCheckpoint, findOwnership, lockLog, renameLog } from './log.sql.ts'
import { append, type Proving } from './prove.ts'
import { findWitnesses } from './witnesses.sql.ts'

/**
 * Begins another log with the entries that are there, under a name that says after how many: nobody is shown two trees signed under one
 * name. Its first own entry is where the audit log stands, so that it has a head at once. Denied when nothing says that more was signed
 * than the database knows, and to a database user who does not own the tables.
 */
export async function beginLog({ db, clock, config, keys }: Proving): Promise<{ origin: string; before: string; size: number }> {
  // A database that has just come back may hold lines that are in no chain yet.
  await seal({ db })
  const begun = await asSystem(db, async (tx) => {
    const { origin: before } = await lockLog(tx)
    const isDoubted = (await findWitnesses(tx)).some(({ endedAt, problem }) => endedAt === null && problem.startsWith(hasSeen))
    if (!isDoubted && !(await findHalt(tx, config.dataDir)))
      throw new Denied(409, {
        code: 'log-whole',
        message: {
          zh: '日志没有停止签署，也没有见证人见过更多的条目，不需要另开一本',
          en: 'The log signs and no witness has seen more of it: there is no need for another one',
        },
        remedy: { zh: '让平台照常运行即可', en: 'Let the platform go on as it does' },
        basis: 'choice:transparency-log',
      })
    await whyNotRename(tx)
    const { at, today } = momentOf(clock)
    const head = await findCheckpoint(tx)
    const size = head?.size ?? 0
    const origin = nameAfter(before, size, at)
    const chain = await findChainHead(tx)
    if (!chain)
      throw new Denied(409, {
        code: 'no-chain',
        message: {
          zh: '审计日志还没有上链的行，请先启动平台',
          en: 'No line of the audit log is in the chain yet: start the platform first',
        },
        remedy: { zh: '启动平台，一分钟后再执行', en: 'Start the platform, and run this again a minute later' },
        basis: 'choice:transparency-log',
      })
    const signer = await openSigner(tx, keys)
    await recordAudit(
      tx,
      {
        officerId: null,
        organisationId: null,
        role: 'system',
        action: 'begin-log',
        objectKind: 'log',
        objectId: origin,
        outcome: 'done',
        detail: { before, size, ...(head ? { root: toBase64(head.root) } : {}) },
      },
      at,
    )
    const entry = {
      kind: 'audit-head',
      at: at.toISOString(),
      day: today,
      position: chain.position,
      digest: chain.digest.toString('hex'),
    } as const
    await append(tx, { signer, origin, at }, [freshOf(origin, entry)])
    await renameLog(tx, origin)
    return { origin, before, size }
  })
  await asSystem(db, async (tx) => {
    await lockLog(tx)
    await keepHead(tx, config.dataDir)
  })
  return begun
}

/** The platform's own role must not be able to name the log anew; whoever keeps the database can. */
async function whyNotRename(tx: Tx): Promise<void> {
  const { login, owner, database, isOwner } = await findOwnership(tx)
  if (isOwner) return
  throw new Denied(409, {
    code: 'not-owner',
    message: {
      zh: `数据库用户 ${login} 不是日志表的所有者，不能给日志改名。请用所有者 ${owner} 执行：DATABASE_URL=postgres://${owner}:口令@主机:端口/${database} rongshu log begin`,
      en: `The database user ${login} does not own the tables of the log and cannot name it anew. Run it as their owner ${owner}: DATABASE_URL=postgres://${owner}:PASSWORD@HOST:PORT/${database} rongshu log begin`,
    },
    remedy: { zh: '用所有者执行上面的命令', en: 'Run the command above as the owner' },
    basis: 'choice:transparency-log',
  })
}
