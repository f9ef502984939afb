import { FIT } from '#scanner/recognise/kind.ts'
import { share } from '#scanner/recognise/values.ts'
import type { Kind } from '#scanner/recognise/kind.ts'

/** One address of IPv4 without leading zeros. */
function isIpv4(value: string): boolean {
  const parts = value.split('.')
  return parts.length === 4 && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255)
}

/** One address of IPv6: eight groups, or fewer around one gap; the last two may be written as IPv4. */
function isIpv6(value: string): boolean {
  const halves = value.split('::').map((half) => (half === '' ? [] : half.split(':')))
  const groups = halves.flat()
  const last = groups.at(-1) ?? ''
  const count = groups.length + (isIpv4(last) ? 1 : 0)
  return (
    groups.every((group, at) => /^[0-9a-f]{1,4}$/i.test(group) || (at === groups.length - 1 && isIpv4(group))) &&
    (halves.length === 2 ? count < 8 : halves.length === 1 && count === 8)
  )
}

/** Answers whether an address is of a private or local network (RFC 1918, 6598, 3927, 4193), which names no connection to the world. */
export function isPrivateAddress(value: string): boolean {
  return /^(?:10\.|127\.|169\.254\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|f[cd][0-9a-f]{2}:|fe80:|::1$)/i.test(
    value,
  )
}

/** Internet addresses; four-part versions of programs are told apart by the whole column. */
export const ip: Kind = {
  type: 'ip',
  headings: {
    chinese: 'IP IP地址 地址IP 终端IP 登录IP 来源IP 来自IP 服务器IP 客户端IP',
    pinyin: 'ipdz dlip',
    english: 'ip ipaddr ipaddress ipv4 ipv6 clientip remoteip srcip dstip sourceip loginip hostip remoteaddr',
  },
  length: [3, 78],
  fit: (value) => {
    // Programs of surveys write the place behind it.
    const text = value.replace(/[（(][^()（）]{1,30}[)）]$/, '').replace(/(?::\d{1,5}|\/\d{1,2})$/, '')
    if (isIpv4(text)) return FIT.checked
    if (/^\d{1,3}\.\d{1,3}\.[\d*]{1,3}\.\*{1,3}$/.test(text)) return FIT.masked
    return isIpv6(value.replace(/\/\d{1,3}$/, '')) ? FIT.checked : FIT.no
  },
  form: { zh: 'IP 地址格式', en: 'the form of an internet address' },
  by: 'form',
  exact: 'ipv4',
  unless: (view, hint) => hint === 0 && !likeAddresses(view.values),
}

/** Addresses fill their parts up to 255; versions keep to small numbers. */
function likeAddresses(values: readonly string[]): boolean {
  return share(values, (value) => value.includes(':') || value.split('.').some((part) => Number(part) > 99)) > 0.5
}
