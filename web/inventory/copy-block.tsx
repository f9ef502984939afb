import { Button } from 'antd'
import { useState } from 'react'
import { useWords } from '../ui/language.tsx'

/** Text to be copied: commands or statements, as they are typed. */
export function CopyBlock({ text, label }: { text: string; label: string }) {
  const { w } = useWords()
  const [copied, setCopied] = useState('')
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setCopied(text)
  }
  return (
    <div className="copy-block">
      <pre tabIndex={0} aria-label={label}>
        {text}
      </pre>
      <Button size="small" onClick={() => void copy().catch(() => setCopied(''))}>
        {copied === text ? w({ zh: '已复制', en: 'Copied' }) : w({ zh: '复制', en: 'Copy' })}
      </Button>
    </div>
  )
}
