import { url } from '#scanner/recognise/kinds/url.ts'
import { proveHeadings, proveValues } from '#scanner/test/kinds.ts'

proveValues(url, {
  fits: ['https://example.cn/a?b=1', 'http://198.51.100.1/', 'www.example.cn'],
  forms: ['example.com.cn'],
  not: ['someone@example.cn', '网址', '/a/b'],
})
proveHeadings(url, {
  headings: ['网址', '官网', 'url', 'website'],
  otherHeadings: ['网络类型', '地址'],
})
