import { describe, expect, test } from 'vitest'
import { drawProcedure } from '#law/draw.ts'
import { printMarkdown } from '#law/print.ts'
import { jointReview as procedure } from '#server/test/joint-review.ts'
import type { Procedure } from '#law/procedure.ts'
import { followingOf } from './following.ts'
import { calledAs, decidedAt, isUnread, onlyPassedSince } from './joint.ts'
import { take, whyNot } from './rules.ts'
import { hasTurn, ownersOf } from './seats.ts'
import { stepOf } from './steps.ts'
import type { Actor, CaseState } from './state.ts'

const [unit, centre, finance] = [
  '11111111-1111-4111-8111-111111111111',
  '22222222-2222-4222-8222-222222222222',
  '33333333-3333-4333-8333-333333333333',
]
const officer = (id: string, role: string, organisationId: string): Actor => ({
  officerId: id,
  officerName: id,
  postId: id,
  organisationId,
  organisationName: '',
  role,
})
const [wu, hu, lin, qian] = [
  officer('wu', 'producer', unit),
  officer('hu', 'producer', unit),
  officer('lin', 'registrar', centre),
  officer('qian', 'finance-bureau', finance),
]

const opened: CaseState = {
  id: 'c',
  number: 'FZ-2026-000001',
  procedure: procedure.id,
  edition: '2026-11',
  title: '公交',
  subjectKind: 'asset',
  subjectId: 'a',
  subjectVersion: 1,
  parentId: null,
  applicantId: unit,
  addresseeId: null,
  holderId: unit,
  holderKind: 'public-institution',
  holderSector: '',
  step: 'request',
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
  done: [{ step: null, act: 'open', officerId: 'wu', role: 'producer' }],
  asideOfParent: [],
  addresseeOfParent: null,
  openSides: [],
}
const go = (kase: CaseState, verb: string, actor: Actor): CaseState =>
  take(procedure, kase, { verb, asked: {}, answers: null, actor, at: new Date('2026-09-24T02:00:00Z'), today: '2026-09-24' })
const owners = (kase: CaseState) => ownersOf(procedure, kase).map(({ role, organisationId }) => `${role}${organisationId ? '@unit' : ''}`)
const together = go(opened, 'submit', wu)

