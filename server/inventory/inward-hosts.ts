import { lookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'
import { Denied } from '#server/denied.ts'
import { isOpenHost, requireOpenHost } from './connection-hosts.ts'

/** Addresses of this machine, of the link, of nobody and of many, and those under which clouds tell their secrets. */
const inward = new BlockList()
for (const [net, bits] of [['0.0.0.0', 8], ['127.0.0.0', 8], ['169.254.0.0', 16], ['224.0.0.0', 3], ['100.100.100.200', 32]] as const) inward.addSubnet(net, bits, 'ipv4')
// The first holds ::, ::1 and every old address written as ::127.0.0.1; two are ways to write an old address as a new one.
for (const [net, bits] of [['::', 96], ['64:ff9b::', 96], ['2002::', 16], ['fe80::', 10], ['fec0::', 10], ['ff00::', 8], ['fd00:ec2::254', 128]] as const) inward.addSubnet(net, bits, 'ipv6')

/** Whether an address leads to this machine or to what only it can reach; what is no address counts as such. */
export function isInward(address: string): boolean {
  const plain = address.split('%')[0]!
  const version = isIP(plain)
  return version === 0 || inward.check(plain, version === 6 ? 'ipv6' : 'ipv4')
}

/**
 * The address under which an open host is reached, asked once and used as it is, so that its name cannot lead elsewhere a moment later; null when it leads nowhere.
 * Throws when the host is not open, or when any address of it is inward and not itself named (choice:scan-hosts).
 */
export async function addressOf(allowed: readonly string[], to: { readonly host: string; readonly port: number }): Promise<string | null> {
  requireOpenHost(allowed, to)
  const host = to.host.trim().replace(/^\[|\]$/g, '').replace(/\.$/, '')
  // A path would be taken for a socket of this machine.
  if (/[/\\\s@,?#]/.test(host)) throw inwardHost()
  const found = await lookup(host, { all: true }).catch(() => [])
  const named = allowed.filter((entry) => entry !== '*')
  const isNamed = (address: string) => isOpenHost(named, { host: address, port: to.port }) || (host.toLowerCase() === 'localhost' && isOpenHost(named, to))
  if (found.some(({ address }) => isInward(address) && !isNamed(address))) throw inwardHost()
  return found[0]?.address ?? null
}

const inwardHost = () => new Denied(403, {
  code: 'host-inward', message: { zh: '该主机指向服务器本机或其内部设施，不能连接', en: 'That host leads to the server itself or to what only it can reach' }, basis: 'choice:scan-hosts',
  remedy: { zh: '确需连接时，请系统管理员在 RONGSHU_SCAN_HOSTS 中逐个写明该地址', en: 'If it must be reached, the administrator names that very address in RONGSHU_SCAN_HOSTS' },
})
