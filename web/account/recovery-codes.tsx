import { Button } from 'antd'
import { useState } from 'react'
import { useWords } from '../ui/language.tsx'

/** The recovery codes, shown this once; one goes on after saying that they are kept. */
export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void | Promise<void> }) {
  const { w } = useWords()
  const [isCopied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(codes.join('\n'))
    setCopied(true)
  }
  return (
    <section className="recovery" aria-labelledby="recovery-codes">
      <h2 id="recovery-codes" className="small-head">
        {w({ zh: '恢复码', en: 'Recovery codes' })}
      </h2>
      <p className="banner">
        {w({
          zh: '设备丢失时用恢复码登录，每个只能用一次。只显示这一回，请抄下或打印，放在安全的地方。',
          en: 'If the device is lost, sign in by one of these, each once. They are shown this once: write or print them and keep them safe.',
        })}
      </p>
      <ul>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="row">
        <Button type="primary" onClick={() => void onKept()}>
          {w({ zh: '已经保存好，继续', en: 'They are kept; go on' })}
        </Button>
        {'clipboard' in navigator && (
          <Button onClick={() => void copy()}>{w(isCopied ? { zh: '已复制', en: 'Copied' } : { zh: '复制', en: 'Copy' })}</Button>
        )}
      </div>
    </section>
  )
}
