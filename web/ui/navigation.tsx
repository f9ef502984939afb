import { Link } from '@tanstack/react-router'
import { useWords } from './language.tsx'
import { roomsFor } from './rooms.ts'
import { useSession } from './session.ts'
import { SpeechSwitches } from './speech-switches.tsx'

/** The rooms on the left; on a narrow screen a drawer that `isOpen` shows. */
export function Navigation({ isOpen, onGone }: { isOpen: boolean; onGone: () => void }) {
  const { w } = useWords()
  const session = useSession()
  return (
    <>
      {isOpen && <div className="nav-shade" onClick={onGone} aria-hidden="true" />}
      <nav id="rooms" className={isOpen ? 'nav nav-open' : 'nav'} aria-label={w({ zh: '主导航', en: 'Rooms' })}>
        <ul>
          {roomsFor(session?.post?.role).map(room => (
            <li key={room.mark}>
              {room.to ? (
                <Link to={room.to} className="nav-room" activeOptions={{ exact: room.to === '/' }} activeProps={{ className: 'nav-room nav-here', 'aria-current': 'page' }} onClick={onGone}>
                  <span className="nav-mark" aria-hidden="true">{room.mark}</span>{w(room.title)}
                </Link>
              ) : (
                <>
                  <span className="nav-room nav-group"><span className="nav-mark" aria-hidden="true">{room.mark}</span>{w(room.title)}</span>
                  <ul>{room.links?.map(link => <li key={link.href}><a className="nav-link" href={link.href}>{w(link.title)}</a></li>)}</ul>
                </>
              )}
            </li>
          ))}
        </ul>
        <div className="nav-foot"><SpeechSwitches className="button" /></div>
      </nav>
    </>
  )
}
