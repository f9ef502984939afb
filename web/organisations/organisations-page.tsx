import { useNavigate, useSearch } from '@tanstack/react-router'
import { exportRoutes } from '#contract/exports.ts'
import { Select } from 'antd'
import { partyRoutes } from '#contract/parties.ts'
import { organisationKinds, parties, type OrganisationKind, type Party } from '#law/parties.ts'
import { isNarrowed, present } from '../ui/address-search.ts'
import { useWords } from '../ui/language.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { Page } from '../ui/page.tsx'
import { Nothing } from '../ui/problem.tsx'
import { useSession } from '../ui/session.ts'
import { KeysetTable } from '../ui/table.tsx'
import { TextFilter } from '../ui/text-filter.tsx'
import { useOrganisationColumns } from './columns.tsx'
import type { OrganisationsSearch } from './routes.tsx'

const unlisted: readonly Party[] = ['public', 'system']

/** Lists the organisations on the platform. */
export function OrganisationsPage() {
  const { w } = useWords()
  const search = useSearch({ from: '/frame/organisations' })
  const navigate = useNavigate()
  const columns = useOrganisationColumns()
  const keepsThem = useSession()?.post?.role === 'system-administrator'
  const change = (next: { [key in keyof OrganisationsSearch]: OrganisationsSearch[key] | undefined }) =>
    void navigate({ to: '/organisations', search: present({ ...search, ...next }) as OrganisationsSearch })
  const add = keepsThem && (
    <LinkButton type="primary" href="/desk/administration?part=add-organisation">
      {w({ zh: '新增机构', en: 'Add an organisation' })}
    </LinkButton>
  )
  return (
    <Page title={{ zh: '机构名录', en: 'Organisations' }} aside={add}>
      <KeysetTable
        caption={w({ zh: '机构', en: 'Organisations' })}
        route={partyRoutes.listOrganisations}
        input={{ query: search }}
        columns={columns}
        rowKey={(row) => row.id}
        onOpen={(row) => void navigate({ to: '/organisations/$id', params: { id: row.id } })}
        tools={
          <>
            <TextFilter
              label={{ zh: '名称、拼音首字母或代码', en: 'Name, initials or code' }}
              value={search.q}
              onChange={(q) => change({ q: q || undefined })}
            />
            <Select
              aria-label={w({ zh: '职责', en: 'Part' })}
              style={{ minWidth: '11rem' }}
              allowClear
              value={search.role ?? null}
              placeholder={w({ zh: '全部职责', en: 'All parts' })}
              options={Object.entries(parties)
                .filter(([id]) => !unlisted.includes(id as Party))
                .map(([value, { title }]) => ({ value, label: w(title) }))}
              onChange={(role) => change({ role: (role as Party | null) ?? undefined })}
            />
            <Select
              aria-label={w({ zh: '类型', en: 'Kind' })}
              style={{ minWidth: '9rem' }}
              allowClear
              value={search.kind ?? null}
              placeholder={w({ zh: '全部类型', en: 'All kinds' })}
              options={Object.entries(organisationKinds).map(([value, { title }]) => ({ value, label: w(title) }))}
              onChange={(kind) => change({ kind: (kind as OrganisationKind | null) ?? undefined })}
            />
          </>
        }
        excel={{ path: exportRoutes.organisationsExcel.path, query: search }}
        empty={
          <Nothing start={add}>
            {w(
              isNarrowed(search)
                ? { zh: '没有符合筛选条件的机构。', en: 'No organisation matches the filter.' }
                : { zh: '管理员新增的机构会出现在这里。', en: 'Organisations added by the administrator appear here.' },
            )}
          </Nothing>
        }
      />
    </Page>
  )
}
