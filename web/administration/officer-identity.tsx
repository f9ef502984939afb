import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import type { Officer } from '#contract/parties.ts'
import { signOnRoutes } from '#contract/sign-on.ts'
import { ask, refresh, useAsk } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { dayOf } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'
import { Loaded, ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'
import { Labelled } from '../ui/labelled.tsx'

/** Whom of the city’s identity provider an officer is; binding and ending it. */
export function OfficerIdentity({ officer }: { officer: Officer }) {
  const { w } = useWords()
  const [subject, setSubject] = useState('')
  const [reason, setReason] = useState('')
  const params = { id: officer.id }
  const found = useAsk(signOnRoutes.readIdentity, { params })
  const { isBusy, error, send } = useSending()
  const change = (work: () => Promise<unknown>) =>
    void send(async () => {
      await work()
      setSubject('')
      setReason('')
      await refresh(signOnRoutes.readIdentity.path)
    })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change(() => ask(signOnRoutes.bindIdentity, { params, body: { subject: subject.trim(), reason: reason.trim() } }))
  }
  return (
    <>
      <p className="quiet">
        {w({
          zh: '经办人第一次用同名账号由统一身份认证登录时自动绑定；登录名不一致的在这里绑定。',
          en: 'Whoever first signs in by the provider under the same login is bound by that; others are bound here.',
        })}{' '}
        <Basis of="choice:single-sign-on" /> <Basis of="choice:two-resets" />
      </p>
      <Loaded query={found}>
        {({ subject: bound, boundAt, isByClaim }) =>
          bound === null ? (
            <p>
              {w(
                isByClaim
                  ? { zh: '尚未绑定。', en: 'Nobody is bound.' }
                  : {
                      zh: '绑定已解除，不会再因登录名相同自动绑定；要恢复，在下面按原标识重新绑定。',
                      en: 'The binding was ended; the same login binds no more. Bind the same person below to restore it.',
                    },
              )}
            </p>
          ) : (
            <p className="row">
              <span>
                {w({ zh: '已绑定：', en: 'Bound: ' })}
                <code>{bound}</code>
                {boundAt && `　${dayOf(boundAt)}`}
              </span>
              <Button size="small" danger loading={isBusy} onClick={() => change(() => ask(signOnRoutes.unbindIdentity, { params }))}>
                {w({ zh: '解除绑定', en: 'End it' })}
              </Button>
            </p>
          )
        }
      </Loaded>
      <form onSubmit={submit} autoComplete="off">
        <Labelled
          label={{ zh: '统一身份标识（sub）', en: 'The provider’s name of the person (sub)' }}
          isRequired
          help={{ zh: '由统一身份认证的管理方提供', en: 'Told by whoever runs the provider' }}
        >
          {(wired) => <Input {...wired} required maxLength={255} value={subject} onChange={(event) => setSubject(event.target.value)} />}
        </Labelled>
        <Labelled
          label={{ zh: '事由', en: 'Reason' }}
          isRequired
          help={{ zh: '绑定后其登录全部结束，并告知其任职单位', en: 'Their sessions end, and their organisations are told' }}
        >
          {(wired) => (
            <Input {...wired} required minLength={2} maxLength={400} value={reason} onChange={(event) => setReason(event.target.value)} />
          )}
        </Labelled>
        {error !== null && <ProblemNote error={error} />}
        <Button type="primary" htmlType="submit" loading={isBusy}>
          {w({ zh: '绑定', en: 'Bind' })}
        </Button>
      </form>
    </>
  )
}
