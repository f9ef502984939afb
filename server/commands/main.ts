import path from 'node:path'
import { parseArgs } from 'node:util'
import { outliveReaders } from '#contract/gone-readers.ts'
import { becomeOwner } from '#server/become-owner.ts'
import { closedTo } from '#server/closed-to.ts'
import { readOwnConfig } from '#server/config.ts'
import { StartRefused } from '#server/db/embedded-owner.ts'
import { Denied } from '#server/denied.ts'
import { wordsOfUnknown } from '#server/known-settings.ts'

const root = path.resolve(import.meta.dirname, '../..')

type Run = (
  operands: readonly string[],
  options: {
    readonly json?: boolean
    readonly head?: string
    readonly at?: string
    readonly verify?: boolean
    readonly to?: string
    readonly keep?: string
    readonly from?: string
  },
  signal: AbortSignal,
) => Promise<number>

const commands: Readonly<Record<string, Run>> = {
  'audit-verify': async (_, options, signal) => (await import('./run-verify.ts')).runVerify(readOwnConfig(root), options, signal),
  'audit-export': async ([file = ''], options, signal) =>
    (await import('./run-audit-export.ts')).runAuditExport(readOwnConfig(root), options, file, signal),
  'audit-retention': async (_, options, signal) => (await import('./run-retention.ts')).runRetention(readOwnConfig(root), options, signal),
  'books-check': async (_, options, signal) => (await import('./run-books.ts')).runBooksCheck(readOwnConfig(root), options, signal),
  'books-amortise': async ([month = ''], _, signal) =>
    (await import('./run-books.ts')).runBooksAmortise(readOwnConfig(root), month, signal),
  'settlement-check': async (_, options, signal) =>
    (await import('./run-settlement.ts')).runSettlementCheck(readOwnConfig(root), options, signal),
  'account-let-in': async ([login = ''], _, signal) => (await import('./run-let-in.ts')).runLetIn(readOwnConfig(root), login, signal),
  'calendar-load': async ([file = ''], _, signal) => (await import('./run-calendar.ts')).runCalendarLoad(readOwnConfig(root), file, signal),
  'calendar-show': async (_, __, signal) => (await import('./run-calendar.ts')).runCalendarShow(readOwnConfig(root), signal),
  'keys-rotate': async (_, __, signal) => (await import('./run-proof.ts')).runKeysRotate(readOwnConfig(root), signal),
  'keys-compromised': async ([id = ''], _, signal) => (await import('./run-proof.ts')).runKeysCompromised(readOwnConfig(root), id, signal),
  'log-begin': async (_, __, signal) => (await import('./run-proof.ts')).runLogBegin(readOwnConfig(root), signal),
  'keys-seal': async (operands, _, signal) => (await import('./run-sealing.ts')).runSealing(readOwnConfig(root), operands, signal),
  witness: async (operands, _, signal) => (await import('./run-proof.ts')).runWitness(readOwnConfig(root), operands, signal),
  'db-backup': async ([folder], { verify }, signal) =>
    (await import('./run-backup.ts')).runBackup(readOwnConfig(root), folder ?? null, verify ?? false, signal),
  'db-prove': async ([folder = ''], _, signal) =>
    (await import('./run-prove-backup.ts')).runProveBackup(readOwnConfig(root), folder, signal),
  'db-base': async (_, { keep }, signal) => (await import('./run-base.ts')).runBase(readOwnConfig(root), keep ?? null, signal),
  'db-recover': async (_, { to }, signal) => (await import('./run-recover.ts')).runRecover(readOwnConfig(root), to ?? null, signal),
  'db-standby': async ([url], _, signal) => (await import('./run-standby.ts')).runStandby(readOwnConfig(root), url ?? null, signal),
  'db-promote': async () => (await import('./run-standby.ts')).runPromote(readOwnConfig(root)),
  'db-restore': async ([folder = ''], _, signal) => (await import('./run-restore.ts')).runRestore(readOwnConfig(root), folder, signal),
}

const wordsOf = ({ problem: { message, remedy } }: Denied) =>
  `${message.zh}${remedy ? `。${remedy.zh}` : ''}\n${message.en}${remedy ? `. ${remedy.en}` : ''}\n`

/** Says what went wrong, Chinese first; answers 2 for a denial and 1 for anything else. */
function tell(problem: unknown): number {
  if (problem instanceof Denied) process.stderr.write(wordsOf(problem))
  else if (problem instanceof StartRefused) process.stderr.write(`${problem.message}\n`)
  else if (closedTo(problem)) process.stderr.write(`没有完成 · It did not finish: ${closedTo(problem)}\n`)
  else {
    process.stderr.write(`没有完成 · It did not finish: ${problem instanceof Error ? problem.stack : String(problem)}\n`)
    return 1
  }
  return 2
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      head: { type: 'string' },
      at: { type: 'string' },
      verify: { type: 'boolean' },
      to: { type: 'string' },
      keep: { type: 'string' },
      from: { type: 'string' },
    },
  })
  const [name = '', ...operands] = positionals
  const run = commands[name]
  if (!run)
    throw new Denied(404, {
      code: 'no-command',
      message: {
        zh: `没有命令“${name}”，请用 npm run -s rongshu -- --help 查看`,
        en: `There is no command “${name}”; see npm run -s rongshu -- --help`,
      },
    })
  const { dataDir, unknownSettings } = readOwnConfig(root)
  for (const each of unknownSettings) process.stderr.write(`${wordsOfUnknown(each)}\n`)
  becomeOwner(dataDir)
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      // What is cut off with its connection fails as well, and nobody waits for that.
      for (const fault of ['uncaughtException', 'unhandledRejection']) process.on(fault, () => {})
      stop.abort(new Denied(409, { code: 'stopped', message: { zh: '已中断，没有完成', en: 'Stopped before it was finished' } }))
    })
  }
  return run(operands, values, stop.signal)
}

outliveReaders()
process.exitCode = await main().catch(tell)
