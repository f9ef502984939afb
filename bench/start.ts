import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, chmodSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { findEmbedded } from '#server/db/embedded.ts'
import { root } from './ground.ts'
import { clocked, print, quantile, short, table } from './measure.ts'

async function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}

type Running = { readonly child: ChildProcess; readonly ms: number; readonly base: string }

/** Runs `npm start` as people do, and waits until the front page is there. */
async function start(dataDir: string, demonstration: boolean): Promise<Running> {
  const port = await freePort()
  const began = performance.now()
  const child = spawn('npm', ['start'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      RONGSHU_DATA: dataDir,
      PORT: String(port),
      RONGSHU_DEMO: demonstration ? 'on' : 'off',
      RONGSHU_ADMIN_LOGIN: 'guan',
      RONGSHU_ADMIN_PASSWORD: 'Hundred-banyans-1066',
      RONGSHU_ADMIN_NAME: '管账号',
      RONGSHU_ADMIN_ORGANISATION: '榕城市数据管理局',
      RONGSHU_ADMIN_USCC: '11350100MA9D800090',
      RONGSHU_ADMIN_KIND: 'administrative-organ',
    },
  })
  const base = `http://127.0.0.1:${port}`
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the platform ended with ${child.exitCode}`)
    if (performance.now() - began > 120_000) throw new Error('the platform did not answer within two minutes')
    const status = await fetch(base).then(
      async (answer) => {
        await answer.text()
        return answer.status
      },
      () => 0,
    )
    if (status === 200) return { child, base, ms: performance.now() - began }
    await sleep(10)
  }
}

async function stop({ child }: Running): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await ended
}

/** The peer: what this Node and this PostgreSQL cost by themselves, a process that answers one request and a server that is made and started. */
async function bareNode(): Promise<void> {
  const child = spawn(
    process.execPath,
    [
      '-e',
      `require('node:http').createServer((q, a) => a.end('ok')).listen(0, '127.0.0.1', function () { console.log(this.address().port) })`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const port = await new Promise<string>((resolve) => child.stdout.once('data', (text: Buffer) => resolve(text.toString().trim())))
  await (await fetch(`http://127.0.0.1:${port}`)).text()
  child.kill()
  await new Promise((resolve) => child.once('exit', resolve))
}

/** Proportional resident memory of a process and everything below it, and of the database server, in bytes. */
function memory(pid: number, folder: string): { readonly node: number; readonly children: number; readonly database: number } {
  const processes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
        const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
        return [
          {
            pid: Number(name),
            parent,
            command: readFileSync(`/proc/${name}/cmdline`, 'utf8'),
            pss: Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${name}/smaps_rollup`, 'utf8'))?.[1] ?? 0) * 1024,
          },
        ]
      } catch {
        return []
      }
    })
  const below = (top: number): typeof processes => processes.filter((p) => p.parent === top).flatMap((p) => [p, ...below(p.pid)])
  const sum = (list: typeof processes) => list.reduce((total, p) => total + p.pss, 0)
  const postmaster = processes.find((p) => p.command.includes(`${folder}/postgres`) && p.command.includes('bin/postgres'))
  const platform = below(pid).find((p) => p.command.includes('server/main.mjs') && !p.command.startsWith('sh'))
  const all = sum([...processes.filter((p) => p.pid === pid), ...below(pid)])
  return {
    node: platform?.pss ?? 0,
    children: all - (platform?.pss ?? 0),
    database: postmaster ? postmaster.pss + sum(below(postmaster.pid)) : 0,
  }
}

/** Waits until the demonstration has played its past; answers the seconds since. */
async function played(dataDir: string): Promise<number> {
  const began = performance.now()
  const url = await findEmbedded(dataDir)
  const client = new pg.Client({ connectionString: url! })
  await client.connect()
  try {
    for (;;) {
      const { rowCount } = await client.query(`select from demonstration_steps where name = 'everything'`)
      if (rowCount) return (performance.now() - began) / 1000
      if (performance.now() - began > 600_000) throw new Error('the demonstration was not played within ten minutes')
      await sleep(250)
    }
  } finally {
    await client.end()
  }
}

const mb = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`
const folderFor = (name: string) => {
  const folder = mkdtempSync(path.join(tmpdir(), `rongshu-bench-${name}-`))
  chmodSync(folder, 0o755)
  return folder
}

/** Measures first and later starts of an installed clone, playing the demonstration, and its memory: node bench/start.ts [starts]. */
async function main(): Promise<void> {
  const starts = Number(process.argv[2] ?? 5)
  spawnSync(process.execPath, ['tools/bootstrap.mjs', 'start'], { cwd: root, stdio: 'inherit' })
  const first: number[] = []
  const later: number[] = []
  const bare: number[] = []
  for (let n = 0; n < starts; n++) {
    const folder = folderFor('start')
    const running = await start(folder, false)
    first.push(running.ms)
    await stop(running)
    const again = await start(folder, false)
    later.push(again.ms)
    await stop(again)
    bare.push(await clocked(bareNode))
    rmSync(folder, { recursive: true, force: true })
  }
  const folder = folderFor('demonstration')
  const city = await start(folder, true)
  const seconds = await played(folder)
  await sleep(10_000)
  const held = memory(city.child.pid!, folder)
  await stop(city)
  const back = await start(folder, true)
  await sleep(3_000)
  const heldLater = memory(back.child.pid!, folder)
  await stop(back)
  rmSync(folder, { recursive: true, force: true })
  const total = (m: ReturnType<typeof memory>) => m.node + m.children + m.database
  const row = (name: string, list: number[], goal: string) => [
    name,
    `${short(quantile(list, 0.5) / 1000)} s`,
    `${short(Math.max(...list) / 1000)} s`,
    goal,
  ]
  print(
    'Start and memory',
    table(
      ['what', 'median', 'worst', 'goal'],
      [
        row(`first start to the front page, empty (${starts} times)`, first, '≤ 5 s'),
        row(`later start (${starts} times)`, later, '≤ 2.5 s'),
        row('bare Node that answers one request', bare, ''),
        ['first start of the demonstration to the front page', `${short(city.ms / 1000)} s`, '', '≤ 5 s'],
        ['its past played after', `${short(seconds)} s`, '', ''],
        ['later start of the demonstration', `${short(back.ms / 1000)} s`, '', '≤ 2.5 s'],
        [
          'resident after it was played (Node + npm and children + PostgreSQL)',
          mb(total(held)),
          `${mb(held.node)} + ${mb(held.children)} + ${mb(held.database)}`,
          '≤ 1 GB',
        ],
        [
          'resident after a later start',
          mb(total(heldLater)),
          `${mb(heldLater.node)} + ${mb(heldLater.children)} + ${mb(heldLater.database)}`,
          '≤ 1 GB',
        ],
      ],
    ),
  )
}

await main()
