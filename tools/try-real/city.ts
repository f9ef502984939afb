import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { call } from '#contract/call.ts'
import { caseRoutes } from '#contract/cases.ts'
import { Client } from '#contract/client.ts'
import { sessionRoutes, type DemoPerson } from '#contract/session.ts'

/** One file on its way through the platform. */
export type Tried = {
  readonly file: string
  readonly name: string
  readonly holder: string
  findingId?: string
  rows?: number
  columns?: number
  personal?: number
  grade?: number
  faults?: string[]
  tookMs?: number
  assetId?: string
  code?: string
  note?: string
  certificate?: string
}

/** The running demonstration and the people in it; each is signed in once. */
export class City {
  readonly base: string
  people: readonly DemoPerson[]
  readonly #clients = new Map<string, Client>()

  private constructor(base: string, people: readonly DemoPerson[]) {
    this.base = base
    this.people = people
  }

  /** Finds the people of the demonstration at an address, once it has played its past; throws when nothing answers there, or it is no demonstration. */
  static async enter(base: string): Promise<City> {
    const { people } = await call({ base }, sessionRoutes.demoPeople).catch((problem: unknown) => {
      throw problem instanceof TypeError
        ? new Error(
            `${base} 没有应答：请先 npm start，待其打印地址后再试，或用 --url 指明地址 / nothing answers at ${base}: npm start first and wait for its address, or name it with --url`,
            { cause: problem },
          )
        : problem
    })
    const city = new City(base, people)
    await city.#present()
    return city
  }

  /** Waits while the clock stands in the past: what is done then would be dated, and judged, by days long gone. */
  async #present(): Promise<void> {
    const standsInPast = async () => (await call({ base: this.base }, sessionRoutes.readSession)).clock.offsetMs < 0
    if (!(await standsInPast())) return
    process.stdout.write('演示正在重演往事，约一分钟 … / the demonstration is playing its past, about a minute …\n')
    while (await standsInPast()) await sleep(1000)
  }

  /** Looks again who is in the city: somebody may have come. */
  async refresh(): Promise<void> {
    this.people = (await call({ base: this.base }, sessionRoutes.demoPeople)).people
  }

  /** The civil day of the platform. */
  async today(): Promise<string> {
    return (await call({ base: this.base }, sessionRoutes.readSession)).clock.today
  }

  /** Pushes the demonstration's clock to the first minute of a day to come; answers how many cases moved. */
  async pushTo(day: string): Promise<number> {
    const client = await this.as(this.people[0]!.name)
    const { clock } = await client.ask(sessionRoutes.readSession)
    const forwardMs = Date.parse(`${day}T00:01:00+08:00`) - Date.parse(clock.now)
    return forwardMs > 0 ? (await client.ask(sessionRoutes.demoPushClock, { body: { forwardMs } })).casesMoved : 0
  }

  /** The data officers by organisation: who counts and who checks. */
  holders(): { holder: string; counter: string; checker: string }[] {
    const byHolder = Map.groupBy(
      this.people.filter((p) => p.role === 'producer'),
      (p) => p.organisationName,
    )
    return [...byHolder].flatMap(([holder, [counter, checker]]) =>
      counter && checker ? [{ holder, counter: counter.name, checker: checker.name }] : [],
    )
  }

  /** Somebody by name, signed in at their post. */
  async as(name: string): Promise<Client> {
    const known = this.#clients.get(name)
    if (known) return known
    const person = this.people.find((p) => p.name === name)
    if (!person) throw new Error(`no ${name} in this city`)
    const client = new Client(this.base)
    await client.become(person.postId)
    this.#clients.set(name, client)
    return client
  }

  async open(who: string, procedure: string, subjectId: string | null, answers: Record<string, unknown>): Promise<string> {
    return (
      await (
        await this.as(who)
      ).ask(caseRoutes.openCase, { body: { procedure, ...(subjectId ? { subjectId } : {}), answers, key: randomUUID() } })
    ).id
  }

  async act(who: string, caseId: string, act: string, asked: Record<string, unknown> = {}, reason = ''): Promise<string | null> {
    const client = await this.as(who)
    const { version, draftRevision } = await client.ask(caseRoutes.readCase, { params: { id: caseId } })
    return (
      await client.ask(caseRoutes.actOnCase, {
        params: { id: caseId },
        body: { act, version, draftRevision, key: randomUUID(), reason, asked },
      })
    ).ending
  }
}
