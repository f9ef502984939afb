import { isTest, type SourceFile } from './files.ts'

/** Files whose name another program decides, or which are read by people at the root. */
const givenNames = /^(README|RESULTS|LICENSE|NOTICE|CHANGELOG|CONTRIBUTING|SECURITY|AGENTS|CLAUDE|Dockerfile|Containerfile)(\.[a-z-]+)*$/
const kebab = /^\.?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/
const emptyWords = /(^|[-./])(utils?|helpers?|common|misc|managers?|services?)([-./]|$)/

/** Why a path is not named as the house names things, or null. Pictures and documents may carry Chinese names. */
export function whyNotName(name: string): string | null {
  for (const part of name.split('/')) {
    if (givenNames.test(part) || /\p{Script=Han}/u.test(part)) continue
    if (!kebab.test(part)) return `${name}: "${part}" is not kebab-case`
  }
  // What systemd runs is a file that ends in `.service`.
  return emptyWords.test(name.replace(/^(deploy\/[a-z-]+)\.service$/, '$1'))
    ? `${name}: a name that says nothing (utils, helpers, common, misc, manager, service)`
    : null
}

/** Files that may be longer than 400 lines, each with the reason. */
const longFiles: Readonly<Record<string, string>> = {
  'contract/inventory.ts': 'one subject: the shapes of the inventory, read entry by entry',
  'contract/books.ts': 'one subject: the shapes of the books, read entry by entry',
  'server/demonstration/datasets.ts': 'a list of the datasets of the demonstration city',
}

/** Tables of the law, tests and stories are lists: their length is the number of their entries. */
const limitOf = (name: string) => (name.startsWith('law/') || name.startsWith('stories/') || isTest(name) ? 1000 : 400)

/** Why a file is too long, or null (docs/decisions/2026-11-30-formatter.md). */
export function whyNotLength(file: SourceFile): string | null {
  const limit = limitOf(file.path)
  if (file.lines <= limit || longFiles[file.path]) return null
  return `${file.path}: ${file.lines} lines; over ${limit} needs a named exception with a reason in tools/tidy/names.ts`
}

/** Exceptions that are no longer needed, so that the list stays true. */
export function needlessExceptions(files: readonly SourceFile[]): string[] {
  return Object.keys(longFiles).filter((name) => (files.find((file) => file.path === name)?.lines ?? 0) <= limitOf(name))
}

/** The middle length of all files that are not tests, in lines. */
export function medianLength(files: readonly SourceFile[]): number {
  const lengths = files.filter((file) => !isTest(file.path)).map((file) => file.lines)
  return lengths.sort((a, b) => a - b)[Math.floor(lengths.length / 2)] ?? 0
}
