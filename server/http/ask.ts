import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Route } from '#contract/route.ts'
import type { Scope } from '#law/scopes.ts'
import type { Plans } from '#server/db/by-key.ts'
import type { Tx, Who } from '#server/db/transaction.ts'
import type { Vault } from '#server/vault/vault.ts'

/** The officer, post and organisation a request acts for; nulls when nobody has signed in. */
export type Visitor = Who & {
  readonly officerName: string
  readonly organisationName: string
  /** Whether it was proved lately who acts; anything but true asks for it before a weighty act (choice:step-up). */
  readonly isProved?: boolean | undefined
  /** Since when the organisation has ended that is being wound up (choice:organisation-end). */
  readonly endedOn?: string | null | undefined
  /** The token a machine came with, and what it lets it do. */
  readonly token?: { readonly id: string; readonly name: string; readonly scopes: readonly Scope[] } | undefined
}

/** One request as a room sees it: who asks, when, and the transaction that acts in their name. */
export type Ask = {
  readonly visitor: Visitor
  readonly now: Date
  readonly today: string
  readonly requestId: string
  readonly address: string
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  /** What opens whatever lies sealed in what the visitor may read. */
  readonly vault: Vault
  /** Whether whoever asked would still be let in, for an answer that lasts. */
  isStillIn(): Promise<boolean>
  /** One transaction in the visitor's name, under row-level security; its plans kept where the work finds its rows by keys. */
  transaction<T>(work: (tx: Tx) => Promise<T>, plans?: Plans): Promise<T>
}

/** A request that only reads figures, whoever it comes from: who reads, when, and the transaction in their name. */
export type Reader = Pick<Ask, 'visitor' | 'now' | 'today' | 'transaction'>

type Parsed<T> = T extends z.ZodType ? z.output<T> : undefined
/** Params, query and body after the contract has parsed them. */
export type Given<R> = {
  readonly params: R extends { params: infer P } ? Parsed<P> : undefined
  readonly query: R extends { query: infer Q } ? Parsed<Q> : undefined
  readonly body: R extends { body: infer B } ? Parsed<B> : undefined
}
type Answer<R> = R extends { reply: infer T }
  ? T extends z.ZodType
    ? z.input<T>
    : FastifyReply | Buffer | NodeJS.ReadableStream | void
  : never

/** A route of the contract with the room's function that answers it. */
export type Handling = { readonly route: Route; readonly work: (ask: Ask, given: never) => Promise<unknown> }

/** Ties a route of the contract to the function that answers it; types follow the contract. */
export function handle<const R extends Route>(route: R, work: (ask: Ask, given: Given<R>) => Promise<Answer<R>>): Handling {
  return { route, work: work as Handling['work'] }
}
