import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { archiveSeconds } from '#server/db/archive.ts'
import { findClusterFolder } from '#server/db/embedded-place.ts'
import { findEmbedded, startEmbedded } from '#server/db/embedded.ts'
import { environmentOf, startProcess } from '#server/test/started.ts'
import { command } from './drill/command.ts'
import { fillSite } from './drill/fill.ts'
import { lostOf } from './drill/lost.ts'
import { judge } from './faults/judge.ts'
import { type Acknowledged, startLoad, untilMore } from './faults/load.ts'
import { seconds } from './faults/outcome.ts'
import { openSite, type Site } from './faults/site.ts'
import { machine, todayAsDated } from './machine.ts'

// An exercise of everything docs/recovery.md promises, on platforms of its own that are thrown away: backup and its proof, recovery to an
// instant and to the end of the archive after the machine is lost, and a standby that takes over. Measures what is lost and how long it
// takes, and writes the page. `--assets` says how large their city is; with 0 it is empty, for a look at the ways alone.
const {
  values: { assets },
} = parseArgs({ options: { assets: { type: 'string', default: '2000' } } })
const place = mkdtempSync(path.join(tmpdir(), 'rongshu-drill-'))
chmodSync(place, 0o755)
const archive = path.join(place, 'archive')
const lines: string[] = []
const say = (zh: string, en: string, measured: string) => {
  lines.push(`| ${zh} ${en} | ${measured} |`)
  console.log(`${zh} · ${en}: ${measured}`)
}
function folder(name: string): string {
  const made = path.join(place, name)
  mkdirSync(made, { mode: 0o755 })
  return made
}
function assertGood(what: string, isGood: boolean): void {
  if (!isGood) throw new Error(`the drill failed: ${what}`)
}

/** Ends server and database at once, as the loss of a machine does. */
async function loseMachine(site: Site): Promise<void> {
  const postmaster = Number(readFileSync(path.join(findClusterFolder(site.dataDir)!, 'data', 'postmaster.pid'), 'utf8').split('\n')[0])
  await site.server.end('SIGKILL')
  process.kill(postmaster, 'SIGKILL')
}

/** Starts the platform of a site on another folder at the same address. */
async function startOn(site: Site, dataDir: string, env: NodeJS.ProcessEnv = {}): Promise<void> {
  site.server = await startProcess({ ...environmentOf(), ...env, PORT: new URL(site.base).port, RONGSHU_DATA: dataDir })
}

/** The master keys are in no archive and on no standby: whoever keeps them elsewhere puts them back. */
function layMasterKeys(from: string, home: string): void {
  cpSync(path.join(from, 'keys'), path.join(home, 'keys'), { recursive: true })
}

async function assertOpens(site: Site): Promise<void> {
  const { sealing } = (await (await fetch(`${site.base}/api/health`)).json()) as { sealing: string }
  assertGood(`the master keys do not open what is sealed: ${sealing}`, sealing === 'ready')
}

async function drillBackup(site: Site): Promise<void> {
  const load = startLoad(site.base)
  await untilMore(load, 20)
  const { said, tookMs } = await command(['db', 'backup', path.join(place, 'backup'), '--verify'], { RONGSHU_DATA: site.dataDir })
  await load.stop()
  assertGood('the backup is not what it was taken of', said.includes('✓'))
  say(
    '在线备份并恢复到另一台服务器比对',
    'backup under load, restored into a second server and compared',
    `${seconds(tookMs)}, ${/holds +(.*)/.exec(said)?.[1] ?? ''}`,
  )
}

