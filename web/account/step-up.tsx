import { Modal } from 'antd'
import { useEffect } from 'react'
import { sessionRoutes } from '#contract/session.ts'
import { answersKept, keyOf } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { useWords } from '../ui/language.tsx'
import type { Proving } from '../ui/proving.ts'
import { hearFromWindows, useSession } from '../ui/session.ts'
import { ProofForm, type Way } from './proof-form.tsx'
import { SignOn } from './sign-on.tsx'

/**
 * Asks anew who acts before a weighty act, which then goes on by itself; whoever came by the identity provider may prove it there, in a
 * window of its own, while this page keeps what was typed.
 */
export function StepUp({ asked }: { asked: Proving }) {
  const { w } = useWords()
  const session = useSession()
  const officerId = session?.officer?.id
  useEffect(
    () =>
      hearFromWindows(officerId, (next) => {
        answersKept.setQueryData(keyOf(sessionRoutes.readSession), next)
        asked.end(true)
      }),
    [officerId, asked],
  )
  const signOn = session?.signOn
  const ways: Way[] = [...(signOn?.isOnly ? [] : ['password' as const]), ...(session?.factors ?? [])]
  return (
    <Modal open footer={null} title={w({ zh: '再次验证身份', en: 'Prove again who you are' })} onCancel={() => asked.end(false)}>
      <p>
        {w(asked.problem.message)} {asked.problem.basis && <Basis of={asked.problem.basis} />}
      </p>
      {signOn && session.enteredBy === 'provider' && (
        <>
          <SignOn title={signOn.title} isAnew isApart />
          <p className="quiet">
            {w({
              zh: '在新窗口里验证，完成后本页接着办理；填写的内容保留。',
              en: 'It opens a window of its own; afterwards this page goes on, and what you typed is kept.',
            })}
          </p>
        </>
      )}
      {ways.length > 0 && <ProofForm ways={ways} go={{ zh: '验证并继续', en: 'Prove it and go on' }} onProved={() => asked.end(true)} />}
    </Modal>
  )
}
