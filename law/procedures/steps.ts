import type { Condition } from '../conditions.ts'
import type { Form } from '../forms.ts'
import type { Move, Step, TimeLimit } from '../procedure.ts'
import type { Verb } from '../verbs.ts'
import type { Words } from '../words.ts'

/** 受理: whether an application is taken, sent back once or declined. */
export const acceptance = {
  title: { zh: '受理', en: 'Acceptance' },
  basis: 'choice:acceptance-deadline',
  by: 'registrar',
  within: { workingDays: 3, basis: 'choice:acceptance-deadline', onReturn: 'restart' },
  may: {
    accept: { to: 'first-review' },
    return: { to: 'supplement', asks: ['pins'], once: true, basis: 'choice:one-correction' },
    decline: { to: 'not-accepted', asks: ['decline-ground'] },
  },
} as const satisfies Step<string, string>

/** 登记公示, without what the clock does: that is each procedure's own. */
export const publicNotice = {
  title: { zh: '登记公示', en: 'Public notice' },
  basis: '§4.7',
  by: 'public',
  pauses: true,
  onEnter: ['open-notice'],
  onLeave: ['close-notice'],
  sides: { objection: { upheld: 'terminated', dismissed: 'stay', moot: 'stay' } },
  may: { object: { opens: 'objection', asks: ['objection'], basis: 'choice:objection', effects: ['tell-of-objection'] } },
} as const satisfies Step<string, string>

/** 补正: what was pinned is put right and sent in again, once; whoever lets it lie for 30 working days has withdrawn. */
export function supplement<const To extends string>(to: To, form: Form, needs: readonly Condition[]) {
  return {
    title: { zh: '补正', en: 'Correction' },
    basis: 'choice:one-correction',
    by: 'producer',
    edits: 'pinned',
    pauses: true,
    may: { resubmit: { to, asks: [form], needs }, withdraw: { to: 'withdrawn' } },
    after: { workingDays: 30, basis: 'choice:supplement-deadline', to: 'deemed-withdrawn' },
  } as const satisfies Step<To, 'withdrawn' | 'deemed-withdrawn'>
}

/** The clock both reviews of a registration share. */
export const reviewLimit = {
  workingDays: 20,
  together: ['first-review', 'second-review'],
  basis: 'choice:review-deadline',
  onReturn: 'resume',
} as const satisfies TimeLimit<string>

/** How a registrar refuses, named after what it refuses; the form says who reads the reason. */
export function refusal<const Zh extends string>(zh: Zh, form: Form = 'refusal-reason') {
  return { to: 'refused', title: { zh, en: 'Refuse' }, asks: [form] } as const satisfies Move<string, 'refused'>
}

/**
 * 初审 and 复审 of what was applied for, by two people under one clock (choice:four-eyes): either may send it back to the applicant once
 * or refuse it; the first passes on what meets `needs`, the second decides by `decide`.
 */
export function twoReviews<const R extends Move<string, string>, const D extends { readonly [V in Verb]?: Move<string, string> }>(of: {
  readonly titles: readonly [Words, Words]
  readonly within: TimeLimit<'first-review' | 'second-review'>
  readonly needs: readonly Condition[]
  readonly decide: D
  readonly refuse: R
}) {
  const otherwise = { return: { to: 'supplement', asks: ['pins'], once: true, basis: 'choice:one-correction' }, refuse: of.refuse } as const
  return {
    'first-review': {
      title: of.titles[0],
      basis: '§4.7',
      by: 'registrar',
      within: of.within,
      may: { pass: { to: 'second-review', needs: of.needs }, ...otherwise },
    },
    'second-review': {
      title: of.titles[1],
      basis: '§4.7',
      by: 'registrar',
      notBy: { steps: ['first-review'], basis: 'choice:four-eyes' },
      within: of.within,
      may: { ...of.decide, ...otherwise },
    },
  } as const
}
