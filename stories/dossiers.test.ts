import { statSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { effects } from '#law/effects.ts'
import type { Procedure } from '#law/procedure.ts'
import { procedures } from '#law/procedures.ts'
import { movesOf } from '#law/ways.ts'
import { differences as differencesOfRow } from '#server/cases/replay.ts'
import { chanceFrom } from './dossiers/chance.ts'
import { edgesOf } from './dossiers/edges.ts'
import { inForce } from './dossiers/life.ts'
import { dossiersIn, folder, linesOf, readDossiers } from './dossiers/lines.ts'
import { Player } from './dossiers/player.ts'
import { isGrounded, type ListedDifference, listedWith, readListed, unlisted } from './dossiers/listed.ts'
import { recordLives } from './dossiers/record.ts'
import { differenceOf, differencesOf } from './dossiers/replay.ts'

const dossiers = readDossiers()
const listed = readListed()
const acts = dossiers.flatMap((dossier) => dossier.acts)
const everyStanding = acts.flatMap((act) => [...(act.after ? [act.after] : []), ...(act.then ?? []).map(({ after }) => after)])

describe('记录在案的办件逐件重放：每一版规程要么照样接受，要么列明差异', () => {
  test('every recorded life goes as it was recorded, or its difference is listed; nothing is listed that no longer differs', () => {
    expect(unlisted(differencesOf(dossiers), listed), 'docs/dossiers.md says what is done when a rule changes').toEqual({
      differs: [],
      needless: [],
    })
  })

  test('each listed difference names the clause, choice or dated decision that made it, and why', () => {
    expect(listed.filter((each) => !isGrounded(each))).toEqual([])
    const grounds = [
      { since: '§4.7', why: '公示期改为15个工作日' },
      { since: 'choice:notice-period', why: '公示期改为15个工作日' },
      { since: 'docs/decisions/2026-11-23-house.md', why: 'longer notice' },
    ]
    expect(grounds.map(isGrounded)).toEqual([true, true, true])
    const none = [
      { since: '§99.9', why: 'longer notice' },
      { since: 'choice:none', why: 'longer notice' },
      { since: 'docs/decisions/none.md', why: 'longer notice' },
      { since: 'README.md', why: 'longer notice' },
      { since: '§4.7', why: '' },
    ]
    expect(none.map(isGrounded)).toEqual(none.map(() => false))
  })

  test('a longer notice, a move that is gone, an effect more and a condition less are all noticed, and accepted when listed', () => {
    const law = (change: (procedure: Procedure) => Procedure) => (id: string) =>
      id === 'first-registration' ? change(inForce(id)) : inForce(id)
    const withStep = (procedure: Procedure, id: string, part: object): Procedure => ({
      ...procedure,
      steps: { ...procedure.steps, [id]: { ...procedure.steps[id]!, ...part } },
    })
    const changes: readonly ((procedure: Procedure) => Procedure)[] = [
      (procedure) =>
        withStep(procedure, 'public-notice', {
          after: { ...procedure.steps['public-notice']!.after!, workingDays: procedure.steps['public-notice']!.after!.workingDays + 5 },
        }),
      (procedure) => withStep(procedure, 'acceptance', { may: { accept: procedure.steps['acceptance']!.may.accept } }),
      (procedure) => withStep(procedure, 'first-review', { onEnter: ['freeze-subject'] }),
      (procedure) =>
        withStep(procedure, 'first-review', { may: { ...procedure.steps['first-review']!.may, pass: { to: 'second-review' } } }),
    ]
    const own = dossiers.filter(({ procedure }) => procedure === 'first-registration')
    for (const change of changes) {
      const found = differencesOf(own, law(change))
      expect(found.length).toBeGreaterThan(0)
      const all: ListedDifference[] = listedWith(found, [], { since: '§4.7', why: 'changed for this test' })
      expect(unlisted(found, all)).toEqual({ differs: [], needless: [] })
      expect(unlisted(found.slice(1), all).needless).toEqual([all[0]])
      // What is listed keeps its source as more is listed; what no longer differs goes.
      expect(listedWith(found.slice(1), all.slice(0, 2), { since: 'choice:notice-period', why: 'changed once more' })).toEqual([
        ...all.slice(1, 2),
        ...found.slice(2).map((each) => ({ ...each, since: 'choice:notice-period', why: 'changed once more' })),
      ])
    }
    expect(differenceOf(own[0]!, law(changes[0]!))).toMatchObject({ differs: ['after.due', 'after.wakes'] })
  })
})

describe('what the recorded lives cover', () => {
  test('at least 300 lives, each of its own name, every procedure to the ending the applicant wants, in at most 3 MB', () => {
    expect(dossiers.length).toBeGreaterThanOrEqual(300)
    expect(new Set(dossiers.map(({ id }) => id)).size).toBe(dossiers.length)
    const sizes = Object.keys(procedures).map((id) => statSync(path.join(folder, `${id}.ndjson`)).size)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(3_000_000)
    for (const procedure of Object.values(procedures).filter(({ subject }) => subject !== 'case')) {
      const endings = dossiers
        .filter((dossier) => dossier.procedure === procedure.id)
        .flatMap((dossier) => dossier.acts.filter((act) => act.case === 'main').flatMap((act) => act.after?.ending ?? []))
      expect([procedure.id, endings.some((ending) => procedure.ends[ending]?.outcome === 'granted')]).toEqual([procedure.id, true])
    }
  })

  test('every move and clock of every procedure was taken, and every ending reached', () => {
    const taken = new Set<string>()
    const ended = new Set<string>()
    for (const dossier of dossiers) {
      const at = new Map<string, { procedure: string; step: string }>()
      const see = (name: string, verb: string, after: { step?: string; ending?: string; effects?: readonly string[] } | undefined) => {
        const before = at.get(name)
        if (!before || !after) return
        taken.add(`${before.procedure}/${before.step} ${verb}`)
        if (after.ending) ended.add(`${before.procedure}/${after.ending}`)
        at.set(name, { ...before, step: after.step ?? '' })
      }
      for (const act of dossier.acts) {
        if (act.act === 'open' && act.opens) at.set(act.case, { procedure: act.opens, step: act.after?.step ?? '' })
        const side =
          act.after && at.get(act.case)
            ? movesOf(procedures[at.get(act.case)!.procedure]!.steps[at.get(act.case)!.step] ?? ({ may: {} } as never)).find(
                ([verb]) => verb === act.act,
              )?.[1].opens
            : undefined
        if (act.act !== 'open') see(act.case, act.act, act.after)
        if (side)
          at.set(`${side}-${[...at.keys()].filter((key) => key.startsWith(side)).length + 1}`, {
            procedure: side,
            step: procedures[side]!.first,
          })
        // What is told last happened first: the case ends before what ends with it.
        for (const each of act.then ?? []) see(each.case, each.act, each.after)
      }
    }
    const all = Object.values(procedures).flatMap((procedure) =>
      Object.entries(procedure.steps).flatMap(([id, step]) => [
        ...movesOf(step).map(([verb]) => `${procedure.id}/${id} ${verb}`),
        ...(step.after ? [`${procedure.id}/${id} lapse`] : []),
      ]),
    )
    expect(all.filter((way) => !taken.has(way))).toEqual([])
    expect(
      Object.values(procedures)
        .flatMap((procedure) => Object.keys(procedure.ends).map((end) => `${procedure.id}/${end}`))
        .filter((end) => !ended.has(end)),
    ).toEqual([])
  })

  test('every effect follows and every condition fails in some life; every kind of refusal was made', () => {
    const followed = new Set(everyStanding.flatMap((after) => after.effects ?? []))
    expect(Object.keys(effects).filter((effect) => !followed.has(effect))).toEqual([])
    const codes = new Set(acts.flatMap((act) => act.refused?.code ?? []))
    const needed = new Set(
      Object.values(procedures).flatMap((procedure) =>
        Object.values(procedure.steps).flatMap((step) =>
          movesOf(step).flatMap(([, move]) => (move.needs ?? []).map((condition) => `needs-${condition}`)),
        ),
      ),
    )
    expect(
      [
        ...needed,
        'closed',
        'not-here',
        'not-yours',
        'own-unit',
        'kin',
        'same-hand',
        'once',
        'seat-passed',
        'stepped-aside',
        'no-office',
        'not-overdue',
        'stale',
        'step-up',
        'invalid',
        'not-due',
      ].filter((code) => !codes.has(code)),
    ).toEqual([])
    expect(acts.some((act) => act.waits)).toBe(true)
    expect(everyStanding.some((after) => after.provisional)).toBe(true)
  })

  test('lives read back as they were written; recorded once more from one seed, they are the same to the byte', () => {
    expect(dossiersIn(linesOf(dossiers.slice(0, 40)))).toEqual(dossiers.slice(0, 40))
    const [once, again] = [recordLives(42), recordLives(42)]
    expect([...once].map(([id, lives]) => [id, linesOf(lives)])).toEqual([...again].map(([id, lives]) => [id, linesOf(lives)]))
  })
})

describe('what holds on every walk through every procedure', () => {
  const ids = Object.values(procedures)
    .filter(({ subject }) => subject !== 'case')
    .map(({ id }) => id)

  test('no case is stuck without a possible act, clock or side case; one that ended takes no act and wakes nobody; its entries make it again', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ids), fc.integer({ min: 0, max: 1_000_000 }), (id, seed) => {
        const chance = chanceFrom(seed)
        const player = new Player('2026-03-02', chance, new Set())
        player.open('main', id, seed)
        for (let n = 0; n < 12; n++) {
          const { procedure, state } = player.standing('main')
          const may = edgesOf(procedure).filter(
            (edge) => edge.from === state.step && !(edge.isOnce && state.done.some((d) => d.act === edge.verb)),
          )
          if (state.step === null) {
            for (const verb of ['submit', 'accept', 'pass', 'withdraw', 'lapse'])
              for (const by of [player.openedBy('main'), 'registrar@office#1', 'system'])
                expect(player.record({ on: player.today, case: 'main', act: verb, by }).refused).toBeDefined()
            expect([Object.keys(state.clocks), state.ending !== null]).toEqual([[], true])
            break
          }
          expect([id, state.step, may.length > 0 || state.openSides.length > 0]).toEqual([id, state.step, true])
          const before = player.acts.length
          player.follow('main', may[chance(may.length)]!)
          const went = player.acts.slice(before)
          // Time that stands still for an open side case is waited for in that case.
          expect([id, state.step, went.some((act) => act.after ?? act.waits) || state.openSides.length > 0]).toEqual([id, state.step, true])
        }
        const { state, entries } = player.life.cases.get('main')!
        expect(differencesOfRow(state, entries)).toEqual([])
      }),
      { numRuns: 400, seed: 7 },
    )
  })
})
