import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { MandateAsset, MandateLine } from '#contract/operators.ts'
import { mandateKinds } from '#law/operators.ts'
import { dayOf } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'
import type { Columns } from '../ui/table.tsx'
import { MandateState } from './standing.tsx'

/** The columns of the register of mandates. */
export function useMandateColumns(): Columns<MandateLine> {
  const { w } = useWords()
  return useMemo(
    () => [
      {
        title: w({ zh: '编号', en: 'Number' }),
        key: 'number',
        width: 150,
        render: (_, row) => (
          <span className="wide-cell">
            <Link to="/mandates/$id" params={{ id: row.id }}>
              {row.number}
            </Link>
            <small>{w(mandateKinds[row.kind])}</small>
          </span>
        ),
      },
      {
        title: w({ zh: '状态', en: 'State' }),
        key: 'state',
        width: 130,
        render: (_, row) => (
          <span className="wide-cell">
            <MandateState state={row.state} />
            {row.why && <small>{row.why}</small>}
          </span>
        ),
      },
      {
        title: w({ zh: '运营主体', en: 'Operator' }),
        key: 'operator',
        responsive: ['md'],
        render: (_, row) => (
          <Link to="/operators/$id" params={{ id: row.operatorId }}>
            {row.operatorName}
          </Link>
        ),
      },
      {
        title: w({ zh: '期限', en: 'Term' }),
        key: 'term',
        width: 130,
        className: 'number',
        render: (_, row) => (
          <span className="wide-cell">
            {row.beginsOn}
            <small>{w({ zh: `至 ${row.endsOn}`, en: `to ${row.endsOn}` })}</small>
          </span>
        ),
      },
      {
        title: w({ zh: '资产', en: 'Assets' }),
        key: 'assets',
        width: 80,
        className: 'number',
        responsive: ['md'],
        render: (_, row) => row.assets,
      },
    ],
    [w],
  )
}

/** The columns of the assets of a mandate. */
export function useMandateAssetColumns(): Columns<MandateAsset> {
  const { w } = useWords()
  return useMemo(
    () => [
      {
        title: w({ zh: '资产', en: 'Asset' }),
        key: 'name',
        render: (_, row) => (
          <span className="wide-cell">
            <Link to="/assets/$id" params={{ id: row.assetId }}>
              {row.name}
            </Link>
            <small className="number">{row.code}</small>
          </span>
        ),
      },
      { title: w({ zh: '持有单位', en: 'Holder' }), key: 'holder', responsive: ['md'], render: (_, row) => row.holderName },
      { title: w({ zh: '纳入', en: 'Since' }), key: 'since', width: 110, className: 'number', render: (_, row) => dayOf(row.addedAt) },
      {
        title: w({ zh: '终止', en: 'Ended' }),
        key: 'ended',
        width: 110,
        className: 'number',
        render: (_, row) => (row.endedAt ? dayOf(row.endedAt) : '—'),
      },
    ],
    [w],
  )
}
