import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Config } from '#server/config.ts'
import { archiveSettings, partsOfArchive } from '#server/db/archive.ts'
import { copyCluster } from '#server/db/copy-cluster.ts'
import { findClusterFolder } from '#server/db/embedded-place.ts'
import { findEmbedded } from '#server/db/embedded.ts'
import { Denied } from '#server/denied.ts'
import { archiveFiles } from '#server/files/archive-files.ts'
import { cityTime } from './city-time.ts'
import { type Base, listBases, listCutOff, noteOfBase } from './bases.ts'
import { findArchiving, findSegment } from './recover.sql.ts'
import { neededNoMore } from './segments.ts'
import { whyNoArchive } from './why-no-archive.ts'

/**
 * Puts a base backup of the running bundled server into the archive, and says from when on it can be recovered; with `keep`, older ones
 * and the log only they need are removed. Answers 0.
 */
export async function runBase(config: Config, keep: string | null, signal: AbortSignal): Promise<number> {
  const archive = whyNoArchive(config)
  if (keep !== null && !/^[1-9]\d{0,2}$/.test(keep))
    throw new Denied(422, { code: 'invalid', message: { zh: '--keep 应为1到999的整数', en: '--keep is a whole number from 1 to 999' } })
  const base = await takeBase(config.dataDir, archive, signal)
  process.stdout.write(
    `基础备份完成 · base backup   ${base.folder}\n可恢复的起点 recoverable from ${cityTime(base.endedAt, true)}\n大小 size                ${(base.bytes / 1_048_576).toFixed(1)} MB\n`,
  )
  if (keep !== null) await keepNewest(archive, Number(keep))
  return 0
}

/**
 * Takes a base backup while the platform works, with the files rows speak of; it is whole, and its log archived, when this returns. Denied
 * when the bundled server does not run or does not archive.
 */
export async function takeBase(dataDir: string, archive: string, signal: AbortSignal): Promise<Base> {
  const url = await findEmbedded(dataDir, 'postgres')
  const cluster = findClusterFolder(dataDir)
  if (url === null || cluster === null)
    throw new Denied(409, {
      code: 'not-running',
      message: {
        zh: '内置数据库没有运行。请先用 RONGSHU_ARCHIVE 启动平台，再做基础备份',
        en: 'The bundled database does not run. Start the platform with RONGSHU_ARCHIVE first, then take a base backup',
      },
    })
  await refuseOther(url, archive)
  const folder = path.join(partsOfArchive(archive).bases, new Date().toISOString().slice(0, 19).replaceAll(':', ''))
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const { failures } = await withClient(url, (client) => findSegment(client, ''))
  const copied = await copyCluster(url, path.join(folder, 'data'), { signal })
  await withClient(url, (client) => untilArchived(client, { segment: copied.lastSegment, failures }, archive, signal))
  await copyFile(path.join(cluster, 'password'), path.join(folder, 'password'))
  await archiveFiles(dataDir, archive)
  await writeFile(path.join(folder, noteOfBase), JSON.stringify({ format: 'rongshu-base/1', ...copied }), { mode: 0o600, flush: true })
  return { format: 'rongshu-base/1', ...copied, folder }
}

/** Without its log in this archive a base backup cannot be recovered from. */
async function refuseOther(url: string, archive: string): Promise<void> {
  const { command, system } = await withClient(url, findArchiving)
  const tied = await readFile(partsOfArchive(archive).system, 'utf8').catch(() => '')
  if (command === archiveSettings(archive)['archive_command'] && tied.trim() === system) return
  throw new Denied(409, {
    code: 'not-archiving',
    message: {
      zh: `运行中的数据库没有把日志归档到 ${archive}。请用同一个 RONGSHU_ARCHIVE 重新启动平台，再做基础备份`,
      en: `The running database does not archive its log to ${archive}. Start the platform again with the same RONGSHU_ARCHIVE, then take a base backup`,
    },
  })
}

/** PostgreSQL tries three times, then once a minute: what fails so often fails by itself no more. */
const tries = 3

async function untilArchived(
  client: pg.Client,
  before: { readonly segment: string; readonly failures: number },
  archive: string,
  signal: AbortSignal,
): Promise<void> {
  for (; ; await sleep(200)) {
    signal.throwIfAborted()
    const { isArchived, isFailing, failures } = await findSegment(client, before.segment)
    if (isArchived) return
    if (isFailing && failures >= before.failures + tries)
      throw new Denied(409, {
        code: 'archive-fails',
        message: {
          zh: `基础备份没有完成：日志不能归档到 ${archive}。查看数据目录中 postgres/postgres.log 的最后几行：多是空间不足、账户无权写入，或那里已有同名而内容不同的一段（另一台主库写的）。处理后重新执行；前两种处理后自行补上，后一种请用 RONGSHU_ARCHIVE 另选一处，重新启动后再做基础备份`,
          en: `The base backup was not finished: the log cannot be archived to ${archive}. Look at the last lines of postgres/postgres.log in the data folder: there is no space, the account may not write there, or a segment of that name and other content is there, written by another primary. Run this again afterwards: after the first two the archive catches up by itself; after the last name another place by RONGSHU_ARCHIVE, start the platform again and take a base backup there`,
        },
      })
  }
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'rongshu base backup' })
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

async function keepNewest(archive: string, count: number): Promise<void> {
  const bases = await listBases(archive)
  for (const folder of [...bases.slice(0, -count).map((base) => base.folder), ...(await listCutOff(archive))])
    await rm(folder, { recursive: true, force: true })
  const { wal } = partsOfArchive(archive)
  const oldest = bases.slice(-count)[0]!
  const names = neededNoMore(await readdir(wal), oldest.firstSegment)
  for (const name of names) await rm(path.join(wal, name), { force: true })
  process.stdout.write(
    `已清除 removed           ${Math.max(0, bases.length - count)} 份基础备份 base backups，${names.length} 段日志 segments of log\n`,
  )
}
