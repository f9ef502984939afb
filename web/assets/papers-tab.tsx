import { useMemo } from 'react'
import type { AssetView } from '#contract/inventory.ts'
import { memoReason } from '#contract/memo-reason.ts'
import { several } from '#law/words.ts'
import { optionWords } from '../ui/asset-words.ts'
import { Basis } from '../ui/basis.tsx'
import { licences } from '../cases/licences.ts'
import { useWords } from '../ui/language.tsx'
import { dayOf } from '../ui/dates.ts'
import { Inside } from '../ui/inside.tsx'
import { placeWords, procedureWords } from '../ui/law-words.ts'
import { Money } from '../ui/money.tsx'
import { Nothing } from '../ui/problem.tsx'
import { Status } from '../ui/status.tsx'
import type { Columns } from '../ui/table.tsx'
import { WideTable } from '../ui/wide-table.tsx'
import { AssetCard } from './asset-card.tsx'
import { CertificateCard } from './certificate-card.tsx'
import { OutsideRegistrations } from './outside-registrations.tsx'

type Paper = AssetView['papers'][number]
type OneCase = AssetView['cases'][number]

/** Opinions and valuations with their validity, the certificate, the asset card, the memorandum, and the cases about the asset. */
export function PapersTab({ asset }: { asset: AssetView }) {
  const { w } = useWords()
  const papers = usePaperColumns(asset.version)
  const cases = useCaseColumns()
  return (
    <>
      {asset.certificate && <CertificateCard asset={asset} certificate={asset.certificate} />}
      <OutsideRegistrations assetId={asset.id} />
      {asset.memo && (
        <section className="card" aria-labelledby="memo">
          <h2 id="memo">
            {w({ zh: '资产备查簿', en: 'Memorandum register' })}
            <Basis of="§4.6" />
          </h2>
          <p>
            {w({ zh: '原因：', en: 'Reason: ' })}
            {w(memoReason(asset.memo.reason))}　{w({ zh: '复核日期：', en: 'Looked at again: ' })}
            <span className="number">{asset.memo.reviewOn}</span>
          </p>
        </section>
      )}
      <section aria-labelledby="papers">
        <h2 id="papers" className="list-head">
          {w({ zh: '意见书与评估报告', en: 'Opinions and valuations' })} <Basis of="§4.4" /> <Basis of="§4.5" />
        </h2>
        <div className="list">
          <WideTable<Paper>
            aria-label={w({ zh: '意见书与评估报告', en: 'Opinions and valuations' })}
            columns={papers}
            dataSource={asset.papers}
            rowKey={(row) => row.id}
            locale={{
              emptyText: (
                <Nothing>
                  {w({
                    zh: '登记前要有无保留的法律意见书和评估报告；持有单位可从“发起办件”委托。',
                    en: 'Registration needs an unqualified opinion and a valuation; the holder commissions them from “Start a case”.',
                  })}
                </Nothing>
              ),
            }}
          />
        </div>
      </section>
      {asset.state === 'registered' && <AssetCard assetId={asset.id} />}
      <section aria-labelledby="cases">
        <h2 id="cases" className="list-head">
          {w({ zh: '有关办件', en: 'Cases' })}
        </h2>
        <div className="list">
          <WideTable<OneCase>
            aria-label={w({ zh: '有关办件', en: 'Cases' })}
            columns={cases}
            dataSource={asset.cases}
            rowKey={(row) => row.id}
            locale={{
              emptyText: <Nothing>{w({ zh: '关于该资产的办件会出现在这里。', en: 'Cases about the asset appear here.' })}</Nothing>,
            }}
          />
        </div>
      </section>
    </>
  )
}

const kinds = { opinion: { zh: '法律意见书', en: 'Legal opinion' }, valuation: { zh: '评估报告', en: 'Valuation' } } as const

