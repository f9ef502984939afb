import { daysAfter } from '#contract/working-days.ts'
import { anyone, thePlatform } from '#law/parties.ts'
import type { Form } from '#law/forms.ts'
import { type Procedure, takersOf } from '#law/procedure.ts'
import { movesOf } from '#law/ways.ts'
import { fieldsOfForms, editableFields } from '#server/cases/answers.ts'
import { standingOf } from '#server/cases/known.ts'
import { partActs, waitedFor } from '#server/cases/joint.ts'
import { moveOf } from '#server/cases/steps.ts'
import type { CaseState } from '#server/cases/state.ts'
import { freshHand, openerOf, organisations } from './cast.ts'
import type { Chance } from './chance.ts'
import { edgesOf, type Edge, lineTo } from './edges.ts'
import { attemptsAt } from './attempts.ts'
import { filled } from './filling.ts'
import { inForce, Life } from './life.ts'
import type { Answers, Dossier, DossierAct, Outcome } from './lines.ts'

/** Plays one life by chance and a plan, and keeps what was tried and what came of it. */
export class Player {
  readonly life = new Life()
  readonly acts: (DossierAct & Outcome)[] = []
  today: string
  /** What was tried wrongly already, in this procedure, so that every life tries something else. */
  readonly tried: Set<string>
  readonly chance: Chance
  readonly #openers = new Map<string, string>()
  constructor(today: string, chance: Chance, tried: Set<string>) {
    this.today = today
    this.chance = chance
    this.tried = tried
  }

  standing(name: string): { procedure: Procedure; state: CaseState } {
    const { state } = this.life.cases.get(name)!
    return { procedure: inForce(state.procedure), state }
  }

  openedBy = (name: string): string => this.#openers.get(name) ?? 'public'

  /** Opens a case of a procedure under a name of its own. */
  open(name: string, opens: string, turn: number): void {
    const by = openerOf(inForce(opens), turn)
    this.#openers.set(name, by)
    for (const condition of inForce(opens).opensIf ?? [])
      this.record({ on: this.today, case: name, opens, act: 'open', by, fails: [condition] })
    this.record({ on: this.today, case: name, opens, act: 'open', by })
  }

  /** Tries an act and keeps what came of it. */
  record(act: DossierAct): Outcome {
    const outcome = this.life.perform(act)
    this.acts.push({ ...act, ...outcome })
    return outcome
  }

  /** The forms that go with a verb where a case stands: the application as it is submitted, and what is asked beside it. */
  forms(name: string, verb: string): { draft?: Answers; asked?: Answers } {
    const { procedure, state } = this.standing(name)
    const asks = (moveOf(procedure, state, verb)?.asks ?? []) as readonly Form[]
    const organisation = organisations[procedure.addressee === 'holder' ? 'holder' : 'addressee']
    const fill = (forms: readonly Form[]): Answers =>
      Object.assign({}, ...forms.map((form) => filled(form, this.today, organisation))) as Answers
    const own = asks.filter((form) => procedure.application.includes(form) && procedure.subject !== 'case')
    const beside = asks.filter((form) => !own.includes(form))
    const pinned = [...fieldsOfForms(procedure.application)][0] ?? ''
    const asked = beside.includes('pins') ? { pins: [{ field: pinned, note: '请补充说明' }] } : fill(beside)
    const isPinned = editableFields(procedure, state) !== null
    return { ...(own.length > 0 ? { draft: isPinned ? state.answers : fill(own) } : {}), ...(beside.length > 0 ? { asked } : {}) }
  }

  /** Time goes on by some days, but not past the day on which the clock would act. */
  wait(name: string, most: number): void {
    const { procedure, state } = this.standing(name)
    const next = daysAfter(this.today, this.chance(most + 1))
    const { wakeAt, dueOn } = standingOf(procedure, state)
    this.today = wakeAt && dueOn && next > dueOn ? (this.today > dueOn ? this.today : dueOn) : next
  }

  /** Tries what is not allowed where a case stands: what was not tried yet, so many times. */
  tryWrongly(name: string, most: number): void {
    const left = attemptsAt(this, name).filter(({ wrong }) => !this.tried.has(wrong))
    for (const { wrong, act } of left.slice(0, most)) {
      this.tried.add(wrong)
      this.record(act)
    }
  }

