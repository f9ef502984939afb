import { Skeleton } from 'antd'
import { Suspense, use } from 'react'
import type { drawProcedure as DrawProcedure } from '#law/draw.ts'
import { procedures } from '#law/procedures.ts'
import { useWords } from './language.tsx'

const drawing = { fetched: undefined as Promise<{ drawProcedure: typeof DrawProcedure }> | undefined }

/** The drawing of a procedure with the steps done and the current one; its code is fetched when it is shown. */
export function Drawing(props: { procedure: string; current: string | null; done: readonly string[] }) {
  return (
    <Suspense fallback={<Skeleton active />}>
      <Drawn {...props} />
    </Suspense>
  )
}

function Drawn({ procedure, current, done }: { procedure: string; current: string | null; done: readonly string[] }) {
  const { language, w } = useWords()
  drawing.fetched ??= import('#law/draw.ts')
  const { drawProcedure } = use(drawing.fetched)
  const shape = procedures[procedure]
  if (!shape) return null
  const svg = drawProcedure(shape, { language, done, ...(current === null ? {} : { current }) })
  return (
    <div
      className="drawing"
      role="region"
      aria-label={w({ zh: `${shape.title.zh}流程图`, en: `Drawing of ${shape.title.en}` })}
      tabIndex={0}
      dangerouslySetInnerHTML={{ __html: svg }}
    />
  )
}
