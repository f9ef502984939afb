import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'

/** A file of the checkout, its path relative to the root with forward slashes. */
export type SourceFile = { readonly path: string; readonly text: string; readonly lines: number }

/** The root of the checkout. */
export const root = path.resolve(import.meta.dirname, '../..')

const skipped = new Set(['node_modules', 'dist', '.data', '.git', 'coverage'])

function walk(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (skipped.has(entry.name)) return []
    const name = path.posix.join(folder, entry.name)
    return entry.isDirectory() ? walk(name) : [name]
  })
}

/** The paths of all files that belong to the product: those git knows, or every file when this is not a clone. */
export function listPaths(): string[] {
  const git = spawnSync('git', ['-C', root, '-c', 'safe.directory=*', 'ls-files', '-z'], { encoding: 'utf8' })
  const known = git.status === 0 ? git.stdout.split('\0').filter(Boolean) : walk('')
  return known.filter((name) => existsSync(path.join(root, name))).sort()
}

/** The TypeScript, with its text; generated files are left out, they are nobody's handwriting. */
export function readSources(): SourceFile[] {
  const names = listPaths().filter((name) => /\.(ts|tsx|mjs)$/.test(name) && !name.endsWith('.generated.ts'))
  return names.map((name) => {
    const text = readFileSync(path.join(root, name), 'utf8')
    return { path: name, text, lines: text.trimEnd().split('\n').length }
  })
}

/** Whether a file is a test, or exists for tests only. */
export function isTest(name: string): boolean {
  return /\.test\.tsx?$/.test(name) || name.startsWith('stories/') || name.startsWith('server/test/')
}

/** The file without its comments, so that a sentence about a rule does not break it. */
export function codeOf(file: SourceFile): string {
  return file.text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[\s;{(,])\/\/.*$/gm, '$1')
}
