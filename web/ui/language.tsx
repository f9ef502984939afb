import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react'
import { listed, type Words } from '#law/words.ts'

export type Language = 'zh' | 'en'
type Speech = { language: Language; setLanguage: (language: Language) => void; isLarge: boolean; setLarge: (isLarge: boolean) => void }

const SpeechContext = createContext<Speech>({ language: 'zh', setLanguage: () => {}, isLarge: false, setLarge: () => {} })

/** Keeps the language and the size of type this browser last chose. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() => (localStorage.getItem('language') === 'en' ? 'en' : 'zh'))
  const [isLarge, setLarge] = useState(() => localStorage.getItem('large') === '1')
  useEffect(() => {
    localStorage.setItem('language', language)
    localStorage.setItem('large', isLarge ? '1' : '0')
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
    document.documentElement.classList.toggle('large', isLarge)
  }, [language, isLarge])
  const speech = useMemo(() => ({ language, setLanguage, isLarge, setLarge }), [language, isLarge])
  return <SpeechContext value={speech}>{children}</SpeechContext>
}

/** Gives `w`, which picks the Chinese or the English of a text, `list`, which puts the commas of the language between items, and the switches of language and size. */
export function useWords(): Speech & { w: (words: Words) => string; list: (items: readonly string[]) => string } {
  const speech = use(SpeechContext)
  return useMemo(() => ({ ...speech, w: (words: Words) => words[speech.language] || words.zh, list: (items: readonly string[]) => listed(speech.language, items) }), [speech])
}
