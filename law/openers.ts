import { parties } from './parties.ts'
import { openersOf, type Procedure } from './procedure.ts'
import type { Words } from './words.ts'

/** Who may open a case of a procedure, in words. */
export function openerWords(procedure: Pick<Procedure, 'opensBy'>): Words {
  const titles = openersOf(procedure).map((party) => parties[party].title)
  return { zh: titles.map(({ zh }) => zh).join('、'), en: titles.map(({ en }) => en).join(', ') }
}
