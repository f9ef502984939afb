import type { Words } from '#law/words.ts'
import type { BookCheck, BookFault } from './check-books.ts'

const yuan = (fen: number | undefined) => ((fen ?? 0) / 100).toFixed(2)

const kinds: { readonly [K in BookFault['kind']]: (fault: BookFault) => Words } = {
  'cards-and-book-differ': ({ what, cardsFen, bookFen }) => ({
    zh: `${what}：卡片合计 ${yuan(cardsFen)} 元，账面 ${yuan(bookFen)} 元`,
    en: `${what}: cards ${yuan(cardsFen)} yuan, book ${yuan(bookFen)} yuan`,
  }),
  'card-drifted': ({ what }) => ({
    zh: `资产 ${what} 的卡片与其变动记录之和不符`,
    en: `the card of asset ${what} is not the sum of its movements`,
  }),
  'voucher-unbalanced': ({ what }) => ({ zh: `凭证 ${what} 借贷不平`, en: `voucher ${what} does not balance` }),
  'voucher-not-whole': ({ what }) => ({ zh: `凭证 ${what} 的分录或卡片变动不全`, en: `voucher ${what} is not whole` }),
  'sums-differ': ({ what }) => ({
    zh: `凭证 ${what} 的卡片变动合计与各条变动不符`,
    en: `the kept sums of voucher ${what} are not its movements`,
  }),
  'months-differ': ({ what }) => ({
    zh: `${what} 的月度合计与分录或卡片变动不符`,
    en: `the kept sums of ${what} are not its lines or movements`,
  }),
  'dues-differ': ({ what }) => ({
    zh: `${what} 应提的摊销与卡片不符`,
    en: `what is kept of what falls due in ${what} is not what its cards say`,
  }),
  'numbers-broken': ({ what }) => ({ zh: `${what} 的凭证号不连续`, en: `the voucher numbers of ${what} have a gap` }),
  'period-changed': ({ what }) => ({ zh: `${what} 结账后内容有变`, en: `${what} is not what it was when it was closed` }),
}

/** One fault as a sentence. */
export function wordsOfBookFault(fault: BookFault): Words {
  return kinds[fault.kind](fault)
}

/** The result of a check as lines for a terminal, the judgement last. */
export function pageOfBooks(c: BookCheck): string {
  const lines = [
    `截至 at         ${c.at}`,
    `账套 sets       ${c.sets}，卡片 cards ${c.cards}，凭证 vouchers ${c.vouchers}，卡片变动 movements ${c.moves}`,
    ...c.faults.flatMap((fault) => [`✗ ${wordsOfBookFault(fault).zh}`, `  ${wordsOfBookFault(fault).en}`]),
    c.faults.length === 0
      ? '✓ 卡账相符，差额 0.00 元 · cards and books agree, difference 0.00 yuan'
      : `✗ 发现 ${c.faults.length} 处不符 · ${c.faults.length} found`,
  ]
  return `${lines.join('\n')}\n`
}
