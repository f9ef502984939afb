import { spawn } from 'node:child_process'
import { chmodSync, closeSync, mkdtempSync, openSync, readdirSync, readSync, rmSync, statSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Connection } from '#contract/scan-files.ts'
import { scanConnection } from '#scanner/scan-connection.ts'
import { BEGIN, copyRows, quoted } from '#scanner/sources/postgres-catalogue.sql.ts'
import { openPostgres } from '#scanner/sources/postgres.ts'
import { Pieces } from '#scanner/sources/pieces.ts'
import { copyOut } from '#scanner/sources/postgres-copy.ts'
import { startEmbedded } from '#server/db/embedded.ts'
import { clocked, inTurn, print, quantile, ratioOf, short, table } from './measure.ts'
import { serverTime } from './server-time.ts'

const [SCHEMA, TABLE] = ['public', 'resident']

async function run(command: string, args: readonly string[]): Promise<void> {
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'] })
  const code = await new Promise((resolve) => child.once('close', resolve))
  if (code !== 0) throw new Error(`${command} ended with ${String(code)}`)
}

/** Makes the generator's table of residents and loads it as text by the server's own COPY. */
async function load(url: string, folder: string, rows: number, generator: string): Promise<{ rows: number; bytes: number }> {
  await run(process.execPath, [generator, '--out', folder, '--rows', String(rows), '--tables', TABLE, '--seed', '42'])
  const file = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .find((name) => name.endsWith(`${TABLE}.csv`))
  if (!file) throw new Error('the generator made no table of residents')
  chmodSync(folder, 0o755)
  const start = Buffer.alloc(65_536)
  const handle = openSync(file, 'r')
  const head = start.toString('utf8', 0, readSync(handle, start)).split(/\r?\n/)[0]!
  closeSync(handle)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(
    `CREATE TABLE ${TABLE} (${head
      .split(',')
      .map((name) => `${quoted(name)} text`)
      .join(', ')})`,
  )
  await client.query(`COPY ${TABLE} FROM '${file}' (FORMAT csv, HEADER)`)
  await client.query(`VACUUM (ANALYZE, FREEZE) ${TABLE}`)
  const counted = await client.query<{ n: string }>(`SELECT count(*) AS n FROM ${TABLE}`)
  await client.end()
  return { rows: Number(counted.rows[0]!.n), bytes: statSync(file).size }
}

/** The peer: the same ranges in as many sessions, bytes thrown away as they come from the socket. */
async function discard(connection: Connection, sessions: number, pages: number, columns: readonly string[]): Promise<void> {
  const each = Math.ceil(pages / (sessions * 4))
  const ranges = Array.from({ length: sessions * 4 }, (_, at): [number, number | null] => [
    at * each,
    at === sessions * 4 - 1 ? null : (at + 1) * each,
  ])
  await Promise.all(
    Array.from({ length: sessions }, async () => {
      const client = new pg.Client(connection)
      await client.connect()
      await client.query(BEGIN)
      const pieces = new Pieces()
      for (let range = ranges.shift(); range; range = ranges.shift())
        await copyOut(
          client,
          copyRows({ schema: SCHEMA, name: TABLE }, columns, { pages: range }),
          (rows, back) => back(rows),
          undefined,
          pieces,
        )
      await client.end()
    }),
  )
}

/** What each thing measured took in each round; the first only warms up. */
class Taken {
  readonly #folder: string
  readonly #clock: Record<string, number[]> = {}
  readonly #ours: Record<string, number[]> = {}
  readonly #all: Record<string, number[]> = {}

  constructor(folder: string) {
    this.#folder = folder
  }

