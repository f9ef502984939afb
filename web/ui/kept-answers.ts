import type { Given } from './answer-text.tsx'

const made = new Map<string, { read: () => Given; write: (answers: Given) => void; clear: () => void }>()

/** Keeps what was typed into the form of an act in this browser until the act is done. */
export function keptAnswers(place: string): { read: () => Given; write: (answers: Given) => void; clear: () => void } {
  const known = made.get(place)
  if (known) return known
  const kept = {
    read: (): Given => {
      const text = sessionStorage.getItem(place)
      return text ? (JSON.parse(text) as Given) : {}
    },
    write: (answers: Given) =>
      Object.keys(answers).length ? sessionStorage.setItem(place, JSON.stringify(answers)) : sessionStorage.removeItem(place),
    clear: () => sessionStorage.removeItem(place),
  }
  made.set(place, kept)
  return kept
}
