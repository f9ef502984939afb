import type { Command } from 'commander'
import { handOver } from './hand-over.ts'

/** The commands of the books: check them, and run a month’s amortisation. */
export function registerBooks(program: Command): void {
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

/** The command that checks incomes and their distribution. */
export function registerSettlement(program: Command): void {
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
