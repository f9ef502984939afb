import { Link } from '@tanstack/react-router'
import type { VanishedTable } from '#contract/inventory.ts'
import { several } from '#law/words.ts'
import { Bases } from '../ui/basis.tsx'
import { count, minuteOf } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'

/** Tables that a later scan of their database did not find again before anybody decided about them, with what that may mean and what helps. */
export function VanishedTables({ tables }: { tables: readonly VanishedTable[] }) {
  const { w } = useWords()
  if (tables.length === 0) return null
  return (
    <section aria-labelledby="vanished">
      <h3 className="small-head" id="vanished">
        {w({ zh: '没有再找到的表', en: 'Tables not found again' })} <Bases of={['§3.5', '§3.9']} />
      </h3>
      <p>
        {w({
          zh: `${count(tables.length)} 张表上次扫描时在、还没有办理，再次连接时没有找到：可能已删除、改名，或者该账号不再有权读取。改了名的，按新名的结果办理；无权读取的，授权后重新连接，即恢复办理；确已删除的不用办理，其中已建卡的在“账实核对”中说明。`,
          en: `${several(tables.length, 'table was', 'tables were')} there at the last scan, not decided about, and not found when the database was connected again: dropped, renamed, or closed to the account. Decide a renamed one under its new name; give the account its right and connect again, and the table is back; one that was dropped needs nothing here, and one that is an asset is explained in the count against the catalogue.`,
        })}
      </p>
      <ul>
        {tables.map((each) => (
          <li key={each.findingId}>
            <Link to="/inventory/findings/$id" params={{ id: each.findingId }}>
              {each.dataset}
            </Link>{' '}
            <span className="quiet">
              {each.sourceName} · {w({ zh: `${count(each.rows)} 行`, en: several(each.rows, 'row') })} ·{' '}
              {w({ zh: `${minuteOf(each.foundAt)} 扫描`, en: `scanned ${minuteOf(each.foundAt)}` })}
              {each.assetCode !== null && w({ zh: ` · 已建卡，资产编码 ${each.assetCode}`, en: ` · an asset, code ${each.assetCode}` })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
