import { call, type Caller, type Input } from './call.ts'
import { identityRoutes, type Proof } from './identity.ts'
import type { Route } from './route.ts'
import { sessionRoutes, type Session } from './session.ts'

type Reply<R extends Route> = ReturnType<typeof call<R>>

/** One person at the platform over HTTP, outside a browser: keeps the cookie and the CSRF token of the session. */
export class Client {
  #cookie = ''
  #csrf = ''
  readonly #caller: Caller
  session: Session | null = null

  constructor(base: string, via: typeof fetch = fetch) {
    this.#caller = {
      base,
      headers: () => ({ ...(this.#cookie ? { cookie: this.#cookie } : {}), ...(this.#csrf ? { 'x-csrf-token': this.#csrf } : {}) }),
      fetch: async (input, init) => {
        const response = await via(input, init)
        for (const line of response.headers.getSetCookie()) this.#cookie = line.split(';')[0] ?? ''
        return response
      },
    }
  }

  /** Asks one route of the contract; throws `Refused` with the platform's problem. */
  ask<const R extends Route>(route: R, input?: Input<R>): Reply<R> {
    return call(this.#caller, route, input)
  }

  async #remember(session: Session): Promise<Session> {
    this.session = session
    this.#csrf = session.csrf
    return session
  }

  /** Signs in with a password, for one post when there are several. */
  async signIn(login: string, password: string, postId?: string): Promise<Session> {
    return this.#remember(await this.ask(sessionRoutes.signIn, { body: { login, password, ...(postId ? { postId } : {}) } }))
  }

  /** Proves who it is: the second step of signing in, or before a weighty act. */
  async prove(proof: Proof): Promise<Session> {
    return this.#remember(await this.ask(identityRoutes.proveIdentity, { body: { proof } }))
  }

  /** Becomes a person of the demonstration. */
  async become(postId: string): Promise<Session> {
    return this.#remember(await this.ask(sessionRoutes.demoBecome, { body: { postId } }))
  }
}
