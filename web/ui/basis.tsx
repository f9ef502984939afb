import { lazy, Suspense, useEffect } from 'react'
import type { ChoiceShape } from '#law/choices/choice.ts'
import { useWords } from './language.tsx'
import { signal, useSignal } from './signal.ts'

/** The clause or choice whose wording the drawer shows, or null when it is shut. */
export const basisShown = signal<string | null>(null)
const Drawer = lazy(async () => ({ default: (await import('./basis-drawer.tsx')).BasisDrawer }))

/** The basis of a rule as a small button, such as `§4.7`; opens its wording on the right. */
export function Basis({ of }: { of: string }) {
  const { w } = useWords()
  const isChoice = of.startsWith('choice:')
  const titles = useChoiceTitles(isChoice)
  const title = titles?.[of.slice(7)]?.title
  const label = isChoice ? `${w({ zh: '约定', en: 'Choice' })}${title ? ` · ${w(title)}` : ''}` : of
  return (
    <button
      type="button"
      className={isChoice ? 'basis basis-choice' : 'basis'}
      title={
        isChoice
          ? w({ zh: '规程没有规定，这是待确认的约定', en: 'The guideline leaves this open; a choice to be confirmed' })
          : w({ zh: '查看依据', en: 'See the basis' })
      }
      onClick={() => basisShown.set(of)}
    >
      {label}
    </button>
  )
}

const choicesKnown = signal<Readonly<Record<string, ChoiceShape>> | null>(null)

/** The choices, fetched when the first of them is shown. */
function useChoiceTitles(isWanted: boolean): Readonly<Record<string, ChoiceShape>> | null {
  useEffect(() => {
    if (isWanted && choicesKnown.get() === null) void import('#law/choices.ts').then(({ choices }) => choicesKnown.set(choices))
  }, [isWanted])
  return useSignal(choicesKnown)
}

/** Several bases in one line, without repeats. */
export function Bases({ of }: { of: readonly string[] }) {
  return (
    <span className="bases">
      {[...new Set(of)].map((basis) => (
        <Basis key={basis} of={basis} />
      ))}
    </span>
  )
}

/** The place over every page where the drawer appears; its code and the wording are fetched on first use. */
export function BasisPlace() {
  const shown = useSignal(basisShown)
  if (shown === null) return null
  return <Suspense>{<Drawer of={shown} onClose={() => basisShown.set(null)} />}</Suspense>
}
