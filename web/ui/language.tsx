import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react'
import { listed, type Words } from '#law/words.ts'

export type Language = 'zh' | 'en'
type Speech = { language: Language; setLanguage: (language: Language) => void; isLarge: boolean; setLarge: (isLarge: boolean) => void }

const SpeechContext = createContext<Speech>({ language: 'zh', setLanguage: () => {}, isLarge: false, setLarge: () => {} })

/** What this browser last chose; the public pages keep it in the same cookies. Before there were these, the workbench kept its own choice. */
const chosen = (name: 'language' | 'type') =>
  document.cookie
    .split('; ')
    .find((each) => each.startsWith(`${name}=`))
    ?.slice(name.length + 1)
const keep = (name: 'language' | 'type', value: string) => {
  document.cookie = `${name}=${value}; path=/; max-age=31536000; samesite=lax${location.protocol === 'https:' ? '; secure' : ''}`
}

/** Keeps the language and the size of type this browser last chose, here and on the public pages. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() =>
    (chosen('language') ?? localStorage.getItem('language')) === 'en' ? 'en' : 'zh',
  )
  const [isLarge, setLarge] = useState(() => (chosen('type') ?? (localStorage.getItem('large') === '1' ? 'large' : '')) === 'large')
  useEffect(() => {
    keep('language', language)
    keep('type', isLarge ? 'large' : 'normal')
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
    document.documentElement.classList.toggle('large', isLarge)
  }, [language, isLarge])
  const speech = useMemo(() => ({ language, setLanguage, isLarge, setLarge }), [language, isLarge])
  return <SpeechContext value={speech}>{children}</SpeechContext>
}

/**
 * Gives `w`, which picks the Chinese or the English of a text, `list`, which puts the commas of the language between items, and the
 * switches of language and size.
 */
export function useWords(): Speech & { w: (words: Words) => string; list: (items: readonly string[]) => string } {
  const speech = use(SpeechContext)
  return useMemo(
    () => ({
      ...speech,
      w: (words: Words) => words[speech.language] || words.zh,
      list: (items: readonly string[]) => listed(speech.language, items),
    }),
    [speech],
  )
}
