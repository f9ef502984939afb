import { App, Modal, Select } from 'antd'
import { useMemo, useState } from 'react'
import { exportRoutes } from '#contract/exports.ts'
import { type Officer, partyRoutes } from '#contract/parties.ts'
import { accountStates, type AccountState } from '#law/account-states.ts'
import type { Words } from '#law/words.ts'
import { present } from '../ui/address-search.ts'
import { ask, refresh } from '../ui/api.ts'
import { dayOf } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'
import { partyWords } from '../ui/law-words.ts'
import { Nothing, problemOf } from '../ui/problem.tsx'
import { Status, type Tone } from '../ui/status.tsx'
import { type Columns, KeysetTable } from '../ui/table.tsx'
import { TextFilter } from '../ui/text-filter.tsx'
import { AccountHistory } from './account-history.tsx'
import { OfficerActs, type OpenedAbout } from './officer-acts.tsx'
import { OfficerIdentity } from './officer-identity.tsx'
import { PostForm } from './post-form.tsx'
import { type AccountAct, ReasonModal } from './reason-form.tsx'
import type { AdministrationSearch } from './routes.tsx'
import { StandInFor } from './stand-in-for.tsx'

const tones: Record<AccountState, Tone> = { requested: 'going', approved: 'done', active: 'done', suspended: 'care', closed: 'plain' }
type Opened = { readonly what: OpenedAbout; readonly officer: Officer }
const titleOf: { readonly [W in Opened['what']]: (name: string) => Words } = {
  post: (name) => ({ zh: `为 ${name} 申请任职`, en: `Ask for a post for ${name}` }),
  history: (name) => ({ zh: `${name} 的账号经历`, en: `The account of ${name}` }),
  'stand-in': (name) => ({ zh: `为 ${name} 申请代为交接`, en: `Ask to hand over for ${name}` }),
  identity: (name) => ({ zh: `${name} 的统一身份绑定`, en: `Whom of the provider ${name} is` }),
}

/** The officers with where their accounts stand and the posts they hold. */
export function OfficerList({ search, onSearch }: { search: AdministrationSearch; onSearch: (search: AdministrationSearch) => void }) {
  const { w } = useWords()
  const [opened, setOpened] = useState<Opened | null>(null)
  const [act, setAct] = useState<AccountAct | null>(null)
  const columns = useOfficerColumns(setOpened, setAct)
  const { q, state } = search
  const query = { ...(q ? { q } : {}), ...(state ? { state } : {}) }
  const change = (next: { q?: string | undefined; state?: AccountState | undefined }) =>
    onSearch(present({ ...search, list: 'officers' as const, q: next.q, state: next.state }) as AdministrationSearch)
  return (
    <>
      <KeysetTable
        caption={w({ zh: '经办人', en: 'Officers' })}
        route={partyRoutes.listOfficers}
        input={{ query }}
        columns={columns}
        rowKey={(row) => row.id}
        tools={
          <>
            <Select
              aria-label={w({ zh: '账号状态', en: 'Account' })}
              className="account-pick"
              allowClear
              value={state ?? null}
              placeholder={w({ zh: '全部账号', en: 'All accounts' })}
              options={(Object.keys(accountStates) as AccountState[]).map((value) => ({ value, label: w(accountStates[value]) }))}
              onChange={(next) => change({ q, state: next ?? undefined })}
            />
            <TextFilter label={{ zh: '姓名或登录名', en: 'Name or login' }} value={q} onChange={(next) => change({ q: next, state })} />
          </>
        }
        excel={{ path: exportRoutes.officersExcel.path, query }}
        empty={
          <Nothing>
            {w(
              q || state
                ? { zh: '没有符合的经办人。', en: 'No officer matches.' }
                : { zh: '申请的经办人会出现在这里。', en: 'Officers appear here once asked for.' },
            )}
          </Nothing>
        }
      />
      <Modal
        open={opened !== null}
        title={opened && w(titleOf[opened.what](opened.officer.name))}
        onCancel={() => setOpened(null)}
        footer={null}
        destroyOnHidden
      >
        {opened?.what === 'post' && <PostForm officer={opened.officer} onDone={() => setOpened(null)} />}
        {opened?.what === 'stand-in' && <StandInFor officer={opened.officer} onDone={() => setOpened(null)} />}
        {opened?.what === 'identity' && <OfficerIdentity officer={opened.officer} />}
        {opened?.what === 'history' && <AccountHistory officerId={opened.officer.id} />}
      </Modal>
      <ReasonModal act={act} onDone={() => setAct(null)} />
    </>
  )
}

