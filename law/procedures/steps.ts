import type { Step } from '../procedure.ts'

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
  may: { object: { opens: 'objection', asks: ['objection'], basis: 'choice:objection' } },
} as const satisfies Step<string, string>
