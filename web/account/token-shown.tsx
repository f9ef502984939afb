import { Button } from 'antd'
import { useState } from 'react'
import { useWords } from '../ui/language.tsx'

/** A new token, shown this once, with the header a machine sends it in. */
export function TokenShown({ secret, onKept }: { secret: string; onKept: () => void }) {
  const { w } = useWords()
  const [isCopied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(secret)
    setCopied(true)
  }
  return (
    <section aria-labelledby="new-token">
      <h3 id="new-token" className="small-head">
        {w({ zh: '新的令牌', en: 'The new token' })}
      </h3>
      <p className="banner">
        {w({
          zh: '只显示这一回，平台不保存原文。请交给用它的系统妥善保管，不要发在聊天或邮件里。',
          en: 'It is shown this once; the platform keeps a digest alone. Give it to the system that uses it, not by chat or mail.',
        })}
      </p>
      <code className="code-secret" aria-label={w({ zh: '令牌', en: 'Token' })}>
        {secret}
      </code>
      <p className="quiet">
        {w({ zh: '请求头：', en: 'Header: ' })}
        <code>Authorization: Bearer …</code>
        {' · '}
        <a href="/api/openapi.json">{w({ zh: '接口说明（OpenAPI）', en: 'Description of the interface (OpenAPI)' })}</a>
      </p>
      <div className="row">
        <Button type="primary" onClick={onKept}>
          {w({ zh: '已经保存好', en: 'It is kept' })}
        </Button>
        {'clipboard' in navigator && (
          <Button onClick={() => void copy()}>{w(isCopied ? { zh: '已复制', en: 'Copied' } : { zh: '复制', en: 'Copy' })}</Button>
        )}
      </div>
    </section>
  )
}
