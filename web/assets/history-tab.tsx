import type { AssetView } from '#contract/inventory.ts'
import { minuteOf } from '../ui/dates.ts'
import { deskHref } from '../ui/desk-href.ts'
import { Inside } from '../ui/inside.tsx'
import { useWords } from '../ui/language.tsx'
import { Nothing } from '../ui/problem.tsx'
import { useSession } from '../ui/session.ts'
import { Readings } from './readings.tsx'

/** Everything that happened to the asset, newest first, the log behind it one step away; and for its holder, who looked. */
export function HistoryTab({ asset }: { asset: AssetView }) {
  const post = useSession()?.post
  const isTold = post?.organisationId === asset.holderId || post?.role === 'data-bureau'
  return (
    <>
      <Happened asset={asset} />
      {isTold && <Readings assetId={asset.id} />}
    </>
  )
}

function Happened({ asset }: { asset: AssetView }) {
  const { w } = useWords()
  if (asset.history.length === 0)
    return (
      <div className="card">
        <Nothing>{w({ zh: '该资产的办理和变动会记在这里。', en: 'What happens to the asset is recorded here.' })}</Nothing>
      </div>
    )
  return (
    <section className="card" aria-labelledby="history">
      <h2 id="history">{w({ zh: '全程记录', en: 'History' })}</h2>
      <ol className="history">
        {asset.history.map((line, i) => (
          <li key={i}>
            <time className="number" dateTime={line.at}>
              {minuteOf(line.at)}
            </time>
            <span>{line.href ? <Inside href={deskHref(line.href)}>{w(line.what)}</Inside> : w(line.what)}</span>
            <span className="quiet">{line.who}</span>
          </li>
        ))}
      </ol>
      <p>
        <Inside href={`/desk/trace/asset/${asset.id}`}>{w({ zh: '追溯来源和去向', en: 'Trace where it came from and went' })}</Inside>
        {' · '}
        <Inside href={`/desk/audit?objectId=${asset.id}`}>
          {w({ zh: '查看审计日志中的查阅与变动', en: 'Reads and changes in the audit log' })}
        </Inside>
      </p>
    </section>
  )
}
