import { Skeleton } from 'antd'
import { use, Suspense } from 'react'
import { procedures } from '#law/procedures.ts'
import { useWords, type Language } from './language.tsx'

type Drawn = { language: Language; current: string | null; done: readonly string[] }
const drawing = import.meta.glob<{ drawProcedure: (procedure: unknown, drawn: Drawn) => string | Promise<string> }>('../../law/draw.ts')
const kept = new Map<string, Promise<string>>()

/** The drawing of a procedure with the steps done and the current one; its code is fetched when it is shown. */
export function Drawing({ procedure, current, done }: { procedure: string; current: string | null; done: readonly string[] }) {
  return <Suspense fallback={<Skeleton active />}><Drawn procedure={procedure} current={current} done={done} /></Suspense>
}

function Drawn({ procedure, current, done }: { procedure: string; current: string | null; done: readonly string[] }) {
  const { language, w } = useWords()
  const shape = procedures[procedure]
  const key = JSON.stringify([procedure, current, done, language])
  if (!kept.has(key)) kept.set(key, draw(procedure, { language, current, done }))
  const svg = use(kept.get(key)!)
  return <div className="drawing" role="img" aria-label={w({ zh: `${shape?.title.zh ?? procedure}流程图`, en: `Drawing of ${shape?.title.en ?? procedure}` })} tabIndex={0} dangerouslySetInnerHTML={{ __html: svg }} />
}

async function draw(procedure: string, drawn: Drawn): Promise<string> {
  const { drawProcedure } = await Object.values(drawing)[0]!()
  return drawProcedure(procedures[procedure], drawn)
}
