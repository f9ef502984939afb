import { App, Button, Modal } from 'antd'
import { useMemo, useState } from 'react'
import { exportRoutes } from '#contract/exports.ts'
import { type Officer, partyRoutes } from '#contract/parties.ts'
import { ask, refresh } from '../ui/api.ts'
import { useWords } from '../ui/language.tsx'
import { partyWords } from '../ui/law-words.ts'
import { Nothing, problemOf } from '../ui/problem.tsx'
import { Status } from '../ui/status.tsx'
import { type Columns, KeysetTable } from '../ui/table.tsx'
import { TextFilter } from '../ui/text-filter.tsx'
import { OfficerKeys } from './officer-keys.tsx'
import { PostForm } from './post-form.tsx'

/** The officers with their posts: given and ended here, accounts disabled, enabled and unlocked. */
export function OfficerList({ q, onSearch }: { q: string | undefined; onSearch: (q: string) => void }) {
  const { w } = useWords()
  const [giving, setGiving] = useState<Officer | null>(null)
  const columns = useOfficerColumns(setGiving)
  return (
    <>
      <KeysetTable
        caption={w({ zh: '经办人', en: 'Officers' })}
        route={partyRoutes.listOfficers}
        input={{ query: q ? { q } : {} }}
        columns={columns}
        rowKey={row => row.id}
        tools={<TextFilter label={{ zh: '姓名或登录名', en: 'Name or login' }} value={q} onChange={onSearch} />}
        excel={{ path: exportRoutes.officersExcel.path, query: q ? { q } : {} }}
        empty={<Nothing>{w(q ? { zh: '没有符合的经办人。', en: 'No officer matches.' } : { zh: '新增的经办人会出现在这里。', en: 'Officers appear here once added.' })}</Nothing>}
      />
      <Modal open={giving !== null} title={giving && w({ zh: `为 ${giving.name} 任职`, en: `A post for ${giving.name}` })} onCancel={() => setGiving(null)} footer={null} destroyOnHidden>{giving && <PostForm officer={giving} onDone={() => setGiving(null)} />}</Modal>
    </>
  )
}

function useOfficerColumns(onGive: (officer: Officer) => void): Columns<Officer> {
  const { w } = useWords()
  const change = useChange()
  return useMemo(() => [
    { title: w({ zh: '姓名', en: 'Name' }), key: 'name', width: 120, render: (_, row) => <strong>{row.name}</strong> },
    { title: w({ zh: '登录名', en: 'Login' }), dataIndex: 'login', width: 160 },
    { title: w({ zh: '账户', en: 'Account' }), key: 'state', width: 120, render: (_, row) => <span className="row">{row.isActive ? <Status tone="done">{w({ zh: '启用', en: 'Enabled' })}</Status> : <Status>{w({ zh: '停用', en: 'Disabled' })}</Status>}{row.isLocked && <Status tone="care">{w({ zh: '已锁定', en: 'Locked' })}</Status>}</span> },
    { title: w({ zh: '任职', en: 'Posts' }), key: 'posts', render: (_, row) => <Posts officer={row} onEnd={post => change(w(post.untilOn ? { zh: '提前结束这次代理？', en: 'End this hand-over now?' } : { zh: '免去这个岗位？', en: 'End this post?' }), () => ask(partyRoutes.endPost, { params: { id: post.id } }))} /> },
    {
      title: w({ zh: '操作', en: 'Acts' }), key: 'acts', width: 300, render: (_, row) => (
        <span className="row">
          <OfficerKeys officer={row} />
          <Button size="small" onClick={() => onGive(row)}>{w({ zh: '任职', en: 'Give a post' })}</Button>
          {row.isLocked && row.isActive && <Button size="small" onClick={() => change(null, () => ask(partyRoutes.setOfficerActive, { params: { id: row.id }, body: { isActive: true } }))}>{w({ zh: '解锁', en: 'Unlock' })}</Button>}
          <Button size="small" danger={row.isActive} onClick={() => change(row.isActive ? w({ zh: `停用 ${row.name} 的账户？其会话会立即结束。`, en: `Disable ${row.name}? Sessions end at once.` }) : null, () => ask(partyRoutes.setOfficerActive, { params: { id: row.id }, body: { isActive: !row.isActive } }))}>{row.isActive ? w({ zh: '停用', en: 'Disable' }) : w({ zh: '启用', en: 'Enable' })}</Button>
        </span>
      ),
    },
  ], [w, change, onGive])
}

function Posts({ officer, onEnd }: { officer: Officer; onEnd: (post: Officer['posts'][number]) => void }) {
  const { w } = useWords()
  if (officer.posts.length === 0) return <span className="quiet">{w({ zh: '无任职，不能登录办理', en: 'No post' })}</span>
  return (
    <ul className="posts">
      {officer.posts.map(post => (
        <li key={post.id}>{post.organisationName} · {w(partyWords(post.role))}{post.title && ` · ${post.title}`}<button type="button" className="post-end" aria-label={w({ zh: `免去 ${officer.name} 在${post.organisationName}的岗位`, en: `End the post of ${officer.name} at ${post.organisationName}` })} onClick={() => onEnd(post)}>✕</button></li>
      ))}
    </ul>
  )
}

/** Makes a change, after a question where one is given, and says what went wrong. */
function useChange(): (question: string | null, change: () => Promise<unknown>) => void {
  const { w } = useWords()
  const { modal, message } = App.useApp()
  return useMemo(() => (question, change) => {
    const make = async () => {
      try {
        await change()
        await refresh('/api/officers', '/api/organisations')
      } catch (error) {
        void message.error(w(problemOf(error).message))
      }
    }
    if (question === null) void make()
    else modal.confirm({ title: question, okText: w({ zh: '确定', en: 'Yes' }), cancelText: w({ zh: '取消', en: 'Cancel' }), onOk: make })
  }, [w, modal, message])
}
