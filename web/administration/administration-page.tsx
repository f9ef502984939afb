import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Drawer, Tabs } from 'antd'
import { accountKeepers } from '#contract/parties.ts'
import { accountRoutes } from '#contract/accounts.ts'
import { parties } from '#law/parties.ts'
import { type Answer, useAsk } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { useWords } from '../ui/language.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { Notes } from '../ui/notes.tsx'
import { Page } from '../ui/page.tsx'
import { Nothing } from '../ui/problem.tsx'
import { useSession } from '../ui/session.ts'
import { IdleList } from './idle-list.tsx'
import { OfficerForm } from './officer-form.tsx'
import { OfficerList } from './officer-list.tsx'
import { OrganisationForm } from './organisation-form.tsx'
import { RequestList } from './request-list.tsx'
import type { AdministrationSearch } from './routes.tsx'
import './administration.css'

/** The accounts desk: the system administrator asks, the security administrator approves; neither takes part in a case. */
export function AdministrationPage() {
  const { w } = useWords()
  const search = useSearch({ from: '/frame/administration' })
  const navigate = useNavigate()
  const session = useSession()
  const role = session?.post?.role
  const asks = role === 'system-administrator'
  const go = (next: AdministrationSearch) => void navigate({ to: '/administration', search: next })
  const shut = () => {
    const { part: _, ...rest } = search
    go(rest)
  }
  const links = (
    <>
      <LinkButton href="/desk/organisations">{w({ zh: '机构名录', en: 'Organisations' })}</LinkButton>
      <LinkButton href="/desk/audit">{w({ zh: '审计日志', en: 'Audit log' })}</LinkButton>
    </>
  )
  if (session && !accountKeepers.some((keeper) => keeper === role)) {
    return (
      <Page title={{ zh: '管理', en: 'Administration' }}>
        <div className="card">
          <Nothing start={links}>
            {w({
              zh: '账号和任职由系统管理员申请、安全管理员批准；需要另一岗位的，在“机构”中本单位的页面申请。',
              en: 'Accounts and posts are asked for by the system administrator and approved by the security administrator; another post is asked for on the page of your own organisation.',
            })}
          </Nothing>
        </div>
      </Page>
    )
  }
  const lists = [
    { key: 'requests', label: w({ zh: '申请和授权', en: 'Requests and grants' }), children: <RequestList search={search} onSearch={go} /> },
    { key: 'officers', label: w({ zh: '账号', en: 'Accounts' }), children: <OfficerList search={search} onSearch={go} /> },
    { key: 'idle', label: w({ zh: '休眠和无主', en: 'Dormant and orphaned' }), children: <IdleList search={search} onSearch={go} /> },
  ]
  return (
    <Page
      title={{ zh: '管理', en: 'Administration' }}
      note={
        <>
          <Basis of="choice:administrators" />
          <Basis of="choice:account-approval" />
          <span>
            {w({
              zh: '系统管理员申请，安全管理员批准；三员都不办理业务。',
              en: 'The system administrator asks, the security administrator approves; none of the three decides a case.',
            })}
          </span>
        </>
      }
      aside={
        <>
          {links}
          {asks && (
            <>
              <Button onClick={() => go({ ...search, part: 'add-organisation' })}>
                {w({ zh: '新增机构', en: 'Add an organisation' })}
              </Button>
              <Button type="primary" onClick={() => go({ ...search, part: 'add-officer' })}>
                {w({ zh: '申请账号', en: 'Ask for an account' })}
              </Button>
            </>
          )}
        </>
      }
    >
      {asks && <FirstOnes />}
      <Notes />
      <Tabs
        activeKey={search.list ?? 'requests'}
        destroyOnHidden
        items={lists}
        onChange={(key) => go(key === 'officers' || key === 'idle' ? { list: key } : {})}
      />
      <Drawer
        open={asks && search.part === 'add-officer'}
        destroyOnHidden
        size={520}
        title={w({ zh: '申请账号', en: 'Ask for an account' })}
        onClose={shut}
      >
        <OfficerForm onDone={() => go({})} />
      </Drawer>
      <Drawer
        open={asks && search.part === 'add-organisation'}
        destroyOnHidden
        size={520}
        title={w({ zh: '新增机构', en: 'Add an organisation' })}
        onClose={shut}
      >
        <OrganisationForm onDone={shut} />
      </Drawer>
    </Page>
  )
}

/**
 * Says to the system administrator of a new registry whom to name first, until then nobody approves what is asked for; afterwards who is
 * lacking for a first certificate.
 */
function FirstOnes() {
  const { w } = useWords()
  const { missing = [], lacking = [] } = useAsk(accountRoutes.listAccountRequests, { query: { limit: 1 } }).data ?? {}
  if (missing.length === 0) return lacking.length === 0 ? null : <Lacking parts={lacking} />
  const names = (language: 'zh' | 'en') => missing.map((role) => parties[role].title[language])
  const why = missing.includes('security-administrator')
    ? { zh: '；没有安全管理员，其他申请无人批准', en: ', and without a security administrator nobody approves anything else' }
    : { zh: '', en: '' }
  return (
    <p className="banner" role="status">
      <span>
        {w({
          zh: `还没有${names('zh').join('和')}。请先用“申请账号”${missing.length > 1 ? '各' : ''}设立一名，首任不经批准即可使用${why.zh}。`,
          en: `There is no ${names('en').join(' and no ')} yet. Name one first by “Ask for an account”: the first one needs no approval${why.en}.`,
        })}{' '}
        <Basis of="choice:first-administrators" />
      </span>
    </p>
  )
}

function Lacking({ parts }: { parts: Answer<typeof accountRoutes.listAccountRequests>['lacking'] }) {
  const { w, list } = useWords()
  const named = parts.map(({ role, people, inOneUnit, there }) => {
    const { zh, en } = parties[role].title
    return w({
      zh: `“${zh}”${inOneUnit && people > 1 ? '同一单位' : ''}${people}人（现有${there}人）`,
      en: `${en}: ${people}${inOneUnit && people > 1 ? ' in one unit' : ''} (${there} so far)`,
    })
  })
  return (
    <p className="banner" role="status">
      <span>
        {w({ zh: '办成第一件登记还缺：', en: 'For a first certificate there is still lacking: ' })}
        {list(named)}
        {w({
          zh: '。请先“新增机构”，再为每人“申请账号”，由安全管理员批准。',
          en: '. Add the organisations first, then ask for an account for each; the security administrator approves.',
        })}{' '}
        <Basis of="§4.7" />
      </span>
    </p>
  )
}
