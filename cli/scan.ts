import type { Command } from 'commander'
import type { ScanOptions } from './scan-options.ts'

/**
 * Adds `scan <targets…>` to the command line: files, folders and databases in; a report, or a file signed by the unit, out. Needs neither
 * server nor database.
 */
export function registerScan(program: Command): void {
  program
    .command('scan')
    .description(
      '扫描文件、文件夹或数据库，报告字段、含义与分级；--out 写成可上传的签名结果 · Scan files, folders or databases and report columns, meanings and grades; --out writes signed findings to be uploaded',
    )
    .argument(
      '<targets...>',
      '文件、文件夹，或 postgresql:// mysql:// 地址（口令用 RONGSHU_SCAN_PASSWORD）· files, folders, or postgresql:// mysql:// addresses (password in RONGSHU_SCAN_PASSWORD)',
    )
    .option('--format <format>', 'json | table，默认 table；有 --out 时默认不打印 · table by default; nothing with --out')
    .option('--out <file>', '把签名结果写入此文件，不含任何数据行 · write signed findings to this file, without a row')
    .option(
      '--sign <key.pem>',
      '本单位的私钥，口令取自 RONGSHU_KEY_PASSPHRASE · the private key of the unit, its passphrase in RONGSHU_KEY_PASSPHRASE',
    )
    .option('--kit <kit.json>', '平台下载的离线扫描参数 · the scan kit from the platform')
    .option('--unit <uscc>', '没有 --kit 时：统一社会信用代码 · without --kit: the code of the unit')
    .option('--unit-name <name>', '没有 --kit 时：单位名称 · without --kit: its name')
    .option('--mode <mode>', 'full 全部 | sample 抽样 · every row, or a sample', 'full')
    .option('--each', '文件夹和压缩包中的同类文件逐个扫描，不合并 · files of a folder or an archive one by one, not like ones together')
    .option('--threads <count>', '每个扫描进程的线程数 · threads of each scanning process')
    .option('--jobs <count>', '同时扫描的文件数 · files scanned at the same time', '2')
    .option('--memory <MiB>', '每个扫描进程的内存上限 · heap of each scanning process', '512')
    .option('--timeout <minutes>', '单个来源最长时间 · longest time for one source', '720')
    .option('--throttle <rate>', '读取速度上限，例如 50MB/s · read no faster, for example 50MB/s')
    .option('--resume', '接着上次中断处继续（同一命令默认如此）· go on where it stopped (the same command does so by itself)')
    .option('--fresh', '不接续，从头扫描 · begin anew')
    .option('--quiet', '不显示进度 · no progress')
    .addHelpText(
      'after',
      `
中断（Ctrl-C、断电）后再次运行同一命令，已扫描完的来源不再扫描。退出码：0 全部读出，1 有的读不出（结果仍写出），2 拒绝或写法有误，130 中断。
Run the same command again after an interruption: what was scanned to its end is not scanned again. Exit codes: 0 all read, 1 some could
not be read (findings are written all the same), 2 denied or not written as it should be, 130 interrupted.
`,
    )
    .action(async (targets: string[], options: ScanOptions) => {
      const { runScanCommand } = await import('./scan-command.ts')
      process.exitCode = await runScanCommand(targets, options)
    })
}
