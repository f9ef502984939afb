const digits = '零壹贰叁肆伍陆柒捌玖'
const places = ['', '拾', '佰', '仟']
const groups = ['', '万', '亿', '万']

/** An amount in whole fen in the capital figures of Chinese documents, such as 人民币壹佰贰拾万零伍佰元整; up to 9,999 万亿 yuan. */
export function capitalAmount(fen: number): string {
  const yuan = Math.floor(fen / 100)
  const jiao = Math.floor(fen / 10) % 10
  const cents = fen % 10
  const whole = yuan > 0 ? `${wholeNumber(yuan)}元` : ''
  if (jiao === 0 && cents === 0) return `人民币${whole || '零元'}整`
  const tenths = jiao > 0 ? `${digits[jiao]}角` : whole ? '零' : ''
  return `人民币${whole}${tenths}${cents > 0 ? `${digits[cents]}分` : ''}`
}

function wholeNumber(yuan: number): string {
  let words = ''
  let isGapBefore = false
  for (let group = groups.length - 1; group >= 0; group--) {
    const part = Math.floor(yuan / 10 ** (group * 4)) % 10_000
    if (part === 0) {
      isGapBefore = words !== ''
      continue
    }
    words += (words && (isGapBefore || part < 1000) ? '零' : '') + fourDigits(part) + groups[group]
    if (group === 3 && Math.floor(yuan / 1e8) % 10_000 === 0) words += '亿'
    isGapBefore = false
  }
  return words
}

function fourDigits(part: number): string {
  let words = ''
  let isGap = false
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(part / 10 ** place) % 10
    if (digit === 0) {
      isGap = words !== ''
      continue
    }
    words += (isGap ? '零' : '') + digits[digit] + places[place]
    isGap = false
  }
  return words
}
