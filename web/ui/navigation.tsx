import { Link } from '@tanstack/react-router'
import { Fragment } from 'react'
import { useWords } from './language.tsx'
import { areas, type Room, roomsFor } from './rooms.ts'
import { useSession } from './session.ts'
import { SpeechSwitches } from './speech-switches.tsx'

/** With more rooms than these, areas have headings. */
const fewRooms = 12

/** The rooms on the left; on a narrow screen a drawer that `isOpen` shows. */
export function Navigation({ isOpen, onGone }: { isOpen: boolean; onGone: () => void }) {
  const { w } = useWords()
  const session = useSession()
  const rooms = roomsFor(session?.post?.role)
  const headingOf = (n: number) => (rooms.length > fewRooms && rooms[n]!.area !== rooms[n - 1]?.area ? areas[rooms[n]!.area] : null)
  return (
    <>
      {isOpen && <div className="nav-shade" onClick={onGone} aria-hidden="true" />}
      <nav id="rooms" className={isOpen ? 'nav nav-open' : 'nav'} aria-label={w({ zh: '主导航', en: 'Rooms' })}>
        <ul>
          {rooms.map((room, n) => (
            <Fragment key={room.mark}>
              {headingOf(n) && <li className="nav-area">{w(headingOf(n)!)}</li>}
              <li>
                <RoomEntry room={room} onGone={onGone} />
              </li>
            </Fragment>
          ))}
        </ul>
        <div className="nav-foot">
          <SpeechSwitches className="button" />
        </div>
      </nav>
    </>
  )
}

function RoomEntry({ room, onGone }: { room: Room; onGone: () => void }) {
  const { w } = useWords()
  const mark = (
    <span className="nav-mark" aria-hidden="true">
      {room.mark}
    </span>
  )
  if (room.to)
    return (
      <Link
        to={room.to}
        className="nav-room"
        activeOptions={{ exact: room.to === '/' }}
        activeProps={{ className: 'nav-room nav-here', 'aria-current': 'page' }}
        onClick={onGone}
      >
        {mark}
        {w(room.title)}
      </Link>
    )
  return (
    <>
      <span className="nav-room nav-group">
        {mark}
        {w(room.title)}
      </span>
      <ul>
        {room.links?.map((link) => (
          <li key={link.href}>
            <a className="nav-link" href={link.href}>
              {w(link.title)}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}
