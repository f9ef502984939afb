import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { ColumnRule } from '#contract/findings.ts'
import { fieldsOf } from '#contract/forms.ts'
import { type FindingView, inventoryRoutes } from '#contract/inventory.ts'
import { forms } from '#law/forms.ts'
import { answersKept, ask, keyOf, refresh } from '../ui/api.ts'
import type { Given } from '../ui/answer-text.tsx'
import { keptAnswers } from '../ui/kept-answers.ts'
import { newKey } from '../ui/key.ts'
import type { Correction } from '../findings/like-columns.ts'

const WAIT_MS = 900
const fields = fieldsOf(forms['information-card'])

/** What can be done to a finding while it is open: edit the card, correct columns, decide. */
export type FindingDesk = {
  readonly card: Given
  readonly saving: 'saved' | 'unsaved' | 'saving'
  readonly error: unknown
  edit: (card: Given) => void
  correct: (columns: readonly string[], correction: Correction) => void
  /**
   * Confirms the card; where an earlier scan became an asset, says whether this is a new version of it (its id) or another one (null);
   * `checked` are the assumed items that were looked at.
   */
  confirm: (checked: FindingView['assumed'], assetId?: string | null) => Promise<boolean>
  /** The known asset was found again and stays as it is; what changed needs a note. */
  keep: (note: string) => Promise<boolean>
  /** Names the asset of the unit that this is. */
  name: (assetId: string) => Promise<boolean>
  setAside: (reason: string) => Promise<boolean>
  setRules: (rules: ColumnRule[]) => Promise<boolean>
}

/** What was typed and not saved, and the version of the finding it was typed on. */
type Typed = { readonly edits?: Given; readonly version?: number }
type Change = (now: FindingView) => Promise<FindingView>
type Line = {
  readonly isBusy: boolean
  readonly error: unknown
  readonly latest: () => FindingView
  readonly send: (change: Change) => Promise<boolean>
}

/** Sends changes one after the other, each with what the one before it answered; false when one was refused. */
function useLine(view: FindingView): Line {
  const [waiting, setWaiting] = useState(0)
  const [error, setError] = useState<unknown>(null)
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  const key = useMemo(() => keyOf(inventoryRoutes.readFinding, { params: { id: view.id } }), [view.id])
  const latest = useCallback(() => answersKept.getQueryData<FindingView>(key) ?? view, [key, view])
  const send = useCallback(
    (change: Change): Promise<boolean> => {
      setWaiting((n) => n + 1)
      const done = queue.current.then(async () => {
        try {
          answersKept.setQueryData(key, await change(latest()))
          setError(null)
          return true
        } catch (e) {
          setError(e)
          await answersKept.invalidateQueries({ queryKey: key })
          return false
        } finally {
          setWaiting((n) => n - 1)
        }
      })
      queue.current = done
      return done
    },
    [key, latest],
  )
  return { isBusy: waiting > 0, error, latest, send }
}

/**
 * What is typed and not saved yet, kept in this browser too: the page may be loaded again within the wait, or after a save that was refused.
 */
function useTyped(view: FindingView, latest: () => FindingView) {
  const kept = keptAnswers(`finding-${view.id}`)
  const [typed] = useState<Typed>(() => (view.mayEdit ? kept.read() : {}))
  const [edits, setEdits] = useState<Given>(typed.edits ?? {})
  const edited = useRef<Given>(edits)
  const hold = useCallback(
    (next: Given) => {
      edited.current = next
      setEdits(next)
      kept.write(Object.keys(next).length > 0 ? { edits: next, version: latest().version } : {})
    },
    [kept, latest],
  )
  const pending = useCallback(() => edited.current, [])
  return { typed, edits, pending, hold }
}

/** Edits one finding: the card is saved as it is typed, columns are corrected, and the whole is decided. */
export function useFindingDesk(view: FindingView): FindingDesk {
  const input = useMemo(() => ({ params: { id: view.id } }), [view.id])
  const { isBusy, error, latest, send } = useLine(view)
  const { typed, edits, pending, hold } = useTyped(view, latest)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const forget = useCallback(
    (saved: Given) => hold(Object.fromEntries(Object.entries(pending()).filter(([id, value]) => !Object.is(value, saved[id])))),
    [pending, hold],
  )
  const save = useCallback((): Promise<boolean> => {
    clearTimeout(timer.current)
    timer.current = undefined
    if (Object.keys(pending()).length === 0) return Promise.resolve(true)
    return send(async (now) => {
      const sent = pending()
      const answer = await ask(inventoryRoutes.saveFindingCard, {
        ...input,
        body: { version: now.version, card: byPeople({ ...now.card, ...sent }) },
      })
      forget(sent)
      return answer
    })
  }, [pending, send, input, forget])
  const edit = useCallback(
    (card: Given) => {
      const before = { ...latest().card, ...pending() }
      hold({
        ...pending(),
        ...Object.fromEntries(Object.entries(card).filter(([id, value]) => !Object.is(value, before[id]))),
      })
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void save(), WAIT_MS)
    },
    [pending, latest, save, hold],
  )
  // Whoever leaves the page within the wait has typed nothing in vain.
  const leave = useRef(save)
  useEffect(() => {
    leave.current = save
  }, [save])
  useEffect(() => () => void leave.current(), [])
  // What was typed before the page was loaded again is saved; on top of what somebody else saved since, once its writer goes on.
  useEffect(() => {
    if (typed.version === view.version) void leave.current()
  }, [typed, view.version])

  const correct = (columns: readonly string[], correction: Correction) => {
    for (const column of columns)
      void send((now) => ask(inventoryRoutes.correctColumn, { ...input, body: { version: now.version, column, ...correction } }))
  }
  const decide = async (how: (now: FindingView) => Promise<FindingView>) => {
    const isDone = (await save()) && (await send(how))
    if (isDone) void refresh('/api/rounds', '/api/assets')
    return isDone
  }
  return {
    card: { ...view.card, ...edits },
    saving: isBusy ? 'saving' : Object.keys(edits).length > 0 ? 'unsaved' : 'saved',
    error,
    edit,
    correct,
    confirm: (checked, assetId) =>
      decide((now) =>
        ask(inventoryRoutes.confirmFinding, {
          ...input,
          body: { version: now.version, key: newKey(), checked, ...(assetId === undefined ? {} : { assetId }) },
        }),
      ),
    keep: (note) => decide((now) => ask(inventoryRoutes.keepFinding, { ...input, body: { version: now.version, note } })),
    name: async (assetId) =>
      (await save()) && send((now) => ask(inventoryRoutes.nameFinding, { ...input, body: { version: now.version, assetId } })),
    setAside: (reason) => decide((now) => ask(inventoryRoutes.setAside, { ...input, body: { version: now.version, reason } })),
    setRules: (rules) => send((now) => ask(inventoryRoutes.setColumnRules, { ...input, body: { version: now.version, rules } })),
  }
}

/** The answers people may give: what the platform fills is left out, and what was emptied too. */
export function byPeople(card: Given): { [id: string]: unknown } {
  return Object.fromEntries(
    Object.entries(card).filter(
      ([id, value]) => fields[id] && !fields[id].computed && value !== null && value !== undefined && value !== '',
    ),
  )
}
