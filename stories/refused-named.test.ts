import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

test('凡是填写表单的页面，被退回时都写明是哪一项', () => {
  const root = path.resolve(import.meta.dirname, '../web')
  const pages = globSync('**/*.tsx', { cwd: root })
    .map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }))
    .filter(({ text }) => text.includes('<FormFields') && text.includes('<ProblemNote'))
  expect(pages.length).toBeGreaterThan(8)
  expect(pages.filter(({ text }) => !text.includes('labelOf=')).map(({ file }) => file)).toEqual([])
})
