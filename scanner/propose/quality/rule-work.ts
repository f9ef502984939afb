import { choices } from '#law/choices.ts'

const MILLION = 1_000_000
/** What the rules of one dataset may cost, in places looked at (choice:rule-work). */
const DATASET_WORK = choices['rule-work'].value * MILLION
/** What those of all datasets of one scan may cost together. */
const SCAN_WORK = 20 * DATASET_WORK

/**
 * The work that rules officers set may cost a scan. It is counted, not timed, so that the same bytes under the same rules are judged alike
 * on every machine: a place is a character of a value, or a place of a pattern that is looked at for one.
 */
export class RuleWork {
  #ofScan: number
  readonly #ofDataset: number
  #left = 0

  constructor(ofScan: number = SCAN_WORK, ofDataset: number = DATASET_WORK) {
    this.#ofScan = ofScan
    this.#ofDataset = ofDataset
  }

  /** The rules of another dataset begin: it has its own share of what the scan has left. */
  begin(): void {
    this.#left = this.#ofDataset
  }

  readonly spend = (places: number): void => {
    this.#left -= places
    this.#ofScan -= places
  }

  /** Whether nothing is left, of the dataset or of the scan. */
  get isSpent(): boolean {
    return this.#left <= 0 || this.#ofScan <= 0
  }
}
