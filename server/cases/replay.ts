import { asKnownAt, civilDate } from '#contract/working-days.ts'
import { addresseeOf } from './answers.ts'
import { moveClocks } from './clocks.ts'
import { platformActor, procedureOf } from './known.ts'
import { take } from './rules.ts'
import type { CaseState } from './state.ts'

/** An entry as it was written, as far as the rules need it. */
export type Replayed = {
  readonly seq: number
  readonly act: string
  readonly officerId: string | null
  readonly role: string
  readonly at: Date
  readonly asked: Record<string, unknown>
  readonly answers: Record<string, unknown> | null
}

/** The case as its entries make it, from the first to the last; the current row must say the same (drafts apart). */
export function replay(kase: CaseState, entries: readonly Replayed[]): CaseState {
  const procedure = procedureOf(kase)
  const first = entries[0]
  if (!first || first.act !== 'open') throw new Error(`case ${kase.number} does not begin with its opening`)
  const isSide = procedure.subject === 'case'
  let state: CaseState = {
    ...kase,
    step: procedure.first,
    ending: null,
    cameFrom: null,
    addresseeId: procedure.addressee === 'holder' ? kase.holderId : null,
    pins: [],
    version: 1,
    openSides: [],
    answers: isSide ? first.asked : {},
    submittedAt: isSide ? first.at : null,
    clocks: moveClocks(procedure, {}, null, procedure.first, civilDate(first.at)),
    done: [{ step: null, act: 'open', officerId: first.officerId, role: first.role }],
  }
  for (const entry of entries.slice(1)) {
    const wanted = entry.answers ? addresseeOf(procedure, entry.answers) : null
    state = asKnownAt(entry.at, () =>
      take(
        procedure,
        { ...state, addresseeId: wanted?.organisationId ?? state.addresseeId },
        {
          verb: entry.act,
          asked: entry.asked,
          answers: entry.answers,
          at: entry.at,
          today: civilDate(entry.at),
          actor: { ...platformActor, officerId: entry.officerId, role: entry.role },
        },
      ),
    )
  }
  return state
}

const compared = ['step', 'ending', 'cameFrom', 'addresseeId', 'version', 'clocks', 'answers', 'pins', 'openSides', 'submittedAt'] as const

/** Names what the current row says otherwise than its entries; empty when they agree. */
export function differences(kase: CaseState, entries: readonly Replayed[]): string[] {
  const made = replay(kase, entries)
  return compared.filter((key) => canonical(made[key]) !== canonical(kase[key]))
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, v: unknown) =>
    v && typeof v === 'object' && !Array.isArray(v) && !(v instanceof Date)
      ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1)))
      : v,
  )
}
