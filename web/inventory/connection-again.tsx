import { Select } from 'antd'
import { useId, useState } from 'react'
import { inventoryRoutes, type PastConnection } from '#contract/inventory.ts'
import { scopeWords } from '#contract/source-scope.ts'
import { Bases } from '../ui/basis.tsx'
import { useAsk } from '../ui/api.ts'
import { useWords } from '../ui/language.tsx'
import { Loaded } from '../ui/problem.tsx'
import { draftOf, emptyConnection } from './connection-draft.ts'
import { ConnectionForm } from './connection-form.tsx'

/**
 * Connects a database: a new one, or one the unit reached before, of which everything but the password is filled in; `again` is the source
 * whose database it was.
 */
export function ConnectionAgain({ roundId, again }: { roundId: string; again: string | null }) {
  const past = useAsk(inventoryRoutes.listConnections)
  const [chosen, setChosen] = useState(again)
  return (
    <Loaded query={past} rows={4}>
      {({ items }) => {
        const known = items.find((each) => chosen !== null && each.sourceIds.includes(chosen))
        return (
          <>
            {items.length > 0 && <PastChoice items={items} known={known} onChoose={setChosen} />}
            <ConnectionForm key={known ? chosen : null} roundId={roundId} from={known ? draftOf(known.reached) : emptyConnection} />
          </>
        )
      }}
    </Loaded>
  )
}

function PastChoice({
  items,
  known,
  onChoose,
}: {
  items: readonly PastConnection[]
  known: PastConnection | undefined
  onChoose: (sourceId: string | null) => void
}) {
  const { w } = useWords()
  const id = useId()
  return (
    <div className="adding-line">
      <label htmlFor={id} className="adding-label">
        {w({ zh: '以前的连接', en: 'Connected before' })}
      </label>
      <Select
        id={id}
        allowClear
        showSearch
        optionFilterProp="label"
        style={{ width: '100%' }}
        placeholder={w({ zh: '新的数据库', en: 'A new database' })}
        value={known?.sourceIds[0] ?? null}
        onChange={(value: string | undefined) => onChoose(value ?? null)}
        options={items.map((each) => ({ value: each.sourceIds[0]!, label: w(pastWords(each)) }))}
        aria-describedby={`${id}-help`}
      />
      <p id={`${id}-help`} className="adding-note">
        {known
          ? w({
              zh: `已按 ${known.year} 年度“${known.roundTitle}”的连接填好，口令没有留存，请重填；不同的地方直接改`,
              en: `Filled in as connected for “${known.roundTitle}” (${known.year}); the password was not kept, give it again, and change what differs`,
            })
          : w({
              zh: '选一个，主机、账号、范围和方式照填，口令重填',
              en: 'Choose one, and host, account, scope and mode are filled in; the password is given again',
            })}{' '}
        <Bases of={['choice:scan-hosts']} />
      </p>
    </div>
  )
}

function pastWords({ reached, year }: PastConnection) {
  const scope = scopeWords(reached)
  const named = `${reached.user}@${reached.host}:${reached.port}/${reached.database}`
  return { zh: `${named} · ${scope.zh} · ${year} 年度`, en: `${named} · ${scope.en} · ${year}` }
}
