import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { CaseView } from '#contract/cases.ts'
import type { FieldProblem } from '#contract/forms.ts'
import type { Given } from '../ui/answer-text.tsx'
import { findTyped, isOlder, keepTyped, readAgain, type Seen, sendDraft, useAside } from './draft-kept.ts'

type State = 'saved' | 'typing' | 'saving' | 'failed'
/** The application being written: its answers, whether everything typed is saved, and what was typed on top of a draft that somebody else has saved since. */
export type Draft = {
  answers: Given
  state: State
  error: unknown
  aside: Given | null
  fields: readonly FieldProblem[]
  isChecked: boolean
  change: (answers: Given) => void
  flush: () => Promise<Seen>
  reload: () => Promise<void>
  putBack: (isWanted: boolean) => void
  check: (fields?: readonly FieldProblem[]) => void
}

const DraftContext = createContext<Draft | null>(null)

/** Keeps the application of a case while it is written, saves it a moment after typing stops, and in this browser until then. */
export function DraftProvider({ view, children }: { view: CaseView; children: ReactNode }) {
  const { id } = view
  const [restored] = useState(() => findTyped(view))
  const [aside, layAside] = useAside(id)
  const [answers, setAnswers] = useState<Given>(restored ?? view.draft)
  const [state, setState] = useState<State>(restored ? 'typing' : 'saved')
  const [error, setError] = useState<unknown>(null)
  const [fields, setFields] = useState<readonly FieldProblem[]>([])
  const [isChecked, setChecked] = useState(false)
  const latest = useRef({ answers, version: view.version, draftRevision: view.draftRevision, isDirty: restored !== null })
  const saving = useRef<Promise<unknown>>(Promise.resolve())
  const save = useCallback(async () => {
    if (!latest.current.isDirty) return
    latest.current.isDirty = false
    setState('saving')
    try {
      const kept = await sendDraft(id, latest.current)
      latest.current.draftRevision = kept.draftRevision
      setFields(kept.fields)
      setError(null)
      setState(latest.current.isDirty ? 'typing' : 'saved')
      keepTyped(id, latest.current.isDirty ? latest.current : null)
    } catch (e) {
      latest.current.isDirty = true
      setError(e)
      setState('failed')
      throw e
    }
  }, [id])
  const flush = useCallback(async () => {
    const next = saving.current.catch(() => {}).then(save)
    saving.current = next
    await next
    return latest.current
  }, [save])
  const change = useCallback(
    (next: Given) => {
      latest.current = { ...latest.current, answers: next, isDirty: true }
      setAnswers(next)
      setFields([])
      setState('typing')
      keepTyped(id, latest.current)
    },
    [id],
  )
  const takeOver = useCallback((next: CaseView) => {
    latest.current = { answers: next.draft, version: next.version, draftRevision: next.draftRevision, isDirty: false }
    setAnswers(next.draft)
    setError(null)
    setState('saved')
  }, [])
  const check = useCallback((wrong: readonly FieldProblem[] = []) => {
    setChecked(true)
    setFields(wrong)
  }, [])
  useEffect(() => {
    // What this page saved itself is not taken over again: the platform trims, and somebody may be in the middle of a word.
    if (!latest.current.isDirty && isOlder(latest.current, view)) takeOver(view)
  }, [view, takeOver])
  useSoon(state === 'typing', answers, flush)
  const { reload, putBack } = useOvertaken(id, { latest, aside, layAside, takeOver, change, setError })
  const draft = useMemo(
    () => ({ answers, state, error, aside, fields, isChecked, change, flush, reload, putBack, check }),
    [answers, state, error, aside, fields, isChecked, change, flush, reload, putBack, check],
  )
  return <DraftContext value={draft}>{children}</DraftContext>
}

type Hands = {
  latest: { current: { answers: Given } }
  aside: Given | null
  layAside: (answers: Given | null) => void
  takeOver: (next: CaseView) => void
  change: (answers: Given) => void
  setError: (error: unknown) => void
}

/** What helps when somebody else saved first: take over theirs and lay one's own aside, then put it back or let it go. */
function useOvertaken(id: string, { latest, aside, layAside, takeOver, change, setError }: Hands): Pick<Draft, 'reload' | 'putBack'> {
  const reload = useCallback(async () => {
    try {
      const next = await readAgain(id)
      layAside(latest.current.answers)
      keepTyped(id, null)
      takeOver(next)
    } catch (e) {
      setError(e)
    }
  }, [id, latest, layAside, takeOver, setError])
  const putBack = useCallback(
    (isWanted: boolean) => {
      if (isWanted && aside) change({ ...latest.current.answers, ...aside })
      layAside(null)
    },
    [aside, change, latest, layAside],
  )
  return { reload, putBack }
}

/** Saves a moment after the last change. */
function useSoon(isWanted: boolean, changed: unknown, save: () => Promise<unknown>): void {
  useEffect(() => {
    if (!isWanted) return
    const timer = setTimeout(() => void save().catch(() => {}), 900)
    return () => clearTimeout(timer)
  }, [isWanted, changed, save])
}

/** The draft of the case on this page. */
export function useDraft(): Draft {
  return use(DraftContext)!
}
