import { useParams } from '@tanstack/react-router'
import { partyRoutes } from '#contract/parties.ts'
import { sectorWords } from '#contract/sector-words.ts'
import { isAdministrator, organisationKinds, parties } from '#law/parties.ts'
import { AnswersView } from '../ui/answers-view.tsx'
import { type Answer, useAsk } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { count } from '../ui/dates.ts'
import { Fact } from '../ui/fact.tsx'
import { Inside } from '../ui/inside.tsx'
import { useWords } from '../ui/language.tsx'
import { partyWords } from '../ui/law-words.ts'
import { Page } from '../ui/page.tsx'
import { Loaded, Nothing } from '../ui/problem.tsx'
import { useSession } from '../ui/session.ts'
import { Status } from '../ui/status.tsx'
import { WideTable } from '../ui/wide-table.tsx'
import { Affiliations } from './affiliations.tsx'
import { Changes } from './changes.tsx'
import { End } from './end.tsx'
import { Grants } from './grants.tsx'
import { StandIns } from './stand-ins.tsx'
import './organisations.css'

type Organisation = Answer<typeof partyRoutes.readOrganisation>

/** One organisation: who it is, what parts it plays, its officers, and what it holds. */
export function OrganisationPage() {
  const { id } = useParams({ from: '/frame/organisations/$id' })
  const { w } = useWords()
  const session = useSession()
  const found = useAsk(partyRoutes.readOrganisation, { params: { id } })
  return (
    <Page
      title={found.data?.name ?? { zh: '机构', en: 'Organisation' }}
      note={
        found.data && (
          <>
            <span>{w(organisationKinds[found.data.kind].title)}</span>
            {found.data.nameEn && <span>{found.data.nameEn}</span>}
            {found.data.end && <Status>{w({ zh: `已于${found.data.end.on}撤销`, en: `Ended on ${found.data.end.on}` })}</Status>}
            {!found.data.isActive && !found.data.end && <Status>{w({ zh: '已停用', en: 'Disabled' })}</Status>}
          </>
        )
      }
    >
      <Loaded query={found} rows={8}>
        {(organisation) => (
          <>
            {!isAdministrator(session?.post?.role ?? '') && <Figures organisation={organisation} />}
            <Identity organisation={organisation} />
            <End organisation={organisation} />
            <Changes organisation={organisation} />
            <Affiliations organisationId={organisation.id} />
            {session?.post?.organisationId === organisation.id && (
              <>
                <StandIns />
                {!organisation.end && !isAdministrator(session.post.role) && <Grants roles={organisation.roles} />}
              </>
            )}
            <Officers organisation={organisation} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

/** How much it holds, as far as the reader sees it; administrators see none of it, and are shown no zeros. */
function Figures({ organisation }: { organisation: Organisation }) {
  const { w } = useWords()
  const assets = `/desk/assets?holderId=${organisation.id}`
  const figures = [
    { label: { zh: '数据资产', en: 'Assets' }, value: organisation.assets, href: assets },
    { label: { zh: '已登记', en: 'Registered' }, value: organisation.registered, href: `${assets}&state=registered` },
    { label: { zh: '在办事项', en: 'Open cases' }, value: organisation.openCases, href: '/desk/?tab=others' },
  ]
  return (
    <dl className="organisation-figures">
      {figures.map((each) => (
        <div key={each.label.en}>
          <dt>{w(each.label)}</dt>
          <dd>
            <Inside href={each.href}>{count(each.value)}</Inside>
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Identity({ organisation }: { organisation: Organisation }) {
  const { w } = useWords()
  const facts = [
    [{ zh: '统一社会信用代码', en: 'Credit code' }, organisation.uscc],
    [{ zh: '简称', en: 'Short name' }, organisation.shortName],
    [{ zh: '行业', en: 'Sector' }, w(sectorWords(organisation.sector))],
    [{ zh: '行政区划', en: 'District' }, organisation.district],
    [{ zh: '执业许可证号', en: 'Licence' }, organisation.licenceNo],
  ] as const
  return (
    <section className="card" aria-labelledby="identity">
      <h2 id="identity">
        {w({ zh: '基本情况', en: 'Identity' })} <Basis of="choice:registration-forms" />
      </h2>
      <dl className="facts facts-wide">
        {facts
          .filter(([, value]) => value !== '')
          .map(([label, value]) => (
            <Fact key={label.en} of={label} className="number">
              {value}
            </Fact>
          ))}
      </dl>
      {Object.keys(organisation.particulars).length === 0 ? (
        <p className="quiet">
          {w({
            zh: '住所、法定代表人、经营范围等还没有登记，其他登记的申请表上这些栏留空；请系统管理员在“变更机构”中补登。',
            en: 'Its address, representative, business and the like are not recorded yet, and stay open in the forms of other registers; a system administrator records them under “Change it”.',
          })}
        </p>
      ) : (
        <AnswersView form="organisation-particulars" answers={organisation.particulars} isBrief />
      )}
      <h3 className="small-head">{w({ zh: '在平台上的职责', en: 'Parts played' })}</h3>
      <p className="row">
        {organisation.roles.map((role) => (
          <span key={role} className="row">
            <Status>{w(partyWords(role))}</Status>
            <Basis of={parties[role].basis} />
          </span>
        ))}
      </p>
    </section>
  )
}

function Officers({ organisation }: { organisation: Organisation }) {
  const { w } = useWords()
  const columns = [
    { title: w({ zh: '姓名', en: 'Name' }), dataIndex: 'name' },
    {
      title: w({ zh: '岗位', en: 'Post' }),
      key: 'role',
      render: (_: unknown, row: Organisation['officers'][number]) => w(partyWords(row.role)),
    },
    {
      title: w({ zh: '职务', en: 'Title' }),
      key: 'title',
      render: (_: unknown, row: Organisation['officers'][number]) => row.title || '—',
    },
  ]
  return (
    <section aria-labelledby="officers">
      <h2 id="officers" className="organisation-head">
        {w({ zh: '经办人', en: 'Officers' })}
      </h2>
      <div className="list">
        <WideTable
          aria-label={w({ zh: '经办人', en: 'Officers' })}
          columns={columns}
          dataSource={organisation.officers}
          rowKey={(row) => `${row.name}-${row.role}-${row.title}`}
          locale={{
            emptyText: (
              <Nothing>{w({ zh: '管理员任命的经办人会出现在这里。', en: 'Officers appointed by the administrator appear here.' })}</Nothing>
            ),
          }}
        />
      </div>
    </section>
  )
}
