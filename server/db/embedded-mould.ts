import { execFile } from 'node:child_process'
import { chmodSync, existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { runAs, type Account } from './embedded-user.ts'
import { hashOfMigrations, readMigrations } from './migrate.ts'

const execute = promisify(execFile)

/** Where tools/build-cluster.mjs leaves a cluster with every migration applied: `data`, and in `made-for` the migrations it has. */
export const mouldFolder = path.resolve(import.meta.dirname, '../../dist/cluster')

/** The data folder of the prepared cluster; null when there is none, or it was made for other migrations than these. */
export function findMould(): string | null {
  const note = path.join(mouldFolder, 'made-for')
  return existsSync(note) && readFileSync(note, 'utf8') === hashOfMigrations(readMigrations()) ? path.join(mouldFolder, 'data') : null
}

/** Copies the prepared cluster to `data`, which is its owner's alone, and gives its superuser a password of its own before anything can connect. */
export async function pourMould(mould: string, data: string, { account, bin, password }: { account: Account; bin: string; password: string }): Promise<void> {
  // In a process beside this one, which is busy reading the program; the empty log of the cluster takes no room.
  await execute('cp', ['-R', '--sparse=always', mould, data])
  if (account) await execute('chown', ['-R', `${account.uid}:${account.gid}`, data])
  chmodSync(data, 0o700)
  await runAs(account, path.join(bin, 'postgres'), ['--single', '-D', data, 'postgres'], `alter role postgres password '${password}'\n`)
  await runAs(account, path.join(bin, 'initdb'), ['--sync-only', '-D', data])
}
