import { useCallback, useState } from 'react'
import { type CaseView, caseRoutes } from '#contract/cases.ts'
import { registrationRoutes } from '#contract/registration.ts'
import { type Answer, answersKept, ask, keyOf } from '../ui/api.ts'
import type { Given } from '../ui/answer-text.tsx'

/** What a draft was written on top of: the version of the case and the save of its draft. */
export type Seen = Pick<CaseView, 'version' | 'draftRevision'>
type Written = Seen & { readonly answers: Given }

/** Sends a draft and has the page know what is saved now. */
export async function sendDraft(id: string, { version, draftRevision, answers }: Written): Promise<Answer<typeof caseRoutes.saveDraft>> {
  const kept = await ask(caseRoutes.saveDraft, { params: { id }, body: { version, draftRevision, answers: { ...answers } } })
  const key = keyOf(caseRoutes.readCase, { params: { id } })
  answersKept.setQueryData<CaseView>(key, (old) => old && { ...old, draft: { ...answers }, draftRevision: kept.draftRevision })
  for (const queryKey of [key, keyOf(registrationRoutes.readDifference, { params: { id } })])
    void answersKept.invalidateQueries({ queryKey })
  return kept
}

/** Reads a case again, whatever is kept of it. */
export async function readAgain(id: string): Promise<CaseView> {
  const next = await ask(caseRoutes.readCase, { params: { id } })
  answersKept.setQueryData(keyOf(caseRoutes.readCase, { params: { id } }), next)
  void answersKept.invalidateQueries({ queryKey: keyOf(registrationRoutes.readDifference, { params: { id } }) })
  return next
}

/** Whether one was written before the other was saved or acted on. */
export function isOlder(one: Seen, other: Seen): boolean {
  return one.version < other.version || (one.version === other.version && one.draftRevision < other.draftRevision)
}

const placeOf = (id: string) => `draft-${id}`
const asidePlaceOf = (id: string) => `draft-aside-${id}`

/** Keeps in this browser what was typed and not saved yet; with nothing it is forgotten. */
export function keepTyped(id: string, written: Written | null): void {
  if (written) sessionStorage.setItem(placeOf(id), JSON.stringify(written))
  else sessionStorage.removeItem(placeOf(id))
}

/** What was typed and never saved, when nobody saved or acted since; else it is laid aside. */
export function findTyped(view: CaseView): Given | null {
  const text = view.isEditable ? sessionStorage.getItem(placeOf(view.id)) : null
  if (!text) return null
  const typed = JSON.parse(text) as Written
  if (!isOlder(typed, view)) return typed.answers
  sessionStorage.setItem(asidePlaceOf(view.id), JSON.stringify(typed.answers))
  keepTyped(view.id, null)
  return null
}

/** What was laid aside since somebody else saved first: kept in this browser until its writer says what becomes of it. */
export function useAside(id: string): readonly [Given | null, (answers: Given | null) => void] {
  const [aside, setAside] = useState<Given | null>(() => JSON.parse(sessionStorage.getItem(asidePlaceOf(id)) ?? 'null') as Given | null)
  const lay = useCallback(
    (answers: Given | null) => {
      if (answers) sessionStorage.setItem(asidePlaceOf(id), JSON.stringify(answers))
      else sessionStorage.removeItem(asidePlaceOf(id))
      setAside(answers)
    },
    [id],
  )
  return [aside, lay]
}
