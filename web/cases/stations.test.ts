import { describe, expect, test } from 'vitest'
import type { Entry } from '#contract/cases.ts'
import { doneSteps, stationsOf } from './stations.ts'

const went = (act: string, fromStep: string | null, toStep: string | null, officerName = '林晓'): Entry => ({
  seq: 1,
  act,
  fromStep,
  toStep,
  officerName,
  organisationName: '福州市大数据服务中心',
  role: 'registrar',
  at: '2026-11-23T08:00:00Z',
  reason: '',
  asked: {},
  isUnread: false,
  answers: null,
  basis: [],
})
const kase = (step: string | null, ending: string | null, ...entries: Entry[]) => ({
  procedure: 'first-registration',
  step,
  ending,
  entries,
})
const brief = (view: Parameters<typeof stationsOf>[0]) => stationsOf(view).map((s) => `${s.id}:${s.state}`)

describe('the line of steps', () => {
  test('at the second review, what is behind is done and who did the first is named', () => {
    const view = kase(
      'second-review',
      null,
      went('submit', 'application', 'acceptance', '陈安'),
      went('accept', 'acceptance', 'first-review'),
      went('pass', 'first-review', 'second-review', '林晓'),
    )
    expect(brief(view)).toEqual([
      'application:done',
      'acceptance:done',
      'first-review:done',
      'second-review:now',
      'public-notice:later',
      'registered:later',
    ])
    expect(stationsOf(view)[2]!.by).toBe('林晓')
    expect(doneSteps(view)).toEqual(['application', 'acceptance', 'first-review'])
  })

  test('a correction stands before the step it came from', () => {
    const view = kase('supplement', null, went('submit', 'application', 'acceptance'), went('return', 'acceptance', 'supplement'))
    expect(brief(view)).toEqual([
      'application:done',
      'supplement:now',
      'acceptance:later',
      'first-review:later',
      'second-review:later',
      'public-notice:later',
      'registered:later',
    ])
  })

  test('a step the case did not go through is not called done: an earlier registration that was noticed before', () => {
    const view = {
      ...kase(
        null,
        'registered',
        went('submit', 'application', 'acceptance'),
        went('accept', 'acceptance', 'first-review'),
        went('pass', 'first-review', 'second-review'),
        went('pass', 'second-review', 'registered'),
      ),
      procedure: 'legacy-registration',
    }
    expect(brief(view)).toEqual([
      'application:done',
      'acceptance:done',
      'first-review:done',
      'second-review:done',
      'public-notice:skipped',
      'registered:done',
    ])
  })

  test('a refusal ends the line where it happened', () => {
    const view = kase(
      null,
      'refused',
      went('submit', 'application', 'acceptance'),
      went('accept', 'acceptance', 'first-review'),
      went('refuse', 'first-review', 'refused'),
    )
    expect(stationsOf(view).at(-1)).toMatchObject({ id: 'refused', state: 'done', isAside: true })
    expect(stationsOf(view)).toHaveLength(4)
    expect(stationsOf(view)[2]).toMatchObject({ id: 'first-review', state: 'done', by: '林晓' })
  })
})
