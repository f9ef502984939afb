import path from 'node:path'
import { Command, CommanderError } from 'commander'
import { outliveReaders } from '#contract/gone-readers.ts'
import { platformAddress } from './config.ts'
import { handOver } from './hand-over.ts'
import { registerProofs } from './proof-commands.ts'
import { registerScan } from './scan.ts'
import { registerUnitKey } from './unit-key.ts'

const url = ['--url <address>', '平台地址，默认由 PORT 决定 · address of the platform, by default from PORT', platformAddress()] as const

const titles: Readonly<Record<string, string>> = {
  'Usage:': '用法 · Usage:',
  'Arguments:': '参数 · Arguments:',
  'Options:': '选项 · Options:',
  'Commands:': '命令 · Commands:',
}

/** The outline of a command line: every word of help in both languages, mistakes told before the English of the parser. */
function outline(): Command {
  return new Command('rongshu')
    .description('榕数：城市数据资产平台的命令行 · Rongshu: the city’s data assets from a terminal')
    .helpOption('-h, --help', '显示帮助 · show this help')
    .helpCommand('help [command]', '显示某个命令的帮助 · show the help of a command')
    .configureHelp({ styleTitle: (title) => titles[title] ?? title })
    .configureOutput({
      outputError: (text, write) =>
        write(`命令写法有误，--help 可查看用法 · The command is not written as it should be, see --help:\n${text}`),
    })
    .exitOverride()
}

function addAudit(program: Command): void {
  const audit = program.command('audit').description('审计日志 · the audit log')
  audit
    .command('verify')
    .description('核验日志链，并由办理记录重演全部案件；只读 · check the chain and replay every case; writes nothing')
    .option('--json', '以 JSON 输出 · print JSON')
    .option('--head <digest>', '先前记下的链首摘要必须仍在链中 · a head noted earlier must still be in the chain')
    .action(async ({ json, head }: { json?: true; head?: string }) => {
      process.exitCode = await handOver(['audit-verify', ...(json ? ['--json'] : []), ...(head ? ['--head', head] : [])])
    })
  audit
    .command('export')
    .argument('<file>', '写入的文件 · the file to write')
    .description(
      '导出一段时间的日志，供监管机关取走：逐行 JSON，自带链和签名 · export the log of some days for a regulator: JSON lines with their chain and a signature',
    )
    .requiredOption('--from <day>', '起始日期，如 2026-11-01 · first day')
    .requiredOption('--to <day>', '截止日期（含） · last day, included')
    .action(async (file: string, { from, to }: { from: string; to: string }) => {
      process.exitCode = await handOver(['audit-export', path.resolve(file), '--from', from, '--to', to])
    })
  audit
    .command('verify-export')
    .argument('<file>', 'audit export 写出的文件 · a file audit export wrote')
    .description(
      '不需要平台、网络和数据库，核验导出的日志；全部相符、且用另行保存的公钥时退出码 0，否则 2 · check an exported log without platform, network or database: exit 0 when all of it holds by keys kept from elsewhere, else 2',
    )
    .option('--keys <file>', '另行保存的公钥文件（/keys.json） · keys kept from before (/keys.json)')
    .action(async (file: string, options: { keys?: string }) => {
      const { verifyExport } = await import('./audit-export.ts')
      if (!(await verifyExport(file, options))) process.exitCode = 2
    })
  addRetention(audit)
}

function addRetention(audit: Command): void {
  audit
    .command('retention')
    .description(
      '列出保存期表、各类记录的数量和最早一条，以及到期待处置的记录；只读 · print the matrix of retention, how many records there are, the oldest, and what is due for disposal; writes nothing',
    )
    .option('--json', '以 JSON 输出 · print JSON')
    .option('--at <date>', '截至日期，默认今天 · as of a day, today by default')
    .action(async ({ json, at }: { json?: true; at?: string }) => {
      process.exitCode = await handOver(['audit-retention', ...(json ? ['--json'] : []), ...(at ? ['--at', at] : [])])
    })
}

