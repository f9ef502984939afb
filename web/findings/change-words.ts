import type { FaultCode, PhysicalType, SemanticType } from '#contract/findings.ts'
import type { FindingChange } from '#contract/inventory.ts'
import { several, type Words } from '#law/words.ts'
import { count } from '../ui/dates.ts'
import { delimiterWords, faultWords, physicalWords, semanticTypeWords } from '../ui/semantic-words.ts'

/** One side of a change in words: what the comparison keeps as a key or a number is said as people say it. */
export function sideWords(change: FindingChange, side: string): Words {
  if (change.what === 'rule-changed') return ruleSide(side)
  if (change.what === 'not-compared') return { zh: '—', en: '—' }
  if (side === '') return { zh: '没有', en: 'none' }
  switch (change.what) {
    case 'meaning-changed':
    case 'personal-appeared':
      return semanticTypeWords(side as SemanticType)
    case 'type-changed':
      return physicalWords[side as PhysicalType] ?? { zh: side, en: side }
    case 'grade-changed':
      return { zh: `${side}级`, en: `grade ${side}` }
    case 'key-lost':
      return { zh: `${count(Number(side))} 行重复`, en: `${several(Number(side), 'row')} repeated` }
    case 'volume-changed':
    case 'files-rewritten':
      return /^\d+$/.test(side) ? { zh: `${count(Number(side))} 行`, en: several(Number(side), 'row') } : { zh: side, en: side }
    case 'layout-changed':
      return delimiterWords[side] ?? faultWords[side as FaultCode] ?? { zh: side, en: side }
    case 'column-added':
    case 'column-dropped':
    case 'column-renamed':
    case 'nulls-changed':
    case 'distribution-changed':
    case 'quality-changed':
    case 'files-came':
    case 'files-went':
    case 'unchanged':
      return { zh: side, en: side }
  }
}

/** How many of the values that were checked break a rule. */
function ruleSide(side: string): Words {
  const [failed, tested] = side.split('/')
  if (!tested || tested === '0') return { zh: '未检查', en: 'not checked' }
  return { zh: `${failed} / ${tested} 不符合`, en: `${failed} of ${tested} broken` }
}
