import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { type DestructionLine, disposalRoutes } from '#contract/disposal.ts'
import { exportRoutes } from '#contract/exports.ts'
import { signs } from '#law/words.ts'
import { present } from '../ui/address-search.ts'
import { optionWords } from '../ui/asset-words.ts'
import { Basis } from '../ui/basis.tsx'
import { Inside } from '../ui/inside.tsx'
import { useWords } from '../ui/language.tsx'
import { Page } from '../ui/page.tsx'
import { Nothing } from '../ui/problem.tsx'
import { type Columns, KeysetTable } from '../ui/table.tsx'
import { TextFilter } from '../ui/text-filter.tsx'

/** The register of destructions: what was destroyed, when, where, how, and through whose hands. */
export function DestructionsPage() {
  const { w } = useWords()
  const { q } = useSearch({ from: '/frame/destructions' })
  const navigate = useNavigate()
  const query = q ? { q } : {}
  return (
    <Page
      title={{ zh: '处置销毁台账', en: 'Register of destructions' }}
      note={
        <>
          <Basis of="§4.8" />
          <Basis of="§4.9" />
          <Basis of="choice:retention-destruction" />
        </>
      }
    >
      <KeysetTable
        caption={w({ zh: '处置销毁台账', en: 'Register of destructions' })}
        route={disposalRoutes.listDestructions}
        input={{ query }}
        columns={useDestructionColumns()}
        rowKey={(row) => row.assetId}
        tools={
          <TextFilter
            label={{ zh: '按名称、编码或地点查找', en: 'Find by name, code or place' }}
            value={q}
            onChange={(next) =>
              void navigate({ to: '/destructions', search: (was) => present({ ...was, q: next || undefined }) as { q?: string } })
            }
          />
        }
        excel={{ path: exportRoutes.destructionsExcel.path, query }}
        empty={
          <Nothing>
            {w(
              q
                ? { zh: '没有符合的销毁记录。', en: 'No record fits.' }
                : {
                    zh: '数据资产经监销确认销毁后，记录会永久留在这里；在资产页“发起办件”中开办销毁处置。',
                    en: 'Records stay here for good once a destruction was witnessed; start one from the page of the asset.',
                  },
            )}
          </Nothing>
        }
      />
    </Page>
  )
}

function useDestructionColumns(): Columns<DestructionLine> {
  const { w, list } = useWords()
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
      { title: w({ zh: '持有单位', en: 'Holder' }), key: 'holder', responsive: ['lg'], width: 170, render: (_, row) => row.holderName },
      { title: w({ zh: '销毁日期', en: 'Destroyed on' }), key: 'on', width: 120, className: 'number', render: (_, row) => row.destroyedOn },
      {
        title: w({ zh: '方式与地点', en: 'How and where' }),
        key: 'how',
        responsive: ['md'],
        render: (_, row) => (
          <span className="wide-cell">
            {list(row.methods.map((method) => w(optionWords('destruction-record', 'methods', method))))}
            <small>
              {row.place}
              {row.contractor && ` · ${w({ zh: `委托 ${row.contractor}`, en: `by ${row.contractor}` })}`}
            </small>
          </span>
        ),
      },
      {
        title: w({ zh: '审批', en: 'Approval' }),
        key: 'approval',
        responsive: ['lg'],
        width: 180,
        render: (_, row) => (
          <span className="wide-cell">
            {row.approvalNumber}
            <small>{row.approvedBy}</small>
          </span>
        ),
      },
      {
        title: w({ zh: '执行与监销', en: 'Carried out, witnessed' }),
        key: 'hands',
        responsive: ['md'],
        width: 150,
        render: (_, row) => `${row.executedBy}${w(signs.item)}${row.witnessedBy}`,
      },
      {
        title: w({ zh: '办件', en: 'Case' }),
        key: 'case',
        responsive: ['md'],
        width: 170,
        className: 'number',
        render: (_, row) => <Inside href={`/desk/cases/${row.caseId}`}>{row.caseNumber}</Inside>,
      },
    ],
    [w, list],
  )
}
