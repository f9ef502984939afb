import { Command, CommanderError } from 'commander'
import { outliveReaders } from '#contract/gone-readers.ts'
import { registerAudit } from './audit-commands.ts'
import { registerBooks, registerSettlement } from './books-commands.ts'
import { registerDatabase } from './database-commands.ts'
import { registerFindings } from './findings-command.ts'
import { registerAccount, registerCalendar, registerPlatform } from './platform-commands.ts'
import { registerProofs } from './proof-commands.ts'
import { registerScan } from './scan.ts'
import { registerUnitKey } from './unit-key.ts'

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
  registerFindings(program)
  registerAudit(program)
  registerBooks(program)
  registerSettlement(program)
  registerAccount(program)
  registerCalendar(program)
  registerPlatform(program)
  registerProofs(program)
  registerDatabase(program)
  if (process.argv.length > 2) await program.parseAsync()
  else program.outputHelp()
}

outliveReaders()
await main().catch(async (problem: unknown) => {
  process.exitCode = await tell(problem)
})
