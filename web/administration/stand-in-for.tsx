import type { Officer } from '#contract/parties.ts'
import { standInRoutes } from '#contract/stand-ins.ts'
import { HandOverForm } from '../organisations/hand-over-form.tsx'
import { useAsk } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { useWords } from '../ui/language.tsx'
import { partyWords } from '../ui/law-words.ts'
import { Loaded } from '../ui/problem.tsx'
import { WhyNot } from '../ui/why-not.tsx'
import '../organisations/organisations.css'

/** The posts of somebody who cannot hand them over, each with the colleagues who could stand in. */
export function StandInFor({ officer, onDone }: { officer: Officer; onDone: () => void }) {
  const { w } = useWords()
  const own = officer.posts.filter((post) => post.untilOn === null)
  return (
    <>
      <p>
        {w({
          zh: '用于本人突然离岗、无法自行交接的。经安全管理员批准后生效，提醒其单位并记入日志；本人回来登录即收回。',
          en: 'For somebody who fell ill and cannot do it. It is in force once the security administrator approves it; the unit is told and it is logged, and it ends as soon as the officer signs in again.',
        })}{' '}
        <Basis of="choice:hand-over" />
      </p>
      {own.length === 0 && <p className="quiet">{w({ zh: '没有可以交接的岗位。', en: 'There is no post to hand over.' })}</p>}
      {own.map((post) => (
        <section key={post.id}>
          <h3>
            {post.organisationName} · {w(partyWords(post.role))}
          </h3>
          <Of postId={post.id} onDone={onDone} />
        </section>
      ))}
    </>
  )
}

function Of({ postId, onDone }: { postId: string; onDone: () => void }) {
  const { w } = useWords()
  const found = useAsk(standInRoutes.standInsFor, { params: { id: postId } })
  return (
    <Loaded query={found}>
      {({ colleagues, whyNotHandOver }) =>
        whyNotHandOver ? (
          <WhyNot id={`why-not-${postId}`} denial={whyNotHandOver} />
        ) : colleagues.length > 0 ? (
          <HandOverForm colleagues={colleagues} postId={postId} onDone={onDone} />
        ) : (
          <p className="quiet">
            {w({ zh: '该单位没有其他在岗的同事；请另行任命。', en: 'Nobody else of the unit is in office; appoint somebody.' })}
          </p>
        )
      }
    </Loaded>
  )
}
