import path from 'node:path'
import type { Command } from 'commander'
import { handOver } from './hand-over.ts'

/** The commands of the audit log: check the chain, export it for a regulator, check an export, print what is due for disposal. */
export function registerAudit(program: Command): void {
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
