import { earlierDecisions } from '#law/earlier.ts'
import type { Step } from '#law/procedure.ts'
import type { Tx } from '#server/db/transaction.ts'
import { findHands } from './cases.sql.ts'
import type { Lent } from './lent.ts'
import type { Actor, CaseState } from './state.ts'

/** Somebody as a step judges them that keeps out who took the decision a case is about: who that was, and whether they were among them. */
export async function withEarlier(
  tx: Tx,
  lent: Pick<Lent, 'earlier'>,
  step: Step<string, string>,
  kase: CaseState,
  actor: Actor,
): Promise<Actor> {
  const name = step.notBy?.earlier
  if (!name || actor.earlier !== undefined) return actor
  const caseId = await lent.earlier[name](tx, kase)
  const hands = caseId ? await findHands(tx, caseId, earlierDecisions[name].steps) : []
  const [first] = hands
  if (!first) return { ...actor, earlier: null }
  return {
    ...actor,
    earlier: {
      number: first.number,
      title: earlierDecisions[name].title,
      names: [...new Set(hands.map((hand) => hand.officerName))],
      isMine: hands.some((hand) => hand.officerId === actor.officerId),
    },
  }
}
