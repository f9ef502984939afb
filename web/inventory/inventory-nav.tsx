import { Link } from '@tanstack/react-router'
import type { Words } from '#law/words.ts'
import { useWords } from '../ui/language.tsx'
import { useSession } from '../ui/session.ts'

type Place = {
  readonly to: '/inventory' | '/inventory/duties' | '/inventory/calls' | '/inventory/codes'
  readonly title: Words
  readonly notFor?: readonly string[]
}

const places: readonly Place[] = [
  { to: '/inventory', title: { zh: '盘点', en: 'Rounds' } },
  { to: '/inventory/duties', title: { zh: '年度责任', en: 'Yearly duty' }, notFor: ['sasac'] },
  { to: '/inventory/calls', title: { zh: '盘点布置', en: 'Called rounds' } },
  { to: '/inventory/codes', title: { zh: '编码规则', en: 'Coding rules' } },
]

/** The parts of the inventory room, under the title of each. */
export function InventoryNav() {
  const { w } = useWords()
  const role = useSession()?.post?.role ?? ''
  return (
    <nav className="tabs" aria-label={w({ zh: '盘点分类', en: 'Parts of the inventory' })}>
      {places
        .filter((place) => !place.notFor?.includes(role))
        .map((place) => (
          <Link
            key={place.to}
            to={place.to}
            className="tab"
            activeOptions={{ exact: true, includeSearch: false }}
            activeProps={{ className: 'tab tab-here', 'aria-current': 'page' }}
          >
            {w(place.title)}
          </Link>
        ))}
    </nav>
  )
}
