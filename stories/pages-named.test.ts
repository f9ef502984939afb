import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '..')
const textsOf = (...places: readonly string[]) =>
  globSync([...places], { cwd: root })
    .filter((file) => !file.includes('.test.'))
    .map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }))

/** The pages of the workbench, what is put into their addresses written as `$`. */
const pages = new Set(
  textsOf('web/*/*routes.tsx').flatMap(({ text }) => [...text.matchAll(/path: '([^']+)'/g)].map(([, at]) => at!.replaceAll(/\$\w+/g, '$'))),
)

test('每条通知、提示和数字所指的页面都在工作台里', () => {
  // What serves the workbench names its folders, which are no pages.
  const named = textsOf('server/**/*.ts', 'law/**/*.ts')
    .filter(({ file }) => file !== 'server/http/workbench.ts')
    .flatMap(({ file, text }) =>
      [...text.matchAll(/['"`]\/desk((?:\/[a-z-]+|\/\$\{[^}]*\})*)(\/')?/g)].map(([, at, joined]) => ({
        file,
        at: `${at!.replaceAll(/\$\{[^}]*\}/g, '$')}${joined ? '/$' : ''}` || '/',
      })),
    )
  expect([pages.size > 50, named.length > 50]).toEqual([true, true])
  expect(named.filter(({ at }) => !pages.has(at))).toEqual([])
})