  async by(name: string, work: () => Promise<unknown>): Promise<void> {
    const [usage, server] = [process.cpuUsage(), serverTime(this.#folder)]
    const clock = await clocked(work)
    const { user, system } = process.cpuUsage(usage)
    const ours = (user + system) / 1000
    // The time of a session that has just ended is counted with the server's a little later.
    await sleep(500)
    ;(this.#clock[name] ??= []).push(clock)
    ;(this.#ours[name] ??= []).push(ours)
    ;(this.#all[name] ??= []).push(ours + serverTime(this.#folder) - server)
  }

  /** Seconds by the clock, milliseconds of processors for the scanner and for both, and the ratios to a peer of the same rounds. */
  row(title: string, name: string, peer: string): string[] {
    const of = (lists: Record<string, number[]>, which: string): number[] => lists[which]!.slice(1)
    const [clock, all, theirs] = [of(this.#clock, name), of(this.#all, name), of(this.#all, peer)]
    const each = all.map((value, at) => short(value / theirs[at]!)).join(', ')
    return [
      title,
      `${short(quantile(clock, 0.5) / 1000)} s`,
      short(ratioOf(clock, of(this.#clock, peer))),
      `${short(quantile(of(this.#ours, name), 0.5))} ms`,
      `${short(quantile(all, 0.5))} ms`,
      `${short(ratioOf(all, theirs))} (${each})`,
    ]
  }
}

/**
 * Measures a full scan of a PostgreSQL table against a discarded COPY of it in as many sessions: node bench/postgres.ts <path of
 * gen-labelled.mjs> [rows] [rounds].
 */
async function main(): Promise<void> {
  const [generator] = process.argv.slice(2, 3)
  const [rows = 2_000_000, rounds = 5] = process.argv.slice(3, 5).map(Number)
  if (!generator) throw new Error('node bench/postgres.ts <path of gen-labelled.mjs> [rows] [rounds]')
  const folder = mkdtempSync(path.join(tmpdir(), 'rongshu-bench-postgres-'))
  chmodSync(folder, 0o755)
  const server = await startEmbedded(path.join(folder, 'server'), {
    database: 'bench',
    settings: { shared_buffers: '512MB', max_connections: 40, fsync: 'off' },
  })
  try {
    const loaded = await load(server.url, path.join(folder, 'made'), rows, generator)
    const url = new URL(server.url)
    const connection: Connection = {
      kind: 'postgresql',
      host: url.hostname,
      port: Number(url.port),
      database: 'bench',
      user: decodeURIComponent(url.username),
      password: decodeURIComponent(url.password),
      tls: 'off',
      schemas: [],
      tables: [],
      mode: 'full',
      statementSeconds: 3600,
    }
    const sessions = Math.min(4, availableParallelism())
    const source = await openPostgres(connection, { sessions })
    const [seen] = await source.tables()
    await source.close()
    const pages = seen!.parts.reduce((sum, part) => sum + part.pages, 0)
    const taken = new Taken(path.join(folder, 'server'))
    await inTurn(rounds, {
      scan: () =>
        taken.by('scan', async () => {
          const [finding] = await scanConnection(connection, { threads: sessions })
          if (finding?.rows !== loaded.rows) throw new Error(`the scan found ${finding?.rows} rows of ${loaded.rows}`)
        }),
      sample: () => taken.by('sample', () => scanConnection({ ...connection, mode: 'sample' }, { threads: sessions })),
      copy: () =>
        taken.by('copy', () =>
          discard(
            connection,
            sessions,
            pages,
            seen!.columns.map(({ read }) => read),
          ),
        ),
    })
    print(
      `PostgreSQL, ${loaded.rows} rows × ${seen!.columns.length}, ${(loaded.bytes / 1e6).toFixed(0)} MB as CSV, ${sessions} sessions`,
      table(
        ['what', 'clock', '× discarded COPY', 'processors, scanner', 'scanner and server', '× discarded COPY, each round'],
        [
          taken.row('full scan: facts, meanings, grades', 'scan', 'copy'),
          taken.row('scan by sample', 'sample', 'copy'),
          taken.row('COPY by the same ranges, discarded', 'copy', 'copy'),
        ],
      ),
    )
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

await main()
