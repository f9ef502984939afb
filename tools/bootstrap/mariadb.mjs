import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { withLock } from './stamps.mjs'

const servers = ['/usr/sbin/mariadbd', '/usr/bin/mariadbd', '/usr/local/bin/mariadbd']

/** Whether a MariaDB server is installed, which the tests of the scanner start for themselves. */
export const mariadbIsReady = () => servers.some((file) => existsSync(file))

/** Installs it with apt-get when this is root, without a service of its own; otherwise answers the command that somebody else must run. */
export function installMariadb(say) {
  const install = ['install', '-y', '--no-install-recommends', 'mariadb-server']
  const command = `apt-get update && apt-get ${install.join(' ')}`
  const isRoot = process.getuid?.() === 0
  if (!isRoot) return `sudo sh -c '${command}'`
  if (!existsSync('/usr/bin/apt-get')) return command
  say('正在安装 MariaDB（测试用），约一分钟 …', 'installing MariaDB for the tests, about a minute …')
  // RUNLEVEL keeps the package from starting its service; a machine whose policy forbids services is served as well.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }
  const apt = (...args) =>
    spawnSync('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=300', ...args], { stdio: ['ignore', 2, 2], env })
  withLock('/var/lock/rongshu-bootstrap-apt', say, () => {
    if (mariadbIsReady()) return
    apt('update')
    apt(...install)
    spawnSync('systemctl', ['disable', '--now', 'mariadb'], { stdio: 'ignore' })
  })
  return mariadbIsReady() ? null : command
}
