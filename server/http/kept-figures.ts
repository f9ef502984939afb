import type { Ask } from './ask.ts'
import type { Who } from '#server/db/transaction.ts'

/** Who asks for figures, and on which day; pages ask in nobody's name. */
export type FiguresAsk = Pick<Ask, 'today' | 'transaction'> & { readonly visitor: Who }

type Kept<T> = { readonly value: T; readonly at: number; readonly tookMs: number }

/** Figures over fewer assets are counted for every question; older ones are not told without being made anew first. */
const [manyAssets, oldestMs, scopes] = [20_000, 600_000, 500]
/** Figures that took long are told again for so many times what they took, so that counting takes a twentieth of the time at most. */
const rest = 20

/**
 * Keeps figures over very many assets (`assetsOf` says how many they were), a scope of reading each: they say as of when they are, are
 * told again for a while, then told once more while they are made anew behind. Readers who ask at once for the same wait for one count.
 */
export function keepFigures<T, A extends FiguresAsk = Ask>(
  make: (ask: A) => Promise<T>,
  assetsOf: (figures: T) => number,
): (ask: A) => Promise<T> {
  const kept = new Map<string, Kept<T>>()
  const making = new Map<string, Promise<T>>()
  const renew = (key: string, ask: A): Promise<T> => {
    const began = performance.now()
    const made = make(ask)
      .then((value) => {
        const tookMs = performance.now() - began
        kept.delete(key)
        if (assetsOf(value) >= manyAssets) kept.set(key, { value, at: performance.now(), tookMs })
        if (kept.size > scopes) kept.delete(kept.keys().next().value!)
        return value
      })
      .finally(() => making.delete(key))
    making.set(key, made)
    return made
  }
  return async (ask) => {
    const { role, organisationId, organisationKind, sector } = ask.visitor
    const key = JSON.stringify([role, organisationId, organisationKind, sector, ask.today])
    const known = kept.get(key)
    const age = known ? performance.now() - known.at : Infinity
    if (!known || age > oldestMs) return making.get(key) ?? renew(key, ask)
    // Whoever asks next meets a failure of the making behind, if it lasts.
    if (age > known.tookMs * rest && !making.has(key)) renew(key, ask).catch(() => {})
    return known.value
  }
}
