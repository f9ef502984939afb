import { Input } from 'antd'
import { useState } from 'react'
import { useWords } from './language.tsx'
import type { Words } from '#law/words.ts'

/** A line of text that narrows a list; it is taken over on Enter, on the button, and when it is emptied. */
export function TextFilter({
  label,
  value,
  onChange,
  max = 100,
}: {
  label: Words
  value: string | undefined
  onChange: (value: string) => void
  max?: number
}) {
  const { w } = useWords()
  const [typed, setTyped] = useState(value ?? '')
  const [taken, setTaken] = useState(value)
  if (taken !== value) {
    setTaken(value)
    setTyped(value ?? '')
  }
  return (
    <Input.Search
      allowClear
      value={typed}
      maxLength={max}
      style={{ width: '16rem', maxWidth: '100%' }}
      aria-label={w(label)}
      placeholder={w(label)}
      onChange={(event) => setTyped(event.target.value)}
      onSearch={(text) => onChange(text.trim())}
    />
  )
}
