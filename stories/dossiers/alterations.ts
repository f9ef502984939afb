import { partiesAt, type Procedure } from '#law/procedure.ts'
import { movesOf } from '#law/ways.ts'

/** A procedure in which one rule was altered, and which. */
export type Alteration = { readonly where: string; readonly procedure: Procedure }

type Tree = { readonly [key: string]: unknown }
type Keys = readonly (string | number)[]

/** What tells of a procedure but decides nothing in a case: words, bases, outcomes, and what is only kept from being read. */
const told: ReadonlySet<string> = new Set(['id', 'edition', 'title', 'summary', 'basis', 'outcome', 'hidden', 'subject'])
/** What a procedure, a step or a move may lack. */
const mayLack: ReadonlySet<string> = new Set([
  'about',
  'addressee',
  'once',
  'gravity',
  'opens',
  'joint',
  'notBy',
  'within',
  'pauses',
  'edits',
  'after',
  'unlessOpen',
  'sides',
])
/** Whether a place is one entry of several that are rules each: a move, who alone takes it, a side case, a condition of the clock. */
const isEntry = (keys: Keys): boolean =>
  ['may', 'sides', 'needs'].includes(String(keys.at(-2))) || (keys.at(-3) === 'may' && keys.at(-1) === 'by')

/** Whether the clock of a step stands still somewhere while its case is away, so that how it goes on is felt. */
const isKept = (procedure: Procedure, step: string): boolean =>
  movesOf(procedure.steps[step]!).some(([, { to }]) => to !== undefined && procedure.steps[to]?.pauses === true)

/** Whether a party acts somewhere from the seat the procedure gives it, not from one of the step. */
const isSeated = (procedure: Procedure, party: string): boolean =>
  Object.values(procedure.steps).some((step) => !step.seat && partiesAt(step).some((each) => each === party))

/** Every procedure that differs from this one by a single rule: a term a day longer, a condition, form, effect, move or bar left out, another place gone to. */
export function alterationsOf(procedure: Procedure): Alteration[] {
  const others: { readonly [key: string]: (now: string) => string | undefined } = {
    to: (now) => Object.keys(procedure.ends).find((end) => end !== now),
    overtaken: (now) => Object.keys(procedure.ends).find((end) => end !== now),
    first: (now) => Object.keys(procedure.steps).find((step) => step !== now),
    seat: (now) => (now === 'office' ? 'applicant' : 'office'),
    onReturn: (now) => (now === 'resume' ? 'restart' : 'resume'),
  }
  const altered = (keys: Keys, value: unknown): Alteration => ({
    where: `${procedure.id} ${keys.join(' ')}`,
    procedure: withAt(procedure, keys, value) as Procedure,
  })
  const below = (part: unknown, keys: Keys): Alteration[] => {
    const key = String(keys.at(-1) ?? '')
    if (told.has(key)) return []
    if (typeof part === 'number') return [altered(keys, part + 1)]
    if (Array.isArray(part))
      return part.map((each, n) => ({ ...altered(keys, part.toSpliced(n, 1)), where: `${procedure.id} ${[...keys, each].join(' ')}` }))
    const kind = keys.at(-2) === 'seats' && isSeated(procedure, key) ? 'seat' : keys.at(-3) === 'sides' ? 'to' : key
    const isFelt = key !== 'onReturn' || isKept(procedure, String(keys[1]))
    const other = typeof part === 'string' && isFelt ? others[kind]?.(part) : undefined
    const lacking = mayLack.has(key) || isEntry(keys) ? [altered(keys, undefined)] : []
    const inside =
      typeof part === 'object' && part !== null ? Object.entries(part).flatMap(([name, each]) => below(each, [...keys, name])) : []
    return [...lacking, ...(other ? [altered(keys, other)] : []), ...inside]
  }
  return below(procedure, [])
}

/** The same tree with another value at one place; nothing there when the value is undefined. */
function withAt(tree: unknown, [key, ...rest]: Keys, value: unknown): unknown {
  if (key === undefined) return value
  const { [key]: there, ...others } = tree as Tree
  const now = withAt(there, rest, value)
  return now === undefined ? others : { ...(tree as Tree), [key]: now }
}
