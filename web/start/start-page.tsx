import { useNavigate, useParams } from '@tanstack/react-router'
import { caseRoutes } from '#contract/cases.ts'
import { conditions } from '#law/conditions.ts'
import { barredBy, mayOpen, openerWords } from '#law/openers.ts'
import type { Procedure } from '#law/procedure.ts'
import { procedures } from '#law/procedures.ts'
import { whyEnded } from '#law/winding-up.ts'
import { ask, refresh } from '../ui/api.ts'
import { Bases } from '../ui/basis.tsx'
import { Drawing } from '../ui/drawing.tsx'
import { useWords } from '../ui/language.tsx'
import { Page } from '../ui/page.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'
import { Missing } from '../ui/stumble.tsx'
import { useSession } from '../ui/session.ts'
import { CaseStart } from './case-start.tsx'
import './start.css'

/** Opens a case of one procedure: about which asset, or a new inventory round; then its page goes on. */
export function StartPage() {
  const { w } = useWords()
  const { procedure: id } = useParams({ from: '/frame/start/$procedure' })
  const navigate = useNavigate()
  const session = useSession()
  const { isBusy, error, send } = useSending()
  const procedure = procedures[id]
  if (!procedure || procedure.subject === 'case') return <Missing />
  const open = async (bodyOf: () => Promise<{ subjectId?: string; answers?: Record<string, unknown> }>) => {
    await send(async (keyed) => {
      const opened = await ask(caseRoutes.openCase, { body: keyed({ procedure: id, ...(await bodyOf()) }) })
      await refresh('/api/inbox', '/api/assets', '/api/rounds', '/api/sector-lists', '/api/products')
      await navigate({ to: '/cases/$id', params: { id: opened.id } })
    })
  }
  const isMine = mayOpen(procedure, session?.post)
  return (
    <Page title={{ zh: `开办：${procedure.title.zh}`, en: `Start: ${procedure.title.en}` }} note={<Bases of={procedure.basis} />}>
      <p className="start-summary">
        {w(procedure.summary)} <a href={`/guide/${id}`}>{w({ zh: '办事指南', en: 'Service guide' })}</a>
      </p>
      {!isMine && session && <NotYours procedure={procedure} />}
      {isMine && <CaseStart key={id} procedure={procedure} isBusy={isBusy} onOpen={(bodyOf) => void open(bodyOf)} />}
      {error !== null && <ProblemNote error={error} />}
      <div className="card">
        <h2>{w({ zh: '流程', en: 'How it goes' })}</h2>
        <Drawing procedure={id} current={procedure.first} done={[]} />
      </div>
    </Page>
  )
}

/** Who opens a case of the procedure, and what keeps the reader from it. */
function NotYours({ procedure }: { procedure: Procedure }) {
  const post = useSession()?.post
  const barred = barredBy(procedure, post)
  const ended = whyEnded(post?.endedOn, procedure.id)
  const { zh, en } = openerWords(procedure)
  return (
    <ProblemNote
      problem={
        ended ?? {
          code: 'not-yours',
          message: { zh: `本事项由${zh}开办，您的岗位不能开办`, en: `Your post cannot open this. Opened by: ${en}` },
          ...(barred ? { basis: conditions[barred].basis, remedy: conditions[barred].remedy } : {}),
        }
      }
    />
  )
}
