/**
 * Puts the server and the packages it uses into a few files under dist/server, unless those are up to date:
 *
 *   node tools/build-server.mjs
 *
 * Reading one file instead of twelve hundred halves the time of every start; nothing else changes, and `node server/main.ts`
 * runs the same. tools/bootstrap.mjs runs this before the first start.
 */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { rolldown } from 'rolldown'
import { builds, isBuilt, wantedOf } from './bootstrap/builds.mjs'
import { swapIn } from './bootstrap/swap-in.mjs'

const root = path.resolve(import.meta.dirname, '..')
/** Native parts and compilers are left where they are. */
const external = [/^@node-rs\//, /^@duckdb\//, /^@myriaddreamin\//]

/** Every module goes on knowing where it stood, so that what it reads beside itself is found. */
const keepPlaces = {
  name: 'keep-places',
  transform(code, id) {
    if (id.startsWith('\0') || !code.includes('import.meta.')) return null
    const file = path.relative(root, id)
    const url = `new URL(${JSON.stringify(`../../${file}`)}, import.meta.url).href`
    const folder = `(import.meta.dirname + ${JSON.stringify(`/../../${path.dirname(file)}`)})`
    return code.replaceAll('import.meta.url', url).replaceAll('import.meta.dirname', folder)
  },
}

if (!isBuilt(builds.server)) {
  const wanted = wantedOf(builds.server)
  await swapIn(path.join(root, 'dist', 'server'), async (fresh) => {
    const build = await rolldown({
      input: path.join(root, 'server', 'main.ts'),
      platform: 'node',
      external,
      plugins: [keepPlaces],
      logLevel: 'warn',
    })
    await build.write({ dir: fresh, format: 'esm', entryFileNames: 'main.mjs', chunkFileNames: '[name]-[hash].mjs' })
    await build.close()
    writeFileSync(path.join(fresh, '.bootstrap'), wanted)
  })
}
