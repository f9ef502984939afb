import type { Finding } from '#contract/findings.ts'
import type { FindingChange } from '#contract/inventory.ts'
import { choices } from '#law/choices.ts'
import { firstOf, several, type Words } from '#law/words.ts'

const VOLUME = choices['volume-change'].value / 100
type Part = Finding['parts'][number]
/** What became of the files of a dataset, and whether that explains the change of its rows: the files that stayed hold about as many as before. */
type FileChanges = { readonly changes: readonly FindingChange[]; readonly isExplained: boolean }

/**
 * Which files of a dataset came, went, were written anew or are called otherwise since its last scan; null where neither scan read it from
 * several files. Pure.
 */
export function fileChanges(before: Finding, after: Finding): FileChanges | null {
  const [was, is] = [before, after].map(partsOf)
  if (before.parts.length + after.parts.length === 0 || was!.length === 0 || is!.length === 0) return null
  const { stayed, came, went } = matched(was!, is!)
  const rest = rowsOf(stayed.map(([, now]) => now)) - rowsOf(stayed.map(([then]) => then))
  const isExplained = Math.abs(rest) < VOLUME * Math.max(rowsOf(stayed.map(([then]) => then)), 1)
  return {
    changes: [
      goneChange(
        went,
        came,
        stayed.map(([then]) => then),
      ),
      cameChange(came, was!),
      rewrittenChange(stayed, rest, isExplained),
      renamedChange(stayed),
    ].filter((change) => change !== null),
    isExplained,
  }
}

/** A file that came alone counts as the one file of its dataset; a table has none. */
function partsOf({ parts, origin, file, rows, bytes, digest }: Finding): readonly Part[] {
  return parts.length > 0 || origin !== null ? parts : [{ file: file.split('/').at(-1)!, rows, bytes, sha256: digest.sha256 }]
}

const rowsOf = (parts: readonly Part[]): number => parts.reduce((sum, { rows }) => sum + rows, 0)

/** Files are known again by their name and content, else by their content, else by their name; each once. */
function matched(was: readonly Part[], is: readonly Part[]): { stayed: (readonly [Part, Part])[]; came: Part[]; went: Part[] } {
  const [went, came] = [new Set(was), new Set(is)]
  const stayed: (readonly [Part, Part])[] = []
  for (const keyOf of [(p: Part) => p.sha256 && `${p.file}\n${p.sha256}`, (p: Part) => p.sha256, (p: Part) => p.file]) {
    const known = new Map([...went].map((part) => [keyOf(part), part]))
    for (const now of came) {
      const key = keyOf(now)
      const then = key === '' ? undefined : known.get(key)
      if (!then || !went.delete(then)) continue
      came.delete(now)
      stayed.push([then, now])
    }
  }
  return { stayed, came: [...came], went: [...went] }
}

const inOrder = new Intl.Collator('zh', { numeric: true })

/**
 * Somebody looks when more files went than came, or one that comes after another that stayed: a month may have been forgotten, or
 * destroyed without a word (§4.8). The oldest ones go as new ones come; without digits in a name nobody knows which is the older.
 */
function goneChange(went: readonly Part[], came: readonly Part[], stayed: readonly Part[]): FindingChange | null {
  if (went.length === 0) return null
  const attention =
    went.length > came.length || went.some(({ file }) => /\d/.test(file) && stayed.some((other) => inOrder.compare(other.file, file) < 0))
  return {
    what: 'files-went',
    column: null,
    before: named(went).zh,
    after: '',
    measure: -went.length,
    attention,
    words: {
      zh: `少了 ${went.length} 个文件（−${rowsOf(went)} 行）：${named(went).zh}`,
      en: `${several(went.length, 'file')} went (−${several(rowsOf(went), 'row')}): ${named(went).en}`,
    },
  }
}

/** Somebody looks when the new files hold far fewer or far more rows each than any file did before. */
function cameChange(came: readonly Part[], was: readonly Part[]): FindingChange | null {
  if (came.length === 0) return null
  const [least, most] = [Math.min(...was.map(({ rows }) => rows)), Math.max(...was.map(({ rows }) => rows))]
  const mean = Math.round(rowsOf(came) / came.length)
  const attention = mean < least * (1 - VOLUME) || mean > most * (1 + VOLUME)
  const unlike = attention
    ? {
        zh: `；平均每个 ${mean} 行，上次每个 ${least === most ? least : `${least}–${most}`} 行`,
        en: `; ${several(mean, 'row')} each on average, ${least === most ? least : `${least} to ${most}`} last time`,
      }
    : { zh: '', en: '' }
  return {
    what: 'files-came',
    column: null,
    before: '',
    after: named(came).zh,
    measure: came.length,
    attention,
    words: {
      zh: `新增 ${came.length} 个文件（+${rowsOf(came)} 行）：${named(came).zh}${unlike.zh}`,
      en: `${several(came.length, 'file')} came (+${several(rowsOf(came), 'row')}): ${named(came).en}${unlike.en}`,
    },
  }
}

/** A file of the same name with other content; somebody looks when its rows are not about as many as they were. */
function rewrittenChange(stayed: readonly (readonly [Part, Part])[], rest: number, isExplained: boolean): FindingChange | null {
  const anew = stayed.filter(([then, now]) => then.sha256 !== now.sha256)
  if (anew.length === 0) return null
  const files = named(anew.map(([, now]) => now))
  const grown = rest === 0 ? '' : `${rest > 0 ? '+' : '−'}${Math.abs(rest)}`
  const [was, is] = [0, 1].map((side) => String(rowsOf(anew.map((pair) => pair[side]!))))
  return {
    what: 'files-rewritten',
    column: null,
    before: was!,
    after: is!,
    measure: rest,
    attention: !isExplained,
    words: {
      zh: `${anew.length} 个文件的内容有改动${grown && `（${grown} 行）`}：${files.zh}`,
      en: `${several(anew.length, 'file')} changed in content${grown && ` (${grown} rows)`}: ${files.en}`,
    },
  }
}

function renamedChange(stayed: readonly (readonly [Part, Part])[]): FindingChange | null {
  const renamed = stayed.filter(([then, now]) => then.file !== now.file)
  if (renamed.length === 0) return null
  const [was, is] = [0, 1].map((side) => named(renamed.map((pair) => pair[side]!)).zh)
  return {
    what: 'layout-changed',
    column: null,
    before: was!,
    after: is!,
    measure: null,
    attention: false,
    words: {
      zh: `${renamed.length} 个文件改了名，内容未变`,
      en: `${several(renamed.length, 'file')} of the same content ${renamed.length === 1 ? 'has' : 'have'} another name`,
    },
  }
}

const named = (parts: readonly Part[]): Words => firstOf(parts.map(({ file }) => file.slice(0, 60)))
