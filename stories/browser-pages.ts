import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { chromium, type Browser } from 'playwright-core'

const root = path.resolve(import.meta.dirname, '..')
const known = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
/** Where the browser of the stories is; undefined leaves it to the library. */
const executablePath = process.env['CHROMIUM'] ?? known.find(each => existsSync(each))

/** The start builds the pages; whoever runs a browser story alone on an empty clone builds them here, as they are delivered: as a test the controls would all have one id. */
export function buildPages(): void {
  if (existsSync(path.join(root, 'dist/web/index.html'))) return
  const built = spawnSync(process.execPath, [path.join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'], { cwd: root, encoding: 'utf8', env: { ...process.env, NODE_ENV: 'production' } })
  if (built.status !== 0) throw new Error(`${built.stdout}${built.stderr}`)
}

/** The browser of a story, in a locale of UTF-8 whatever the shell says: without one it cannot open a file with a Chinese name. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox'], env: { ...process.env, LC_ALL: 'C.UTF-8' } })
}
