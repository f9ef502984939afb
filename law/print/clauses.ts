import { type Choice, choices } from '../choices.ts'
import { type Clause, clauses } from '../clauses.ts'
import { coverage } from '../coverage.ts'
import { placesOf, wordsOfPlace } from '../places.ts'
import { choiceTerms } from '../print.ts'
import type { Language } from '../text.ts'
import type { Block } from './blocks.ts'
import { aside } from './words.ts'

const stateWords = {
  enforced: { zh: '已落实', en: 'enforced' },
  'not-yet': { zh: '尚未', en: 'not yet' },
  people: { zh: '由人履行', en: 'people’s duty' },
} as const
const kindWords = {
  term: { zh: '定义', en: 'term' },
  duty: { zh: '义务', en: 'duty' },
  right: { zh: '职责', en: 'right' },
  encouraged: { zh: '鼓励', en: 'encouraged' },
  principle: { zh: '原则', en: 'principle' },
} as const
const headWords = { zh: ['条款', '要点', '谁', '状态', '何处落实'], en: ['Clause', 'In short', 'Who', 'State', 'Where'] } as const

/** Gives the page of all clauses: what each says in short, who it binds, and where it is enforced; then every choice. */
export function clausesPage(language: Language): Block[] {
  const ids = Object.keys(clauses) as Clause[]
  const count = (state: keyof typeof stateWords) => ids.filter((id) => coverage[id].state === state).length
  const zh = `65条中，已落实${count('enforced')}条，尚未落实${count('not-yet')}条，由人履行${count('people')}条。条款用我们自己的话概括；编号为部分和自然段的序号。`
  const en = `Of 65 clauses ${count('enforced')} are enforced, ${count('not-yet')} not yet, ${count('people')} are people’s duty. Clauses are in our own short words; ids count chapter and paragraph.`
  return [
    { kind: 'heading', level: 1, text: language === 'zh' ? '条款与落实' : 'Clauses and where they are enforced' },
    { kind: 'paragraph', text: language === 'zh' ? zh : en },
    { kind: 'table', head: [...headWords[language]], rows: ids.map((id) => clauseRow(id, language)) },
    { kind: 'heading', level: 2, text: language === 'zh' ? '暂行做法' : 'Choices' },
    {
      kind: 'paragraph',
      text:
        language === 'zh'
          ? '规程没有写明之处，先按下列做法办理，由所列机关确认。'
          : 'Where the text is silent this is done until the body named confirms it.',
    },
    choiceTerms(Object.keys(choices) as Choice[], language),
  ]
}

function clauseRow(id: Clause, language: Language): string[][] {
  const clause = clauses[id]
  const places = placesOf(id).flatMap((place) => wordsOfPlace(place)?.[language] ?? [])
  return [
    [`§${id} ${clause.title[language]}`],
    [`${clause[language]}${aside(kindWords[clause.kind], language)}`],
    [clause.who[language]],
    [stateWords[coverage[id].state][language]],
    [coverage[id].note[language], ...(places.length > 0 ? [`— ${places.join(language === 'zh' ? '；' : '; ')}`] : [])],
  ]
}
