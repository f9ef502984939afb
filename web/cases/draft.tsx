import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { type CaseView, caseRoutes } from '#contract/cases.ts'
import type { FieldProblem } from '#contract/forms.ts'
import { answersKept, ask, keyOf } from '../ui/api.ts'
import type { Given } from '../ui/answer-text.tsx'

type State = 'saved' | 'typing' | 'saving' | 'failed'
/** The application being written: its answers, and whether everything typed is saved. */
export type Draft = { answers: Given; state: State; error: unknown; fields: readonly FieldProblem[]; isChecked: boolean; change: (answers: Given) => void; flush: () => Promise<number>; check: (fields?: readonly FieldProblem[]) => void }

const DraftContext = createContext<Draft | null>(null)

/** Keeps the application of a case while it is written, saves it a moment after typing stops, and in this browser until then. */
export function DraftProvider({ view, children }: { view: CaseView; children: ReactNode }) {
  const place = `draft-${view.id}`
  const [restored] = useState(() => unsaved(place, view))
  const [answers, setAnswers] = useState<Given>(restored ?? view.draft)
  const [state, setState] = useState<State>(restored ? 'typing' : 'saved')
  const [error, setError] = useState<unknown>(null)
  const [fields, setFields] = useState<readonly FieldProblem[]>([])
  const [isChecked, setChecked] = useState(false)
  const latest = useRef({ answers, version: view.version, isDirty: restored !== null })
  const saving = useRef<Promise<unknown>>(Promise.resolve())
  const save = useCallback(async () => {
    if (!latest.current.isDirty) return
    latest.current.isDirty = false
    setState('saving')
    const sent = latest.current.answers
    try {
      const kept = await ask(caseRoutes.saveDraft, { params: { id: view.id }, body: { version: latest.current.version, answers: { ...sent } } })
      latest.current.version = kept.version
      setFields(kept.fields)
      setError(null)
      setState(latest.current.isDirty ? 'typing' : 'saved')
      if (!latest.current.isDirty) sessionStorage.removeItem(place)
      const key = keyOf(caseRoutes.readCase, { params: { id: view.id } })
      answersKept.setQueryData<CaseView>(key, old => old && { ...old, draft: { ...sent } })
      void answersKept.invalidateQueries({ queryKey: key })
    } catch (e) {
      latest.current.isDirty = true
      setError(e)
      setState('failed')
      throw e
    }
  }, [view.id, place])
  const flush = useCallback(async () => {
    const next = saving.current.catch(() => {}).then(save)
    saving.current = next
    await next
    return latest.current.version
  }, [save])
  const change = useCallback((next: Given) => {
    latest.current = { ...latest.current, answers: next, isDirty: true }
    setAnswers(next)
    setFields([])
    setState('typing')
    sessionStorage.setItem(place, JSON.stringify({ version: latest.current.version, answers: next }))
  }, [place])
  const check = useCallback((wrong: readonly FieldProblem[] = []) => {
    setChecked(true)
    setFields(wrong)
  }, [])
  useEffect(() => {
    // What this page saved itself is not taken over again: the platform trims, and somebody may be in the middle of a word.
    if (view.version <= latest.current.version || latest.current.isDirty) return
    latest.current = { answers: view.draft, version: view.version, isDirty: false }
    setAnswers(view.draft)
  }, [view.version, view.draft])
  useSoon(state === 'typing', answers, flush)
  const draft = useMemo(() => ({ answers, state, error, fields, isChecked, change, flush, check }), [answers, state, error, fields, isChecked, change, flush, check])
  return <DraftContext value={draft}>{children}</DraftContext>
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

function unsaved(place: string, view: CaseView): Given | null {
  const kept = sessionStorage.getItem(place)
  if (!kept || !view.isEditable) return null
  const { version, answers } = JSON.parse(kept) as { version: number; answers: Given }
  return version === view.version ? answers : null
}
