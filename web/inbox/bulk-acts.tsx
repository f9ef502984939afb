import { useQueries } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { type CaseLine, caseRoutes } from '#contract/cases.ts'
import { ask, keyOf, refresh } from '../ui/api.ts'
import { newKey } from '../ui/key.ts'
import { useWords } from '../ui/language.tsx'
import { problemOf } from '../ui/problem.tsx'
import { pointsToMind, sharedActs } from './shared-acts.ts'

type Result = { number: string; said: string; isDone: boolean }

/**
 * One act on several cases where all offer it without a form; what does not hold or asks for care is shown before, and each case is acted
 * on by itself and says how it went. What the next step offers stands at the same place: it is offered once other cases are chosen, so
 * that a second click does not take it.
 */
export function BulkActs({ cases, onDone }: { cases: readonly CaseLine[]; onDone: () => void }) {
  const { w } = useWords()
  const [taken, setTaken] = useState<{ of: string; results: readonly Result[] }>({ of: '', results: [] })
  const [isBusy, setBusy] = useState(false)
  const views = useQueries({
    queries: cases.map((c) => ({
      queryKey: keyOf(caseRoutes.readCase, { params: { id: c.id } }),
      queryFn: () => ask(caseRoutes.readCase, { params: { id: c.id } }),
    })),
  })
  const chosen = cases.map((c) => c.id).join()
  const results = taken.of === chosen ? taken.results : []
  const read = views.flatMap((v) => (v.data ? [v.data] : []))
  const acts = read.length === cases.length ? sharedActs(read) : []
  const minded = read.flatMap((view) => pointsToMind(view).map((point, n) => ({ ...point, key: `${view.id}-${n}`, number: view.number })))
  const actAll = async (act: string) => {
    setBusy(true)
    setTaken({ of: chosen, results: [] })
    const said: Result[] = []
    for (const view of read) {
      try {
        await ask(caseRoutes.actOnCase, {
          params: { id: view.id },
          body: { act, version: view.version, draftRevision: view.draftRevision, key: newKey() },
        })
        said.push({ number: view.number, said: w({ zh: '已办理', en: 'done' }), isDone: true })
      } catch (error) {
        said.push({ number: view.number, said: w(problemOf(error).message), isDone: false })
      }
      setTaken({ of: chosen, results: [...said] })
    }
    setBusy(false)
    await refresh('/api/inbox', '/api/cases')
  }
  return (
    <div className="bulk" role="group" aria-label={w({ zh: '批量办理', en: 'Act on all chosen' })}>
      <span>{w({ zh: `已选 ${cases.length} 件`, en: `${cases.length} chosen` })}</span>
      {results.length === 0 && minded.length > 0 && (
        <ul className="bulk-points" aria-label={w({ zh: '办理前请先看', en: 'Look at these first' })}>
          {minded.map((point) => (
            <li key={point.key} className={point.isUnmet ? 'bulk-not' : 'bulk-care'}>
              {point.isUnmet ? '✗' : '⚠'} <span className="number">{point.number}</span> {w(point.words)}
            </li>
          ))}
        </ul>
      )}
      {results.length === 0 && read.length === cases.length && minded.length === 0 && (
        <span className="quiet">{w({ zh: '要点核对全部符合，没有提示', en: 'All points hold, nothing to mind' })}</span>
      )}
      {(results.length === 0 || isBusy) &&
        acts.map((act) => (
          <Button key={act.act} type="primary" loading={isBusy} onClick={() => void actAll(act.act)}>
            {w({ zh: `全部${act.title.zh}`, en: `${act.title.en} all` })}
          </Button>
        ))}
      {results.length === 0 && acts.length === 0 && (
        <span className="quiet">
          {read.length < cases.length
            ? w({ zh: '正在查看可办动作…', en: 'Looking what may be done…' })
            : w({ zh: '所选办件没有可以一起办的动作', en: 'No act is open for all of them' })}
        </span>
      )}
      <Button onClick={onDone}>{w(results.length > 0 && !isBusy ? { zh: '知道了', en: 'Done' } : { zh: '取消选择', en: 'Clear' })}</Button>
      {results.length > 0 && (
        <ul role="status">
          {results.map((r) => (
            <li key={r.number} className={r.isDone ? 'bulk-done' : 'bulk-not'}>
              {r.number}
              {w({ zh: '：', en: ': ' })}
              {r.said}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
