import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Tx } from './transaction.ts'

type Run = (tx: Tx, given: readonly never[]) => Promise<readonly unknown[]>
type Asked = { readonly given: unknown; answer(value: unknown): void; refuse(problem: unknown): void }
/** Questions of one kind and shape that wait to be asked as one statement. */
type Waiting = { readonly run: Run; readonly asked: Asked[] }

const gatherings = new WeakMap<Tx, Gathering>()

/** Works that share one transaction: what they ask of the database waits until none of them can go on, and goes as one statement a kind. */
class Gathering {
  readonly #tx: Tx
  readonly #waiting = new Map<Run, Map<string, Waiting>>()
  #working = 0
  #isAsking = false
  #problem: { readonly is: unknown } | null = null

  constructor(tx: Tx) {
    this.#tx = tx
  }

  ask(run: Run, shape: string, given: unknown): Promise<unknown> {
    if (this.#problem) return Promise.reject(this.#problem.is as Error)
    return new Promise((answer, refuse) => {
      const shapes = this.#waiting.get(run) ?? new Map<string, Waiting>()
      this.#waiting.set(run, shapes.set(shape, { run, asked: [...(shapes.get(shape)?.asked ?? []), { given, answer, refuse }] }))
      this.#pause()
    })
  }

  /** One of the works; the first that fails ends them all, since what they share cannot be written without it. */
  async carry<A>(work: () => Promise<A>): Promise<A> {
    try {
      return await work()
    } catch (problem) {
      this.#fail(problem)
      throw problem
    } finally {
      this.#pause()
    }
  }

  begin(count: number): void {
    this.#working = count
  }

  #pause(): void {
    this.#working--
    void this.#askNext()
  }

  async #askNext(): Promise<void> {
    if (this.#working > 0 || this.#isAsking) return
    const next = this.#next()
    if (!next) return
    this.#isAsking = true
    try {
      const answers = await next.run(this.#tx, next.asked.map(({ given }) => given) as never[])
      this.#working += next.asked.length
      this.#isAsking = false
      // Each goes on in a turn of its own, so that whoever else waits for this thread comes between.
      for (const [n, { answer }] of next.asked.entries()) {
        if (n > 0) await nextTurn()
        answer(answers[n])
      }
    } catch (problem) {
      this.#isAsking = false
      for (const { refuse } of next.asked) refuse(problem)
      this.#fail(problem)
    }
  }

  #next(): Waiting | null {
    for (const shapes of this.#waiting.values()) {
      for (const [shape, waiting] of shapes) {
        shapes.delete(shape)
        return waiting
      }
    }
    return null
  }

  #fail(problem: unknown): void {
    this.#problem ??= { is: problem }
    for (let next = this.#next(); next; next = this.#next()) for (const { refuse } of next.asked) refuse(this.#problem.is)
  }
}

/**
 * A question, or something to be written, that is spelled for a list: alone it is a list of one; of works that go on side by side in one
 * transaction those that ask it at the same time are one statement.
 * The answers come in the order of what was given. Lists of different shapes are different statements.
 */
export function together<G, A>(
  run: (tx: Tx, given: readonly G[]) => Promise<readonly A[]>,
  shapeOf: (given: G) => string = () => '',
): (tx: Tx, given: G) => Promise<A> {
  return async (tx, given) => {
    const gathering = gatherings.get(tx)
    return (gathering ? await gathering.ask(run as unknown as Run, shapeOf(given), given) : (await run(tx, [given]))[0]) as A
  }
}

/**
 * Lets works go on side by side in one transaction, which is to be given up when one of them fails: throws what the first one failed with,
 * once none is at work any more.
 */
export async function sideBySide<A>(tx: Tx, works: readonly (() => Promise<A>)[]): Promise<A[]> {
  if (works.length === 1) return [await works[0]!()]
  const gathering = new Gathering(tx)
  gatherings.set(tx, gathering)
  gathering.begin(works.length)
  try {
    const problems: unknown[] = []
    const done = await Promise.all(
      works.map((work) =>
        gathering.carry(work).then(
          (answer) => ({ answer }),
          (problem: unknown) => {
            problems.push(problem)
            return null
          },
        ),
      ),
    )
    if (problems.length > 0) throw problems[0]
    return done.map((each) => each!.answer)
  } finally {
    gatherings.delete(tx)
  }
}
