import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { buildPages } from './browser-pages.ts'

const web = path.resolve(import.meta.dirname, '../dist/web')
/**
 * Bytes, compressed, that any page of the workbench needs before its own room: 240,000 on 2026-11-29; a module of all forms or all choices
 * that slips in adds a third.
 */
const most = 265_000

beforeAll(buildPages, 180_000)

test('what every page loads first stays small: rooms, forms and the law come when they are asked for', () => {
  const files = [...new Set(readFileSync(path.join(web, 'index.html'), 'utf8').match(/built\/[\w-]+\.(?:js|css)/g) ?? [])].map((name) =>
    path.join(web, name),
  )
  expect(files.length).toBeGreaterThan(5)
  const bytes = files.map((file) => statSync(existsSync(`${file}.br`) ? `${file}.br` : file).size).reduce((sum, each) => sum + each, 0)
  expect(bytes).toBeLessThan(most)
})
