/**
 * Builds the web pages to dist/web, unless they are up to date:
 *
 *   node tools/build-web.mjs
 */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { build } from 'vite'
import { builds, isBuilt, wantedOf } from './bootstrap/builds.mjs'
import { swapIn } from './bootstrap/swap-in.mjs'
import { buildChecker } from './build-checker.mjs'

const root = path.resolve(import.meta.dirname, '..')

if (!isBuilt(builds.web)) {
  const wanted = wantedOf(builds.web)
  await swapIn(path.join(root, 'dist', 'web'), async (fresh) => {
    await build({ configFile: path.join(root, 'vite.config.ts'), logLevel: 'warn', build: { outDir: fresh, emptyOutDir: true } })
    await buildChecker(fresh)
    writeFileSync(path.join(fresh, '.bootstrap'), wanted)
  })
}
