import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '..')
const known = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
/** Where the browser of the stories is; undefined leaves it to the library. */
export const executablePath = process.env['CHROMIUM'] ?? known.find(each => existsSync(each))

/** The start builds the pages; whoever runs a browser story alone on an empty clone builds them here. */
export function buildPages(): void {
  if (existsSync(path.join(root, 'dist/web/index.html'))) return
  const built = spawnSync(process.execPath, [path.join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'], { cwd: root, encoding: 'utf8' })
  if (built.status !== 0) throw new Error(`${built.stdout}${built.stderr}`)
}
