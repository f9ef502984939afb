import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Organisation } from '#contract/parties.ts'
import { sectorWords } from '#contract/sector-words.ts'
import { organisationKinds } from '#law/parties.ts'
import './organisations.css'
import { useWords } from '../ui/language.tsx'
import { partyWords } from '../ui/law-words.ts'
import { Status } from '../ui/status.tsx'
import type { Columns } from '../ui/table.tsx'

/** The columns of the list of organisations. */
export function useOrganisationColumns(): Columns<Organisation> {
  const { w, language } = useWords()
  return useMemo(
    () => [
      {
        title: w({ zh: '名称', en: 'Name' }),
        key: 'name',
        render: (_, row) => (
          <span className="organisation-name">
            <Link to="/organisations/$id" params={{ id: row.id }}>
              {language === 'en' && row.nameEn ? row.nameEn : row.name}
            </Link>
            {row.end ? (
              <>
                {' '}
                <Status>{w({ zh: `已于${row.end.on}撤销`, en: `Ended on ${row.end.on}` })}</Status>
                {row.end.successorName && (
                  <>
                    <br />
                    <small>{w({ zh: `由${row.end.successorName}承受`, en: `${row.end.successorName} takes over` })}</small>
                  </>
                )}
              </>
            ) : (
              !row.isActive && (
                <>
                  {' '}
                  <Status>{w({ zh: '已停用', en: 'Disabled' })}</Status>
                </>
              )
            )}
          </span>
        ),
      },
      {
        title: w({ zh: '统一社会信用代码', en: 'Credit code' }),
        dataIndex: 'uscc',
        key: 'uscc',
        responsive: ['md'],
        width: 180,
        className: 'number',
      },
      { title: w({ zh: '类型', en: 'Kind' }), key: 'kind', width: 130, render: (_, row) => w(organisationKinds[row.kind].title) },
      {
        title: w({ zh: '职责', en: 'Parts' }),
        key: 'roles',
        responsive: ['md'],
        render: (_, row) => (
          <span className="row">
            {row.roles.map((role) => (
              <Status key={role}>{w(partyWords(role))}</Status>
            ))}
          </span>
        ),
      },
      {
        title: w({ zh: '行业', en: 'Sector' }),
        key: 'sector',
        responsive: ['md'],
        width: 120,
        render: (_, row) => w(sectorWords(row.sector)) || '—',
      },
    ],
    [w, language],
  )
}
