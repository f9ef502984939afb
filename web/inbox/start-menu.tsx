import { Link } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { chapters } from '#law/chapters.ts'
import { useWords } from '../ui/language.tsx'
import { chapterOf, startable } from '../ui/law-words.ts'

/** From so many procedures on they are searched, too. */
const many = 8

/** What a post of this role may open: one link, or a button that unfolds all of it by chapter; Escape folds it, arrows go through it. */
export function StartMenu({ role }: { role: string | undefined }) {
  const { w } = useWords()
  const id = useId()
  const menu = useRef<HTMLDivElement>(null)
  const [isOpen, setOpen] = useState(false)
  const all = startable(role)
  const only = all.length === 1 ? all[0] : undefined
  if (all.length === 0) return null
  if (only) return <Link to="/start/$procedure" params={{ procedure: only.id }} className="button">{w({ zh: '开办', en: 'Start' })} {w(only.title)}</Link>
  const button = () => menu.current?.querySelector('button')
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isOpen) return
    if (event.key === 'Escape') {
      setOpen(false)
      button()?.focus()
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const stops = [...menu.current?.querySelectorAll<HTMLElement>('button, input, a') ?? []]
      const at = stops.indexOf(document.activeElement as HTMLElement) + (event.key === 'ArrowDown' ? 1 : -1)
      stops[Math.max(0, Math.min(at, stops.length - 1))]?.focus()
    }
  }
  return (
    <div ref={menu} className="start-menu" onKeyDown={onKeyDown} onBlur={event => { if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false) }}>
      <Button type="primary" aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>{w({ zh: '开办事项', en: 'Start something' })} <span aria-hidden="true">▾</span></Button>
      <div id={id} className="start-panel" role="group" aria-label={w({ zh: '可以开办的事项', en: 'What you may start' })} hidden={!isOpen} tabIndex={-1}>{isOpen && <Choices all={all} />}</div>
    </div>
  )
}

function Choices({ all }: { all: ReturnType<typeof startable> }) {
  const { w } = useWords()
  const id = useId()
  const [typed, setTyped] = useState('')
  const q = typed.trim().toLowerCase()
  const found = all.filter(each => [each.title.zh, each.title.en, each.summary.zh, each.summary.en].some(text => text.toLowerCase().includes(q)))
  const groups = Object.entries(chapters).map(([chapter, words]) => ({ chapter, words, items: found.filter(each => chapterOf(each.id) === chapter) })).filter(({ items }) => items.length > 0)
  return (
    <>
      {all.length >= many && <Input allowClear value={typed} maxLength={40} aria-label={w({ zh: '查找事项', en: 'Find a matter' })} placeholder={w({ zh: '查找事项', en: 'Find a matter' })} onChange={event => setTyped(event.target.value)} />}
      <p className="hidden" role="status">{w({ zh: `${found.length} 项`, en: `${found.length} found` })}</p>
      {found.length === 0 && <p className="quiet">{w({ zh: '没有符合的事项。', en: 'Nothing fits.' })}</p>}
      <div className="start-groups">
        {groups.map(({ chapter, words, items }) => (
          <section key={chapter} aria-labelledby={`${id}-${chapter}`}>
            <h2 id={`${id}-${chapter}`}>{w({ zh: `第${'一二三四五六七八'[Number(chapter) - 1]}章 ${words.zh}`, en: `Chapter ${chapter}: ${words.en}` })}</h2>
            <ul>{items.map(each => <li key={each.id}><Link to="/start/$procedure" params={{ procedure: each.id }}>{w(each.title)}</Link></li>)}</ul>
          </section>
        ))}
      </div>
    </>
  )
}
