import { stars } from '#scanner/mask-ends.ts'
import type { SemanticType } from '#contract/findings.ts'
import type { Company } from '#scanner/propose/company.ts'
import { FIT } from '#scanner/recognise/kind.ts'
import { fitName } from '#scanner/recognise/names.ts'

/** Masks in a text the names of persons that the table itself tells of. */
export type Hide = (text: string) => string

const NAME = /^[\u4e00-\u9fff]{2,4}$/
const TEXTS: readonly SemanticType[] = ['free_text', 'free_text_pii']

/** Whether values of this kind are texts in which such names may stand. */
export const mayName = (type: SemanticType): boolean => TEXTS.includes(type)

/**
 * The names in the columns of persons, to be looked for in the texts and comments beside them; of two signs only where a text is known to
 * tell of persons, since many words are.
 */
export function hideNames({ columns }: Company): (type: SemanticType) => Hide {
  const persons = columns.filter(({ type, verdict }) => type === 'person_name' && !verdict.masked)
  if (persons.length === 0) return () => (text) => text
  const names = new Set(persons.flatMap(({ view }) => namesIn(view.facts.sample)))
  return (type) => (text) => hidden(text, names, type === 'free_text_pii' ? 2 : 3)
}

/** Of a column of names all that may be one, unusual surnames among them; where persons stand among other words, as 财务科, what is a name by its surname. */
function namesIn(sample: readonly string[]): string[] {
  const written = sample.map((text) => text.trim()).filter((text) => NAME.test(text))
  const sure = written.filter((text) => fitName(text) === FIT.checked)
  return sure.length >= written.length * 0.8 ? written : sure
}

function hidden(text: string, names: ReadonlySet<string>, shortest: number): string {
  let shown = ''
  for (let at = 0; at < text.length;) {
    const length = [4, 3, 2].find((one) => one >= shortest && at + one <= text.length && names.has(text.slice(at, at + one)))
    shown += length === undefined ? text[at]! : text[at]! + stars(length - 1)
    at += length ?? 1
  }
  return shown
}
