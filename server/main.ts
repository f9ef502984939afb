import { existsSync, mkdirSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import path from 'node:path'
import closeWithGrace from 'close-with-grace'
import { onPort, readOwnConfig } from './config.ts'
import { settingsFor, startEmbedded, StartRefused } from './db/embedded.ts'
import { refuseHalfRestored } from './db/half-restored.ts'
import { findFreePort } from './free-port.ts'
import { greeting } from './greeting.ts'

const root = path.resolve(import.meta.dirname, '..')

/** Config → database → rooms → http; stops in the reverse order on SIGTERM or SIGINT. */
async function main(): Promise<void> {
  const started = performance.now()
  const asked = readOwnConfig(root)
  refuseHalfRestored(asked.dataDir)
  const config = asked.isPortNamed ? asked : onPort(asked, await findFreePort(asked.host, asked.port))
  if (!existsSync(config.dataDir)) mkdirSync(config.dataDir, { recursive: true, mode: 0o700 })
  // The house is loaded while the database comes up, and what was compiled for one start serves the next.
  enableCompileCache(path.join(root, 'node_modules', '.cache', 'compiled'))
  const [embedded, { assemble }] = await Promise.all([config.databaseUrl ? null : startEmbedded(config.dataDir, { settings: settingsFor(config.databaseMemory) }), import('./assemble.ts')])
  const platform = await Promise.all([assemble(config, config.databaseUrl ?? embedded!.url, root), embedded?.settled]).then(([assembled]) => assembled).catch(async (problem: unknown) => {
    await embedded?.stop()
    throw problem
  })
  const address = await platform.listen().catch(async (problem: NodeJS.ErrnoException) => {
    await platform.close()
    await embedded?.stop()
    throw problem.code === 'EADDRINUSE' ? new StartRefused(`端口 ${config.port} 已被占用，请用 PORT 指定另一个 / port ${config.port} is taken: name another by PORT`) : problem
  })
  process.stdout.write(`\n榕数 已启动 / Rongshu is running: ${address}\n${greeting(config)}（${((performance.now() - started) / 1000).toFixed(1)} s）\n`)
  closeWithGrace({ delay: 20_000, logger: false }, async ({ err }) => {
    if (err) process.stderr.write(`${err.stack ?? err.message}\n`)
    await platform.close()
    await embedded?.stop()
  })
}

main().catch((problem: unknown) => {
  process.stderr.write(`\n榕数未能启动 / Rongshu could not start: ${problem instanceof Error ? problem.message : String(problem)}\n`)
  if (!(problem instanceof StartRefused) && problem instanceof Error) process.stderr.write(`${problem.stack}\n`)
  process.exit(1)
})