async function drillRecovery(site: Site): Promise<void> {
  const { tookMs } = await command(['db', 'base'], { RONGSHU_DATA: site.dataDir, RONGSHU_ARCHIVE: archive })
  say('基础备份', 'base backup', seconds(tookMs))
  const load = startLoad(site.base)
  await sleep(10_000)
  const instant = Date.now()
  await sleep(archiveSeconds * 1500)
  await loseMachine(site)
  const lostAt = Date.now()
  const stopped = load.stop()
  const done = [...load.done]
  const home = folder('recovered')
  const recovered = await command(['db', 'recover'], { RONGSHU_DATA: home, RONGSHU_ARCHIVE: archive })
  layMasterKeys(site.dataDir, home)
  await startOn(site, home)
  await assertOpens(site)
  await site.server.end('SIGTERM')
  const readyMs = Date.now() - lostAt
  await stopped
  const embedded = await startEmbedded(home)
  const lost = await lostOf(embedded.url, done)
  assertGood('the log of what was recovered', (await judge(embedded.url, [])).isGood)
  await embedded.stop()
  say(
    '整机丢失后恢复到归档末尾：丢失（RPO）',
    'machine lost, recovered to the end of the archive: lost (RPO)',
    `${seconds(lost.spanMs)}, ${lost.count} of ${done.length} acts; promised ${archiveSeconds} s`,
  )
  say(
    '同上：恢复并重新可用（RTO）',
    'the same: recovered and answering again (RTO)',
    `${seconds(readyMs)}, of which recovery ${seconds(recovered.tookMs)}`,
  )
  assertGood(`more was lost than promised: ${seconds(lost.spanMs)}`, lost.spanMs <= (archiveSeconds + 15) * 1000)
  const past = folder('instant')
  const back = await command(['db', 'recover', '--to', new Date(instant).toISOString()], { RONGSHU_DATA: past, RONGSHU_ARCHIVE: archive })
  const then = await startEmbedded(past)
  const { kept } = await lostOf(then.url, done)
  await then.stop()
  const missing = done.filter(({ at, key }) => at < instant && !kept.has(key)).length
  const later = done.filter(({ at, key }) => at > instant + 2000 && kept.has(key)).length
  assertGood(`recovery to an instant: ${missing} missing, ${later} too many`, missing === 0 && later === 0)
  say(
    '恢复到指定时间点',
    'recovery to an instant',
    `${seconds(back.tookMs)}; every act acknowledged before it is there, none from after it`,
  )
  await drillSecondLoss(
    site,
    home,
    done.filter(({ key }) => lost.kept.has(key)),
  )
}

/** What was recovered goes on with the archive, is lost as well, and comes back with what was done since. */
async function drillSecondLoss(site: Site, home: string, before: readonly Acknowledged[]): Promise<void> {
  await startOn(site, home, { RONGSHU_ARCHIVE: archive })
  // At once, as docs/recovery.md says: it was started without the archive before, and what it wrote then is missing there.
  await command(['db', 'base'], { RONGSHU_DATA: home, RONGSHU_ARCHIVE: archive })
  const { tookMs, acts } = await loseAndRecover(site, home, archive, before)
  say(
    '恢复后再次丢失，再次恢复',
    'lost again after the recovery, and recovered again',
    `${seconds(tookMs)}; of ${acts} acts done and archived in between none is lost`,
  )
}

/**
 * Has a running platform work, waits until that is archived, loses its machine and recovers it: nothing of before or since may be missing.
 * Answers how long the recovery took and how many acts were done.
 */
async function loseAndRecover(
  site: Site,
  home: string,
  from: string,
  before: readonly Acknowledged[],
): Promise<{ tookMs: number; acts: number }> {
  const load = startLoad(site.base)
  await untilMore(load, 20)
  await load.stop()
  await sleep(archiveSeconds * 1500)
  await loseMachine({ ...site, dataDir: home })
  const again = folder(`again-${path.basename(home)}`)
  const { tookMs } = await command(['db', 'recover'], { RONGSHU_DATA: again, RONGSHU_ARCHIVE: from })
  const embedded = await startEmbedded(again)
  const lost = await lostOf(embedded.url, [...before, ...load.done])
  const { isGood } = await judge(embedded.url, [])
  await embedded.stop()
  assertGood(`the second loss lost ${lost.count} acts that were archived`, lost.count === 0)
  assertGood('the log of what was recovered again', isGood)
  return { tookMs, acts: load.done.length }
}

