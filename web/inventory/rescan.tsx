import { useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect, useRef, useState } from 'react'
import { type FindingView, inventoryRoutes, type SourceLine } from '#contract/inventory.ts'
import { signs, several } from '#law/words.ts'
import { ask, refresh, useAsk } from '../ui/api.ts'
import { ShareBar } from '../ui/column-cells.tsx'
import { count, sizeOf } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'
import { ProblemNote } from '../ui/problem.tsx'

/** A scan of this finding's source that was asked for again. */
export type Rescan = {
  readonly source: SourceLine | null
  readonly isStarting: boolean
  readonly isGoing: boolean
  readonly isDone: boolean
  readonly error: unknown
  readonly start: () => Promise<void>
}
const isUnderWay = (source: SourceLine | null | undefined) => source?.state === 'waiting' || source?.state === 'scanning'

/**
 * Asks for another scan of a finding's source, follows it even when it began before this page was opened, and goes to the finding that
 * takes this one's place.
 */
export function useRescan(view: FindingView): Rescan {
  const navigate = useNavigate()
  const [isStarting, setStarting] = useState(false)
  const [isDone, setDone] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [isWatched, watch] = useState(false)
  const round = useAsk(
    inventoryRoutes.readRound,
    { params: { id: view.roundId } },
    { enabled: view.mayEdit, ...(isWatched ? { every: 1000 } : {}) },
  )
  const source = round.data?.sourceList.find((each) => each.id === view.sourceId) ?? null
  const isGoing = isUnderWay(source)
  if (isGoing !== isWatched) watch(isGoing)
  const follow = useCallback(async () => {
    try {
      await refresh('/api/findings', '/api/rounds')
      const { items } = await ask(inventoryRoutes.listFindings, {
        params: { id: view.roundId },
        query: { q: view.dataset.slice(0, 100), limit: 100 },
      })
      setDone(true)
      const next = items.find((each) => each.sourceId === view.sourceId && each.dataset === view.dataset && each.state !== 'replaced')
      if (next && next.id !== view.id)
        await navigate({ to: '/inventory/findings/$id', params: { id: next.id }, search: { tab: 'quality' } })
    } catch (e) {
      setError(e)
    }
  }, [view.roundId, view.sourceId, view.dataset, view.id, navigate])
  const wasGoing = useRef(false)
  useEffect(() => {
    if (wasGoing.current && !isGoing) void follow()
    wasGoing.current = isGoing
  }, [isGoing, follow])
  const start = async () => {
    setStarting(true)
    setError(null)
    setDone(false)
    try {
      await ask(inventoryRoutes.rescan, { params: { id: view.sourceId } })
      const { data } = await round.refetch()
      // A small source may have been scanned before anybody could look.
      if (data && !isUnderWay(data.sourceList.find((each) => each.id === view.sourceId))) await follow()
    } catch (e) {
      setError(e)
    } finally {
      setStarting(false)
    }
  }
  return { source, isStarting, isGoing, isDone, error, start }
}

/** How far the scan is; the page may be left meanwhile. */
export function RescanProgress({ rescan }: { rescan: Rescan }) {
  const { w } = useWords()
  const { source, isGoing, isDone, error } = rescan
  if (error !== null) return <ProblemNote error={error} />
  if (isDone)
    return (
      <p role="status" className="outcome outcome-done">
        ✓ {w({ zh: '已重新扫描', en: 'Scanned again' })}
        {source?.fault && `${w(signs.colon)}${w(source.fault)}`}
      </p>
    )
  if (!isGoing) return null
  return (
    <p role="status" className="row">
      <span>
        {source?.state === 'scanning'
          ? w({ zh: '正在重新扫描', en: 'Scanning again' })
          : w({ zh: '排队等待扫描，可以离开本页', en: 'In the queue; you may leave this page' })}
      </span>
      {source?.state === 'scanning' && (
        <>
          <ShareBar share={source.bytes > 0 ? source.doneBytes / source.bytes : 0} label={w({ zh: '已扫描', en: 'Scanned' })} />
          <span className="number quiet">
            {sizeOf(source.doneBytes)} / {sizeOf(source.bytes)} ·{' '}
            {w({ zh: `${count(source.doneRows)} 行`, en: several(source.doneRows, 'row') })}
          </span>
        </>
      )}
    </p>
  )
}
