import { codeOf, isTest, type SourceFile } from './files.ts'

/** The tests of these rules must be able to write what the rules forbid. */
const aboutTheRules = (name: string) => name.startsWith('tools/tidy/') || name === 'tidy.test.ts'

/** Lines of a file that match, each as `path:line: what`. */
function linesWith(file: SourceFile, text: string, pattern: RegExp, what: string): string[] {
  return text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${file.path}:${index + 1}: ${what}`] : []))
}

/** Notes to do something later, in any file. */
export function findPromises(file: SourceFile): string[] {
  return aboutTheRules(file.path) ? [] : linesWith(file, file.text, /\b(TODO|FIXME|XXX|HACK)\b/, 'do it, or record a choice')
}

/** Units of amounts on screens that stand outside the Chinese half of a text. */
export function findBareUnits(file: SourceFile): string[] {
  if (!/^web\/.*\.tsx$/.test(file.path)) return []
  return linesWith(
    file,
    file.text.replaceAll(/zh:\s+(?:'[^']*'|`(?:\$\{[^`]*\}|[^`$])*`)/g, (text) => '\n'.repeat(text.split('\n').length - 1)),
    /元/,
    'write the amount with inYuan, in both languages',
  )
}

/** Fields of the browser's own for a day or a month: each browser shows them otherwise, in its own language. */
export function findForeignDays(file: SourceFile): string[] {
  if (!/^web\/.*\.tsx$/.test(file.path)) return []
  return linesWith(file, file.text, /\btype="(date|month|time|datetime-local)"/, 'a day is asked for with DayInput')
}

/** Tests that do not run, or keep the others from running. `skipIf` may ask for a browser that is not there. */
export function findSilentTests(file: SourceFile): string[] {
  if (!/\.test\.tsx?$/.test(file.path) || aboutTheRules(file.path)) return []
  return linesWith(file, file.text, /\b(test|it|describe|suite)\.(skip|only|todo)\b(?!If)/, 'every test runs')
}

/**
 * Refusals of the platform written out without what they rest on, and conflicts (409) without what would help. What is malformed (400)
 * breaks no rule, and commands speak to whoever keeps the machine.
 */
export function findBaselessRefusals(file: SourceFile): string[] {
  if (!/^server\/(?!commands\/)/.test(file.path) || isTest(file.path)) return []
  return [...file.text.matchAll(/new Denied\(\s*(?!400)\d{3},\s*\{/g)].flatMap(({ index, 0: { length } }) => {
    let end = index + length
    for (let depth = 1; depth > 0 && end < file.text.length; end++) depth += file.text[end] === '{' ? 1 : file.text[end] === '}' ? -1 : 0
    const said = file.text.slice(index, end)
    const at = `${file.path}:${file.text.slice(0, index).split('\n').length}`
    if (/\{\s*\.\.\./.test(said)) return []
    return [
      ...(/\bbasis\b/.test(said) ? [] : [`${at}: a refusal says on what it rests`]),
      ...(!said.includes('409') || /\bremedy\b/.test(said) ? [] : [`${at}: a refusal says what would help`]),
    ]
  })
}

const sqlHome = /(\.sql\.ts|\.sql\.test\.ts)$|^server\/(db|test)\/|^(tools|bench)\//
const writtenSql = /\bsql(<[^`]*?>)?`|\.(selectFrom|insertInto|updateTable|deleteFrom|mergeInto)\(/g

/** SQL outside the files that are made for it. */
export function findStraySql(file: SourceFile): string[] {
  if (sqlHome.test(file.path) || isTest(file.path)) return []
  return [...file.text.matchAll(writtenSql)].map(
    ({ index }) => `${file.path}:${file.text.slice(0, index).split('\n').length}: SQL belongs in *.sql.ts and server/db`,
  )
}

/** The environment read anywhere but in a config file: settings have one door. */
export function findStraySettings(file: SourceFile): string[] {
  const isDoor = /(^|\/)config\.ts$|\.config\.ts$|^(tools|bench)\//.test(file.path)
  if (isDoor || isTest(file.path)) return []
  return linesWith(file, file.text, /\bprocess\.env\b/, 'settings are read in config.ts')
}

const documentedRooms = /^(server|scanner|contract|cli|cleanroom)\//
const exportedFunction =
  /^export (?:async )?(?:function\*? \w+|const \w+(?:: [^=]+)? =\s+(?:async )?(?:<[^>]*>)?\([^)]*\)(?:: [^=]+)? =>)/gm

/** Exported functions without the sentence that a reader sees when hovering. */
export function findUndocumented(file: SourceFile): string[] {
  if (!documentedRooms.test(file.path) || isTest(file.path)) return []
  return [...file.text.matchAll(exportedFunction)].flatMap(({ index, 0: said }) => {
    const lines = file.text.slice(0, index).split('\n')
    // An overload stands under the same sentence as the one before it.
    const before = lines.findLast((each) => each.trim() !== '' && !each.startsWith('@')) ?? ''
    const isTold = before.trimEnd().endsWith('*/') || /^(export (async )?function \w+.*[^{]|\): .*[^{])$/.test(before)
    return isTold ? [] : [`${file.path}:${lines.length}: ${said.split('\n')[0]!.slice(0, 80)}: one sentence above it`]
  })
}

/** Ids of procedures and names of roles in the desk, which must not know any. The clock acts as "system" everywhere. */
export function findForeignWords(file: SourceFile, words: readonly string[]): string[] {
  if (!file.path.startsWith('server/cases/') || isTest(file.path)) return []
  const code = codeOf(file)
  return words
    .filter((word) => word !== 'system' && new RegExp(`(['"\`])${word}\\1`).test(code))
    .map((word) => `${file.path}: knows "${word}"; the desk knows no procedure and no role`)
}
