import { createHash, type KeyObject } from 'node:crypto'
import type { ScanKit } from '#contract/scan-files.ts'
import { passingSalt } from '#scanner/relate/containment.ts'
import { SCANNER_VERSION } from '#scanner/limits.ts'
import { clearJournal, ScanJournal } from '#scanner/scan-journal.ts'
import { databasePassword, keyPassphrase } from './config.ts'
import { CommandDenied } from './denial.ts'
import { writeFindings } from './findings-out.ts'
import { isOpenToOthers, readKeyFile } from './key-file.ts'
import { ScanMeter } from './scan-meter.ts'
import { readChoice, readCount, readKit, readRate, type ScanOptions } from './scan-options.ts'
import { planTargets, type Target } from './scan-plan.ts'
import { FolderRelations, type Done } from './scan-relations.ts'
import { brief, table } from './scan-report.ts'
import { isFaulty, scanTargets, type Manner } from './scan-work.ts'

type Kit = Omit<ScanKit, 'salt'> & { salt?: string }
/** Where signed findings go, whose they are and what signs them. */
type Out = { readonly place: string; readonly unit: ScanKit['unit']; readonly key: KeyObject }

const INTERRUPTED = 130

/**
 * Runs `scan` and answers its exit code: 0 all read, 1 some faulty, 2 nothing could be read, 130 interrupted. Denied before anything is
 * read when an option is wrong.
 */
export async function runScanCommand(given: readonly string[], options: ScanOptions): Promise<number> {
  const format =
    options.format === undefined
      ? options.out === undefined
        ? 'table'
        : null
      : readChoice('format', options.format, ['json', 'table'] as const)
  const kit = await readKit(options)
  const stop = new AbortController()
  const out = options.out === undefined ? null : await readOut(options, kit)
  const manner = readManner(options, kit, kit?.salt ?? ownSalt(out), stop.signal)
  const targets = await planTargets(given, {
    mode: manner.job.mode ?? 'full',
    password: databasePassword(),
    isEach: options.each === true || out === null,
    passed: tellLink,
  })
  if (targets.length === 0) throw new CommandDenied({ zh: '没有找到可扫描的文件', en: 'There is no file to scan' })
  const journal = out && (await openJournal(out.place, options, manner))
  const meter =
    options.quiet || (!out && !process.stderr.isTTY)
      ? null
      : new ScanMeter(
          process.stderr,
          targets.length,
          targets.reduce((sum, { bytes }) => sum + bytes, 0),
          out !== null,
        )
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())
  const done = await scanTargets(targets, manner, new FolderRelations(targets, kit?.salt !== undefined), meter, journal)
  meter?.close()
  if (stop.signal.aborted) {
    await journal?.close()
    process.stderr.write(
      out
        ? `已停止，扫描完的 ${done.length}/${targets.length} 个来源已记下；再次运行同一命令即可继续\nStopped; ${done.length} of ${targets.length} are kept, run the same command again to go on\n`
        : '已停止 · Stopped\n',
    )
    return INTERRUPTED
  }
  return finish(done, format, out, journal)
}

/**
 * The salt of a unit without a kit, by which the files of its folders are related, also after an interruption; sketches made with it stay
 * in the journal and go with it.
 */
function ownSalt(out: Out | null): string {
  return out
    ? createHash('sha256')
        .update('rongshu scan')
        .update(out.key.export({ type: 'pkcs8', format: 'der' }))
        .digest('hex')
    : passingSalt()
}

function readManner(options: ScanOptions, kit: Kit | null, salt: string, signal: AbortSignal): Manner {
  const throttle = options.throttle === undefined ? undefined : readRate(options.throttle)
  const mode = readChoice('mode', options.mode, ['full', 'sample'] as const)
  const threads = options.threads === undefined ? undefined : readCount('threads', options.threads, 1, 64)
  return {
    job: {
      mode,
      ...(threads ? { threads } : {}),
      ...(throttle ? { throttle } : {}),
      ...(options.each === true || !options.out ? { isEach: true } : {}),
      salt,
    },
    rules: kit?.rules ?? [],
    memoryMb: readCount('memory', options.memory, 64, 1_000_000),
    timeoutMs: readCount('timeout', options.timeout, 1, 30_000) * 60_000,
    // One bound on what is read in a second holds for one process.
    atOnce: throttle ? 1 : readCount('jobs', options.jobs, 1, 64),
    signal,
  }
}

