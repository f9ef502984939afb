const DIGITS = '零壹贰叁肆伍陆柒捌玖'
const SMALL = ['', '拾', '佰', '仟']
const LARGE = ['', '万', '亿', '万亿']

/**
 * Reads an amount typed in yuan, in ordinary or full-width digits, with or without separators and at most two decimals, as whole fen; null
 * when it is no amount.
 */
export function fenOf(typed: string): number | null {
  const match = /^(-?)(\d{1,14})(?:\.(\d{1,2}))?$/.exec(typed.normalize('NFKC').replaceAll(/[,\s¥元]/g, ''))
  if (!match) return null
  const fen = Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0'))
  return match[1] ? -fen : fen
}

/** Writes whole fen in capitals as on a Chinese voucher, such as 壹佰贰拾叁元肆角伍分. */
export function capitals(fen: number): string {
  const size = BigInt(Math.abs(fen))
  const [whole, jiao, cents] = [size / 100n, Number((size / 10n) % 10n), Number(size % 10n)]
  const head = whole === 0n ? '' : `${wholeCapitals(whole)}元`
  if (jiao === 0 && cents === 0) return `${fen < 0 ? '负' : ''}${head || '零元'}整`
  const gap = head && jiao === 0 ? '零' : ''
  const tail = `${jiao ? `${DIGITS[jiao]}角` : ''}${cents ? `${DIGITS[cents]}分` : '整'}`
  return `${fen < 0 ? '负' : ''}${head}${gap}${tail}`
}

function wholeCapitals(whole: bigint): string {
  let text = ''
  let isGap = false
  const groups = groupsOf(whole)
  for (let g = groups.length - 1; g >= 0; g--) {
    const value = groups[g]!
    if (value === 0) {
      isGap = text !== ''
      continue
    }
    if (text && (isGap || value < 1000)) text += '零'
    text += groupCapitals(value) + LARGE[g]
    isGap = false
  }
  return text
}

function groupsOf(whole: bigint): number[] {
  const groups: number[] = []
  for (let rest = whole; rest > 0n; rest /= 10_000n) groups.push(Number(rest % 10_000n))
  return groups
}

function groupCapitals(value: number): string {
  let text = ''
  let isGap = false
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(value / 10 ** place) % 10
    if (digit === 0) {
      isGap = text !== ''
      continue
    }
    text += `${isGap ? '零' : ''}${DIGITS[digit]}${SMALL[place]}`
    isGap = false
  }
  return text
}
