/**
 * What people choose most, without what they put before and after it; from the published lists of the most used passwords, and what
 * suggests itself in a Chinese office.
 */
const bases = new Set(
  `password passwort passw pass pwd secret login welcome admin administrator root system test guest user superuser master manager default changeme letmein
  iloveyou loveyou love princess sunshine football baseball basketball monkey dragon shadow superman batman michael jordan jennifer charlie ashley daniel hunter killer freedom
  whatever trustno starwars pokemon computer internet google microsoft windows apple samsung huawei xiaomi alibaba taobao tencent wechat weixin baidu qq
  woaini woaiwo woaininana aini nihao zhongguo china beijing shanghai fuzhou fujian rongcheng rongshu gongchan zhongguoren xiaoming laoban mima mimamima wodemima denglu guanliyuan
  hello helloworld abc abcd abcdef abcabc aaa asd asdasd qwe qweqwe qwer qwert zxc zxcvbn qaz wsx qazwsx qwerty qwertyuiop asdfgh asdfghjkl zxcvbnm
  january february march april may june july august september october november december spring summer autumn fall winter monday tuesday wednesday thursday friday saturday sunday
  company office government city data register asset summerof hunter cheese cookie banana orange flower lovely angel jesus christ buster soccer hockey ranger thomas robert andrew joshua matthew`.split(
    /\s+/,
  ),
)

const rows = [
  '01234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop[]',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol',
  '1q2w3e4r5t6y7u8i9o0p',
  '!@#$%^&*()',
  '5201314',
]
const runs = [...rows, ...rows.map((row) => [...row].toReversed().join(''))]
const shortestRun = 4
const substitutes: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}

/** Whether a password is one that is guessed first: a common word with digits and signs around it, rows of keys or digits, or the same again and again. */
export function isGuessable(password: string): boolean {
  const low = password.normalize('NFKC').toLowerCase()
  const inner = low.replace(/^[^a-z]+|[^a-z]+$/g, '')
  const spelled = [low, inner, low.replace(/[^a-z]+$/, '')].map((word) =>
    [...word]
      .map((letter) => substitutes[letter] ?? letter)
      .join('')
      .replaceAll(/[^a-z]/g, ''),
  )
  return (
    [inner.replaceAll(/[^a-z]/g, ''), ...spelled].some((word) => bases.has(word) || bases.has(halved(word))) ||
    outsideRuns(low) < shortestRun ||
    /^(.{1,4})\1{2,}.{0,3}$/u.test(low)
  )
}

const halved = (word: string) =>
  word.length % 2 === 0 && word.slice(word.length / 2) === word.slice(0, word.length / 2) ? word.slice(0, word.length / 2) : word

/** How many characters stand outside of rows of keys, letters or digits. */
function outsideRuns(text: string): number {
  let outside = 0
  for (let at = 0; at < text.length;) {
    const run = longestRun(text.slice(at))
    if (run < shortestRun) outside++
    at += run < shortestRun ? 1 : run
  }
  return outside
}

function longestRun(text: string): number {
  let length = Math.min(text.length, 40)
  while (length >= shortestRun && !runs.some((row) => row.includes(text.slice(0, length)))) length--
  return length
}
