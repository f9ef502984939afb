import { ip } from '#scanner/recognise/kinds/ip.ts'
import { proveHeadings, proveValues } from '#scanner/test/kinds.ts'

proveValues(ip, {
  fits: ['198.51.100.7', '10.0.0.1', '2001:db8::1', '198.51.100.7:8080', 'fe80::1', '2001:db8:0:0:0:0:0:1', '2001:db8::/32'],
  masked: ['198.51.100.*', '198.51.*.*'],
  not: ['143:35:25', '2:9:2', '00:1A:2B:3C:4D:5E', '1.2.3', '256.1.1.1', '01.2.3.4', '12:30:15x', 'v1.2.3.4'],
})
proveHeadings(ip, {
  headings: ['IP地址', 'client_ip', 'ip'],
  otherHeadings: ['地址', 'zip', 'description'],
})
