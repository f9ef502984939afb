import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { sectorListRoutes } from '#contract/sector-lists.ts'
import { daysAfter } from '#contract/working-days.ts'
import { contributorKinds } from '#law/potential.ts'
import { ask, refresh } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { DayInput } from '../ui/day-input.tsx'
import { useWords } from '../ui/language.tsx'
import { ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'
import { useSession } from '../ui/session.ts'

/** Invites somebody from outside to a list in the making, by a link. */
export function InviteForm({ listId }: { listId: string }) {
  const { w } = useWords()
  const today = useSession()?.clock.today ?? ''
  const [kind, setKind] = useState<keyof typeof contributorKinds>('enterprise')
  const [invitee, setInvitee] = useState('')
  const [until, setUntil] = useState(() => daysAfter(today, 14))
  const [link, setLink] = useState<string | null>(null)
  const { isBusy, error, send } = useSending()
  const invite = () =>
    send(async () => {
      setLink(null)
      setLink(
        (await ask(sectorListRoutes.invite, { params: { id: listId }, body: { kind, invitee: invitee.trim(), untilOn: until } })).link,
      )
      setInvitee('')
      await refresh('/api/sector-lists')
    })
  return (
    <form
      className="card list-form"
      onSubmit={(event) => {
        event.preventDefault()
        void invite()
      }}
    >
      <h2>
        {w({ zh: '邀请参与', en: 'Invite' })} <Basis of="choice:contributor-link" />
      </h2>
      <div className="row">
        <Select
          aria-label={w({ zh: '类型', en: 'Kind' })}
          className="list-pick"
          value={kind}
          options={Object.entries(contributorKinds).map(([value, words]) => ({ value: value as typeof kind, label: w(words) }))}
          onChange={setKind}
        />
        <Input
          aria-label={w({ zh: '邀请谁（单位或姓名）', en: 'Whom (organisation or name)' })}
          placeholder={w({ zh: '邀请谁（单位或姓名）', en: 'Whom (organisation or name)' })}
          style={{ maxWidth: '20rem' }}
          value={invitee}
          maxLength={100}
          onChange={(event) => setInvitee(event.target.value)}
        />
        <DayInput
          aria-label={w({ zh: '有效期至', en: 'Until' })}
          allowClear={false}
          value={until}
          min={today}
          max={daysAfter(today, 30)}
          onChange={(day) => day && setUntil(day)}
        />
        <Button type="primary" htmlType="submit" loading={isBusy} disabled={invitee.trim().length < 2}>
          {w({ zh: '生成链接', en: 'Make a link' })}
        </Button>
      </div>
      {link && <LinkOnce link={link} />}
      {error !== null && <ProblemNote error={error} />}
    </form>
  )
}

/** The link that was just made; it is shown this once. */
function LinkOnce({ link }: { link: string }) {
  const { w } = useWords()
  return (
    <p role="status">
      {w({
        zh: '请现在复制并交给受邀者；链接只显示这一次，也只能启用一次：',
        en: 'Copy it now for the one invited; it is shown once and used once:',
      })}
      <br />
      <Input readOnly value={link} aria-label={w({ zh: '邀请链接', en: 'Link' })} onFocus={(event) => event.target.select()} />
    </p>
  )
}
