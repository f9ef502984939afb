import { endOfDay } from '#contract/working-days.ts'
import type { Effect } from '#law/effects.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import { sideBySide } from '#server/db/together.ts'
import { asSystem, type Tx } from '#server/db/transaction.ts'
import { type Moment, momentOf } from '#server/jobs/clock.ts'
import { actOn, type Means } from './act.ts'
import { type DueAsked, lockDue, wakeAgain } from './cases.sql.ts'
import { companionsOf, goingTogether } from './companions.ts'
import { type Ground, lineOf, noteFailure } from './failures.ts'
import { platformActor } from './known.ts'
import type { CaseState } from './state.ts'

/**
 * The cases the clock has taken up so far; those of them that are due still or again, which alone are left out by name when the next are
 * asked for, since thousands may come due in a day; and those to be moved alone, since they were among some that failed together.
 */
type Taken = {
  readonly all: Set<string>
  readonly due: Set<string>
  readonly alone: Set<string>
  /** Cases are taken up by one after the other, so that few are not spread over all. */
  turn: Promise<unknown>
}

/**
 * How many transactions move cases at once, while one waits for the disk or draws its certificates, and how many cases each takes: what
 * they ask of the database is asked once for all of them.
 */
const movedAtOnce = { transactions: 4, cases: 12 } as const

/** Moves every case that is due, a few in a transaction; one that fails is noted in the log and holds up no other. Answers how many moved. */
export async function moveAllDue(ground: Ground, means: Means): Promise<number> {
  const taken: Taken = { all: new Set(), due: new Set(), alone: new Set(), turn: Promise.resolve() }
  const moved = await Promise.all(Array.from({ length: movedAtOnce.transactions }, () => moveDue(ground, means, taken)))
  return moved.reduce((sum, each) => sum + each, 0)
}

/** Some due cases after the others, until all are taken or in other hands. */
async function moveDue(ground: Ground, means: Means, taken: Taken): Promise<number> {
  const { counted, ...uncounted } = means.lent
  for (let moved = 0; ;) {
    let mine: readonly CaseState[] = []
    const outcome = await asSystem(
      ground.db,
      async (tx) => {
        // Work that met a deadlock begins anew with the cases it had.
        for (const { id } of mine) taken.all.delete(id)
        mine = []
        const found = await inTurn(taken, () =>
          takeUp(tx, ground, means, taken, (held) => {
            mine = held
          }),
        )
        if (!found) return 'over'
        // Of several what is counted is counted once they stand, since one that fails takes the others back.
        const quiet = mine.length === 1 ? means : { ...means, lent: uncounted }
        // One moment for all of them, after they are held: what is moved together happened together.
        const moment = momentOf(ground.clock)
        return sideBySide(
          tx,
          mine.map((kase) => () => lapse(tx, quiet, kase, moment)),
        )
      },
      'kept',
    ).catch((failure: unknown) => {
      if (mine.length === 0) throw failure
      return { failure }
    })
    if (outcome === 'over') return moved
    if ('failure' in outcome) {
      if (mine.length === 1) {
        taken.due.add(mine[0]!.id)
        await noteFailure(ground, mine[0]!.id, 'lapse', outcome.failure)
      } else
        for (const { id } of mine) {
          taken.all.delete(id)
          taken.alone.add(id)
        }
    } else {
      if (mine.length > 1) for (const { procedure } of mine) counted?.({ procedure, act: 'lapse', outcome: 'done' })
      moved += outcome.filter((waits) => !waits).length
    }
  }
}

async function inTurn<A>(taken: Taken, work: () => Promise<A>): Promise<A> {
  const mine = taken.turn.then(work)
  taken.turn = mine.catch(() => {})
  return mine
}

/** Holds the next due case and those that go with it; tells which are to be moved, and answers whether any was due. */
async function takeUp(
  tx: Tx,
  { clock }: Ground,
  { lent }: Means,
  taken: Taken,
  tell: (mine: readonly CaseState[]) => void,
): Promise<boolean> {
  const due = await lockDue(tx, clock.now(), {
    kinds: togetherBy(lent),
    most: movedAtOnce.cases,
    alone: [...taken.alone],
    leftOut: [...taken.due],
  })
  const mine = companionsOf(fresh(taken, due))
  for (const { id } of mine) taken.all.add(id)
  tell(mine)
  return due.length > 0
}

const kinds = new WeakMap<ReadonlySet<Effect>, DueAsked['kinds']>()
/** Looked for once: the law does not change while the platform runs. */
function togetherBy({ along }: Means['lent']): DueAsked['kinds'] {
  const found = kinds.get(along) ?? goingTogether(along)
  kinds.set(along, found)
  return found
}

/** Those not taken up before; one that moved and is due again waits for the next time. */
function fresh(taken: Taken, cases: readonly CaseState[]): readonly CaseState[] {
  for (const { id } of cases) if (taken.all.has(id)) taken.due.add(id)
  return cases.filter(({ id }) => !taken.all.has(id))
}

/** One case goes where its time takes it; answers whether it waits instead, which is noted. */
async function lapse(tx: Tx, means: Means, due: CaseState, moment: Moment): Promise<boolean> {
  const { waits } = await actOn(tx, means, due, {
    caseId: due.id,
    act: 'lapse',
    version: null,
    key: `lapse:${due.version}`,
    reason: '',
    asked: {},
    actor: platformActor,
    ...moment,
    requestId: '',
    address: '',
  })
  if (!waits) return false
  await wakeAgain(tx, due.id, endOfDay(moment.today))
  await recordAudit(tx, { ...lineOf(due.id), action: 'wait-case', outcome: 'done', detail: { why: waits.zh } }, moment.at)
  return true
}
