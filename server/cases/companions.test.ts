import { expect, test } from 'vitest'
import { procedures } from '#law/procedures.ts'
import { companionsOf, goingTogether } from './companions.ts'
import type { CaseState } from './state.ts'

const kase = (id: string, subjectId: string, openSides: readonly string[] = []) => ({ id, subjectId, openSides }) as CaseState
const ids = (cases: readonly CaseState[]) => companionsOf(cases).map(({ id }) => id)

test('moved together are the steps all of whose endings by the clock have effects that go along, and no others', () => {
  expect(goingTogether(new Set(['close-notice', 'issue-certificate', 'release-subject', 'tell-other-side']))).toContainEqual({
    procedure: 'first-registration',
    step: 'public-notice',
  })
  for (const { procedure, step } of goingTogether(new Set(['close-notice', 'issue-certificate', 'release-subject', 'tell-other-side'])))
    expect(procedures[procedure]!.steps[step]!.after, `${procedure} ${step}`).toBeDefined()
  const of = (...along: Parameters<typeof goingTogether>[0] extends ReadonlySet<infer E> ? E[] : never) =>
    goingTogether(new Set(along)).map(({ procedure, step }) => `${procedure} ${step}`)
  expect(of('close-notice')).not.toContain('first-registration public-notice')
  // A transfer takes other cases along, whatever its effects may do.
  expect(
    of(
      ...Object.values(procedures).flatMap((p) => [
        ...Object.values(p.ends).flatMap((end) => end.effects ?? []),
        ...Object.values(p.steps).flatMap((step) => [...(step.onLeave ?? []), ...(step.onEnter ?? []), ...(step.after?.effects ?? [])]),
      ]),
    ),
  ).not.toContain('transfer-registration public-notice')
})

test('cases about one thing, and those that have a case of their own open, wait for their turn', () => {
  expect(ids([])).toEqual([])
  expect(ids([kase('1', 'a'), kase('2', 'b'), kase('3', 'a'), kase('4', 'c', ['objection'])])).toEqual(['1', '2'])
  expect(ids([kase('1', 'a', ['objection']), kase('2', 'b')])).toEqual(['1'])
})
