import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Drawer } from 'antd'
import { Basis } from '../ui/basis.tsx'
import { useWords } from '../ui/language.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { Page } from '../ui/page.tsx'
import { Nothing } from '../ui/problem.tsx'
import { useSession } from '../ui/session.ts'
import { OfficerForm } from './officer-form.tsx'
import { OfficerList } from './officer-list.tsx'
import { OrganisationForm } from './organisation-form.tsx'
import type { AdministrationSearch } from './routes.tsx'
import './administration.css'

/** Accounts: organisations, officers and their posts. Administrators administer accounts and decide nothing. */
export function AdministrationPage() {
  const { w } = useWords()
  const search = useSearch({ from: '/frame/administration' })
  const navigate = useNavigate()
  const session = useSession()
  const isAdministrator = session?.post?.role === 'administrator'
  const go = (next: AdministrationSearch) => void navigate({ to: '/administration', search: next })
  const shut = () => go(search.q ? { q: search.q } : {})
  const links = <><LinkButton href="/desk/organisations">{w({ zh: '机构名录', en: 'Organisations' })}</LinkButton><LinkButton href="/desk/audit">{w({ zh: '审计日志', en: 'Audit log' })}</LinkButton></>
  if (session && !isAdministrator) {
    return <Page title={{ zh: '管理', en: 'Administration' }}><div className="card"><Nothing start={links}>{w({ zh: '账户和任职由系统管理员办理；您的岗位可以查看机构名录和审计日志。', en: 'Accounts and posts are kept by the administrator; your post may see the organisations and the audit log.' })}</Nothing></div></Page>
  }
  return (
    <Page title={{ zh: '管理', en: 'Administration' }} note={<><Basis of="choice:administrators" /><span>{w({ zh: '管理员只管账户，不办理业务。', en: 'Administrators keep accounts and decide no case.' })}</span></>} aside={<>{links}<Button onClick={() => go({ ...search, part: 'add-organisation' })}>{w({ zh: '新增机构', en: 'Add an organisation' })}</Button><Button type="primary" onClick={() => go({ ...search, part: 'add-officer' })}>{w({ zh: '新增经办人', en: 'Add an officer' })}</Button></>}>
      <OfficerList q={search.q} onSearch={q => go(q ? { q } : {})} />
      <Drawer open={search.part === 'add-officer'} destroyOnHidden size={520} title={w({ zh: '新增经办人', en: 'Add an officer' })} onClose={shut}><OfficerForm onDone={shut} /></Drawer>
      <Drawer open={search.part === 'add-organisation'} destroyOnHidden size={520} title={w({ zh: '新增机构', en: 'Add an organisation' })} onClose={shut}><OrganisationForm onDone={shut} /></Drawer>
    </Page>
  )
}
