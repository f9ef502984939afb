import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

const why = (env: Record<string, string>): string => {
  try {
    readConfig(env, '/srv/rongshu')
    return ''
  } catch (problem) {
    return (problem as Error).message
  }
}

test('a slip in writing a setting is refused by its name, and opens nothing', () => {
  const slips = {
    RONGSHU_DEMO: ['of', '', 'aus'],
    RONGSHU_PASSWORD_SIGN_IN: ['of'],
    RONGSHU_IDENTITY: ['Plain', 'off'],
    RONGSHU_WORKERS: ['abc', '-3', '0', '1.5', '65'],
    RONGSHU_DRAIN: ['61', '5s'],
    RONGSHU_PROCESS: ['Web'],
    RONGSHU_URL: ['data.city.gov.cn', 'ftp://data.city.gov.cn', 'https://'],
    RONGSHU_PROXIES: ['proxy', '10.0.0.0/33', '10.0.0.0/8/8', '10.0.0'],
    LOG_LEVEL: ['warning'],
    DATABASE_URL: ['127.0.0.1', 'mysql://u@h/d', 'postgres://u:a/b@h/d'],
    OTEL_EXPORTER_OTLP_ENDPOINT: ['collector:4318', 'https://user:word@collector.test'],
    PORT: ['http', '70000'],
  }
  for (const [name, values] of Object.entries(slips))
    for (const value of values) expect([name, value, why({ [name]: value }).startsWith(name)]).toEqual([name, value, true])
})

test('a password in an address that cannot be used is not printed', () => {
  expect(why({ DATABASE_URL: 'postgres://u:secret/word@h/d' })).toMatch(/^DATABASE_URL 应为(?!.*secret)/)
})

test('what may be said is taken, and an empty setting is none', () => {
  const config = readConfig(
    {
      RONGSHU_DEMO: 'OFF',
      RONGSHU_IDENTITY: '',
      RONGSHU_WORKERS: '4',
      RONGSHU_DRAIN: '5',
      RONGSHU_PROCESS: '',
      RONGSHU_URL: 'https://data.city.gov.cn/',
      RONGSHU_PROXIES: 'loopback, 10.0.0.0/8,2001:db8::/32,192.0.2.7',
      LOG_LEVEL: 'info',
      PORT: '',
      HOST: '',
      RONGSHU_DATA: '',
    },
    '/srv/rongshu',
  )
  expect(config).toMatchObject({
    isDemonstration: false,
    forcesIdentity: true,
    workers: 4,
    drainSeconds: 5,
    process: 'both',
    publicUrl: 'https://data.city.gov.cn',
    proxies: ['loopback', '10.0.0.0/8', '2001:db8::/32', '192.0.2.7'],
    logLevel: 'info',
    port: 8080,
    isPortNamed: false,
    host: '127.0.0.1',
    dataDir: '/srv/rongshu/.data',
  })
})
