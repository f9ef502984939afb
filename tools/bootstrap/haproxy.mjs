import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** HAProxy, before which a test runs several processes; without a service of its own. */
export const haproxy = {
  zh: 'HAProxy',
  en: 'HAProxy',
  packages: ['haproxy'],
  skip: 'RONGSHU_SKIP_HAPROXY',
  isReady: () => ['/usr/sbin/haproxy', '/usr/local/sbin/haproxy'].some((file) => existsSync(file)),
  afterwards: () => spawnSync('systemctl', ['disable', '--now', 'haproxy'], { stdio: 'ignore' }),
}
