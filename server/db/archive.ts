import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import type { Settings } from './embedded-cluster.ts'
import { StartRefused } from './embedded-owner.ts'
import { canReach, type Account } from './embedded-user.ts'

/** Where the parts of an archive lie: the log by segment, base backups by time, the files rows speak of. */
export const partsOfArchive = (archive: string) => ({
  wal: path.join(archive, 'wal'),
  bases: path.join(archive, 'bases'),
  files: archive,
  system: path.join(archive, 'system'),
})

/** Seconds after which a segment of the log is archived though it is not full: what is lost at most with the machine. */
export const archiveSeconds = 60

/** A shell and a setting both take a path within double quotes; StartRefused for one that would need more. */
function refuseStrange(place: string): void {
  if (!/["'`$\\%\n]/.test(place)) return
  throw new StartRefused(`归档目录的路径含有不能使用的字符：${place}\nThe path of the archive has characters that cannot be used: ${place}`)
}

/** Makes the folders of an archive, so that PostgreSQL can write its log there and nobody else can read it. */
export function openArchive(account: Account, archive: string): void {
  const { wal } = partsOfArchive(archive)
  mkdirSync(wal, { recursive: true, mode: 0o700 })
  for (const each of [archive, wal]) {
    if (account) chownSync(each, account.uid, account.gid)
    chmodSync(each, 0o700)
  }
  requireReach(account, archive)
}

/** StartRefused when the account of the bundled PostgreSQL cannot read the log in an archive. */
export function requireReach(account: Account, archive: string): void {
  if (canReach(account, 'folder', partsOfArchive(archive).wal)) return
  throw new StartRefused(
    `内置 PostgreSQL 的账户不能进入归档目录 ${archive}。请以归档所属的账户执行，或用 RONGSHU_ARCHIVE 另选一处\nThe account of the bundled PostgreSQL cannot enter the archive ${archive}: run this as the account that the archive belongs to, or name another place by RONGSHU_ARCHIVE`,
  )
}

/**
 * Settings with which PostgreSQL archives its log: each segment is written beside, brought to the disk and then named, so that nothing
 * half is ever taken for whole; one that is there already must be the same.
 */
export function archiveSettings(archive: string): Settings {
  const { wal } = partsOfArchive(archive)
  const [to, coming, folder] = [path.join(wal, '%f'), path.join(wal, '%f.coming'), wal].map((each) => `"${each}"`)
  refuseStrange(wal)
  const command = `if test -f ${to}; then cmp -s "%p" ${to}; else cp "%p" ${coming} && sync ${coming} && mv ${coming} ${to} && sync ${folder}; fi`
  return { archive_mode: 'on', archive_timeout: archiveSeconds, archive_command: command }
}

/**
 * The command with which a server that recovers fetches a segment of the log. One that is there and cannot be fetched ends the recovery:
 * taken for the end of the archive, all that came after would be lost in silence.
 */
export const restoreCommand = (archive: string): string => {
  const from = `"${path.join(partsOfArchive(archive).wal, '%f')}"`
  return `if test -f ${from}; then cp ${from} "%p" || exit 126; else exit 1; fi`
}

/** Ties an archive to one cluster by the number that PostgreSQL gave it; StartRefused when it holds the log of another. */
export function tieArchive(archive: string, system: string): void {
  const { system: note } = partsOfArchive(archive)
  if (!existsSync(note)) return writeFileSync(note, `${system}\n`, { mode: 0o600 })
  if (readFileSync(note, 'utf8').trim() === system) return
  throw new StartRefused(
    `归档目录 ${archive} 属于另一个数据库，请用 RONGSHU_ARCHIVE 另选一处\nThe archive ${archive} is of another database: name another place by RONGSHU_ARCHIVE`,
  )
}

const historiesIn = (folder: string) => readdirSync(folder).filter((each) => /^[0-9A-F]{8}\.history$/.test(each))
const timelineOf = (history: string) => Number.parseInt(history, 16)

/**
 * An old primary that comes back after its standby was promoted, or what was recovered from: its log and that of the other one would be
 * mixed, and people be answered in two places.
 */
function refuseOvertaken(archive: string, own: number): void {
  const { wal } = partsOfArchive(archive)
  const from = (name: string) =>
    readFileSync(path.join(wal, name), 'utf8')
      .split('\n')
      .map((line) => Number.parseInt(line, 10))
  const later = historiesIn(wal).find((name) => timelineOf(name) > own && from(name).includes(own))
  if (later)
    throw new StartRefused(
      `另一台服务器已从这个数据库接管（归档目录 ${archive} 中有 ${later}）：这里的数据已停在接管之前，再启动会有两处各自受理。请使用接管的那一台；这一台清空后可作它的备库。接管只是演练、确要用这一台的，用 RONGSHU_ARCHIVE 另选一处，启动后再做 db base；只查看的，以空的 RONGSHU_ARCHIVE 执行命令\nAnother server has taken over from this database (${later} is in the archive ${archive}): what is here ended before that, and started it would answer people beside the other one. Use the one that took over; emptied, this one may become its standby. If that was an exercise and this is the one to go on with, name another place by RONGSHU_ARCHIVE and take a base backup there by db base after the start; to look only, run commands with an empty RONGSHU_ARCHIVE`,
    )
}

/**
 * Brings the histories of the timelines of a cluster into its archive, each whole or not at all: what was recovered or promoted without an
 * archive told it of none, and without them a recovery would stop where the timeline changed. StartRefused when another recovery has that
 * timeline there already, or when another server went on from where this cluster is. Answers whether one is new to the archive.
 */
export function archiveHistories(account: Account, archive: string, data: string): boolean {
  let isNew = false
  const [{ wal }, own] = [partsOfArchive(archive), path.join(data, 'pg_wal')]
  const ours = historiesIn(own)
  refuseOvertaken(archive, Math.max(1, ...ours.map(timelineOf)))
  for (const name of ours) {
    const [text, to] = [readFileSync(path.join(own, name)), path.join(wal, name)]
    if (existsSync(to) && readFileSync(to).equals(text)) continue
    if (existsSync(to))
      throw new StartRefused(
        `归档目录 ${archive} 里已有另一次恢复的日志（${name}）。请用 RONGSHU_ARCHIVE 另选一处，再做一次 db base\nThe archive ${archive} holds the log of another recovery (${name}): name another place by RONGSHU_ARCHIVE, and take a base backup there by db base`,
      )
    writeFileSync(`${to}.coming`, text, { mode: 0o600, flush: true })
    if (account) chownSync(`${to}.coming`, account.uid, account.gid)
    renameSync(`${to}.coming`, to)
    isNew = true
  }
  const folder = openSync(wal, 'r')
  fsyncSync(folder)
  closeSync(folder)
  return isNew
}
