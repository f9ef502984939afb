/**
 * Compiles the scanner's engine (AssemblyScript, scanner/engine/wasm) to dist/scanner/engine.wasm:
 *
 *   node tools/build-engine.mjs
 *
 * tools/bootstrap.mjs runs it before the first start and whenever its sources changed.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(path.dirname(new URL(import.meta.url).pathname), '..')
const at = (...parts) => path.join(root, ...parts)
const node = existsSync(at('node_modules', '.bin', 'node')) ? at('node_modules', '.bin', 'node') : process.execPath
const fresh = at('dist', 'scanner', `engine.${process.pid}.wasm`)

mkdirSync(at('dist', 'scanner'), { recursive: true })
const options = ['-O3', '--converge', '--noAssert', '--runtime', 'stub', '--enable', 'simd']
const built = spawnSync(node, [at('node_modules', 'assemblyscript', 'bin', 'asc.js'), 'scanner/engine/wasm/engine.ts', '-o', path.relative(root, fresh), ...options], { cwd: root, stdio: ['ignore', 2, 2] })
if (built.status !== 0) process.exit(1)
// Written beside and renamed, so that a scan that starts meanwhile finds the old or the new one whole.
renameSync(fresh, at('dist', 'scanner', 'engine.wasm'))
