import { lookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'
import { Denied } from '#server/denied.ts'
import { isOpenHost, requireOpenHost } from './connection-hosts.ts'

/**
 * Addresses of this machine, of the link, of nobody and of many, and those under which clouds tell their secrets: the special purposes
 * that IANA lists for both versions, without those of a unit's own network (10/8, 172.16/12, 192.168/16, fc00::/7) and those of
 * documentation, under which nobody is.
 */
const inward = new BlockList()
// Shared with a carrier (in it 100.100.100.200), of protocols, relays and benchmarks; the last but one holds those of many and those kept
// for later, the last is of a cloud.
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['192.0.0.0', 24],
  ['192.88.99.0', 24],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
  ['168.63.129.16', 32],
] as const)
  inward.addSubnet(net, bits, 'ipv4')
// Ways to write or carry an old address as a new one: ::127.0.0.1 (with it ::, ::1), translated, NAT64 with its local form, Teredo among
// what protocols have, 6to4. An old one mapped (::ffff:127.0.0.1) is checked as an old one.
for (const [net, bits] of [
  ['::', 96],
  ['::ffff:0:0:0', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['2001::', 23],
  ['2002::', 16],
] as const)
  inward.addSubnet(net, bits, 'ipv6')
for (const [net, bits] of [
  ['100::', 63],
  ['5f00::', 16],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
  ['fd00:ec2::254', 128],
  ['fd20:ce::254', 128],
] as const)
  inward.addSubnet(net, bits, 'ipv6')

/** Whether an address leads to this machine or to what only it can reach; what is no address counts as such. */
export function isInward(address: string): boolean {
  const plain = address.split('%')[0]!
  const version = isIP(plain)
  return version === 0 || inward.check(plain, version === 6 ? 'ipv6' : 'ipv4')
}

/**
 * The address under which an open host is reached, asked once and used as it is, so that its name cannot lead elsewhere a moment later;
 * null when it leads nowhere. Throws when the host is not open, or when any address of it is inward and not itself named
 * (choice:scan-hosts).
 */
export async function addressOf(allowed: readonly string[], to: { readonly host: string; readonly port: number }): Promise<string | null> {
  requireOpenHost(allowed, to)
  const host = to.host
    .trim()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
  // A path would be taken for a socket of this machine.
  if (/[/\\\s@,?#]/.test(host)) throw inwardHost()
  const found = await lookup(host, { all: true }).catch(() => [])
  const named = allowed.filter((entry) => entry !== '*')
  const isNamed = (address: string) =>
    isOpenHost(named, { host: address, port: to.port }) || (host.toLowerCase() === 'localhost' && isOpenHost(named, to))
  if (found.some(({ address }) => isInward(address) && !isNamed(address))) throw inwardHost()
  return found[0]?.address ?? null
}

const inwardHost = () =>
  new Denied(403, {
    code: 'host-inward',
    message: { zh: '该主机指向服务器本机或其内部设施，不能连接', en: 'That host leads to the server itself or to what only it can reach' },
    basis: 'choice:scan-hosts',
    remedy: {
      zh: '确需连接时，请系统管理员在 RONGSHU_SCAN_HOSTS 中逐个写明该地址',
      en: 'If it must be reached, the administrator names that very address in RONGSHU_SCAN_HOSTS',
    },
  })
