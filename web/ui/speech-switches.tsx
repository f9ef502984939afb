import { useWords } from './language.tsx'

/** The switches of type size and language: in the head, and on a narrow screen below the rooms. */
export function SpeechSwitches({ className }: { className: string }) {
  const { w, language, setLanguage, isLarge, setLarge } = useWords()
  return (
    <>
      <button type="button" className={className} aria-pressed={isLarge} onClick={() => setLarge(!isLarge)}>
        {w({ zh: '大字', en: 'Larger' })}
      </button>
      <button
        type="button"
        className={className}
        lang={language === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
      >
        {language === 'zh' ? 'English' : '中文'}
      </button>
    </>
  )
}
