import type { Command } from 'commander'
import { platformAddress } from './config.ts'
import { handOver } from './hand-over.ts'

const url = ['--url <address>', '平台地址，默认由 PORT 决定 · address of the platform, by default from PORT', platformAddress()] as const

/** Adds the commands about proofs: `verify`, `log …`, `keys …` and `witness …`. */
export function registerProofs(program: Command): void {
  addVerify(program)
  addLog(program)
  addKeys(program)
  addWitness(program)
}

/** What a command does that needs the database: its work is handed over to the platform's own. */
const handing =
  (...words: string[]) =>
  async () => {
    process.exitCode = await handOver(words)
  }

function addVerify(program: Command): void {
  program
    .command('verify')
    .argument(
      '<file>',
      '带证明的凭证 PDF、凭据或捆绑文件，或原件 PDF 连同捆绑文件；或证据包 · a certificate with its proof (PDF), its credential or its bundle, or the certificate as issued beside its bundle; or an evidence pack',
    )
    .description(
      '不联网核验：全部相符、且用另行保存的公钥时退出码 0，否则 2 · check offline: exit 0 when all of it holds by keys kept from elsewhere, else 2',
    )
    .option(
      '--bundle <file>',
      'PDF 的捆绑文件，默认是它自带的，其次是同名的 .bundle.json · the bundle of a PDF, by default the one inside, else the one beside it',
    )
    .option(
      '--keys <file>',
      '另行保存的公钥文件（/keys.json）；没有它不能认定真伪 · keys kept from before (/keys.json); nothing is certain without',
    )
    .option('--checkpoint <file>', '先前记下的检查点 · a checkpoint noted earlier')
    .option('--status <file>', '状态清单 · a status list')
    .action(async (file: string, options: { bundle?: string; keys?: string; checkpoint?: string; status?: string }) => {
      const { verifyOffline } = await import('./verify.ts')
      if (!(await verifyOffline(file, options))) process.exitCode = 2
    })
}

function addLog(program: Command): void {
  const log = program.command('log').description('公开日志 · the transparency log')
  log
    .command('begin')
    .description(
      '从较早的备份恢复之后，另开一本日志，接续已有的条目 · after a restore from an older backup, begin another log with the entries that are there',
    )
    .action(handing('log-begin'))
  log
    .command('check')
    .description(
      '联网核对签名、全部条目和先前的检查点；全部相符、且用另行保存的公钥时退出码 0，否则 2 · check its signature, every entry and a checkpoint noted earlier: exit 0 when all of it holds by keys kept from elsewhere, else 2',
    )
    .option('--since <file>', '先前记下的检查点 · a checkpoint noted earlier')
    .option('--keys <file>', '另行保存的公钥文件 · keys kept from before')
    .option(...url)
    .action(async (options: { since?: string; keys?: string; url: string }) => {
      const { checkLog } = await import('./log-check.ts')
      if (!(await checkLog(options.url.replace(/\/+$/, ''), options))) process.exitCode = 2
    })
}

function addKeys(program: Command): void {
  const keys = program.command('keys').description('平台的签名密钥和封存密钥 · the platform’s signing and sealing keys')
  keys
    .command('status')
    .description(
      '列出封存密钥及各自封存的数量；缺主密钥时退出码 1 · list the sealing keys and how much each seals: exit 1 when a master key is missing',
    )
    .action(handing('keys-seal'))
  keys
    .command('rotate-data')
    .description('换用新的封存密钥，已有内容由平台逐批改用 · take a new sealing key; the platform seals anew in batches what is there')
    .action(handing('keys-seal', 'rotate'))
  keys.command('rotate-master').description('换用新的主密钥 · take a new master key').action(handing('keys-seal', 'master'))
  keys
    .command('rotate')
    .description('换用新密钥，旧钥作保后销毁 · take new keys; the old vouch for them and are thrown away')
    .action(handing('keys-rotate'))
  keys
    .command('compromised')
    .argument('[id]', '已停用的密钥编号；不写即在用的 · the id of a key that had ended; those in use if none is named')
    .description(
      '声明密钥可能落入他人之手：在用的随即更换，不为新钥作保；此后它签的，有日志证明的才算 · declare keys compromised: those in use are replaced at once and vouch for nothing; from then on they count only for what the log shows',
    )
    .action(async (id?: string) => {
      process.exitCode = await handOver(['keys-compromised', ...(id ? [id] : [])])
    })
}

function addWitness(program: Command): void {
  const witness = program.command('witness').description('日志的见证 · witnesses of the log')
  const add = (name: string, words: string, ...args: readonly (readonly [string, string])[]) => {
    const command = witness.command(name).description(words)
    for (const [argument, help] of args) command.argument(argument, help)
    command.action(async (...given: unknown[]) => {
      process.exitCode = await handOver(['witness', name, ...given.filter((each): each is string => typeof each === 'string')])
    })
  }
  add('list', '列出见证人和所见证的日志 · list witnesses and logs witnessed')
  add(
    'add',
    '请一位见证人为本平台的日志签名 · have a witness sign the log of this platform',
    ['<vkey>', '见证人的公钥 · its vkey'],
    ['<url>', '见证人的地址 · its address'],
  )
  add('end', '不再请某位见证人 · ask a witness no more', ['<name>', '见证人的名称 · its name'])
  add('watch', '本平台为另一本日志作见证 · witness another log', ['<vkey>', '日志的公钥 · the vkey of the log'])
  add('unwatch', '不再见证另一本日志 · witness a log no more', ['<origin>', '日志的名称 · its name'])
  witness
    .command('serve')
    .argument('<folder>', '保存密钥和所见的文件夹 · a folder for its key and what it has seen')
    .description('单独运行一个见证人，不需要平台和数据库 · run a witness of its own, without platform and database')
    .requiredOption('--name <name>', '见证人的名称，如 finance.example.gov/witness · its name')
    .requiredOption('--log <vkey...>', '要见证的日志 · the logs to witness')
    .option('--port <n>', '端口 · port', '8090')
    .option('--host <address>', '监听地址 · address to listen on', '127.0.0.1')
    .action(async (folder: string, options: { name: string; log: string[]; port: string; host: string }) => {
      const { startWitness } = await import('./witness-serve.ts')
      const { address, vkey, close } = await startWitness({ ...options, folder, port: Number(options.port) })
      process.stdout.write(`见证人已启动 · The witness is running: ${address}\n${vkey}\n`)
      for (const signal of ['SIGINT', 'SIGTERM'] as const)
        process.once(signal, () => {
          void close()
        })
    })
}
