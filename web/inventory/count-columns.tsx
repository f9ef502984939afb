import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { CountLine } from '#contract/counting.ts'
import { signs } from '#law/words.ts'
import { dayOf } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'
import { Status } from '../ui/status.tsx'
import type { Columns } from '../ui/table.tsx'
import { outcomeWords, resultWords } from './count-words.ts'

/** The columns of a count: the asset, the result, its explanation and what the second counter says. */
export function useCountColumns(): Columns<CountLine> {
  const { w } = useWords()
  return useMemo(
    () => [
      {
        title: w({ zh: '资产', en: 'Asset' }),
        key: 'asset',
        render: (_, row) => (
          <span className="wide-cell">
            <Link to="/assets/$id" params={{ id: row.assetId }}>
              {row.name}
            </Link>
            <small className="number">{row.code}</small>
          </span>
        ),
      },
      {
        title: w({ zh: '核对结果', en: 'Result' }),
        key: 'result',
        width: 120,
        render: (_, row) => <Status tone={resultWords[row.result].tone}>{w(resultWords[row.result].words)}</Status>,
      },
      { title: w({ zh: '说明', en: 'Explanation' }), key: 'explanation', render: (_, row) => <Explanation line={row} /> },
      {
        title: w({ zh: '复盘', en: 'Counted again' }),
        key: 'recount',
        width: 190,
        render: (_, row) =>
          row.recount ? (
            <span className="wide-cell">
              <Status tone={row.recount.agrees ? 'done' : 'bad'}>
                {w(row.recount.agrees ? { zh: '同意', en: 'Agrees' } : { zh: '不同意', en: 'Does not agree' })}
              </Status>
              {row.recount.note && <small>{row.recount.note}</small>}
              <small>
                {row.recount.name} · {dayOf(row.recount.at)}
              </small>
            </span>
          ) : (
            '—'
          ),
      },
    ],
    [w],
  )
}

function Explanation({ line }: { line: CountLine }) {
  const { w } = useWords()
  const said = line.explanation
  if (!said) return <>{line.result === 'found' ? '—' : <Status tone="care">{w({ zh: '待说明', en: 'To explain' })}</Status>}</>
  return (
    <span className="wide-cell">
      <strong>{w(outcomeWords(said.outcome))}</strong>
      {w(signs.colon)}
      {said.explanation}
      {said.statement && (
        <small>
          {w({ zh: '保管人：', en: 'Keeper: ' })}
          {said.statement}
        </small>
      )}
      {said.evidence && (
        <small>
          <a href={`/api/files/${said.evidence.sha256}`}>{said.evidence.name}</a>
        </small>
      )}
      {said.follows && (
        <small>
          {w({ zh: '后续：', en: 'Next: ' })}
          {w(said.follows)}
        </small>
      )}
      <small>
        {said.statedName} · {dayOf(said.statedAt)}
      </small>
    </span>
  )
}
