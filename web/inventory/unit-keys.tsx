import { Button, Input, Popconfirm } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { Refused } from '#contract/call.ts'
import { inventoryRoutes, type UnitKey } from '#contract/inventory.ts'
import { ask, refresh, useAsk } from '../ui/api.ts'
import { dayOf } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'
import { Loaded, Nothing, ProblemNote } from '../ui/problem.tsx'
import { Status } from '../ui/status.tsx'

/** The public keys this unit signs its findings with: listed, registered, and stopped. */
export function UnitKeys() {
  const { w } = useWords()
  const keys = useAsk(inventoryRoutes.listUnitKeys)
  return (
    <section className="unit-keys" aria-labelledby="unit-keys">
      <h3 id="unit-keys" className="small-head">
        {w({ zh: '本单位的扫描签名公钥', en: 'Public keys of the unit' })}
      </h3>
      <Loaded
        query={keys}
        rows={2}
        isEmpty={(data) => data.items.length === 0}
        empty={
          <Nothing>
            {w({
              zh: '还没有登记公钥；没有登记的密钥签的结果不会被接受。',
              en: 'No key yet; findings signed with a key that is not registered are refused.',
            })}
          </Nothing>
        }
      >
        {(data) => (
          <ul className="keys">
            {data.items.map((key) => (
              <KeyLine key={key.keyId} unitKey={key} />
            ))}
          </ul>
        )}
      </Loaded>
      <KeyForm />
    </section>
  )
}

function KeyLine({ unitKey }: { unitKey: UnitKey }) {
  const { w } = useWords()
  const [error, setError] = useState<unknown>(null)
  const end = async () => {
    try {
      await ask(inventoryRoutes.endUnitKey, { params: { keyId: unitKey.keyId } })
      await refresh('/api/unit-keys')
    } catch (e) {
      setError(e)
    }
  }
  return (
    <li>
      <span>
        <strong>{unitKey.label}</strong> <code>{unitKey.keyId}</code>
        <small className="quiet">
          {w({
            zh: `${unitKey.addedBy} 于 ${dayOf(unitKey.addedAt)} 登记`,
            en: `registered by ${unitKey.addedBy}, ${dayOf(unitKey.addedAt)}`,
          })}
        </small>
      </span>
      {unitKey.endedAt ? (
        <Status>{w({ zh: `${dayOf(unitKey.endedAt)} 已停用`, en: `stopped ${dayOf(unitKey.endedAt)}` })}</Status>
      ) : (
        <Status tone="done">{w({ zh: '有效', en: 'In use' })}</Status>
      )}
      {!unitKey.endedAt && (
        <Popconfirm
          title={w({
            zh: '停用后，用它签的新结果不再接受；已收的不受影响。',
            en: 'New findings signed with it are refused; those taken in stay.',
          })}
          okText={w({ zh: '停用', en: 'Stop' })}
          cancelText={w({ zh: '取消', en: 'Cancel' })}
          onConfirm={() => void end()}
        >
          <Button size="small" aria-label={w({ zh: `停用 ${unitKey.label}`, en: `Stop ${unitKey.label}` })}>
            {w({ zh: '停用', en: 'Stop' })}
          </Button>
        </Popconfirm>
      )}
      {error !== null && <ProblemNote error={error} />}
    </li>
  )
}

function KeyForm() {
  const { w } = useWords()
  const id = useId()
  const [label, setLabel] = useState('')
  const [publicKey, setPublicKey] = useState('')
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  const isPrivate = /PRIVATE KEY/.test(publicKey)
  const isReady = label.trim() !== '' && publicKey.trim().length >= 40 && !isPrivate
  const refusal = (field: string) =>
    error instanceof Refused ? error.problem.fields?.find((each) => each.field === field)?.message : undefined
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (!isReady || isBusy) return
    setBusy(true)
    setError(null)
    try {
      await ask(inventoryRoutes.addUnitKey, { body: { label: label.trim(), publicKey: publicKey.trim() } })
      setLabel('')
      setPublicKey('')
      await refresh('/api/unit-keys')
    } catch (e) {
      setError(e)
    } finally {
      setBusy(false)
    }
  }
  const wrong = isPrivate
    ? {
        zh: '这是私钥，不要贴到平台上；请贴公钥（PUBLIC KEY）',
        en: 'This is a private key; never paste it. Give the public one (PUBLIC KEY)',
      }
    : refusal('publicKey')
  return (
    <details className="key-form">
      <summary>{w({ zh: '登记公钥', en: 'Register a key' })}</summary>
      <form onSubmit={(event) => void send(event)}>
        <label htmlFor={`${id}-label`}>{w({ zh: '名称', en: 'Name' })}</label>
        <Input
          id={`${id}-label`}
          value={label}
          maxLength={100}
          placeholder={w({ zh: '如：信息中心扫描机', en: 'Such as: scanning machine of the data centre' })}
          onChange={(event) => setLabel(event.target.value)}
        />
        <label htmlFor={`${id}-key`}>{w({ zh: '公钥（PEM）', en: 'Public key (PEM)' })}</label>
        <Input.TextArea
          id={`${id}-key`}
          value={publicKey}
          rows={4}
          maxLength={2000}
          spellCheck={false}
          placeholder={'-----BEGIN PUBLIC KEY-----\n…\n-----END PUBLIC KEY-----'}
          aria-invalid={wrong !== undefined}
          aria-describedby={`${id}-wrong`}
          onChange={(event) => setPublicKey(event.target.value)}
        />
        <p id={`${id}-wrong`} className="field-problem" role={wrong ? 'alert' : undefined}>
          {wrong && w(wrong)}
        </p>
        <Button htmlType="submit" type="primary" loading={isBusy} disabled={!isReady}>
          {w({ zh: '登记', en: 'Register' })}
        </Button>
        {error !== null && <ProblemNote error={error} />}
      </form>
    </details>
  )
}
