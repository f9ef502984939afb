/**
 * Puts the page that checks certificates without any server into one file, script and style inside, named by their digests in its
 * policy, which allows nothing else and no network. Called by tools/build-web.mjs.
 */
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { rolldown } from 'rolldown'

const root = path.resolve(import.meta.dirname, '..')
const source = (name) => readFileSync(path.join(root, 'web', 'verify', name), 'utf8')
const digestOf = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** Writes verify.html into a folder. */
export async function buildChecker(folder) {
  const build = await rolldown({ input: path.join(root, 'web', 'verify', 'main.ts'), platform: 'browser', logLevel: 'warn' })
  const { output } = await build.generate({ format: 'iife', minify: true })
  await build.close()
  // A script ends at its closing tag, wherever that stands.
  const script = output[0].code.replaceAll('</script', '<\\/script')
  const style = source('page.css')
  const policy = `default-src 'none'; script-src ${digestOf(script)}; style-src ${digestOf(style)}; base-uri 'none'; form-action 'none'`
  const parts = { POLICY: policy, STYLE: style, SCRIPT: script }
  writeFileSync(
    path.join(folder, 'verify.html'),
    source('page.html').replaceAll(/%([A-Z]+)%/g, (whole, name) => parts[name] ?? whole),
  )
}
