import vm from 'node:vm'
import { parseAst } from 'vite'
import { describe, expect, test } from 'vitest'
import { isTest, readSources } from '../../tools/tidy/files.ts'
import { likelyText, pumpsOf } from './regex-pumps.ts'

type Pattern = { readonly place: string; readonly source: string; readonly flags: string }
type Node = {
  readonly type: string
  readonly regex?: { pattern: string; flags: string }
  readonly callee?: { name?: string }
  readonly arguments?: readonly { type: string; value?: unknown }[]
}

/**
 * So long is the repeated part. A pattern whose steps grow with the square of it does some two million, which takes a moment; one of the
 * third power takes hours, and one that doubles never ends.
 */
const length = 2048
/** What no honest pattern needs on any machine, and what only ends what does not end. */
const patienceMs = 30_000

/** Patterns written in the product: literals, and those built of one text. Patterns of officers are another matter, see `contract/rule-pattern.ts`. */
function patternsIn(path: string, text: string): Pattern[] {
  const found: Pattern[] = []
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit)
    if (typeof node !== 'object' || node === null) return
    const { regex, type, callee, arguments: given } = node as Node
    if (regex) found.push({ place: path, source: regex.pattern, flags: regex.flags })
    if (type === 'NewExpression' && callee?.name === 'RegExp' && typeof given?.[0]?.value === 'string')
      found.push({ place: path, source: given[0].value, flags: typeof given[1]?.value === 'string' ? given[1].value : '' })
    Object.values(node).forEach(visit)
  }
  visit(parseAst(text, { lang: path.endsWith('x') ? 'tsx' : 'ts' }).body)
  return found
}

const place = vm.createContext({})
const trying = new vm.Script('for (const text of texts) { pattern.lastIndex = 0; pattern.test(text) }')

/** Whether a pattern ends on all of some texts within the patience; the engine is stopped when it does not. */
function ends({ source, flags }: Pick<Pattern, 'source' | 'flags'>, texts: readonly string[], timeout: number): boolean {
  Object.assign(place, { pattern: new RegExp(source, flags.replace('y', '')), texts })
  try {
    trying.runInContext(place, { timeout })
    return true
  } catch {
    return false
  }
}

/** The first attack on a pattern under which it does not end; null when it ends on all of them. */
function attackOn(pattern: Pick<Pattern, 'source' | 'flags'>, patience = patienceMs): string | null {
  const attacks = pumpsOf(pattern.source).map(({ prefix, pump, suffix }) => ({
    name: `${prefix}(${pump})*${suffix}`,
    text: prefix + pump.repeat(length / pump.length) + suffix,
  }))
  if (
    ends(
      pattern,
      attacks.map(({ text }) => text),
      patience,
    )
  )
    return null
  return attacks.find(({ text }) => !ends(pattern, [text], patience))?.name ?? null
}

/** Compiled to WebAssembly by another compiler; there are no patterns in that language. */
const assembly = 'scanner/engine/wasm/'
const patterns = readSources()
  .filter(({ path }) => !isTest(path) && /^(law|contract|server|scanner|web|cli)\//.test(path) && !path.startsWith(assembly))
  .flatMap(({ path, text }) => patternsIn(path, text))

describe('慢的正则：每一条都用它自己的字符反复试，没有一条走不完', () => {
  test('认得出慢的：指数的、三次方的都停不下来，平方以内的走得完', () => {
    expect(likelyText(String.raw`^(?:[a-z]\d+)*x$`)).toBe('a0x')
    expect(likelyText(String.raw`\\u[0-9a-f]{4}z?`)).toBe('\\u0000z')
    for (const source of [
      '^(a+)+$',
      '^(a|a)*$',
      String.raw`^(\w+\s?)*$`,
      String.raw`^(?:\d+)*-$`,
      '^a*a*a*a*b$',
      String.raw`^\[(?:\\u[0-9a-f]{4}|\\.|[^\\\]])+\]`,
    ] as const)
      expect([source, attackOn({ source, flags: '' }, 500) === null]).toEqual([source, false])
    for (const source of [String.raw`^[\w.]+@\w+$`, '^a{1,64}b$', String.raw`\d+x`, String.raw`^\s+|\s+$`])
      expect([source, attackOn({ source, flags: '' })]).toEqual([source, null])
  })

  test('产品里的每一条', () => {
    expect(patterns.length).toBeGreaterThan(300)
    const known = new Map(patterns.map((each) => [`/${each.source}/${each.flags}`, each]))
    const slow = [...known].flatMap(([written, pattern]) => {
      const attack = attackOn(pattern)
      return attack ? [`${pattern.place}: ${written} on ${JSON.stringify(attack).slice(0, 80)}`] : []
    })
    expect(slow).toEqual([])
  })
})
