import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { printedFiles } from '#law/print/files.ts'

const root = join(import.meta.dirname, '..')
for (const [path, content] of printedFiles()) {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), content)
}
console.log(`${printedFiles().size} files printed`)