function addBooks(program: Command): void {
  const books = program.command('books').description('账套 · the books')
  books
    .command('check')
    .description(
      '逐单位核对卡片合计与账面，并核对凭证和已结账月份；只读 · prove that cards and book agree for every unit, and that vouchers and closed months are whole; writes nothing',
    )
    .option('--at <date>', '截至日期，默认今天 · as of a day, today by default')
    .option('--json', '以 JSON 输出 · print JSON')
    .action(async ({ json, at }: { json?: true; at?: string }) => {
      process.exitCode = await handOver(['books-check', ...(json ? ['--json'] : []), ...(at ? ['--at', at] : [])])
    })
  books
    .command('amortise')
    .argument('<month>', '已结束的月份，如 2026-10 · a month that is over, such as 2026-10')
    .description(
      '为全市各单位计提该月摊销，重复执行不重复计提 · run the amortisation of the month for every unit; again it posts nothing twice',
    )
    .action(async (month: string) => {
      process.exitCode = await handOver(['books-amortise', month])
    })
}

function addSettlement(program: Command): void {
  program
    .command('settlement')
    .description('收益分配与汇缴 · income and its distribution')
    .command('check')
    .description(
      '核对收入、逐笔分配、各方份额、应缴和汇缴是否逐分相符；只读 · prove that incomes, their parts, distributions and remittances agree to the fen; writes nothing',
    )
    .option('--json', '以 JSON 输出 · print JSON')
    .action(async ({ json }: { json?: true }) => {
      process.exitCode = await handOver(['settlement-check', ...(json ? ['--json'] : [])])
    })
}

function addDatabase(program: Command): void {
  const db = program.command('db').description('备份与恢复 · backup and restore')
  db.command('backup')
    .argument('[folder]', '新建的备份文件夹 · a folder to be made')
    .description('在线备份数据库和文件，平台可照常工作 · back up database and files while the platform works')
    .option(
      '--verify',
      '恢复到另一台临时服务器，逐表逐文件比对 · restore it into a second, temporary server and compare every table and file',
    )
    .action(async (folder: string | undefined, { verify }: { verify?: true }) => {
      process.exitCode = await handOver(['db-backup', ...(folder ? [folder] : []), ...(verify ? ['--verify'] : [])])
    })
  db.command('verify-backup')
    .argument('<folder>', '备份文件夹 · the folder of a backup')
    .description('对已有的备份做同样的比对，不一致退出码 1 · the same comparison for a backup that is there; exit 1 when anything differs')
    .action(async (folder: string) => {
      process.exitCode = await handOver(['db-prove', folder])
    })
  db.command('restore')
    .argument('<folder>', '备份文件夹 · the folder of a backup')
    .description(
      '恢复到空的数据目录和空的数据库，先核对清单，后核验日志 · restore into an empty data folder and database, digests checked first, the log verified last',
    )
    .action(async (folder: string) => {
      process.exitCode = await handOver(['db-restore', folder])
    })
  db.command('base')
    .description(
      '把内置数据库的基础备份放入 RONGSHU_ARCHIVE，供按时间点恢复 · put a base backup of the bundled database into RONGSHU_ARCHIVE, to recover to an instant from',
    )
    .option('--keep <n>', '只保留最近几份，并清除不再需要的日志 · keep the newest few only, and clear the log nobody needs any more')
    .action(async ({ keep }: { keep?: string }) => {
      process.exitCode = await handOver(['db-base', ...(keep ? ['--keep', keep] : [])])
    })
  db.command('recover')
    .description(
      '由 RONGSHU_ARCHIVE 恢复到空的数据目录，默认到归档末尾 · recover from RONGSHU_ARCHIVE into an empty data folder, by default to the end of the archive',
    )
    .option('--to <instant>', '时间点，如 2026-11-27T09:30:00+08:00 · an instant')
    .action(async ({ to }: { to?: string }) => {
      process.exitCode = await handOver(['db-recover', ...(to ? ['--to', to] : [])])
    })
  db.command('standby')
    .argument('[primary]', '主库地址（首次）· the address of the primary, the first time')
    .description('在空的数据目录建立并启动备库，跟随主库 · make a standby in an empty data folder, start it and follow the primary')
    .action(async (primary?: string) => {
      process.exitCode = await handOver(['db-standby', ...(primary ? [primary] : [])])
    })
  db.command('promote')
    .description('主库停止后，把备库提升为主库 · make the standby the primary, after the primary has stopped')
    .action(async () => {
      process.exitCode = await handOver(['db-promote'])
    })
}

