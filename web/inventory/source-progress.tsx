import type { SourceLine } from '#contract/inventory.ts'
import { several, type Words } from '#law/words.ts'
import { ShareBar } from '../ui/column-cells.tsx'
import { count, sizeOf } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'
import type { Pace } from './source-pace.ts'

/** How far the scan of a source is: waiting, reading with speed and time left, done, or what went wrong. */
export function Progress({ source, pace }: { source: SourceLine; pace: Pace }) {
  const { w } = useWords()
  if (source.state === 'faulty')
    return <span className="source-fault">{source.fault ? w(source.fault) : w({ zh: '不能读取', en: 'Unreadable' })}</span>
  if (source.state === 'waiting' && source.fault) return <span className="source-fault">{w(source.fault)}</span>
  if (source.state === 'waiting')
    return <span className="quiet">{w({ zh: '排在队里，可以离开本页', en: 'In the queue; you may leave this page' })}</span>
  if (source.state === 'scanned')
    return (
      <span className="quiet">
        {source.tookMs === null
          ? ''
          : w({ zh: `用时 ${spanWords(source.tookMs / 1000).zh}`, en: `took ${spanWords(source.tookMs / 1000).en}` })}
        {source.fault && <span className="source-fault">{w(source.fault)}</span>}
      </span>
    )
  // How large a database is, its scan does not know beforehand.
  if (source.bytes === 0)
    return (
      <span className="quiet">
        {w({
          zh: `正在逐表读取，已读 ${count(source.doneRows)} 行；可以离开本页`,
          en: `Reading table by table, ${several(source.doneRows, 'row')} so far; you may leave this page`,
        })}
      </span>
    )
  return (
    <span className="source-going">
      <ShareBar
        share={source.bytes > 0 ? source.doneBytes / source.bytes : 0}
        label={w({ zh: `${source.name} 已扫描`, en: `${source.name} scanned` })}
      />
      <small className="number">
        {sizeOf(source.doneBytes)} / {sizeOf(source.bytes)} ·{' '}
        {pace
          ? `${sizeOf(pace.bytesPerSecond)}/s · ${w({ zh: `还需 ${spanWords(pace.secondsLeft).zh}`, en: `${spanWords(pace.secondsLeft).en} left` })}`
          : w({ zh: '正在估算', en: 'estimating' })}
      </small>
    </span>
  )
}

function spanWords(seconds: number): Words {
  if (seconds < 1) return { zh: '不到1秒', en: 'under 1 s' }
  if (seconds < 90) return { zh: `${Math.round(seconds)}秒`, en: `${Math.round(seconds)} s` }
  const minutes = Math.round(seconds / 60)
  return minutes < 90
    ? { zh: `${minutes}分钟`, en: `${minutes} min` }
    : { zh: `${(minutes / 60).toFixed(1)}小时`, en: `${(minutes / 60).toFixed(1)} h` }
}
