import { coverText } from '#contract/clear-values.ts'
import { FIT } from '#scanner/recognise/kind.ts'
import { plate } from '#scanner/recognise/kinds/plate.ts'
import { isNameInHead, frequentShare, isPinyinName } from '#scanner/recognise/names.ts'

/** A day written in one number, which is told though it is long. */
const DAY = /(?<!\d)(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)/g

/**
 * The paths of one kind in a document as they may be told: a key that is no name of a field but a value, as in lists by person or by
 * number, is not (choice:masking).
 */
export class KeyNames {
  readonly #root: Level

  constructor(paths: readonly string[]) {
    this.#root = new Level()
    for (const path of paths) path.split('.').reduce((level, key) => level.below(key), this.#root)
  }

  /** A path with `instead` in the place of each key that is a value. */
  of(path: string, instead: string): string {
    let level = this.#root
    return path
      .split('.')
      .map((key) => {
        const isValue = level.isValue(key)
        level = level.below(key)
        return isValue ? instead : key
      })
      .join('.')
  }
}

/** The keys that stand beside each other in one object. */
class Level {
  readonly #below = new Map<string, Level>()
  #values: ReadonlySet<string> | null = null

  below(key: string): Level {
    const known = this.#below.get(key) ?? new Level()
    this.#below.set(key, known)
    return known
  }

  isValue(key: string): boolean {
    this.#values ??= valuesAmong([...this.#below.keys()])
    return this.#values.has(key)
  }
}

/**
 * The keys that are values. A number, plate or address of mail is one by itself; words are names of persons only where half of the keys
 * are values, since 方案 has the form of a name too.
 */
function valuesAmong(keys: readonly string[]): ReadonlySet<string> {
  const numbers = keys.filter(isIdentifier)
  const words = keys.filter((key) => !isIdentifier(key))
  const chinese = words.filter(isNameInHead)
  const persons = [...(frequentShare(chinese) >= 0.5 ? chinese : []), ...words.filter(isPinyinName)]
  return new Set((numbers.length + persons.length) * 2 >= keys.length ? [...numbers, ...persons] : numbers)
}

/** Answers whether a name is a number of somebody, a plate or an address of mail. */
export function isIdentifier(key: string): boolean {
  return coverText(key) !== key || /[\w+-]@\w/.test(key) || /\d{7}/.test(key.replace(DAY, '')) || plate.fit!(key) === FIT.checked
}
