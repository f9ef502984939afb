import { call } from '#contract/call.ts'
import { caseRoutes } from '#contract/cases.ts'
import { Client } from '#contract/client.ts'
import { sessionRoutes } from '#contract/session.ts'
import { asSystem } from '#server/db/transaction.ts'
import type { Platform } from '#server/platform.ts'
import { findStep, noteStep } from './steps.sql.ts'

export type Given = Record<string, unknown>
/** Answers, or how to come to them: what is not played again is not asked for again. */
type Asked = Given | (() => Promise<Given>)
const answersOf = async (asked: Asked): Promise<Given> => (typeof asked === 'function' ? asked() : asked)

/** Where the demonstration is played: people who knock at the front door, one after the other, each step once. */
export class Stage {
  readonly #platform: Pick<Platform, 'db'>
  readonly base: string
  readonly #people = new Map<string, Client>()
  readonly #posts = new Map<string, string>()

  constructor(base: string, platform: Pick<Platform, 'db'>) {
    this.base = base
    this.#platform = platform
  }

  /** Plays a step unless an earlier start already did; answers with what it left behind. */
  async once<T>(name: string, play: () => Promise<T>): Promise<T> {
    const before = await asSystem(this.#platform.db, (tx) => findStep<T>(tx, name))
    if (before !== null) return before
    const outcome = await play()
    await asSystem(this.#platform.db, (tx) => noteStep(tx, name, outcome))
    return outcome
  }

  /** A person of the cast by name, signed in at their post. */
  async as(name: string): Promise<Client> {
    const known = this.#people.get(name)
    if (known) return known
    if (this.#posts.size === 0) {
      const { people } = await call({ base: this.base }, sessionRoutes.demoPeople)
      for (const person of people) this.#posts.set(person.name, person.postId)
    }
    const post = this.#posts.get(name)
    if (!post) throw new Error(`nobody in the cast is called ${name}`)
    const client = new Client(this.base)
    await client.become(post)
    this.#people.set(name, client)
    return client
  }

  /** Opens a case once. */
  open(step: string, who: string, procedure: string, subjectId: string | null, asked: Asked): Promise<{ id: string; number: string }> {
    return this.once(step, async () => {
      const answers = await answersOf(asked)
      const { id, number } = await (
        await this.as(who)
      ).ask(caseRoutes.openCase, { body: { procedure, ...(subjectId ? { subjectId } : {}), answers, key: `demo:${step}` } })
      return { id, number }
    })
  }

  /** Acts on a case once, on the version that stands. */
  act(step: string, who: string, caseId: string, act: string, asked: Asked = {}, reason = ''): Promise<{ version: number }> {
    return this.once(step, async () => {
      const client = await this.as(who)
      const given = await answersOf(asked)
      const { version, draftRevision } = await client.ask(caseRoutes.readCase, { params: { id: caseId } })
      const after = await client.ask(caseRoutes.actOnCase, {
        params: { id: caseId },
        body: { act, version, draftRevision, key: `demo:${step}`, reason, asked: given },
      })
      return { version: after.version }
    })
  }

  /** Brings in a paper, for a case when there is one yet, and answers with the answer of a paper field. */
  async paper(who: string, caseId: string | undefined, name: string, content: Buffer): Promise<{ sha256: string; name: string }> {
    const form = new FormData()
    form.set('file', new Blob([new Uint8Array(content)], { type: 'application/pdf' }), name)
    const { sha256 } = await (await this.as(who)).ask(caseRoutes.addFile, { query: caseId ? { caseId } : {}, body: form })
    return { sha256, name }
  }

  /** The organisation an officer of the cast acts for. */
  async organisationOf(officer: string): Promise<string> {
    return (await this.as(officer)).session!.post!.organisationId
  }

  /** The day of the platform, 'YYYY-MM-DD'. */
  async today(): Promise<string> {
    return (await (await this.as('郑远航')).ask(sessionRoutes.readSession)).clock.today
  }

  /** Pushes the clock until the platform stands so many days before the real day; never back. */
  async until(daysAgo: number): Promise<void> {
    await this.once(`clock:${daysAgo}`, async () => {
      const client = await this.as('郑远航')
      const { clock } = await client.ask(sessionRoutes.readSession)
      const forwardMs = Math.round(-daysAgo * 86_400_000 - clock.offsetMs)
      if (forwardMs > 0) await client.ask(sessionRoutes.demoPushClock, { body: { forwardMs } })
      return {}
    })
  }
}
