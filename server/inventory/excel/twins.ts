import type { TableWay } from '#contract/card-columns.ts'
import { textOf } from '#contract/text-of.ts'
import type { Words } from '#law/words.ts'
import type { Fault, ReadLine } from './check-lines.ts'

type Single = { readonly field: string; readonly words: (row: number) => Words }
const name: Single = {
  field: 'name',
  words: (row) => ({
    zh: `与第${row}行同名；同一资产只建一张卡，不同资产请用名称区分`,
    en: `The same name as in row ${row}; one asset has one card, and other assets other names`,
  }),
}
const oldCode: Single = { field: 'oldCode', words: (row) => ({ zh: `与第${row}行的原编号相同`, en: `The same number as in row ${row}` }) }
const assetCode: Single = {
  field: 'assetCode',
  words: (row) => ({
    zh: `与第${row}行是同一资产；一项资产只转入一项登记`,
    en: `The same asset as in row ${row}; one earlier registration an asset`,
  }),
}
const earlierNumber: Single = {
  field: 'earlierNumber',
  words: (row) => ({
    zh: `与第${row}行的原凭证编号相同；一个编号只能转入一次`,
    en: `The same certificate as in row ${row}; it is taken over once`,
  }),
}
/** What a table of each kind may say once. */
const singles: { readonly [way in TableWay]: readonly Single[] } = {
  new: [name],
  existing: [name, oldCode],
  legacy: [assetCode, earlierNumber],
}

/** Finds lines that say the same twice where a table may say it once. */
export class Twins {
  readonly #way: TableWay
  readonly #seen = new Map<string, number>()

  constructor(way: TableWay) {
    this.#way = way
  }

  /** What of this line was said in an earlier one. */
  look({ row, card, before, wrong }: ReadLine, fault: (field: string, given: string, words: Words) => Fault): Fault[] {
    return singles[this.#way].flatMap(({ field, words }) => {
      const given = textOf(card[field] ?? before[field])
      const key = `${field} ${given}`
      const twin = this.#seen.get(key)
      if (given === '') return []
      if (twin === undefined) this.#seen.set(key, row)
      return twin === undefined || wrong.includes(field) ? [] : [fault(field, given, words(twin))]
    })
  }
}