/** Whoever was promoted takes the archive over: the primary of before is refused there, and a loss after the promotion is recovered along both timelines. */
async function drillPromotedArchive(site: Site, home: string, kept: string, before: readonly Acknowledged[]): Promise<void> {
  const said = await startProcess({ ...environmentOf(), PORT: '0', RONGSHU_DATA: site.dataDir, RONGSHU_ARCHIVE: kept }).then(
    async (again) => {
      await again.end('SIGKILL')
      return null
    },
    (refused: unknown) => String(refused),
  )
  assertGood(`the old primary starts on the archive of the new one: ${said ?? ''}`, said !== null && said.includes('接管'))
  await command(['db', 'base'], { RONGSHU_DATA: home, RONGSHU_ARCHIVE: kept })
  const { tookMs, acts } = await loseAndRecover(site, home, kept, before)
  say(
    '备库接管归档后再丢失，由归档恢复',
    'the promoted standby took the archive over, was lost as well, and recovered from it',
    `${seconds(tookMs)}; of ${acts} acts done and archived since none is lost, none of before; the old primary is refused the archive`,
  )
}

async function drillStandby(): Promise<void> {
  const kept = path.join(place, 'archive-of-standby')
  const site = await openSite({ env: { RONGSHU_ARCHIVE: kept } })
  const home = folder('standby')
  try {
    await fillSite(site, Number(assets))
    await command(['db', 'base'], { RONGSHU_DATA: site.dataDir, RONGSHU_ARCHIVE: kept })
    const primary = new URL((await findEmbedded(site.dataDir))!)
    const { tookMs } = await command(['db', 'standby', primary.href], { RONGSHU_DATA: home })
    say('建立备库', 'standby made', seconds(tookMs))
    const load = startLoad(site.base)
    await untilMore(load, 30)
    await sleep(5000)
    load.longestSilence()
    await loseMachine(site)
    const before = [...load.done]
    // Evidence lies on storage both machines reach, or is copied along; here it is copied.
    for (const name of ['files', 'sources', 'keys', 'signing-keys.json', 'signed-heads.json'])
      if (existsSync(path.join(site.dataDir, name))) cpSync(path.join(site.dataDir, name), path.join(home, name), { recursive: true })
    const promoted = await command(['db', 'promote'], { RONGSHU_DATA: home })
    await startOn(site, home, { RONGSHU_ARCHIVE: kept })
    await assertOpens(site)
    await untilMore(load, 5)
    const silence = load.longestSilence()
    await load.stop()
    const url = (await findEmbedded(home))!
    const lost = await lostOf(url, before)
    const lostCases = new Set(before.filter(({ key }) => !lost.kept.has(key)).map(({ caseId }) => caseId))
    assertGood(
      'the log after the promotion',
      (
        await judge(
          url,
          load.done.filter(({ caseId }) => !lostCases.has(caseId)),
        )
      ).isGood,
    )
    say(
      '主库丢失，备库接管：丢失（RPO）',
      'primary lost, standby promoted: lost (RPO)',
      `${seconds(lost.spanMs)}, ${lost.count} of ${before.length} acts`,
    )
    say('同上：重新受理（RTO）', 'the same: acts taken again (RTO)', `${seconds(silence)}, of which promotion ${seconds(promoted.tookMs)}`)
    await drillPromotedArchive(
      site,
      home,
      kept,
      load.done.filter(({ key }) => lost.kept.has(key)),
    )
  } finally {
    await site.server.end('SIGKILL')
    if ((await findEmbedded(home)) !== null) await (await startEmbedded(home)).stop()
    await site.close()
  }
}

try {
  const site = await openSite({ env: { RONGSHU_ARCHIVE: archive } })
  try {
    say('城市规模', 'the city', await fillSite(site, Number(assets)))
    await drillBackup(site)
    await drillRecovery(site)
  } finally {
    await site.server.end('SIGKILL')
    await site.close()
  }
  await drillStandby()
  const page = path.resolve(import.meta.dirname, '../docs/recovery.md')
  const [head = ''] = readFileSync(page, 'utf8').split('<!-- measured -->')
  writeFileSync(
    page,
    `${head}<!-- measured -->\n\n${todayAsDated()}, ${machine()}, load ${loadavg()[0]!.toFixed(1)} at the end, four officers at work without a pause.\n\n| 演练 Exercise | 结果 Measured |\n|---|---|\n${lines.join('\n')}\n`,
  )
} finally {
  rmSync(place, { recursive: true, force: true })
}
