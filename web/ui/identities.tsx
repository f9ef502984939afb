import { Button, Drawer, Input } from 'antd'
import { useState } from 'react'
import { type Session, sessionRoutes } from '#contract/session.ts'
import { isAdministrator, parties, type Party } from '#law/parties.ts'
import { useNavigate } from '@tanstack/react-router'
import { ask, useAsk } from './api.ts'
import { Basis } from './basis.tsx'
import { Inside } from './inside.tsx'
import { useWords } from './language.tsx'
import { ProblemNote } from './problem.tsx'
import { becomeSession, endSession, useSession } from './session.ts'
import { People } from './people.tsx'

/** Who I am and whom else I may act for: own posts, and in the demonstration everybody. */
export function Identities({ onClose }: { onClose: () => void }) {
  const { w } = useWords()
  const session = useSession()
  const navigate = useNavigate()
  const [error, setError] = useState<unknown>(null)
  const become = async (work: () => Promise<Parameters<typeof becomeSession>[0]>) => {
    try {
      await becomeSession(await work())
      onClose()
      await navigate({ to: '/' })
    } catch (e) {
      setError(e)
    }
  }
  const leave = async () => {
    await endSession().catch(setError)
    await navigate({ to: '/sign-in' })
  }
  return (
    <Drawer
      open
      onClose={onClose}
      title={w({ zh: '我是谁', en: 'Who I am' })}
      size={420}
      footer={
        <Button danger onClick={() => void leave()}>
          {w({ zh: '退出登录', en: 'Sign out' })}
        </Button>
      }
    >
      {error !== null && <ProblemNote error={error} />}
      <h2 className="small-head">{w({ zh: '我的岗位', en: 'My posts' })}</h2>
      <ul className="people">
        {session?.posts.map((post) => (
          <li key={post.id}>
            <PostButton
              post={post}
              isCurrent={post.id === session.post?.id}
              onChoose={() => void become(() => ask(sessionRoutes.switchPost, { body: { postId: post.id } }))}
            />
          </li>
        ))}
      </ul>
      <p>
        <Inside href="/desk/account" onGo={onClose}>
          {w({ zh: '我的账号：密码、第二因素、登录的设备', en: 'My account: password, second factor, devices' })}
        </Inside>
      </p>
      {session?.post && (
        <p>
          <Inside href={`/desk/organisations/${session.post.organisationId}#stand-ins`} onGo={onClose}>
            {w({ zh: '离岗时把岗位交给同事', en: 'Hand my post over while I am away' })}
          </Inside>
        </p>
      )}
      {session?.post && !isAdministrator(session.post.role) && (
        <p>
          <Inside href={`/desk/organisations/${session.post.organisationId}#grants`} onGo={onClose}>
            {w({ zh: '申请本单位的另一岗位', en: 'Ask for another post of my organisation' })}
          </Inside>
        </p>
      )}
      {session?.isDemonstration && (
        <Demonstrated
          current={session.post?.id}
          onChoose={(postId) => void become(() => ask(sessionRoutes.demoBecome, { body: { postId } }))}
        />
      )}
    </Drawer>
  )
}

function PostButton({ post, isCurrent, onChoose }: { post: Session['posts'][number]; isCurrent: boolean; onChoose: () => void }) {
  const { w } = useWords()
  return (
    <button type="button" aria-pressed={isCurrent} onClick={onChoose}>
      <strong>{post.organisationName}</strong>
      <small>
        {w(parties[post.role as Party]?.title ?? { zh: post.role, en: post.role })}
        {post.title && ` · ${post.title}`}
      </small>
    </button>
  )
}

/** Everybody of the demonstration city, to become one of them. */
function Demonstrated({ current, onChoose }: { current: string | undefined; onChoose: (postId: string) => void }) {
  const { w } = useWords()
  const [sought, setSought] = useState('')
  const demo = useAsk(sessionRoutes.demoPeople)
  return (
    <>
      <h2 className="small-head">{w({ zh: '演示：换成其他人', en: 'Demonstration: become somebody else' })}</h2>
      <p className="quiet">
        {w({
          zh: '在演示城市，切换身份即视为通过第二因素验证；正式运行须真正验证。',
          en: 'In the demonstration city becoming a person stands for the second factor, which is asked for outside it.',
        })}{' '}
        <Basis of="choice:second-factor" />
      </p>
      <Input
        allowClear
        value={sought}
        onChange={(e) => setSought(e.target.value)}
        placeholder={w({ zh: '按姓名、单位查找', en: 'Find by name or organisation' })}
        aria-label={w({ zh: '按姓名、单位查找', en: 'Find by name or organisation' })}
      />
      <People people={demo.data?.people ?? []} sought={sought} current={current} onChoose={onChoose} />
    </>
  )
}
