import { keepPreviousData, QueryClient, useQuery, type UseQueryResult } from '@tanstack/react-query'
import { call, type Input, Refused } from '#contract/call.ts'
import { pendings, type Route } from '#contract/route.ts'
import { type Session, sessionRoutes, unattended } from '#contract/session.ts'
import { hearing } from './edition.ts'
import { keepFor } from './kept-for.ts'
import { isLeftAlone } from './presence.ts'
import { askForProof } from './proving.ts'
import { signal } from './signal.ts'
import { isUnreached } from './unreached.ts'

/** What a route answers with. */
export type Answer<R extends Route> = Awaited<ReturnType<typeof call<R>>>

/** Whether the platform was reached the last time it was asked. */
export const isReachable = signal(true)
/**
 * Why whoever works here signs in over the page, which stays so that nothing typed is lost: the session ended, or lacks what is needed by
 * now, such as proof of a factor enrolled elsewhere; null when neither.
 */
export const signedOut = signal<'ended' | 'lacking' | null>(null)

/** Answers already fetched, shared by all pages. */
export const answersKept = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: 10_000,
      gcTime: 300_000,
      retry: (count, error) => !(error instanceof Refused) && count < 2,
      refetchOnWindowFocus: true,
    },
  },
})

/** The header that proves a change comes from our own page. */
export function csrfHeaders(): Record<string, string> {
  const session = answersKept.getQueryData<Session>(keyOf(sessionRoutes.readSession))
  return session ? { 'x-csrf-token': session.csrf } : {}
}

/**
 * Asks the platform one thing; throws `Refused` with its problem, or a TypeError when it cannot be reached. A weighty act that asks for
 * proof of who acts is repeated once that is given.
 */
export async function ask<const R extends Route>(route: R, input?: Input<R>): Promise<Answer<R>> {
  try {
    const answer = await call(
      { base: '', fetch: hearing, headers: () => ({ ...csrfHeaders(), ...(isLeftAlone() ? { [unattended]: '1' } : {}) }) },
      route,
      input,
    )
    isReachable.set(true)
    // The session may be asked for first after it ended, as when somebody comes back to this window: the page stays too.
    if (route.path === sessionRoutes.readSession.path) {
      const session = answer as Session
      signedOut.set(whySignedOut(session) ?? signedOut.get())
      if (session.officer) keepFor(session.officer.id)
    }
    return answer
  } catch (error) {
    isReachable.set(!isUnreached(error))
    if (!(error instanceof Refused)) throw error
    if (error.status === 401 && route.path !== '/api/session') signedOut.set('ended')
    // What a sign-in lacks since it was made, such as proof of a factor enrolled elsewhere, comes with the session and is asked for over
    // the page.
    if (pendings.some((pending) => pending === error.problem.code))
      void answersKept.invalidateQueries({ queryKey: keyOf(sessionRoutes.readSession) })
    if (error.problem.code === 'step-up' && (await askForProof(error.problem))) return ask(route, input)
    throw error
  }
}

/** What an answer about the session tells whoever was in until now; whoever signed out here, or is still on the way in, has nothing to lose. */
function whySignedOut({ officer, pending }: Partial<Session>): 'ended' | 'lacking' | null {
  const known = answersKept.getQueryData<Session>(keyOf(sessionRoutes.readSession))
  if (!known?.officer) return null
  if (officer === null) return 'ended'
  return pending && known.pending === null ? 'lacking' : null
}

/** Under which key an answer is kept; the route's path comes first, so that changes can name what they touch. */
export function keyOf<const R extends Route>(route: R, input?: Input<R>): readonly unknown[] {
  const given = (input ?? {}) as { params?: unknown; query?: unknown }
  return [route.path, given.params ?? null, given.query ?? null]
}

/** Asks a route while a component is shown, and again when something it shows has changed. */
export function useAsk<const R extends Route>(
  route: R,
  input?: Input<R>,
  options?: { enabled?: boolean; keep?: boolean; every?: number },
): UseQueryResult<Answer<R>> {
  return useQuery({
    queryKey: keyOf(route, input),
    queryFn: () => ask(route, input),
    enabled: options?.enabled ?? true,
    ...(options?.keep ? { placeholderData: keepPreviousData } : {}),
    ...(options?.every ? { refetchInterval: options.every } : {}),
  }) as UseQueryResult<Answer<R>>
}

/** Marks every kept answer of these paths as old, so that what is shown is fetched again. */
export async function refresh(...paths: string[]): Promise<void> {
  await answersKept.invalidateQueries({
    predicate: (query) => paths.length === 0 || paths.some((path) => String(query.queryKey[0]).startsWith(path)),
  })
}

/** The address of a download, with its query. */
export function addressOf(path: string, query: Record<string, unknown> = {}): string {
  const search = new URLSearchParams(
    Object.entries(query)
      .filter(([, v]) => v !== undefined && v !== '' && v !== null)
      .map(([k, v]): [string, string] => [k, String(v)]),
  )
  return search.size ? `${path}?${search}` : path
}
