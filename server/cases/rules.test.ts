import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { procedures } from '#law/procedures.ts'
import { firstRegistration } from '#law/procedures/first-registration.ts'
import { dispute } from '#law/procedures/dispute.ts'
import type { Procedure } from '#law/procedure.ts'
import { avoidanceOf } from './avoidance.ts'
import { clockAt, dueOf, wakeOf } from './clocks.ts'
import { transferRegistration } from '#law/procedures/transfer-registration.ts'
import { take, whyNot } from './rules.ts'
import { moveOf, stepOf } from './steps.ts'
import { unmetAfter } from './unmet.ts'
import type { Actor, CaseState } from './state.ts'
import { daysLeft, moveView } from './view.ts'

const procedure = firstRegistration as unknown as Procedure
const unit = '11111111-1111-4111-8111-111111111111'
const centre = '22222222-2222-4222-8222-222222222222'
const officer = (id: string, role: string, organisationId: string | null): Actor => ({
  officerId: id,
  officerName: id,
  postId: id,
  organisationId,
  organisationName: '',
  role,
})
const lin = officer('lin', 'registrar', centre)
const chen = officer('chen', 'registrar', centre)
const wu = officer('wu', 'producer', unit)
const clock = officer('', 'system', null)

function opened(): CaseState {
  return {
    id: 'c',
    number: 'FZ-2026-000001',
    procedure: 'first-registration',
    edition: '2026-11',
    title: '公交实时位置',
    subjectKind: 'asset',
    subjectId: 'a',
    subjectVersion: 1,
    parentId: null,
    applicantId: unit,
    addresseeId: null,
    holderId: unit,
    holderKind: 'public-institution',
    holderSector: '',
    step: 'application',
    ending: null,
    cameFrom: null,
    clocks: {},
    answers: {},
    draft: {},
    draftRevision: 0,
    pins: [],
    version: 1,
    openedAt: new Date('2026-09-24T02:00:00Z'),
    submittedAt: null,
    done: [],
    asideOfParent: [],
    addresseeOfParent: null,
    openSides: [],
  }
}

function go(kase: CaseState, verb: string, actor: Actor, today: string, asked: Record<string, unknown> = {}): CaseState {
  return take(procedure, kase, {
    verb,
    asked,
    answers: null,
    actor: verb === 'lapse' ? clock : actor,
    at: new Date(`${today}T02:00:00Z`),
    today,
  })
}
const due = (kase: CaseState) => dueOf(kase.step ? clockAt(procedure, kase.clocks, kase.step) : null)?.on ?? null

/** A case brought to second review by Lin, submitted on Thursday 2026-09-24. */
function atSecondReview(): CaseState {
  let kase = go(opened(), 'submit', wu, '2026-09-24')
  kase = go(kase, 'accept', lin, '2026-09-30')
  return go(kase, 'pass', lin, '2026-10-12')
}

