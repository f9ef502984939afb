import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { withLock } from './stamps.mjs'

const isRoot = () => process.getuid?.() === 0

/** The one command that installs what these needs are missing, for whoever may run it. */
export function commandFor(needs) {
  const command = `apt-get update && apt-get install -y --no-install-recommends ${needs.flatMap((need) => need.packages).join(' ')}`
  return isRoot() ? command : `sudo sh -c '${command}'`
}

/** Installs what needs are missing with apt-get when this is root; answers those that are missing still. */
export function install(needs, say) {
  if (!isRoot() || !existsSync('/usr/bin/apt-get')) return needs
  const missing = () => needs.filter((need) => !need.isReady())
  // RUNLEVEL keeps a package from starting its service; a machine whose policy forbids services is served as well.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }
  const apt = (...args) => spawnSync('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=300', ...args], { stdio: ['ignore', 2, 2], env })
  // One lock for the machine: apt-get refuses to run twice at once, and two checkouts may be tested side by side.
  withLock('/var/lock/rongshu-bootstrap-apt', say, () => {
    const wanted = missing()
    if (wanted.length === 0) return
    say(
      `正在安装 ${wanted.map((need) => need.zh).join('、')}（测试用），约一分钟 …`,
      `installing ${wanted.map((need) => need.en).join(', ')} for the tests, about a minute …`,
    )
    apt('update')
    for (const need of wanted) {
      apt('install', '-y', '--no-install-recommends', ...need.packages)
      need.afterwards?.()
    }
  })
  return missing()
}
