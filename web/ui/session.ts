import { useState } from 'react'
import { sessionRoutes, type Session } from '#contract/session.ts'
import { learnYears } from '#contract/working-days.ts'
import { answersKept, ask, keyOf, refresh, signedOut, useAsk } from './api.ts'
import { keepFor } from './kept-for.ts'
import { useSignal } from './signal.ts'

/** The session as it stands now, also on the way in, or undefined while it is not known yet. */
export function useSessionNow(): Session | undefined {
  const { data } = useAsk(sessionRoutes.readSession)
  takeCalendars(data)
  return data
}

let taken: Session['calendars'] | undefined
/** Counts working days from now on by the holidays the platform has loaded (choice:calendar-horizon). */
export function takeCalendars(session: Session | undefined): void {
  if (!session || session.calendars === taken) return
  taken = session.calendars
  learnYears(taken.map((each) => ({ ...each, since: new Date(0) })))
}

/**
 * Who I am and for whom I act, or undefined while it is not known yet; as it was while one signs in over the page, so that no part of it
 * goes with what was typed there.
 */
export function useSession(): Session | undefined {
  const now = useSessionNow()
  const isOver = useSignal(signedOut) !== null
  const isIn = now?.officer != null && now.pending === null
  const [last, setLast] = useState(now)
  if (isIn && last !== now) setLast(now)
  return isOver && now && !isIn ? (last ?? now) : now
}

/** Takes over a new session: everything seen as somebody else is forgotten. */
export async function becomeSession(session: Session): Promise<void> {
  if (session.officer) keepFor(session.officer.id)
  answersKept.setQueryData(keyOf(sessionRoutes.readSession), session)
  if (session.pending === null) {
    signedOut.set(null)
    greetings?.postMessage('')
  }
  answersKept.removeQueries({
    predicate: (query) => query.queryKey[0] !== sessionRoutes.readSession.path && query.getObserversCount() === 0,
  })
  await answersKept.invalidateQueries({ predicate: (query) => query.queryKey[0] !== sessionRoutes.readSession.path })
}

/** What one window says to the others of this browser when somebody signed in there, or proved anew who they are. */
const greetings = typeof window === 'undefined' ? null : new BroadcastChannel('rongshu-signed-in')

/** Hears the session that another window of this browser began for this officer; answers how to stop hearing. */
export function hearFromWindows(officerId: string | undefined, heard: (session: Session) => void): () => void {
  const listen = () =>
    void ask(sessionRoutes.readSession).then(
      (session) => {
        if (session.officer && session.officer.id === officerId && session.pending === null) heard(session)
      },
      () => undefined,
    )
  greetings?.addEventListener('message', listen)
  return () => greetings?.removeEventListener('message', listen)
}

/** What one window says to the others of this browser when its person signed out: nothing of theirs stays on a screen. */
const farewells = typeof window === 'undefined' ? null : new BroadcastChannel('rongshu-signed-out')
farewells?.addEventListener('message', () => window.location.assign('/desk/sign-in'))

/** Ends the session and forgets what was seen in it, in every window of this browser. */
export async function endSession(): Promise<void> {
  const { provider } = await ask(sessionRoutes.signOut)
  farewells?.postMessage('')
  answersKept.clear()
  signedOut.set(null)
  // Whoever came by the city’s identity provider signs out there too.
  if (provider) window.location.assign(provider)
  else await refresh()
}
