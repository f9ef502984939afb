import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { accessSync, chownSync, constants, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import mysql from 'mysql2/promise'
import type { Connection } from '#contract/scan-files.ts'

const SERVER = ['/usr/sbin/mariadbd', '/usr/bin/mariadbd', '/usr/local/bin/mariadbd'].find(canRun)
const INSTALL = ['/usr/bin/mariadb-install-db', '/usr/local/bin/mariadb-install-db'].find(canRun)

function canRun(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** A MariaDB of one test file, in a folder and on a port of its own. */
export class Mariadb {
  readonly port: number
  readonly #folder: string
  readonly #child: ChildProcess

  private constructor(folder: string, port: number, child: ChildProcess) {
    this.#folder = folder
    this.port = port
    this.#child = child
  }

  /** Makes the data folder, starts the server and waits until it answers. */
  static async start(): Promise<Mariadb> {
    if (!SERVER || !INSTALL)
      throw new Error('MariaDB is not installed: node tools/bootstrap.mjs test installs it, RONGSHU_SKIP_MARIADB=1 skips its tests')
    const folder = mkdtempSync(path.join(tmpdir(), 'scan-mariadb-'))
    const isRoot = process.getuid?.() === 0
    if (isRoot)
      chownSync(
        folder,
        Number(spawnSync('id', ['-u', 'mysql'], { encoding: 'utf8' }).stdout),
        Number(spawnSync('id', ['-g', 'mysql'], { encoding: 'utf8' }).stdout),
      )
    const user = isRoot ? ['--user=mysql'] : []
    const data = path.join(folder, 'data')
    const made = spawnSync(
      INSTALL,
      ['--no-defaults', `--datadir=${data}`, '--auth-root-authentication-method=normal', '--skip-test-db', ...user],
      { encoding: 'utf8' },
    )
    if (made.status !== 0) throw new Error(`mariadb-install-db: ${made.stderr.slice(-500)}`)
    const port = await freePort()
    const child = spawn(
      SERVER,
      [
        '--no-defaults',
        `--datadir=${data}`,
        `--socket=${path.join(folder, 's')}`,
        `--port=${port}`,
        '--skip-networking=0',
        '--bind-address=127.0.0.1',
        `--pid-file=${path.join(folder, 'pid')}`,
        '--innodb-buffer-pool-size=64M',
        '--innodb-flush-log-at-trx-commit=0',
        '--innodb-doublewrite=0',
        `--general-log-file=${path.join(folder, 'said.log')}`,
        '--skip-name-resolve',
        ...user,
      ],
      { stdio: 'ignore' },
    )
    const server = new Mariadb(folder, port, child)
    for (let attempt = 0; ; attempt++) {
      if (child.exitCode !== null) throw new Error(`mariadbd ended with ${child.exitCode}`)
      const isUp = await mysql.createConnection({ socketPath: path.join(folder, 's'), user: 'root' }).then(
        async (root) => {
          await root.end()
          return true
        },
        () => false,
      )
      if (isUp) return server
      if (attempt > 300) throw new Error('mariadbd does not answer')
      await sleep(100)
    }
  }

  /** Runs statements as the administrator. */
  async run(...statements: string[]): Promise<void> {
    const root = await mysql.createConnection({ socketPath: path.join(this.#folder, 's'), user: 'root', charset: 'utf8mb4' })
    try {
      for (const statement of statements) await root.query(statement)
    } finally {
      await root.end()
    }
  }

  /** What the server was asked since its log was switched on, one statement a line. */
  said(): string {
    return readFileSync(path.join(this.#folder, 'said.log'), 'utf8')
  }

  /** How this server is reached. */
  connection(given: Pick<Connection, 'database' | 'user' | 'password'> & Partial<Connection>): Connection {
    return {
      kind: 'mysql',
      host: '127.0.0.1',
      port: this.port,
      tls: 'off',
      schemas: [],
      tables: [],
      mode: 'full',
      statementSeconds: 30,
      ...given,
    }
  }

  async stop(): Promise<void> {
    const ended = new Promise((done) => this.#child.once('exit', done))
    this.#child.kill('SIGTERM')
    await ended
    rmSync(this.#folder, { recursive: true, force: true })
  }
}

async function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => done(port))
    })
  })
}
