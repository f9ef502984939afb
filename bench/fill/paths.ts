/** One act on a way through a procedure: what is done, from where, to where, by which party. */
type Act = readonly [act: string, from: string | null, to: string, role: string]
/** One way a case may have gone: the share of cases that went it, its acts, and what stands at its end. */
export type Way = {
  readonly procedure: string
  readonly way: string
  readonly share: number
  readonly acts: readonly Act[]
  readonly owner: string | null
  readonly due: boolean
  readonly wakes: boolean
  readonly clocks: object
  readonly ends: boolean
}

const opened: Act = ['open', null, 'application', 'producer']
const submitted: readonly Act[] = [opened, ['submit', 'application', 'acceptance', 'producer']]
const accepted: readonly Act[] = [...submitted, ['accept', 'acceptance', 'first-review', 'registrar']]
const passed: readonly Act[] = [...accepted, ['pass', 'first-review', 'second-review', 'registrar']]
const announced: readonly Act[] = [...passed, ['pass', 'second-review', 'public-notice', 'registrar']]
const returned: readonly Act[] = [...accepted, ['return', 'first-review', 'supplement', 'registrar']]
const since = 'TODAY'
const reviews = { 'first-review+second-review': { limit: 20, used: 4, since } }
const registration = { procedure: 'first-registration', owner: null, due: false, wakes: false, clocks: {}, ends: false }
const ended = { ...registration, ends: true }

/** A quarter of the registrations is under way, half of that with the office; three fifths are in the register. */
const registrations: readonly Way[] = [
  { ...registration, way: 'draft', share: 3, acts: [opened], owner: 'producer' },
  {
    ...registration,
    way: 'acceptance',
    share: 4,
    acts: submitted,
    owner: 'registrar',
    due: true,
    clocks: { acceptance: { limit: 3, used: 0, since } },
  },
  { ...registration, way: 'first-review', share: 7, acts: accepted, owner: 'registrar', due: true, clocks: reviews },
  { ...registration, way: 'second-review', share: 4, acts: passed, owner: 'registrar', due: true, clocks: reviews },
  {
    ...registration,
    way: 'supplement',
    share: 3,
    acts: returned,
    owner: 'producer',
    due: true,
    wakes: true,
    clocks: { 'after:supplement': { limit: 30, used: 0, since } },
  },
  {
    ...registration,
    way: 'public-notice',
    share: 6,
    acts: announced,
    owner: 'public',
    due: true,
    wakes: true,
    clocks: { 'after:public-notice': { limit: 10, used: 0, since } },
  },
  { ...ended, way: 'registered', share: 61, acts: [...announced, ['lapse', 'public-notice', 'registered', 'system']] },
  { ...ended, way: 'refused', share: 7, acts: [...accepted, ['refuse', 'first-review', 'refused', 'registrar']] },
  { ...ended, way: 'withdrawn', share: 3, acts: [opened, ['withdraw', 'application', 'withdrawn', 'producer']] },
  { ...ended, way: 'deemed-withdrawn', share: 2, acts: [...returned, ['lapse', 'supplement', 'deemed-withdrawn', 'system']] },
]

const commissions = (procedure: string, firm: string): Way[] => {
  const begun: Act[] = [
    ['open', null, 'commission', 'producer'],
    ['submit', 'commission', 'engagement', 'producer'],
  ]
  const taken: Act[] = [...begun, ['accept', 'engagement', 'quotation', firm], ['confirm', 'quotation', 'drafting', 'producer']]
  const usual = { procedure, due: false, wakes: false, clocks: {}, ends: false }
  return [
    { ...usual, way: 'filed', share: 100, acts: [...taken, ['file', 'drafting', 'filed', firm]], owner: null, ends: true },
    {
      ...usual,
      way: 'engagement',
      share: 0,
      acts: begun,
      owner: firm,
      due: true,
      wakes: true,
      clocks: { 'after:engagement': { limit: 5, used: 0, since } },
    },
    {
      ...usual,
      way: 'drafting',
      share: 0,
      acts: taken,
      owner: firm,
      due: true,
      wakes: true,
      clocks: { 'after:drafting': { limit: 60, used: 0, since } },
    },
  ]
}

const counting: readonly Act[] = [
  ['open', null, 'planning', 'producer'],
  ['submit', 'planning', 'counting', 'producer'],
]
const rounds: readonly Way[] = [
  {
    procedure: 'inventory-round',
    way: 'published',
    share: 90,
    acts: [...counting, ['submit', 'counting', 'checking', 'producer'], ['publish', 'checking', 'published', 'producer']],
    owner: null,
    due: false,
    wakes: false,
    clocks: {},
    ends: true,
  },
  {
    procedure: 'inventory-round',
    way: 'counting',
    share: 10,
    acts: counting,
    owner: 'producer',
    due: false,
    wakes: false,
    clocks: {},
    ends: false,
  },
]

/** Every way cases of the fill have gone. */
export const ways: readonly Way[] = [
  ...registrations,
  ...commissions('legal-opinion', 'law-firm'),
  ...commissions('valuation', 'valuer'),
  ...rounds,
]
