import { Denied } from '#server/denied.ts'

const remedy = {
  zh: '请在数据所在单位的机器上运行 npm run -s rongshu -- scan，再上传扫描结果；或请系统管理员用 RONGSHU_SCAN_HOSTS 开放该主机',
  en: 'Run npm run -s rongshu -- scan on a machine of the unit and upload what it found; or ask the administrator to open the host in RONGSHU_SCAN_HOSTS',
}

/** Passes when the administrator has opened this host and port; denied otherwise, so that the platform cannot be used to look around in a network. */
export function requireOpenHost(allowed: readonly string[], to: { host: string; port: number }): void {
  if (isOpenHost(allowed, to)) return
  if (allowed.length === 0)
    throw new Denied(403, {
      code: 'no-hosts',
      message: { zh: '服务器没有开放可连接的数据库主机', en: 'The server has no database host that may be reached' },
      basis: 'choice:scan-hosts',
      remedy,
    })
  throw new Denied(403, {
    code: 'host-not-open',
    message: { zh: '该主机不在服务器允许连接的范围内', en: 'That host is not one the server may reach' },
    basis: 'choice:scan-hosts',
    remedy,
  })
}

/** Whether a host is among those opened, each written `host`, `host:port` or `[address]:port`; `*` opens all. */
export function isOpenHost(allowed: readonly string[], { host, port }: { host: string; port: number }): boolean {
  const wanted = plain(host)
  return allowed.some((entry) => {
    if (entry === '*') return true
    const [, bracketed, name, named] = /^(?:\[([^\]]+)\]|([^:]+))(?::(\d+))?$/.exec(entry) ?? []
    return plain(bracketed ?? name ?? entry) === wanted && (named === undefined || Number(named) === port)
  })
}

const plain = (host: string): string =>
  host
    .trim()
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