async function readOut({ out, sign }: ScanOptions, kit: Kit | null): Promise<Out> {
  if (sign === undefined)
    throw new CommandDenied({
      zh: '--out 需要 --sign 指明本单位的私钥；没有密钥时先用 npm run -s rongshu -- unit-key create 生成，并把公钥登记到平台',
      en: '--out needs the private key of the unit in --sign; make one with npm run -s rongshu -- unit-key create and register its public half on the platform',
    })
  if (!kit)
    throw new CommandDenied({
      zh: '--out 需要 --kit 指明平台下载的离线扫描参数，或用 --unit、--unit-name 写明单位',
      en: '--out needs the scan kit of the platform in --kit, or the unit in --unit and --unit-name',
    })
  const key = await readKeyFile(sign, keyPassphrase())
  if (await isOpenToOthers(sign))
    process.stderr.write(
      `提醒：本机其他用户也能读到私钥 ${sign}，建议 chmod 600 · Others on this machine may read ${sign}; chmod 600 would help\n`,
    )
  return { place: out!, unit: kit.unit, key }
}

async function openJournal(place: string, options: ScanOptions, { job, rules, memoryMb }: Manner): Promise<ScanJournal> {
  if (options.fresh) await clearJournal(`${place}.part`)
  const { mode, salt } = job
  const journal = await ScanJournal.open(`${place}.part`, { version: SCANNER_VERSION, mode, salt, rules, memoryMb }).catch(
    (problem: { code?: string }) => {
      throw new CommandDenied({ zh: `无法写入 ${place}（${problem.code}）`, en: `${place} cannot be written (${problem.code})` })
    },
  )
  if (options.resume && journal.size === 0) process.stderr.write('没有可接续的记录，从头扫描 · Nothing to go on with; beginning anew\n')
  return journal
}

/** What came out of folders without being data at all is passed over, as the platform does; what was named by itself is kept with its reason. */
function isPassedOver({ folder }: Target, { finding }: Done['found'][number]): boolean {
  return (
    folder !== null &&
    finding.columns.length === 0 &&
    finding.faults.some(({ severity, code }) => severity === 'error' && code === 'unsupported')
  )
}

async function finish(
  done: readonly Done[],
  format: 'json' | 'table' | null,
  out: Out | null,
  journal: ScanJournal | null,
): Promise<number> {
  const all = done.flatMap(({ found }) => found)
  if (format)
    process.stdout.write(
      format === 'json'
        ? `${JSON.stringify(
            all.map(({ finding }) => brief(finding)),
            null,
            2,
          )}\n`
        : table(all.map(({ finding }) => finding)),
    )
  if (!out)
    return all.length > 0 && all.every(({ finding }) => finding.columns.length === 0)
      ? 2
      : all.some(({ finding }) => isFaulty(finding))
        ? 1
        : 0
  const kept = done.flatMap(({ target, found }) => found.filter((each) => !isPassedOver(target, each)))
  const faulty = kept.filter(({ finding }) => isFaulty(finding)).length
  if (kept.length === 0)
    throw new CommandDenied({
      zh: '没有可写出的结果：找到的都不是数据文件',
      en: 'There is nothing to write: none of what was found is data',
    })
  const places = await writeFindings(out.place, kept, out.unit, out.key, new Date())
  const hasMore = await journal?.hasParts()
  await (hasMore ? journal?.close() : journal?.remove())
  process.stderr.write(
    `已写出 ${places.join('、')}：${kept.length} 个数据集，${faulty} 个有问题，跳过 ${all.length - kept.length} 个非数据文件\nWritten to ${places.join(', ')}: ${kept.length} datasets, ${faulty} faulty, ${all.length - kept.length} files passed over that are no data\n`,
  )
  if (hasMore)
    process.stderr.write(
      '有数据库没有读完，读完的表已记下；再次运行同一命令，从断开的表继续\nA database was not read to its end; its tables that were are kept, run the same command again to go on\n',
    )
  return faulty > 0 ? 1 : 0
}

/** Says that a link in a folder was not followed, and what would help. */
function tellLink(name: string): void {
  process.stderr.write(
    `${name}：符号链接，没有跟随；要扫描它所指的文件，请直接写出那个文件 · a link, not followed; name the file it leads to in order to scan that\n`,
  )
}
