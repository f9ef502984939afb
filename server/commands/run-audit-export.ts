import { createHash } from 'node:crypto'
import { createWriteStream, existsSync } from 'node:fs'
import { access, constants, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { isCivilDate } from '#contract/answers.ts'
import { type ExportEnd, type ExportHead, type ExportLine, instantOf, signedOf } from '#contract/audit-export.ts'
import { partsOf } from '#contract/audit-line.ts'
import { actionWords } from '#law/audit.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import { type ExportedLine, findSpan, findStretch } from '#server/audit/export.sql.ts'
import { seal } from '#server/audit/sealer.ts'
import type { Config } from '#server/config.ts'
import { connect, type Connection } from '#server/db/pool.ts'
import { asSystem } from '#server/db/transaction.ts'
import { Denied } from '#server/denied.ts'
import { findClockOffset } from '#server/jobs/clock.sql.ts'
import { makeClock } from '#server/jobs/clock.ts'
import { keyStoreOf } from '#server/proof/key-file-store.ts'
import { originOf, openSigner } from '#server/proof/keys.ts'
import { reachDatabase } from './database.ts'
import { untilStopped } from './until-stopped.ts'

type Asked = { readonly from: Date; readonly to: Date; readonly file: string }
const linesAtOnce = 2000

/** Writes the sealed log between two days to a file that proves itself, for a regulator; answers 0. */
export async function runAuditExport(
  config: Config,
  options: { readonly from?: string; readonly to?: string },
  file: string,
  signal: AbortSignal,
): Promise<number> {
  const asked = await askedOf(options, file)
  const reached = await reachDatabase(config)
  const connection = connect(reached.url, { max: 1 })
  try {
    const end = await untilStopped(signal, exportAudit(config, connection, asked))
    process.stdout.write(
      `已导出 exported  ${file}\n${end.lines} 条 lines，链尾 head ${end.head || '-'}\n摘要 sha256 ${end.sha256}\n签名密钥 signed by ${end.keyId}\n`,
    )
    if (end.lines === 0)
      process.stdout.write(
        '○ 这些天里没有日志；日期按数据库服务器的时钟，不是演示拨快的钟 · the log has no line of these days, which are those of the database server’s clock and not of one that a demonstration pushed\n',
      )
    return 0
  } finally {
    if (signal.aborted) void connection.close()
    else await connection.close()
    await reached.close()
  }
}

/**
 * The days and the file of an export as they are asked for; throws a denial when the days are none or the wrong way round, when the file
 * is there already, or when its folder takes none.
 */
export async function askedOf(options: { readonly from?: string; readonly to?: string }, file: string): Promise<Asked> {
  const asked = { from: dayOf(options.from, 'from', 0), to: dayOf(options.to, 'to', 1), file }
  if (asked.to <= asked.from)
    throw new Denied(422, { code: 'invalid', message: { zh: '--to 不能早于 --from', en: '--to is not before --from' } })
  if (existsSync(file))
    throw new Denied(409, {
      code: 'file-there',
      message: {
        zh: `${file} 已经存在：导出不覆盖文件，请另取一个名字`,
        en: `${file} is there already: an export overwrites nothing, name another`,
      },
    })
  const folder = path.dirname(file)
  await access(folder, constants.W_OK).catch(() => {
    throw new Denied(422, {
      code: 'no-folder',
      message: { zh: `文件夹 ${folder} 不存在，或者不能写入`, en: `The folder ${folder} is not there or cannot be written to` },
    })
  })
  return asked
}

/** The beginning of a day of Beijing, or of the day after. */
function dayOf(given: string | undefined, name: string, after: number): Date {
  if (!isCivilDate(given ?? ''))
    throw new Denied(422, {
      code: 'invalid',
      message: { zh: `--${name} 应为存在的日期，如 2026-11-01`, en: `--${name} is a day that exists, such as 2026-11-01` },
    })
  return new Date(Date.parse(`${given}T00:00:00+08:00`) + after * 86_400_000)
}

/** Writes the export and answers its last line; a file that is not whole never has its name. */
export async function exportAudit(
  config: Pick<Config, 'dataDir' | 'publicUrl'>,
  { db }: Pick<Connection, 'db'>,
  { from, to, file }: Asked,
): Promise<ExportEnd> {
  await seal({ db })
  const span = await asSystem(db, (tx) => findSpan(tx, from, to))
  const head: ExportHead = {
    format: 'rongshu-audit-export/1',
    origin: originOf(config.publicUrl),
    from: from.toISOString(),
    to: to.toISOString(),
    first: span?.first ?? 0,
    before: span?.before ?? '',
  }
  const hash = createHash('sha256')
  const counted = { lines: 0, last: span?.last ?? 0, head: head.before }
  let end: ExportEnd | null = null
  async function* text(): AsyncGenerator<string> {
    const measured = (value: object) => {
      const line = `${JSON.stringify(value)}\n`
      hash.update(line)
      return line
    }
    yield measured(head)
    for (let at = span?.first ?? 1; span && at <= span.last; at += linesAtOnce) {
      for (const row of await asSystem(db, (tx) => findStretch(tx, at, Math.min(at + linesAtOnce - 1, span.last)))) {
        counted.lines++
        counted.head = row.chain
        yield measured(lineOf(row))
      }
    }
    end = await signed({ ...counted, sha256: hash.digest('hex') })
    yield `${JSON.stringify(end)}\n`
  }
  const signed = async (told: Pick<ExportEnd, 'lines' | 'last' | 'head' | 'sha256'>): Promise<ExportEnd> => {
    const signer = await asSystem(db, (tx) => openSigner(tx, keyStoreOf(config)))
    const { id, publicKey } = signer.keys.ed25519
    return {
      ...told,
      keyId: id,
      publicKey: Buffer.from(publicKey).toString('base64'),
      signature: Buffer.from(await signer.sign('ed25519', signedOf(told))).toString('base64'),
    }
  }
  await pipeline(Readable.from(text()), createWriteStream(`${file}.coming`, { mode: 0o600, flush: true })).catch(
    async (problem: unknown) => {
      await rm(`${file}.coming`, { force: true })
      throw problem
    },
  )
  await rename(`${file}.coming`, file)
  const clock = makeClock()
  clock.setOffset(await asSystem(db, findClockOffset))
  await asSystem(db, (tx) =>
    recordAudit(
      tx,
      {
        officerId: null,
        organisationId: null,
        role: 'system',
        action: 'export-audit',
        objectKind: 'log',
        objectId: end!.sha256,
        outcome: 'done',
        detail: { from: head.from, to: head.to, lines: counted.lines },
      },
      clock.now(),
    ),
  )
  return end!
}

function lineOf({ position, line, digest, chain, officer, organisation }: ExportedLine): ExportLine {
  const parts = partsOf(line)
  if (!parts) throw new Error(`line ${position} of the log has not the parts it must have`)
  const { at, officerId, role, action, objectKind, objectId, outcome, address, requestId } = parts
  return {
    position,
    line,
    digest,
    chain,
    says: {
      at: instantOf(at),
      officer,
      officerId: officerId === '-' ? null : officerId,
      organisation,
      role,
      action,
      actionTitle: actionWords(action).zh,
      objectKind,
      objectId,
      outcome,
      from: address,
      requestId,
    },
  }
}
