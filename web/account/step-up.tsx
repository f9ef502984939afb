import { useRouter } from '@tanstack/react-router'
import { Modal } from 'antd'
import { Basis } from '../ui/basis.tsx'
import { useWords } from '../ui/language.tsx'
import type { Proving } from '../ui/proving.ts'
import { useSession } from '../ui/session.ts'
import { ProofForm, type Way } from './proof-form.tsx'
import { SignOn } from './sign-on.tsx'

/** Asks anew who acts before a weighty act, which then goes on by itself; whoever came by the identity provider may prove it there, and comes back to this page. */
export function StepUp({ asked }: { asked: Proving }) {
  const { w } = useWords()
  const session = useSession()
  const router = useRouter()
  const signOn = session?.signOn
  const ways: Way[] = [...(signOn?.isOnly ? [] : ['password' as const]), ...(session?.factors ?? [])]
  return (
    <Modal open footer={null} title={w({ zh: '再次验证身份', en: 'Prove again who you are' })} onCancel={() => asked.end(false)}>
      <p>{w(asked.problem.message)} {asked.problem.basis && <Basis of={asked.problem.basis} />}</p>
      {signOn && session.enteredBy === 'provider' && (
        <>
          <SignOn title={signOn.title} then={router.state.location.href} isAnew />
          <p className="quiet">{w({ zh: '验证后回到本页，再办理一次；没有保存的内容请先保存。', en: 'You come back to this page and do it once more; save first what is not saved.' })}</p>
        </>
      )}
      {ways.length > 0 && <ProofForm ways={ways} go={{ zh: '验证并继续', en: 'Prove it and go on' }} onProved={() => asked.end(true)} />}
    </Modal>
  )
}
