import { mac } from '#scanner/recognise/kinds/mac.ts'
import { proveHeadings, proveValues } from '#scanner/test/kinds.ts'

proveValues(mac, {
  fits: ['00:00:5E:00:53:01', '00-00-5e-00-53-01', '0000.5e00.5301'],
  forms: ['00005E005301'],
  masked: ['00:00:5E:**:**:**'],
  not: ['00:00:5E:00:53', '12:30:15', 'GG:00:5E:00:53:01'],
})
proveHeadings(mac, {
  headings: ['MAC地址', 'mac', 'mac_address'],
  otherHeadings: ['machine', '地址'],
})