function usePaperColumns(version: number): Columns<Paper> {
  const { w } = useWords()
  return useMemo(
    () => [
      {
        title: w({ zh: '文书', en: 'Paper' }),
        key: 'kind',
        render: (_, row) => (
          <span className="wide-cell">
            <a href={`/api/files/${row.paperSha256}`} target="_blank" rel="noreferrer">
              {w(kinds[row.kind])} {row.number}
            </a>
            <small>
              {row.firmName}
              {row.firmLicence && ` · ${w(licences[row.kind])} ${row.firmLicence}`} ·{' '}
              <Inside href={`/desk/cases/${row.caseId}`}>
                {w(row.isTakenOver ? { zh: '存量登记办件', en: 'taken over in' } : { zh: '委托办件', en: 'its case' })}
              </Inside>
              {row.kind === 'valuation' && (
                <>
                  {' '}
                  · <Inside href={`/desk/valuations/${row.caseId}`}>{w({ zh: '参数与复算', en: 'computed again' })}</Inside>
                </>
              )}
            </small>
          </span>
        ),
      },
      {
        title: w({ zh: '结论', en: 'Conclusion' }),
        key: 'conclusion',
        width: 140,
        render: (_, row) =>
          row.kind === 'valuation' ? (
            <Money fen={row.amountFen} />
          ) : (
            <Status tone={row.conclusion === 'unqualified' ? 'done' : 'bad'}>
              {w(optionWords('legal-opinion', 'conclusion', row.conclusion))}
            </Status>
          ),
      },
      {
        title: w({ zh: '出具日期', en: 'Issued' }),
        dataIndex: 'issuedOn',
        responsive: ['md'],
        width: 110,
        className: 'number',
        render: (_, row) => row.issuedOn ?? '—',
      },
      {
        title: w({ zh: '评估基准日', en: 'Base date' }),
        dataIndex: 'baseDate',
        responsive: ['lg'],
        width: 110,
        className: 'number',
        render: (_, row) => row.baseDate ?? '—',
      },
      { title: w({ zh: '有效期至', en: 'Valid until' }), dataIndex: 'validUntil', width: 110, className: 'number' },
      {
        title: w({ zh: '针对版本', en: 'On version' }),
        key: 'version',
        width: 90,
        align: 'right',
        className: 'number',
        render: (_, row) => `${row.assetVersion}${row.assetVersion === version ? '' : ` / ${version}`}`,
      },
      {
        title: w({ zh: '可否用于登记', en: 'Usable' }),
        key: 'stale',
        width: 260,
        render: (_, row) =>
          row.isStale ? (
            <span className="wide-cell">
              <Status tone="care">{w({ zh: '已失效', en: 'Stale' })}</Status>
              {row.staleReason && <small>{w(row.staleReason)}</small>}
            </span>
          ) : row.isEnding ? (
            <Status tone="care">
              {w({ zh: `有效，还有 ${row.daysLeft} 天到期`, en: `In force, ends in ${several(row.daysLeft, 'day')}` })}
            </Status>
          ) : (
            <Status tone="done">{w({ zh: '有效', en: 'In force' })}</Status>
          ),
      },
    ],
    [w, version],
  )
}

function useCaseColumns(): Columns<OneCase> {
  const { w } = useWords()
  return useMemo(
    () => [
      {
        title: w({ zh: '办件', en: 'Case' }),
        key: 'number',
        render: (_, row) => (
          <span className="wide-cell">
            <Inside href={`/desk/cases/${row.id}`}>{w(procedureWords(row.procedure))}</Inside>
            <small className="number">{row.number}</small>
          </span>
        ),
      },
      {
        title: w({ zh: '环节', en: 'Step' }),
        key: 'place',
        width: 150,
        render: (_, row) => {
          const place = placeWords(row)
          return <Status tone={place.tone}>{w(place.words)}</Status>
        },
      },
      {
        title: w({ zh: '开办', en: 'Opened' }),
        key: 'openedAt',
        responsive: ['md'],
        width: 110,
        className: 'number',
        render: (_, row) => dayOf(row.openedAt),
      },
      {
        title: w({ zh: '办结', en: 'Closed' }),
        key: 'closedAt',
        width: 110,
        className: 'number',
        render: (_, row) => (row.closedAt ? dayOf(row.closedAt) : '—'),
      },
    ],
    [w],
  )
}
