import { execFile, spawnSync } from 'node:child_process'
import { chown, readdir } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { StartRefused } from './embedded-owner.ts'

const execute = promisify(execFile)

/** The system account PostgreSQL runs under; undefined means the account of this process. */
export type Account = { readonly uid: number; readonly gid: number } | undefined

function numberOf(flag: '-u' | '-g'): number | null {
  const asked = spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' })
  return asked.status === 0 ? Number(asked.stdout.trim()) : null
}

/** PostgreSQL refuses to run as root, so root runs it as `postgres`, an account made here when it does not exist. */
export function findAccount(): Account {
  if (process.getuid?.() !== 0) return undefined
  if (numberOf('-u') === null) {
    spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'])
  }
  const uid = numberOf('-u')
  const gid = numberOf('-g')
  if (uid === null || gid === null) {
    throw new StartRefused(
      '以 root 运行时需要系统账户 postgres，自动创建失败。请手工创建，或改用普通账户运行。\n' +
        'Running as root needs the system account postgres, and it could not be made. Make it, or run as an ordinary user.',
    )
  }
  return { uid, gid }
}

/** Whether the account can run this program or enter this folder, with everything on the way to it. */
export function canReach(account: Account, kind: 'program' | 'folder', place: string): boolean {
  const [command, args] = kind === 'program' ? [place, ['--version']] : ['/bin/sh', ['-c', 'cd "$0"', place]]
  return spawnSync(command, args, { ...account, cwd: '/', stdio: 'ignore' }).status === 0
}

/** Makes a folder, with all that is in it, the account's own. */
export async function giveTo(account: Account, folder: string): Promise<void> {
  if (!account) return
  for (const name of ['', ...(await readdir(folder, { recursive: true }))]) await chown(path.join(folder, name), account.uid, account.gid)
}

/** Runs a program of PostgreSQL as the account and answers what it printed; throws with its own words when it fails. */
export async function runAs(account: Account, program: string, args: readonly string[]): Promise<string> {
  const env = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C' }
  try {
    const { stdout } = await execute(program, args, { ...account, cwd: '/', env })
    return stdout
  } catch (problem) {
    const { stderr = '', stdout = '' } = problem as { stderr?: string; stdout?: string }
    throw new Error(`${program} failed: ${(stderr || stdout).trim() || String(problem)}`, { cause: problem })
  }
}
