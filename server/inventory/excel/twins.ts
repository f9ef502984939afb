import { textOf } from '#contract/text-of.ts'
import type { Words } from '#law/words.ts'
import type { Fault, GoodLine } from './check-lines.ts'

/** Finds lines that say the same twice where a table may say it once: the name of an asset, the number before. */
export class Twins {
  readonly #names = new Map<string, number>()
  readonly #codes = new Map<string, number>()

  /** What of this line was said in an earlier one. */
  look({ row, card, before }: GoodLine, fault: (field: string, given: string, words: Words) => Fault): Fault[] {
    const faults: Fault[] = []
    const name = textOf(card['name'])
    const twin = this.#names.get(name)
    if (twin === undefined) this.#names.set(name, row)
    else faults.push(fault('name', name, { zh: `与第${twin}行同名；同一资产只建一张卡，不同资产请用名称区分`, en: `The same name as in row ${twin}; one asset has one card, and other assets other names` }))
    const code = textOf(before['oldCode'])
    const other = code === '' ? undefined : this.#codes.get(code)
    if (code !== '' && other === undefined) this.#codes.set(code, row)
    else if (other !== undefined) faults.push(fault('oldCode', code, { zh: `与第${other}行的原编号相同`, en: `The same number as in row ${other}` }))
    return faults
  }
}
