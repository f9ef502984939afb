import { FIT } from '#scanner/recognise/kind.ts'
import type { Kind } from '#scanner/recognise/kind.ts'

/** Hardware addresses of network cards. */
export const mac: Kind = {
  type: 'mac',
  headings: { chinese: 'MAC MAC地址 物理地址 设备MAC 网卡地址', pinyin: 'macdz', english: 'mac macaddr macaddress devicemac bssid' },
  length: [12, 17],
  fit: (value) =>
    /^(?:[0-9A-F]{2}([:-]))(?:[0-9A-F]{2}\1){4}[0-9A-F]{2}$|^(?:[0-9A-F]{4}[.-]){2}[0-9A-F]{4}$/i.test(value)
      ? FIT.checked
      : /^[0-9A-F]{2}(?:[:-][0-9A-F*]{2}){5}$/i.test(value)
        ? FIT.masked
        : /^[0-9A-F]{12}$/i.test(value)
          ? FIT.form
          : FIT.no,
  form: { zh: 'MAC 地址格式', en: 'the form of a hardware address' },
  by: 'form',
  exact: 'mac',
}