describe('the clock of a first registration (choice:acceptance-deadline, choice:review-deadline, choice:notice-period)', () => {
  test('three days to accept, twenty for both reviews together, ten of notice, over the National Day holiday and its make-up days', () => {
    let kase = go(opened(), 'submit', wu, '2026-09-24')
    expect(due(kase)).toBe('2026-09-30')
    kase = go(kase, 'accept', lin, '2026-09-30')
    expect(due(kase)).toBe('2026-11-03')
    kase = go(kase, 'pass', lin, '2026-10-12')
    expect(due(kase)).toBe('2026-11-03')
    kase = go(kase, 'pass', chen, '2026-11-03')
    expect(due(kase)).toBe('2026-11-17')
    expect(wakeOf(kase.clocks, kase.step)?.toISOString()).toBe('2026-11-17T16:00:00.000Z')
  })

  test('a correction asked at acceptance restarts the three days', () => {
    let kase = go(opened(), 'submit', wu, '2026-09-24')
    kase = go(kase, 'return', lin, '2026-09-29', { pins: [{ field: 'summary', note: '过短' }] })
    expect(kase.step).toBe('supplement')
    kase = go(kase, 'resubmit', wu, '2026-10-12')
    expect([kase.step, due(kase), kase.pins]).toEqual(['acceptance', '2026-10-15', []])
  })

  test('a correction asked in review stops the twenty days and lets them go on', () => {
    let kase = go(go(opened(), 'submit', wu, '2026-11-02'), 'accept', lin, '2026-11-02')
    expect(due(kase)).toBe('2026-11-30')
    kase = go(kase, 'return', lin, '2026-11-09', { pins: [{ field: 'limits', note: '说明' }] })
    expect(due(kase)).toBe('2026-12-21')
    kase = go(kase, 'resubmit', wu, '2026-11-16')
    expect([kase.step, due(kase)]).toEqual(['first-review', '2026-12-07'])
  })

  test('an objection makes the notice stand still, and a dismissal gives it the rest of its days', () => {
    let kase = go(atSecondReview(), 'pass', chen, '2026-11-03')
    kase = go(kase, 'object', officer('', 'public', null), '2026-11-06')
    expect([due(kase), kase.openSides]).toEqual([null, ['objection']])
    kase = go(kase, 'side-ended', clock, '2026-11-13', { procedure: 'objection', ending: 'dismissed' })
    expect([kase.step, kase.openSides, due(kase)]).toEqual(['public-notice', [], '2026-11-24'])
  })

  test('two objections: the notice waits for both', () => {
    let kase = go(atSecondReview(), 'pass', chen, '2026-11-03')
    kase = go(go(kase, 'object', wu, '2026-11-04'), 'object', wu, '2026-11-04')
    kase = go(kase, 'side-ended', clock, '2026-11-10', { procedure: 'objection', ending: 'dismissed' })
    expect(due(kase)).toBeNull()
    kase = go(kase, 'side-ended', clock, '2026-11-11', { procedure: 'objection', ending: 'upheld' })
    expect([kase.ending, kase.step]).toEqual(['terminated', null])
  })

  test('beyond the published calendar a notice is provisional and ends late, never early', () => {
    let kase = go(go(opened(), 'submit', wu, '2026-12-01'), 'accept', lin, '2026-12-01')
    kase = go(go(kase, 'pass', lin, '2026-12-02'), 'pass', chen, '2026-12-28')
    const found = dueOf(kase.clocks['after:public-notice'] ?? null)
    expect(found?.isProvisional).toBe(true)
    expect(found!.on > '2027-01-19').toBe(true)
  })

  test('days known for certain stay used when a clock is stopped beyond the calendar', () => {
    let kase = go(atSecondReview(), 'pass', chen, '2026-12-18')
    kase = go(kase, 'object', officer('', 'public', null), '2027-01-04')
    expect(kase.clocks['after:public-notice']).toMatchObject({ limit: 10, used: 9, since: null })
    kase = go(kase, 'side-ended', clock, '2027-01-11', { procedure: 'objection', ending: 'dismissed' })
    expect(daysLeft(due(kase), true, '2027-01-11')).toBe(1)
  })

  test('a provisional day is told without its margin, and as late once it is past', () => {
    const kase = go(atSecondReview(), 'pass', chen, '2026-12-18')
    const told = (today: string) => moveView(kase, { role: 'public', id: null, name: null, also: [] }, due(kase), true, today)?.days
    expect(due(kase)).toBe('2027-01-13')
    expect(['2026-12-18', '2026-12-21', '2026-12-31', '2027-01-01', '2027-01-13', '2027-01-14', '2027-01-18'].map(told)).toEqual([
      10, 9, 1, 0, 0, -1, -3,
    ])
  })
})

describe('what must still hold as a notice runs out (choice:one-open-registration, choice:transfer-consent)', () => {
  const transfer = transferRegistration as unknown as Procedure
  const onNotice: CaseState = { ...opened(), procedure: 'transfer-registration', step: 'public-notice' }
  const why = { zh: '受让单位已停用', en: 'It is not active' }
  const lapse = (asked: Record<string, unknown>) =>
    take(transfer, onNotice, {
      verb: 'lapse',
      asked,
      answers: null,
      actor: clock,
      at: new Date('2026-11-17T16:00:00Z'),
      today: '2026-11-18',
    })

  test('a case waits for a revocation, is refused when the new holder is unfit, and goes on when everything holds', () => {
    expect(
      unmetAfter(transfer, onNotice, {
        'in-register': { holds: true },
        'no-revocation': { holds: false, why },
        'receiver-fits': { holds: false, why },
      }),
    ).toEqual({ unmet: 'no-revocation', to: 'stay', why })
    expect(unmetAfter(transfer, onNotice, { 'no-revocation': { holds: true }, 'receiver-fits': { holds: false, why } })).toEqual({
      unmet: 'receiver-fits',
      to: 'refused',
      why,
    })
    expect(unmetAfter(transfer, onNotice, { 'no-revocation': { holds: true }, 'receiver-fits': { holds: true } })).toBeNull()
    expect([lapse({}).ending, lapse({ unmet: 'receiver-fits' }).ending]).toEqual(['transferred', 'refused'])
  })
})

