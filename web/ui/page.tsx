import { type ReactNode, useEffect } from 'react'
import type { Words } from '#law/words.ts'
import { useWords } from './language.tsx'

/** One page: its only h1, an optional line of facts and acts beside it, and the content. Sets the window's title. */
export function Page({
  title,
  aside,
  children,
  note,
}: {
  title: Words | string
  aside?: ReactNode
  note?: ReactNode
  children: ReactNode
}) {
  const { w } = useWords()
  const text = typeof title === 'string' ? title : w(title)
  useEffect(() => {
    document.title = `${text} · ${w({ zh: '榕数', en: 'Rongshu' })}`
  }, [text, w])
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{text}</h1>
          {note && <div className="page-note">{note}</div>}
        </div>
        {aside && <div className="page-aside">{aside}</div>}
      </header>
      {children}
    </>
  )
}
