import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const servers = ['/usr/sbin/mariadbd', '/usr/bin/mariadbd', '/usr/local/bin/mariadbd']

/** A MariaDB server, which the tests of the scanner start for themselves; without a service of its own. */
export const mariadb = {
  zh: 'MariaDB',
  en: 'MariaDB',
  packages: ['mariadb-server'],
  skip: 'RONGSHU_SKIP_MARIADB',
  isReady: () => servers.some((file) => existsSync(file)),
  afterwards: () => spawnSync('systemctl', ['disable', '--now', 'mariadb'], { stdio: 'ignore' }),
}