describe('a step several parties must pass', () => {
  test('in any order: it leads on once, with the last; whose move it is names only the others', () => {
    expect(owners(together)).toEqual(['registrar', 'finance-bureau', 'producer@unit'])
    for (const order of [
      [lin, qian, hu],
      [hu, lin, qian],
      [qian, hu, lin],
    ]) {
      let kase = together
      for (const [n, actor] of order.entries()) {
        expect(whyNot(procedure, kase, 'pass', actor, {})).toBeNull()
        kase = go(kase, 'pass', actor)
        expect([kase.step, kase.ending, owners(kase).length]).toEqual(n < 2 ? ['together', null, 2 - n] : [null, 'agreed', 0])
      }
    }
  })

  test('each seat acts once, by different people; whoever decided before keeps out; outsiders are told who acts here', () => {
    const passed = go(together, 'pass', lin)
    for (const verb of ['pass', 'return', 'refuse'])
      expect(whyNot(procedure, passed, verb, officer('chen', 'registrar', centre), {})).toMatchObject({
        code: 'seat-passed',
        basis: 'choice:four-eyes',
        message: { zh: '本方已经提交审核意见，等待市财政局、数据生产主体' },
      })
    expect(whyNot(procedure, passed, 'pass', officer('lin', 'finance-bureau', finance), {})).toMatchObject({
      code: 'same-hand',
      basis: 'choice:four-eyes',
    })
    expect(whyNot(procedure, passed, 'pass', wu, {})).toMatchObject({ code: 'same-hand', basis: 'choice:second-pair-of-eyes' })
    expect(whyNot(procedure, together, 'pass', officer('he', 'registrar', unit), {})?.code).toBe('own-unit')
    expect(whyNot(procedure, together, 'pass', officer('x', 'valuer', finance), {})?.message.zh).toBe(
      '本环节由市大数据服务中心、市财政局、数据生产主体办理',
    )
    expect([
      hasTurn(procedure, passed, stepOf(procedure, passed)!, lin),
      hasTurn(procedure, passed, stepOf(procedure, passed)!, qian),
    ]).toEqual([false, true])
  })

  test('hidden, nothing leads on before all are in: then one refusal refuses, else one return sends back, and all begin again', () => {
    for (const [first, second, third, end] of [
      ['refuse', 'pass', 'pass', 'refused'],
      ['return', 'refuse', 'pass', 'refused'],
      ['pass', 'return', 'pass', 'request'],
      ['return', 'pass', 'pass', 'request'],
      ['pass', 'pass', 'pass', 'agreed'],
    ] as const) {
      const waiting = go(go(together, first, lin), second, qian)
      expect([first, second, waiting.step, waiting.ending, owners(waiting)]).toEqual([first, second, 'together', null, ['producer@unit']])
      expect(followingOf(procedure, together, go(together, first, lin), first).ending).toBeNull()
      const all = go(waiting, third, hu)
      expect([first, second, third, all.ending ?? all.step]).toEqual([first, second, third, end])
      expect(followingOf(procedure, waiting, all, third).ending).toBe(all.ending)
    }
    const again = go(go(go(go(together, 'pass', lin), 'return', qian), 'pass', hu), 'submit', wu)
    expect([again.step, owners(again).length]).toEqual(['together', 3])
    expect(go(again, 'pass', hu).step).toBe('together')
  })

  test('where nothing is hidden, one refusal or return leads on at once', () => {
    const { hidden: _, ...joint } = procedure.steps['together']!.joint!
    const open: Procedure = { ...procedure, steps: { ...procedure.steps, together: { ...procedure.steps['together']!, joint } } }
    const goOn = (kase: CaseState, verb: string, actor: Actor) =>
      take(open, kase, { verb, asked: {}, answers: null, actor, at: new Date('2026-09-24T02:00:00Z'), today: '2026-09-24' })
    expect(goOn(goOn(together, 'pass', lin), 'refuse', qian).ending).toBe('refused')
    expect(goOn(together, 'return', lin).step).toBe('request')
    expect(printMarkdown(open, 'zh')).toContain('由不同的人各自“通过”，齐备后才继续')
  })

  test('what the lists, the log and the trace say of an act held back is only that it was handed in; of the last, what all decided', () => {
    const step = stepOf(procedure, together)
    const refused = go(together, 'refuse', lin)
    expect(['pass', 'return', 'refuse'].map((verb) => calledAs(together, refused, step, verb))).toEqual(['hand-in', 'hand-in', 'hand-in'])
    expect(decidedAt(together, refused, step, { act: 'refuse', role: 'registrar' })).toEqual([])
    const waiting = go(refused, 'pass', qian)
    const all = go(waiting, 'pass', hu)
    expect(calledAs(waiting, all, step, 'pass')).toBe('pass')
    expect(decidedAt(waiting, all, step, { act: 'pass', role: 'producer' })).toEqual([
      { role: 'registrar', act: 'refuse' },
      { role: 'finance-bureau', act: 'pass' },
      { role: 'producer', act: 'pass' },
    ])
    expect(calledAs(opened, together, stepOf(procedure, opened), 'submit')).toBe('submit')
  })

  test('who saw the case before another passed still acts on it; anything else that was done meanwhile makes that stale', () => {
    const step = stepOf(procedure, together)
    const passed = go(together, 'pass', lin)
    expect(onlyPassedSince(passed, step, together.version)).toBe(true)
    expect(onlyPassedSince(go(together, 'refuse', lin), step, together.version)).toBe(true)
    expect(onlyPassedSince(go(passed, 'set-clock', lin), step, together.version)).toBe(false)
    expect(onlyPassedSince(go(go(go(passed, 'return', qian), 'pass', hu), 'submit', wu), step, together.version)).toBe(false)
    expect(onlyPassedSince(passed, step, opened.version)).toBe(false)
  })

  test('what a seat said is unread by the others until all are in', () => {
    const passed = go(together, 'pass', lin)
    const entry = { act: 'pass', from_step: 'together', seq: passed.version, role: 'registrar', organisation_id: centre }
    const reads = (kase: CaseState, reader: Actor) => !isUnread(kase, stepOf(procedure, kase), entry, reader)
    expect([reads(passed, qian), reads(passed, hu), reads(passed, officer('chen', 'registrar', centre))]).toEqual([false, false, true])
    const all = go(go(passed, 'pass', qian), 'pass', hu)
    expect([reads(all, qian), reads(all, hu)]).toEqual([true, true])
    expect(reads(go(go(go(passed, 'return', qian), 'pass', hu), 'submit', wu), qian)).toBe(true)
    for (const act of ['return', 'refuse']) expect(isUnread(passed, stepOf(procedure, passed), { ...entry, act }, qian)).toBe(true)
  })

  test('the page and the drawing name all of them and say that each must pass', () => {
    expect(printMarkdown(procedure, 'zh')).toContain(
      '市大数据服务中心<br>市财政局<br>数据生产主体<br>由不同的人各自提交，齐备之前互不可见；齐备后有一方“不予登记”的按“不予登记”办，否则有一方“退回补正”的按“退回补正”办，都“通过”的才继续',
    )
    expect(printMarkdown(procedure, 'en')).toContain(
      'by different people, none sees what another decided before all have; then one “Refuse” decides, else one “Return for correction” decides; it goes on when each did “Pass”',
    )
    const drawing = drawProcedure(procedure)
    for (const words of ['市财政局', '共同办理']) expect(drawing).toContain(words)
  })
})