  /** Takes a case along an edge; where several must pass, each does. */
  follow(name: string, edge: Edge): void {
    const { procedure, state } = this.standing(name)
    const step = procedure.steps[edge.from]!
    this.wait(name, 4)
    this.tryWrongly(name, 2)
    if (edge.side) {
      // Where the clock had waited, what was tried may have been its time, and the case went on.
      if (this.standing(name).state.step === edge.from) this.#side(name, edge.side)
      return
    }
    if (edge.verb === 'lapse') return this.#lapse(name, edge)
    const move = moveOf(procedure, state, edge.verb)
    const parties = partActs(step).includes(edge.verb)
      ? [...waitedFor(state, step)]
      : [this.#pick(step.joint && !move?.by ? waitedFor(state, step) : takersOf(step, move ?? {}))]
    if (this.chance(2) === 1) parties.reverse()
    for (const [n, party] of parties.entries()) {
      if (n > 0) this.tryWrongly(name, 1)
      // Who saw it before a colleague passed may still pass.
      if (this.standing(name).state.step !== edge.from) return
      const hand = freshHand(procedure, this.standing(name).state, party)
      this.record({ on: this.today, case: name, act: edge.verb, by: hand, ...this.forms(name, edge.verb) })
    }
  }

  #pick<T>(all: readonly T[]): T {
    return all[this.chance(all.length)]!
  }

  #lapse(name: string, edge: Edge): void {
    const { procedure, state } = this.standing(name)
    const { dueOn } = standingOf(procedure, state)
    if (dueOn) this.today = daysAfter(dueOn, 1)
    this.record({ on: this.today, case: name, act: 'lapse', by: thePlatform, ...(edge.unmet ? { fails: [edge.unmet] } : {}) })
  }

  #side(name: string, { opens, ending }: { opens: string; ending: string }): void {
    const side = this.openSide(name, opens)
    if (!side) return
    this.tryWrongly(name, 1)
    this.decide(side, ending)
  }

  /** Somebody opens a side case; gives its name, or null where it was refused. */
  openSide(name: string, opens: string): string | null {
    const { procedure, state } = this.standing(name)
    const verb = movesOf(procedure.steps[state.step!]!).find(([, move]) => move.opens === opens)![0]
    const before = [...this.life.cases.keys()]
    this.record({ on: this.today, case: name, act: verb, by: anyone, ...this.forms(name, verb) })
    const side = [...this.life.cases.keys()].find((key) => !before.includes(key)) ?? null
    if (side) this.#openers.set(side, anyone)
    return side
  }

  /** Takes a side case to an ending; what ends only with its parent stays open. */
  decide(side: string, ending: string): void {
    const { procedure } = this.standing(side)
    for (const edge of lineTo(edgesOf(procedure), procedure.first, (place) => place === ending) ?? []) this.follow(side, edge)
  }

  /** Takes a case on until it arrives, at most so many edges. */
  goTo(name: string, arrives: (place: string) => boolean): boolean {
    for (let n = 0; n < 20; n++) {
      const { procedure, state } = this.standing(name)
      const place = state.step ?? state.ending!
      if (arrives(place)) return true
      if (!state.step) return false
      const used = new Set(state.done.map((d) => d.act))
      const line = lineTo(
        edgesOf(procedure).filter((edge) => !edge.isOnce || !used.has(edge.verb)),
        place,
        arrives,
      )
      if (!line?.[0]) return false
      this.follow(name, line[0])
      // What nothing came of will not come of it again.
      if (this.standing(name).state.version === state.version) return false
    }
    return false
  }

  /** Takes a case to an ending, the one that was wished for where it can still be had, and tries to act on it after that. */
  finish(name: string): void {
    const { procedure } = this.standing(name)
    if (!this.goTo(name, (place) => procedure.ends[place]?.outcome === 'granted')) this.goTo(name, (place) => place in procedure.ends)
    this.tryWrongly(name, 1)
  }

  /** What was lived, as it is kept. */
  dossier(id: string, about: string): Dossier {
    const { procedure } = this.standing('main')
    return { id, procedure: procedure.id, edition: procedure.edition, about, acts: this.acts }
  }
}
