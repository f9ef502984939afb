import { Link } from '@tanstack/react-router'
import type { VanishedTable } from '#contract/inventory.ts'
import { several } from '#law/words.ts'
import { Bases } from '../ui/basis.tsx'
import { count, minuteOf } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'

const told = {
  tables: {
    title: { zh: '没有再找到的表', en: 'Tables not found again' },
    words: (n: number) => ({
      zh: `${count(n)} 张表上次扫描时在、还没有办理，再次连接时没有找到：可能已删除、改名，或者该账号不再有权读取。改了名的，按新名的结果办理；无权读取的，授权后重新连接，即恢复办理；确已删除的不用办理，其中已建卡的在“账实核对”中说明。`,
      en: `${several(n, 'table was', 'tables were')} there at the last scan, not decided about, and not found when the database was connected again: dropped, renamed, or closed to the account. Decide a renamed one under its new name; give the account its right and connect again, and the table is back; one that was dropped needs nothing here, and one that is an asset is explained in the count against the catalogue.`,
    }),
  },
  sheets: {
    title: { zh: '没有再找到的工作表', en: 'Sheets not found again' },
    words: (n: number) => ({
      zh: `${count(n)} 张工作表上次扫描时在、还没有办理，重新扫描时没有找到：可能已删除、改名，或者工作簿只剩一张表，改以工作簿的名称列出。改了名的，按新名的结果办理；误删的，放回文件后重新扫描，即恢复办理；确已删除的不用办理，其中已建卡的在“账实核对”中说明。`,
      en: `${several(n, 'sheet was', 'sheets were')} there at the last scan, not decided about, and not found when the workbook was scanned again: deleted, renamed, or the only one left, which is listed under the name of the workbook. Decide a renamed one under its new name; put one deleted by mistake back and scan again, and it is back; one that was deleted needs nothing here, and one that is an asset is explained in the count against the catalogue.`,
    }),
  },
}

/** Tables and sheets that a later scan of their source did not find again before anybody decided about them, with what that may mean and what helps. */
export function VanishedTables({ tables }: { tables: readonly VanishedTable[] }) {
  return (
    <>
      <Vanished id="vanished" of={told.tables} all={tables.filter((each) => !each.isSheet)} />
      <Vanished id="vanished-sheets" of={told.sheets} all={tables.filter((each) => each.isSheet)} />
    </>
  )
}

function Vanished({ id, of, all }: { id: string; of: (typeof told)[keyof typeof told]; all: readonly VanishedTable[] }) {
  const { w } = useWords()
  if (all.length === 0) return null
  return (
    <section aria-labelledby={id}>
      <h3 className="small-head" id={id}>
        {w(of.title)} <Bases of={['§3.5', '§3.9']} />
      </h3>
      <p>{w(of.words(all.length))}</p>
      <ul>
        {all.map((each) => (
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
