import { existsSync, mkdirSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import path from 'node:path'
import closeWithGrace from 'close-with-grace'
import { becomeOwner } from './become-owner.ts'
import { closedTo } from './closed-to.ts'
import { type Config, onPort, readOwnConfig } from './config.ts'
import { settingsFor, startEmbedded, StartRefused } from './db/embedded.ts'
import { refuseHalfRestored } from './db/half-restored.ts'
import { archiveFilesOften } from './files/archive-files.ts'
import { findFreePort } from './free-port.ts'
import { greeting } from './greeting.ts'
import { wordsOfUnknown } from './known-settings.ts'
import { openLog } from './log.ts'
import { stopSeconds } from './stop-limit.ts'

const root = path.resolve(import.meta.dirname, '..')
/** What ends each part that was started, or is just being started, the last one at the end. */
const endings: (() => Promise<void>)[] = []
let stopping: Promise<void> | null = null

/** Stops in the reverse order whatever has been started so far; once, however often it is asked. */
function stopStarted(): Promise<void> {
  stopping ??= (async () => {
    for (let end = endings.pop(); end; end = endings.pop()) await end()
  })()
  return stopping
}

/** Config → database → rooms → http; stops in the reverse order on SIGTERM or SIGINT, however far the start has come. */
async function main(): Promise<void> {
  const started = performance.now()
  const config = readOwnConfig(root)
  becomeOwner(config.dataDir)
  for (const each of config.unknownSettings)
    openLog(config.logLevel).warn({ setting: each.name, nearest: each.nearest }, wordsOfUnknown(each))
  // A hangup has the certificate read anew, where there is one (see other-doors.ts); it ends nothing.
  process.on('SIGHUP', () => {})
  closeWithGrace({ delay: (stopSeconds + config.drainSeconds) * 1000, logger: false, skip: ['SIGHUP'] }, async ({ err }) => {
    if (err) process.stderr.write(`${err.stack ?? err.message}\n`)
    await stopStarted()
  })
  refuseHalfRestored(config.dataDir)
  if (config.tls && config.isDemonstration)
    throw new StartRefused(
      '演示不直接使用 TLS：请设 RONGSHU_DEMO=off，或把演示放在代理之后 / the demonstration speaks no TLS itself: RONGSHU_DEMO=off, or put a proxy before it',
    )
  if (!existsSync(config.dataDir)) mkdirSync(config.dataDir, { recursive: true, mode: 0o700 })
  // The house is loaded while the database comes up, and what was compiled for one start serves the next.
  enableCompileCache(path.join(root, 'node_modules', '.cache', 'compiled'))
  const starting = config.databaseUrl
    ? null
    : startEmbedded(config.dataDir, {
        settings: settingsFor(config.databaseMemory),
        archive: config.archive,
        onLost: (problem) => process.stderr.write(`${problem}\n`),
      })
  if (starting)
    endings.push(() =>
      starting.then(
        (embedded) => embedded.stop(),
        () => {},
      ),
    )
  const [embedded] = await Promise.all([starting, import('./assemble.ts')])
  if (embedded && config.archive)
    endings.push(archiveFilesOften(config.dataDir, config.archive, (problem) => process.stderr.write(`${String(problem)}\n`)))
  const [address, listening] = await listen(config, config.databaseUrl ?? embedded!.url, embedded?.settled)
  process.stdout.write(
    `\n榕数 已启动 / Rongshu is running: ${address}\n${greeting(listening)}（${((performance.now() - started) / 1000).toFixed(1)} s）\n`,
  )
}

/**
 * Puts the rooms together, while a new database settles, and listens once it has: what is answered before would not outlive a power loss.
 * A free port that another checkout took meanwhile is no reason to stop: the next free one will do, unless one was named.
 */
async function listen(asked: Config, databaseUrl: string, settled: Promise<void> | undefined): Promise<[string, Config]> {
  const { assemble } = await import('./assemble.ts')
  for (;;) {
    const config = asked.isPortNamed ? asked : onPort(asked, await findFreePort(asked.host, asked.port))
    const assembling = assemble(config, databaseUrl).then((platform) => {
      endings.push(() => platform.close())
      return platform
    })
    const [platform] = await Promise.all([assembling, settled])
    try {
      return [await platform.listen(), config]
    } catch (problem) {
      const { code } = problem as NodeJS.ErrnoException
      if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
        throw new StartRefused(`HOST 不是本机的地址 / HOST is no address of this machine: ${config.host}`)
      if (code === 'EACCES')
        throw new StartRefused(
          `账户无权使用端口 ${config.port}，请用 PORT 指定 1024 以上的端口，或由服务授权 / the account may not take port ${config.port}: name one above 1023 by PORT, or let the unit allow it`,
        )
      if (code !== 'EADDRINUSE') throw problem
      if (asked.isPortNamed)
        throw new StartRefused(`端口 ${config.port} 已被占用，请用 PORT 指定另一个 / port ${config.port} is taken: name another by PORT`)
      await endings.pop()?.()
    }
  }
}

main().catch(async (problem: unknown) => {
  // Whoever is told to stop while starting takes the parts down under the start; that is no failure.
  if (stopping) return
  await stopStarted().catch(() => {})
  process.stderr.write(
    `\n榕数未能启动 / Rongshu could not start: ${closedTo(problem) ?? (problem instanceof Error ? problem.message : String(problem))}\n`,
  )
  if (!(problem instanceof StartRefused) && closedTo(problem) === null && problem instanceof Error)
    process.stderr.write(`${problem.stack}\n`)
  process.exit(1)
})
