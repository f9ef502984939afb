import { Link } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { type RefObject, useEffect, useEffectEvent, useId, useRef, useState } from 'react'
import { chapters } from '#law/chapters.ts'
import type { Opener } from '#law/openers.ts'
import { useWords } from '../ui/language.tsx'
import { chapterOf, startable } from '../ui/law-words.ts'

/** From so many procedures on they are searched, too. */
const many = 8

/** What a post may open: one link, or a button that unfolds all of it by chapter; Escape folds it, arrows go through it. */
export function StartMenu({ post }: { post: Opener | null | undefined }) {
  const { w } = useWords()
  const id = useId()
  const menu = useRef<HTMLDivElement>(null)
  const [isOpen, setOpen] = useState(false)
  const all = startable(post)
  const only = all.length === 1 ? all[0] : undefined
  useKeys(menu, isOpen, () => setOpen(false))
  if (all.length === 0) return null
  if (only)
    return (
      <Link to="/start/$procedure" params={{ procedure: only.id }} className="button">
        {w({ zh: '开办', en: 'Start' })} {w(only.title)}
      </Link>
    )
  return (
    <div ref={menu} className="start-menu">
      <Button type="primary" aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
        {w({ zh: '开办事项', en: 'Start something' })} <span aria-hidden="true">▾</span>
      </Button>
      <nav
        id={id}
        className="start-panel"
        aria-label={w({ zh: '可以开办的事项', en: 'What you may start' })}
        hidden={!isOpen}
        tabIndex={-1}
      >
        {isOpen && <Choices all={all} />}
      </nav>
    </div>
  )
}

/** While it is open: Escape folds it and goes back to its button, arrows go from stop to stop, and who leaves it folds it. */
function useKeys(menu: RefObject<HTMLDivElement | null>, isOpen: boolean, fold: () => void): void {
  const folding = useEffectEvent(fold)
  useEffect(() => {
    const part = menu.current
    if (!part || !isOpen) return
    const stops = () => [...part.querySelectorAll<HTMLElement>(':scope > button, input, a')]
    const onKey = (event: KeyboardEvent) => {
      const way = ({ ArrowDown: 1, ArrowUp: -1 } as Record<string, number>)[event.key]
      if (event.key === 'Escape') {
        folding()
        stops()[0]?.focus()
      } else if (way) {
        event.preventDefault()
        const all = stops()
        all[Math.max(0, Math.min(all.indexOf(document.activeElement as HTMLElement) + way, all.length - 1))]?.focus()
      }
    }
    const onLeave = (event: FocusEvent) => {
      if (!part.contains(event.relatedTarget as Node | null)) folding()
    }
    part.addEventListener('keydown', onKey)
    part.addEventListener('focusout', onLeave)
    return () => {
      part.removeEventListener('keydown', onKey)
      part.removeEventListener('focusout', onLeave)
    }
  }, [menu, isOpen])
}

function Choices({ all }: { all: ReturnType<typeof startable> }) {
  const { w } = useWords()
  const id = useId()
  const [typed, setTyped] = useState('')
  const q = typed.trim().toLowerCase()
  const found = all.filter((each) =>
    [each.title.zh, each.title.en, each.summary.zh, each.summary.en].some((text) => text.toLowerCase().includes(q)),
  )
  const groups = Object.entries(chapters)
    .map(([chapter, words]) => ({ chapter, words, items: found.filter((each) => chapterOf(each.id) === chapter) }))
    .filter(({ items }) => items.length > 0)
  return (
    <>
      {all.length >= many && (
        <Input
          allowClear
          value={typed}
          maxLength={40}
          aria-label={w({ zh: '查找事项', en: 'Find a matter' })}
          placeholder={w({ zh: '查找事项', en: 'Find a matter' })}
          onChange={(event) => setTyped(event.target.value)}
        />
      )}
      <p className="hidden" role="status">
        {w({ zh: `${found.length} 项`, en: `${found.length} found` })}
      </p>
      {found.length === 0 && <p className="quiet">{w({ zh: '没有符合的事项。', en: 'Nothing fits.' })}</p>}
      <div className="start-groups">
        {groups.map(({ chapter, words, items }) => (
          <section key={chapter} aria-labelledby={`${id}-${chapter}`}>
            <h2 id={`${id}-${chapter}`}>
              {w({ zh: `第${'一二三四五六七八'[Number(chapter) - 1]}章 ${words.zh}`, en: `Chapter ${chapter}: ${words.en}` })}
            </h2>
            <ul>
              {items.map((each) => (
                <li key={each.id}>
                  <Link to="/start/$procedure" params={{ procedure: each.id }}>
                    {w(each.title)}
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  )
}
