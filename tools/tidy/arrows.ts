import path from 'node:path'
import { codeOf, isTest, type SourceFile } from './files.ts'

/** One import: from which file, to which path of the checkout (`server/db/pool.ts`) or package (`npm:pg`). */
type Arrow = { readonly from: string; readonly to: string; readonly isTest: boolean }

const statement = /(?:^|\n)\s*(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|(?:^|[^.\w-])import\s*\(?\s*['"]([^'"]+)['"]/g

/** Every import of a file, resolved to the path it names; text only, nothing is loaded. */
export function findArrows(file: SourceFile): Arrow[] {
  return [...codeOf(file).matchAll(statement)].map((match) => {
    const target = match[1] ?? match[2] ?? ''
    return { from: file.path, to: resolve(file.path, target), isTest: isTest(file.path) }
  })
}

function resolve(from: string, target: string): string {
  if (target.startsWith('#')) return target.slice(1)
  if (target.startsWith('.')) return path.posix.join(path.posix.dirname(from), target)
  return `npm:${target}`
}

/** What each folder may import from the other folders of the house; tools, stories and bench may import everything. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  law: ['law'],
  contract: ['law', 'contract'],
  scanner: ['law', 'contract', 'scanner'],
  cleanroom: ['law', 'contract', 'cleanroom'],
  web: ['law', 'contract', 'web'],
  cli: ['law', 'contract', 'scanner', 'cli'],
  server: ['law', 'contract', 'server'],
}

/** The rooms of the server that serve every other one and know none of them. */
const serviceRooms = ['cases', 'audit', 'files', 'jobs', 'vault', 'watch', 'db']

/** The rooms about a subject, in the order of an asset's life: a room may import those before it. */
const lifeOfAnAsset = 'parties inventory registration books operation trading settlement supervision'
const subjectRooms = lifeOfAnAsset.split(' ')

const roomOf = (file: string) => (file.startsWith('server/') ? (file.split('/')[1] ?? '') : '')

/** Why an import may not be, as a sentence, or null when it may. */
export function whyNotImport(arrow: Arrow): string | null {
  const [folder = ''] = arrow.from.split('/')
  const allowed = mayImport[folder]
  if (!allowed) return null
  if (arrow.to.startsWith('npm:')) {
    return folder === 'law' && !arrow.isTest ? `${arrow.from} imports ${arrow.to}: law imports nothing` : null
  }
  const [target = ''] = arrow.to.split('/')
  if (!allowed.includes(target) && !(arrow.isTest && folder !== 'law')) {
    return `${arrow.from} imports ${arrow.to}: ${folder} may import only ${allowed.join(', ')}`
  }
  return arrow.isTest ? null : whyNotBetweenRooms(arrow)
}

function whyNotBetweenRooms(arrow: Arrow): string | null {
  const from = roomOf(arrow.from)
  const to = roomOf(arrow.to)
  if (to === 'test') return `${arrow.from} imports ${arrow.to}: only tests import server/test`
  if (!subjectRooms.includes(to) || from === to) return null
  if (serviceRooms.includes(from) || from === 'http') {
    return `${arrow.from} imports ${arrow.to}: a service room knows no subject room`
  }
  if (subjectRooms.includes(from) && subjectRooms.indexOf(from) < subjectRooms.indexOf(to)) {
    return `${arrow.from} imports ${arrow.to}: between subject rooms upstream only`
  }
  return null
}
