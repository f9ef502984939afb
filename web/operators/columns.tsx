import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { CallLine, MandateAsset, MandateLine, OperatorLine } from '#contract/operators.ts'
import { callStateWords, complianceParts, creditGrade, mandateKinds, mandateStates } from '#law/operators.ts'
import { organisationKinds } from '#law/parties.ts'
import { several } from '#law/words.ts'
import { dayOf } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'
import { Status, type Tone } from '../ui/status.tsx'
import type { Columns } from '../ui/table.tsx'

const tones: { readonly [state in MandateLine['state']]: Tone } = {
  live: 'done',
  planned: 'going',
  suspended: 'bad',
  over: 'plain',
  ended: 'plain',
}
const gradeTones = { A: 'done', B: 'done', C: 'care', D: 'bad' } as const
const allParts = Object.keys(complianceParts).length

/** How a mandate stands today. */
export function MandateState({ state }: { state: MandateLine['state'] }) {
  const { w } = useWords()
  return <Status tone={tones[state]}>{w(mandateStates[state])}</Status>
}

/** A score of credit with its grade; a line where it is not for the reader. */
export function Credit({ score }: { score: number | null }) {
  if (score === null) return <span className="quiet">—</span>
  const grade = creditGrade(score)
  return (
    <span className="row">
      <span className="number">{score}</span>
      <Status tone={gradeTones[grade]}>{grade}</Status>
    </span>
  )
}

/** How complete a compliance file is, and until when. */
export function FileState({ parts, until }: { parts: number; until: string | null }) {
  const { w } = useWords()
  return (
    <span className="wide-cell">
      <Status tone={parts === allParts ? 'done' : 'care'}>
        {w(
          parts === allParts ? { zh: '完整', en: 'Complete' } : { zh: `${parts}/${allParts}部分有效`, en: `${parts} of ${allParts} valid` },
        )}
      </Status>
      {until && <small className="number">{w({ zh: `最早到期 ${until}`, en: `until ${until}` })}</small>}
    </span>
  )
}

/** The columns of the list of operators. */
export function useOperatorColumns(): Columns<OperatorLine> {
  const { w } = useWords()
  return useMemo(
    () => [
      {
        title: w({ zh: '运营主体', en: 'Operator' }),
        key: 'name',
        render: (_, row) => (
          <span className="wide-cell">
            <Link to="/operators/$id" params={{ id: row.id }}>
              {row.name}
            </Link>
            <small>{w(organisationKinds[row.kind as keyof typeof organisationKinds].title)}</small>
          </span>
        ),
      },
      {
        title: w({ zh: '在期权限', en: 'Mandates' }),
        key: 'mandates',
        width: 110,
        render: (_, row) => (
          <span className="row">
            <span className="number">{row.mandates}</span>
            {row.suspended > 0 && <Status tone="bad">{w({ zh: `暂停${row.suspended}`, en: `${row.suspended} suspended` })}</Status>}
          </span>
        ),
      },
      {
        title: w({ zh: '合规档案', en: 'Compliance file' }),
        key: 'file',
        width: 190,
        responsive: ['md'],
        render: (_, row) => <FileState parts={row.parts} until={row.fileUntil} />,
      },
      { title: w({ zh: '信用', en: 'Credit' }), key: 'credit', width: 100, render: (_, row) => <Credit score={row.credit} /> },
    ],
    [w],
  )
}

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

/** How a call looks by where it stands. */
export const callTone = ({ state }: Pick<CallLine, 'state'>): Tone =>
  state === 'granted' ? 'done' : state === 'failed' || state === 'cancelled' ? 'plain' : 'going'

/** The columns of the list of calls. */
export function useCallColumns(): Columns<CallLine> {
  const { w } = useWords()
  return useMemo(
    () => [
      {
        title: w({ zh: '选取项目', en: 'Call' }),
        key: 'title',
        render: (_, row) => (
          <Link to="/operator-calls/$id" params={{ id: row.id }}>
            {row.title}
          </Link>
        ),
      },
      {
        title: w({ zh: '环节', en: 'Step' }),
        key: 'state',
        width: 130,
        render: (_, row) => <Status tone={callTone(row)}>{w(callStateWords(row))}</Status>,
      },
      {
        title: w({ zh: '报名截止', en: 'Apply until' }),
        key: 'until',
        width: 120,
        className: 'number',
        render: (_, row) => row.applyUntil,
      },
      {
        title: w({ zh: '期限', en: 'Term' }),
        key: 'term',
        width: 100,
        responsive: ['md'],
        render: (_, row) => w({ zh: `${row.termMonths}个月`, en: several(row.termMonths, 'month') }),
      },
    ],
    [w],
  )
}
