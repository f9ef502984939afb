/** Characters that texts of public offices hold most, as they are written where Big5 is: numbers of a table, names, places, days. */
const FREQUENT = new Set(
  '的一是不在有人中大為上個國年市區路號電話編姓名地址公司限日期月時間類別備註單位機關統計數量金額縣鄉鎮村里街段巷樓東西南北新臺灣香港台北證照種項目內容說明第二三四五六七八九十性男女民生出业業務工商學校醫院政府部門長理員聯絡方式負責',
)
const HAN = /[\u4e00-\u9fff]/

/** Answers whether bytes that are no UTF-8 read as Chinese in Big5 and as chance signs in GB18030. */
export function isBig5(bytes: Buffer): boolean {
  const sample = bytes.subarray(0, 1 << 16)
  const big5 = shareOf(new TextDecoder('big5').decode(sample))
  const gb = shareOf(new TextDecoder('gb18030').decode(sample))
  return big5.han >= 8 && big5.strange <= big5.han * 0.02 && big5.frequent > 0.2 && big5.frequent > 3 * gb.frequent
}

/** How many Chinese characters a text has, the share of frequent ones among them, and how many signs nobody writes. */
function shareOf(text: string): { han: number; frequent: number; strange: number } {
  let [han, frequent, strange] = [0, 0, 0]
  for (const sign of text) {
    if (sign === '\uFFFD' || (sign >= '\uE000' && sign <= '\uF8FF')) strange++
    else if (HAN.test(sign)) {
      han++
      if (FREQUENT.has(sign)) frequent++
    }
  }
  return { han, frequent: han > 0 ? frequent / han : 0, strange }
}
