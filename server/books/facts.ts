import type { FactLender } from '#server/cases/lent.ts'
import { findCardOf } from './cards.sql.ts'

const remedy = {
  zh: '先在“账套”的“记账”中办理处置（无偿调出、出售等）；转移没有办成的，可以红字冲销',
  en: 'Post its disposal in the books first (given free, sold and so on); it can be reversed where the transfer fails',
}

/** Lends whether an asset still stands in the books of its holder: it is disposed of there before it passes to another (choice:transfer-of-holding). */
export const bookFacts: FactLender = async (tx, kase, wanted) => {
  if (!wanted.includes('books-settled') || kase.subjectKind !== 'asset') return {}
  const card = await findCardOf(tx, kase.subjectId)
  if (card?.state !== 'held') return { 'books-settled': { holds: true } }
  return {
    'books-settled': {
      holds: false,
      why: {
        zh: `账套中还有该资产的卡片（${card.recognisedOn}入账）`,
        en: `Its card still stands in the books, recognised on ${card.recognisedOn}`,
        remedy,
      },
    },
  }
}
