import { drawProcedure } from '../draw.ts'
import { printMarkdown } from '../print.ts'
import { procedures } from '../procedures.ts'
import { markdownOf } from './blocks.ts'
import { clausesPage } from './clauses.ts'

/** Gives every printed file of the law by its path from the root of the house: Chinese first, English below. */
export function printedFiles(): Map<string, string> {
  const files = new Map<string, string>()
  for (const procedure of Object.values(procedures)) {
    files.set(`docs/procedures/${procedure.id}.md`, `${printMarkdown(procedure, 'zh')}\n---\n\n${printMarkdown(procedure, 'en')}`)
    files.set(`docs/procedures/${procedure.id}.svg`, drawProcedure(procedure, { language: 'zh' }))
    files.set(`docs/procedures/${procedure.id}.en.svg`, drawProcedure(procedure, { language: 'en' }))
  }
  files.set('docs/clauses.md', `${markdownOf(clausesPage('zh'))}\n---\n\n${markdownOf(clausesPage('en'))}`)
  return files
}
