import { email } from '#scanner/recognise/kinds/email.ts'
import { proveHeadings, proveValues } from '#scanner/test/kinds.ts'

proveValues(email, {
  fits: ['someone@example.cn', 'a.b+c@mail.example.com', 'a@example.cn;b@example.cn'],
  masked: ['***@qq.com', 's***@example.cn', '**@*.com'],
  not: ['logo@2x.png', '@example', 'someone@', 'a@b', 'example.cn'],
})
proveHeadings(email, {
  headings: ['邮箱', '电子邮箱', 'email', 'dzyx', 'dianziyouxiang'],
  otherHeadings: ['邮政编码', '邮寄地址'],
})