describe('who may decide (4.7, choice:four-eyes, choice:own-unit, choice:one-correction)', () => {
  test('whoever did the first review may not do the second; a colleague may', () => {
    const kase = atSecondReview()
    expect(whyNot(procedure, kase, 'pass', lin, {})?.basis).toBe('choice:four-eyes')
    expect(whyNot(procedure, kase, 'refuse', lin, {})?.code).toBe('same-hand')
    expect(whyNot(procedure, kase, 'pass', chen, {})).toBeNull()
  })

  test('an officer of the holder does not review it, whatever their post', () => {
    expect(whyNot(procedure, atSecondReview(), 'pass', officer('he', 'registrar', unit), {})?.code).toBe('own-unit')
  })

  test('nor does an officer of the unit that a case is sent to: whom an asset would pass to', () => {
    const sent = { ...atSecondReview(), addresseeId: 'receiver' }
    expect(whyNot(procedure, sent, 'pass', officer('he', 'registrar', 'receiver'), {})).toMatchObject({
      code: 'own-unit',
      basis: 'choice:own-unit',
    })
    expect(whyNot(procedure, sent, 'pass', chen, {})).toBeNull()
    expect(
      whyNot(procedure, { ...atSecondReview(), addresseeOfParent: 'receiver' }, 'pass', officer('he', 'registrar', 'receiver'), {})?.code,
    ).toBe('own-unit')
    // Everybody who decides reads of both units that they keep out; each, whether it is their own.
    const told = (actor: Actor) =>
      avoidanceOf(procedure, sent, [], { holderName: '甲', addresseeName: '乙', parentAddresseeName: null }, actor).find(
        ({ kind }) => kind === 'own-unit',
      )
    for (const [actor, keepsMe] of [
      [chen, false],
      [officer('he', 'registrar', 'receiver'), true],
      [officer('he', 'registrar', unit), true],
    ] as const)
      expect(told(actor)).toMatchObject({ names: ['甲', '乙'], keepsMe })
  })

  test('a correction is asked once in a case', () => {
    let kase = go(opened(), 'submit', wu, '2026-09-24')
    kase = go(go(kase, 'return', lin, '2026-09-25', { pins: [] }), 'resubmit', wu, '2026-09-28')
    expect(whyNot(procedure, kase, 'return', lin, {})?.code).toBe('once')
  })

  test('a failed condition is the reason, with its remedy and clause', () => {
    const why = { zh: '没有法律意见书', en: 'No opinion' }
    expect(whyNot(procedure, opened(), 'submit', wu, { 'unqualified-opinion': { holds: false, why } })).toMatchObject({
      code: 'needs-unqualified-opinion',
      message: why,
      basis: '§4.4',
    })
  })

  test('a word that is no verb is denied, whatever JavaScript knows under that name', () => {
    for (const word of ['__proto__', 'constructor', 'toString', 'lapse', 'side-ended'])
      expect(whyNot(procedure, opened(), word, wu, {})?.code).toBe('not-here')
  })

  test('an act of another step is called as it is there, with what helps', () => {
    const decided = { ...opened(), procedure: 'revocation', step: 'first-decision' }
    expect(whyNot(procedures['revocation']!, decided, 'file', wu, {})).toMatchObject({
      code: 'not-here',
      message: { zh: '“撤销初核”环节不能提交陈述' },
      remedy: { zh: expect.stringContaining('重新载入') },
    })
  })

  test('nothing may be done to a case that has ended', () => {
    expect(whyNot(procedure, go(opened(), 'withdraw', wu, '2026-09-25'), 'submit', wu, {})?.code).toBe('closed')
  })

  test('every act by everybody on every step: either a denial with words and basis, or a move that leads somewhere known', () => {
    const actors = [
      lin,
      chen,
      wu,
      officer('x', 'system-administrator', centre),
      officer('y', 'data-bureau', unit),
      officer('z', 'producer', centre),
      officer('', 'public', null),
    ]
    const verbs = [
      'submit',
      'resubmit',
      'accept',
      'pass',
      'return',
      'decline',
      'refuse',
      'withdraw',
      'object',
      'publish',
      '__proto__',
      'constructor',
    ]
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...verbs), fc.constantFrom(...actors)), { maxLength: 14 }), (acts) => {
        let kase = opened()
        for (const [verb, actor] of acts) {
          const denial = whyNot(procedure, kase, verb, actor, {})
          if (denial) {
            expect(denial.message.zh.length).toBeGreaterThan(3)
            continue
          }
          const next = go(kase, verb, actor, '2026-09-24', verb === 'return' ? { pins: [{ field: 'summary', note: 'x' }] } : {})
          expect((next.step === null) !== (next.ending === null)).toBe(true)
          if (next.step) expect(stepOf(procedure, next)).not.toBeNull()
          expect(next.version).toBe(kase.version + 1)
          if (kase.step === 'second-review' && moveOf(procedure, kase, verb))
            expect(kase.done.filter((d) => d.step === 'first-review').map((d) => d.officerId)).not.toContain(actor.officerId)
          kase = next
        }
      }),
      { numRuns: 300 },
    )
  })
})

test('whoever has the post but not the seat is told of the unit whose turn it is, anybody else of the posts', () => {
  const quarrel = { ...opened(), procedure: 'dispute', step: 'negotiation', addresseeId: centre }
  const why = (step: string, organisationId: string, role = 'producer') =>
    whyNot(dispute as unknown as Procedure, { ...quarrel, step }, 'submit', officer('x', role, organisationId), {})?.message.zh
  expect([why('negotiation', unit), why('settling', centre)]).toEqual(['本环节由对方单位办理', '本环节由提出本办件的单位办理'])
  expect(why('settling', centre, 'registrar')).toBe('本环节由数据生产主体、数据运营主体、数据开发主体、福建大数据交易所、市财政局办理')
})
