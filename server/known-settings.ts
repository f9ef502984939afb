/** Every setting of our own, whichever program reads it; `RONGSHU_` goes before each. */
const known = [
  'DATA',
  'DB_MEMORY',
  'ARCHIVE',
  'PROCESS',
  'WORKERS',
  'DRAIN',
  'PROXIES',
  'DEMO',
  'IDENTITY',
  'SOURCES',
  'SCAN_HOSTS',
  'URL',
  'TLS_CERT',
  'TLS_KEY',
  'REDIRECT_PORT',
  'KEYS',
  'SEALING',
  'SMTP',
  'MAIL_FROM',
  'METRICS',
  'METRICS_TOKEN',
  'OIDC_ISSUER',
  'OIDC_CLIENT',
  'OIDC_SECRET_FILE',
  'OIDC_CLAIM',
  'OIDC_FACTOR_AMR',
  'OIDC_FACTOR_ACR',
  'OIDC_TITLE',
  'PASSWORD_SIGN_IN',
  'ADMIN_LOGIN',
  'ADMIN_PASSWORD',
  'ADMIN_NAME',
  'ADMIN_ORGANISATION',
  'ADMIN_USCC',
  'ADMIN_KIND',
  'ADMIN_ROLES',
  // Of the terminal, of an installation, and of the tests.
  'KEY_PASSPHRASE',
  'SCAN_PASSWORD',
  'SETTINGS',
  'ACCOUNT',
  'SKIP_BROWSER',
  'SKIP_HAPROXY',
  'SKIP_MARIADB',
  'SHOTS',
  'PICTURES',
  'GOPATH',
].map((name) => `RONGSHU_${name}`)

/** A setting that nobody reads, and the known one it may be a slip of. */
export type UnknownSetting = { readonly name: string; readonly nearest: string | null }

/**
 * Settings named `RONGSHU_…` that no program of ours knows, by name, each with the known name nearest to it; null where none is near.
 * Values are not looked at.
 */
export function findUnknownSettings(env: Readonly<Record<string, string | undefined>>): UnknownSetting[] {
  const given = Object.keys(env)
    .filter((name) => /^RONGSHU_/i.test(name) && !known.includes(name))
    .sort()
  return given.map((name) => ({ name, nearest: nearestOf(name.toUpperCase()) }))
}

/** What is said of an unknown setting, in both languages, in one line. */
export function wordsOfUnknown({ name, nearest }: UnknownSetting): string {
  return `没有名为 ${name} 的设置，未予采用${nearest ? `，是否应为 ${nearest}` : ''}；全部设置见 docs/operations.md / there is no setting ${name}, it does nothing${nearest ? `: perhaps ${nearest} was meant` : ''}; all of them are in docs/operations.md`
}

function nearestOf(name: string): string | null {
  const [best] = known.map((each) => ({ each, apart: apart(name, each) })).sort((a, b) => a.apart - b.apart)
  return best && best.apart <= Math.max(2, Math.floor((name.length - 'RONGSHU_'.length) / 3)) ? best.each : null
}

/** How many letters are to be put in, taken out or exchanged to make one of the other. */
function apart(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, n) => n)
  for (let i = 1; i <= from.length; i++) {
    const next = [i]
    for (let j = 1; j <= to.length; j++)
      next.push(Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (from[i - 1] === to[j - 1] ? 0 : 1)))
    row = next
  }
  return row.at(-1)!
}
