import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import { spanOf } from './dates.ts'
import { useWords } from './language.tsx'
import { useSession } from './session.ts'
import { SpeechSwitches } from './speech-switches.tsx'

const Search = lazy(async () => ({ default: (await import('./search.tsx')).Search }))
const Identities = lazy(async () => ({ default: (await import('./identities.tsx')).Identities }))
const ClockControl = lazy(async () => ({ default: (await import('./clock-control.tsx')).ClockControl }))

/** The head: city and platform, search, the demonstration's clock, who I am, language and size of type. */
export function Head({ onRooms, isRoomsOpen }: { onRooms: () => void; isRoomsOpen: boolean }) {
  const { w } = useWords()
  const [open, setOpen] = useState<'search' | 'identities' | 'clock' | null>(null)
  const session = useSession()
  useEffect(() => {
    const find = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        setOpen('search')
      }
    }
    addEventListener('keydown', find)
    return () => removeEventListener('keydown', find)
  }, [])
  const shut = () => setOpen(null)
  return (
    <header className="head">
      <button
        type="button"
        className="head-button head-rooms"
        aria-controls="rooms"
        aria-expanded={isRoomsOpen}
        aria-label={w({ zh: '导航', en: 'Rooms' })}
        onClick={onRooms}
      >
        ☰
      </button>
      <Link to="/" className="head-name">
        <span className="head-city">{w({ zh: '福州市', en: 'Fuzhou' })}</span> {w({ zh: '榕数', en: 'Rongshu' })}
        <span className="head-long"> · {w({ zh: '数据资产平台', en: 'data assets' })}</span>
      </Link>
      <button type="button" className="head-search" onClick={() => setOpen('search')}>
        <span className="head-long">{w({ zh: '搜索资产、办件、机构、凭证、条款', en: 'Search assets, cases, clauses' })}</span>
        <span className="head-short">{w({ zh: '搜索', en: 'Search' })}</span>
        <kbd>Ctrl K</kbd>
      </button>
      <span className="head-gap" />
      {session?.isDemonstration && (
        <ClockButton onOpen={() => setOpen('clock')} today={session.clock.today} offsetMs={session.clock.offsetMs} />
      )}
      <SpeechSwitches className="head-button head-long" />
      {session?.officer && (
        <button type="button" className="head-button head-me" onClick={() => setOpen('identities')} aria-haspopup="dialog">
          <strong>{session.officer.name}</strong>
          <span className="head-post">
            {session.post ? `${session.post.organisationName}${session.post.title ? ` · ${session.post.title}` : ''}` : ''}
          </span>
        </button>
      )}
      <Suspense>
        {open === 'search' && <Search onClose={shut} />}
        {open === 'identities' && <Identities onClose={shut} />}
        {open === 'clock' && <ClockControl onClose={shut} />}
      </Suspense>
    </header>
  )
}

/** Before its first day is over, the demonstration stands in its own past. */
const pastIsPlayed = { zh: '演示正在重演往事', en: 'the past is being played' }

function ClockButton({ today, offsetMs, onOpen }: { today: string; offsetMs: number; onOpen: () => void }) {
  const { w, language } = useWords()
  const standing = () => {
    if (offsetMs < 0) return w(pastIsPlayed)
    if (offsetMs === 0) return w({ zh: '演示时钟', en: 'demonstration clock' })
    return `${w({ zh: '演示时钟已拨快', en: 'clock moved' })} ${spanOf(offsetMs, language)}`
  }
  return (
    <button
      type="button"
      className={offsetMs ? 'head-button head-clock head-moved' : 'head-button head-clock'}
      onClick={onOpen}
      aria-haspopup="dialog"
    >
      {today}
      <span className="head-long">{` · ${standing()}`}</span>
    </button>
  )
}
