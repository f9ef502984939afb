import { lazy, Suspense } from 'react'
import { useWords } from './language.tsx'
import { signal, useSignal } from './signal.ts'

/** The clause or choice whose wording the drawer shows, or null when it is shut. */
export const basisShown = signal<string | null>(null)
const Drawer = lazy(async () => ({ default: (await import('./basis-drawer.tsx')).BasisDrawer }))

/** The basis of a rule as a small button, such as `§4.7`; opens its wording on the right. */
export function Basis({ of }: { of: string }) {
  const { w } = useWords()
  const isChoice = of.startsWith('choice:')
  const label = isChoice ? w({ zh: '待确认的约定', en: 'Choice' }) : of
  return (
    <button type="button" className={isChoice ? 'basis basis-choice' : 'basis'} title={isChoice ? of : w({ zh: '查看依据', en: 'See the basis' })} onClick={() => basisShown.set(of)}>
      {label}
    </button>
  )
}

/** Several bases in one line, without repeats. */
export function Bases({ of }: { of: readonly string[] }) {
  return <span className="bases">{[...new Set(of)].map(basis => <Basis key={basis} of={basis} />)}</span>
}

/** The place in the frame where the drawer appears; its code and the wording are fetched on first use. */
export function BasisPlace() {
  const shown = useSignal(basisShown)
  if (shown === null) return null
  return <Suspense>{<Drawer of={shown} onClose={() => basisShown.set(null)} />}</Suspense>
}
