/**
 * Compiles the scanner's engine (AssemblyScript, scanner/engine/wasm) to dist/scanner/engine.wasm, unless that is up to date:
 *
 *   node tools/build-engine.mjs
 *
 * tools/bootstrap.mjs runs it before the first start, and the tests before they begin.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { builds, isBuilt, wantedOf } from './bootstrap/builds.mjs'

const root = path.resolve(import.meta.dirname, '..')
const at = (...parts) => path.join(root, ...parts)
const engine = at('dist', 'scanner', 'engine.wasm')
const stamp = at('dist', 'scanner', '.bootstrap')

if (!isBuilt(builds.engine) || !existsSync(engine)) {
  const wanted = wantedOf(builds.engine)
  const node = existsSync(at('node_modules', '.bin', 'node')) ? at('node_modules', '.bin', 'node') : process.execPath
  const fresh = at('dist', 'scanner', `engine.${process.pid}.wasm`)
  mkdirSync(at('dist', 'scanner'), { recursive: true })
  const options = ['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd']
  const asc = [
    at('node_modules', 'assemblyscript', 'bin', 'asc.js'),
    'scanner/engine/wasm/engine.ts',
    '-o',
    path.relative(root, fresh),
    ...options,
  ]
  const built = spawnSync(node, asc, { cwd: root, stdio: ['ignore', 2, 2] })
  if (built.status !== 0) process.exit(1)
  // Written beside and renamed, so that a scan that starts meanwhile finds the old or the new one whole.
  renameSync(fresh, engine)
  writeFileSync(stamp, wanted)
}