function addPlatform(program: Command): void {
  program
    .command('certificate')
    .description('登记凭证 · certificates')
    .command('check')
    .argument('<number|pdf>', '凭证编号或 PDF 文件 · its number or its PDF')
    .description('核验凭证：有效退出码 0，否则 2 · check a certificate: exit 0 when valid, else 2')
    .option(...url)
    .action(async (asked: string, options: { url: string }) => {
      const { checkCertificate } = await import('./certificate.ts')
      if (!(await checkCertificate(asked, options.url.replace(/\/+$/, '')))) process.exitCode = 2
    })
  program
    .command('clock')
    .description('演示时钟 · the clock of a demonstration')
    .command('push')
    .argument('<duration>', '10wd 工作日 working days, 3d, 2h, 30m, 1w')
    .description('拨快时钟（仅限演示），到期的案件随即推进 · push the clock (demonstration only); cases that fall due move on')
    .option(...url)
    .action(async (duration: string, options: { url: string }) => {
      const { pushClock } = await import('./clock.ts')
      await pushClock(duration, options.url.replace(/\/+$/, ''))
    })
}

function addCalendar(program: Command): void {
  const calendar = program.command('calendar').description('放假安排 · the calendar')
  calendar
    .command('load')
    .argument('<file>', '一年的放假安排，JSON · the holidays of a year, as JSON')
    .description(
      '载入国务院公布的下一年放假安排，或更正已载入的；暂定期限随即重算，记入日志 · load the published holidays of the next year, or correct a year that was loaded; provisional days are counted anew; it is in the log',
    )
    .action(async (file: string) => {
      process.exitCode = await handOver(['calendar-load', path.resolve(file)])
    })
  calendar
    .command('show')
    .description('列出已载入的年度 · print the years that are loaded')
    .action(async () => {
      process.exitCode = await handOver(['calendar-show'])
    })
}

function addAccount(program: Command): void {
  program
    .command('account')
    .description('账号 · accounts')
    .command('let-in')
    .argument('<login>', '安全管理员的登录名 · the login of a security administrator')
    .description(
      '安全管理员丢失密码或第二因素、又无另一名可重置时：给一次性密码，清除第二因素，结束登录并解锁；记入日志 · for a security administrator who lost password or factor with nobody to reset it: a one-time password, no factors, no sessions, no lock; it is in the log',
    )
    .action(async (login: string) => {
      process.exitCode = await handOver(['account-let-in', login])
    })
}

function addFindings(program: Command): void {
  program
    .command('findings')
    .description('签名的扫描结果 · signed findings')
    .command('check')
    .argument('<file>', 'scan --out 写出的文件 · a file scan --out wrote')
    .description('不联网核验并列出其中内容：有效退出码 0，否则 2 · check offline and print what is in it: exit 0 when valid, else 2')
    .option('--public-key <pem>', '签名单位的公钥文件 · the public key of the unit that signed')
    .action(async (file: string, options: { publicKey?: string }) => {
      const { checkFindings } = await import('./findings-check.ts')
      process.stdout.write(await checkFindings(file, options.publicKey))
    })
}

/** Prints what went wrong, Chinese first, and answers the exit code: 2 for a denial, 1 for a bug. */
async function tell(problem: unknown): Promise<number> {
  if (problem instanceof CommanderError) return problem.exitCode === 0 ? 0 : 2
  const { wordsOfDenial } = await import('./denial.ts')
  const words = wordsOfDenial(problem)
  process.stderr.write(
    words ? `${words.zh}\n${words.en}\n` : `程序出错 · A bug: ${problem instanceof Error ? problem.stack : String(problem)}\n`,
  )
  return words ? 2 : 1
}

async function main(): Promise<void> {
  const program = outline()
  registerScan(program)
  registerUnitKey(program)
  addFindings(program)
  addAudit(program)
  addBooks(program)
  addSettlement(program)
  addAccount(program)
  addCalendar(program)
  addPlatform(program)
  registerProofs(program)
  addDatabase(program)
  if (process.argv.length > 2) await program.parseAsync()
  else program.outputHelp()
}

outliveReaders()
await main().catch(async (problem: unknown) => {
  process.exitCode = await tell(problem)
})
