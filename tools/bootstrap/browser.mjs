import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { withLock } from './stamps.mjs'

const known = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const packages = ['chromium', 'fonts-noto-cjk', 'fontconfig']

function canRun(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Whether a Chromium and a font with Chinese characters are there. */
export function browserIsReady() {
  const candidates = process.env.CHROMIUM ? [process.env.CHROMIUM] : known
  if (!candidates.some(canRun)) return false
  const fonts = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' })
  return fonts.status === 0 && fonts.stdout.trim() !== ''
}

/** Installs them with apt-get when this is root; otherwise answers the command that somebody else must run. */
export function installBrowser(say) {
  const install = ['install', '-y', '--no-install-recommends', ...packages]
  const command = `apt-get update && apt-get ${install.join(' ')}`
  const isRoot = process.getuid?.() === 0
  if (!isRoot) return `sudo sh -c '${command}'`
  if (!existsSync('/usr/bin/apt-get')) return command
  say('正在安装 Chromium 与中文字体，约一分钟 …', 'installing Chromium and a Chinese font, about a minute …')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...args) =>
    spawnSync('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=300', ...args], { stdio: ['ignore', 2, 2], env })
  // One lock for the machine: apt-get refuses to run twice at once, and two checkouts may be tested side by side.
  withLock('/var/lock/rongshu-bootstrap-apt', say, () => {
    if (browserIsReady()) return
    apt('update')
    apt(...install)
  })
  return browserIsReady() ? null : command
}