function useOfficerColumns(onOpen: (opened: Opened) => void, onAct: (act: AccountAct) => void): Columns<Officer> {
  const { w } = useWords()
  const change = useChange()
  return useMemo(
    () => [
      {
        title: w({ zh: '姓名', en: 'Name' }),
        key: 'name',
        width: 120,
        render: (_, row) => (
          <>
            <strong>{row.name}</strong>
            <br />
            <small>{row.login}</small>
            <span className="row">
              <Status tone={tones[row.state]}>{w(accountStates[row.state])}</Status>
              {row.isLocked && <Status tone="care">{w({ zh: '已锁定', en: 'Locked' })}</Status>}
            </span>
          </>
        ),
      },
      // What is done to an account stands under its posts, so that both are seen on a telephone.
      {
        title: w({ zh: '任职和操作', en: 'Posts and acts' }),
        key: 'posts',
        render: (_, row) => (
          <span className="account-cell">
            <Posts
              officer={row}
              onEnd={(post) => change(w(endingOf(row, post)), () => ask(partyRoutes.endPost, { params: { id: post.id } }))}
            />
            <OfficerActs officer={row} onOpen={(what) => onOpen({ what, officer: row })} onAct={onAct} />
          </span>
        ),
      },
      {
        title: w({ zh: '最近登录', en: 'Last sign-in' }),
        key: 'signedIn',
        width: 110,
        className: 'number',
        responsive: ['md'],
        render: (_, row) => (row.signedInAt ? dayOf(row.signedInAt) : '—'),
      },
    ],
    [w, change, onOpen, onAct],
  )
}

function Posts({ officer, onEnd }: { officer: Officer; onEnd: (post: Officer['posts'][number]) => void }) {
  const { w } = useWords()
  if (officer.posts.length === 0) return <span className="quiet">{w({ zh: '无任职，不能登录办理', en: 'No post' })}</span>
  return (
    <ul className="posts">
      {officer.posts.map((post) => (
        <li key={post.id}>
          {post.organisationName} · {w(partyWords(post.role))}
          {post.title && ` · ${post.title}`}
          {post.untilOn && w({ zh: ` · 至 ${post.untilOn}`, en: ` · until ${post.untilOn}` })}
          <button type="button" className="post-end" aria-label={w(endingOf(officer, post))} onClick={() => onEnd(post)}>
            ✕
          </button>
        </li>
      ))}
    </ul>
  )
}

/** Which post of whom would be ended, so that nobody ends the one beside it. */
function endingOf({ name }: Officer, { organisationName, role, untilOn }: Officer['posts'][number]): Words {
  const post = partyWords(role)
  return untilOn
    ? {
        zh: `提前结束${name}在${organisationName}的“${post.zh}”岗位（至${untilOn}）？`,
        en: `End early the post of ${name} at ${organisationName} (${post.en}, until ${untilOn})?`,
      }
    : { zh: `免去${name}在${organisationName}的“${post.zh}”岗位？`, en: `End the post of ${name} at ${organisationName} (${post.en})?` }
}

/** Makes a change after a question and says what went wrong. */
function useChange(): (question: string, change: () => Promise<unknown>) => void {
  const { w } = useWords()
  const { modal, message } = App.useApp()
  return useMemo(
    () => (question, change) => {
      const make = async () => {
        try {
          await change()
          await refresh('/api/officers', '/api/organisations')
        } catch (error) {
          void message.error(w(problemOf(error).message))
        }
      }
      modal.confirm({ title: question, okText: w({ zh: '确定', en: 'Yes' }), cancelText: w({ zh: '取消', en: 'Cancel' }), onOk: make })
    },
    [w, modal, message],
  )
}
