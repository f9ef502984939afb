import { Modal } from 'antd'
import { Basis } from '../ui/basis.tsx'
import { useWords } from '../ui/language.tsx'
import type { Proving } from '../ui/proving.ts'
import { useSession } from '../ui/session.ts'
import { ProofForm, type Way } from './proof-form.tsx'

/** Asks anew who acts before a weighty act, which then goes on by itself. */
export function StepUp({ asked }: { asked: Proving }) {
  const { w } = useWords()
  const session = useSession()
  const ways: Way[] = ['password', ...(session?.factors ?? [])]
  return (
    <Modal open footer={null} title={w({ zh: '再次验证身份', en: 'Prove again who you are' })} onCancel={() => asked.end(false)}>
      <p>{w(asked.problem.message)} {asked.problem.basis && <Basis of={asked.problem.basis} />}</p>
      <ProofForm ways={ways} go={{ zh: '验证并继续', en: 'Prove it and go on' }} onProved={() => asked.end(true)} />
    </Modal>
  )
}
