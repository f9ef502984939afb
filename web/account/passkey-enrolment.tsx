import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { Labelled } from '../ui/labelled.tsx'
import { useWords } from '../ui/language.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'
import type { Enrolled } from './enrolment.tsx'
import { enrolPasskey } from './passkey.ts'

/** Enrols a passkey of this device, or of a security key, under a name. */
export function PasskeyEnrolment({ onEnrolled }: { onEnrolled: (enrolled: Enrolled) => void }) {
  const { w } = useWords()
  const [name, setName] = useState('')
  const { isBusy, error, send } = useSending()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void send(async () => onEnrolled(await enrolPasskey(name.trim())))
  }
  return (
    <form className="account-form" onSubmit={submit}>
      <p className="quiet">
        {w({
          zh: '用本机的指纹、面容、设备密码，或一把安全密钥；不用输入数字，也不会被假网站骗走。',
          en: 'Fingerprint, face or code of this device, or a security key: nothing to type, and no false site can take it.',
        })}
      </p>
      <Labelled
        label={{ zh: '密钥名称（选填）', en: 'Name of the key (optional)' }}
        help={{ zh: '如“办公室电脑”，便于以后认出', en: 'Such as “office computer”, to know it later' }}
      >
        {(wired) => <Input {...wired} maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />}
      </Labelled>
      {error !== null && <ProblemNote error={error} />}
      <Button htmlType="submit" loading={isBusy}>
        {w({ zh: '添加通行密钥', en: 'Add a passkey' })}
      </Button>
    </form>
  )
}
