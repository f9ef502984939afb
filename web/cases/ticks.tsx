import { createContext, type ReactNode, use, useMemo, useState } from 'react'
import type { CaseView } from '#contract/cases.ts'

type Ticks = { ticks: ReadonlySet<string>; set: (point: string, isTicked: boolean) => void }
const TicksContext = createContext<Ticks>({ ticks: new Set(), set: () => {} })

/** Keeps what the officer ticked on the checklist until the act that takes it along; a case that moved on begins with none. */
export function TicksProvider({ view, children }: { view: CaseView; children: ReactNode }) {
  const [kept, setKept] = useState<{ version: number; ticks: ReadonlySet<string> }>({ version: view.version, ticks: new Set() })
  const value = useMemo((): Ticks => {
    const ticks = kept.version === view.version ? kept.ticks : new Set<string>()
    return {
      ticks,
      set: (point, isTicked) =>
        setKept({
          version: view.version,
          ticks: isTicked ? new Set([...ticks, point]) : new Set([...ticks].filter((each) => each !== point)),
        }),
    }
  }, [kept, view.version])
  return <TicksContext value={value}>{children}</TicksContext>
}

/** What is ticked, and how to tick. */
export function useTicks(): Ticks {
  return use(TicksContext)
}
