import { Button } from 'antd'
import { useState } from 'react'
import { type Device, identityRoutes } from '#contract/identity.ts'
import { ask, refresh, useAsk } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { minuteOf } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'
import { Loaded, ProblemNote } from '../ui/problem.tsx'
import { useSending } from '../ui/sending.ts'
import { Status } from '../ui/status.tsx'
import { browserWords } from './browser-words.ts'

/** Where one is signed in; any of them ends here. */
export function Devices() {
  const { w } = useWords()
  const [after, setAfter] = useState<string[]>([])
  const cursor = after.at(-1)
  const found = useAsk(identityRoutes.listDevices, { query: { limit: 20, ...(cursor ? { cursor } : {}) } }, { keep: true })
  const { isBusy, error, send } = useSending()
  const end = (work: () => Promise<unknown>) =>
    void send(async () => {
      await work()
      await refresh('/api/session/devices')
    })
  return (
    <section className="card" aria-labelledby="devices">
      <h2 id="devices">
        {w({ zh: '登录的设备', en: 'Where I am signed in' })} <Basis of="choice:session" /> <Basis of="choice:session-limit" />
      </h2>
      <Loaded query={found}>
        {({ items, next, total }) => (
          <>
            <ul className="plain account-list">
              {items.map((device) => (
                <DeviceLine
                  key={device.id}
                  device={device}
                  isBusy={isBusy}
                  onEnd={() => end(() => ask(identityRoutes.endDevice, { params: { id: device.id } }))}
                />
              ))}
            </ul>
            {error !== null && <ProblemNote error={error} />}
            <div className="row">
              {total > 1 && (
                <Button danger loading={isBusy} onClick={() => end(() => ask(identityRoutes.endOtherDevices))}>
                  {w({ zh: '结束其他全部登录', en: 'End all others' })}
                </Button>
              )}
              {after.length > 0 && <Button onClick={() => setAfter(after.slice(0, -1))}>{w({ zh: '上一页', en: 'Back' })}</Button>}
              {next && <Button onClick={() => setAfter([...after, next])}>{w({ zh: '下一页', en: 'Next' })}</Button>}
            </div>
          </>
        )}
      </Loaded>
    </section>
  )
}

function DeviceLine({ device, isBusy, onEnd }: { device: Device; isBusy: boolean; onEnd: () => void }) {
  const { w } = useWords()
  const name = w(browserWords(device.browser))
  return (
    <li>
      <strong>{name}</strong>
      {device.isThis && <Status tone="done">{w({ zh: '本机', en: 'This one' })}</Status>}
      <span className="quiet">
        {device.organisationName} · <span className="number">{device.address}</span>
      </span>
      <span className="quiet number">
        {w({
          zh: `登录于 ${minuteOf(device.since)}，最近使用 ${minuteOf(device.seenAt)}`,
          en: `since ${minuteOf(device.since)}, last used ${minuteOf(device.seenAt)}`,
        })}
      </span>
      {!device.isThis && (
        <Button
          size="small"
          danger
          loading={isBusy}
          aria-label={w({ zh: `结束登录：${name}，${device.address}`, en: `End: ${name}, ${device.address}` })}
          onClick={onEnd}
        >
          {w({ zh: '结束', en: 'End' })}
        </Button>
      )}
    </li>
  )
}
