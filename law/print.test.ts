import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { clauses } from './clauses.ts'
import { printHtml } from './print.ts'
import { htmlOf, markdownOf } from './print/blocks.ts'
import { printedFiles } from './print/files.ts'
import { procedures } from './procedures.ts'

const root = join(import.meta.dirname, '..')

describe('the printed law in docs/', () => {
  test.each([...printedFiles()])('%s is current (node tools/print-law.ts prints it)', (path, content) => {
    expect(readFileSync(join(root, path), 'utf8')).toBe(content)
  })

  test('holds no page of a procedure that is gone', () => {
    for (const name of readdirSync(join(root, 'docs/procedures'))) expect([...printedFiles().keys()]).toContain(`docs/procedures/${name}`)
  })

  test('prints every clause and never a misprint of the text', () => {
    const page = printedFiles().get('docs/clauses.md')!
    for (const id of Object.keys(clauses)) expect(page).toContain(`§${id} `)
    for (const [path, content] of printedFiles()) {
      const printed = path === 'docs/clauses.md' ? content.replace(/（如备查薄）|\(备查薄\)/g, '') : content
      expect(printed).not.toMatch(/备查薄|审判程序|数据资产评估意见/)
    }
  })
})

describe('as HTML', () => {
  test.each(Object.values(procedures))('$id has its table, drawing and anchors in both languages', (procedure) => {
    for (const language of ['zh', 'en'] as const) {
      const html = printHtml(procedure, language)
      expect(html).toContain(`<h2>${procedure.title[language]}</h2>`)
      expect(html).toContain('<svg')
      expect(html.match(/<table>/g)!.length).toBe(4)
      expect(html).not.toMatch(/undefined|\[object/)
    }
  })

  test('markup in a text is shown, not obeyed', () => {
    expect(htmlOf([{ kind: 'paragraph', text: '<script>1 & 2</script>' }])).toBe('<p>&lt;script&gt;1 &amp; 2&lt;/script&gt;</p>')
    expect(markdownOf([{ kind: 'table', head: ['a'], rows: [[['x|y', '*z*']]] }])).toContain('x\\|y<br>\\*z\\*')
  })
})
