import { accountName } from '#scanner/recognise/kinds/account-name.ts'
import { proveHeadings, proveValues } from '#scanner/test/kinds.ts'

proveValues(accountName, {
  fits: ['linxr', 'lin.xr_01'],
  not: ['林小榕', 'a', 'a b'],
})
proveHeadings(accountName, {
  headings: ['用户名', '登录账号', 'login_name', 'create_by'],
  otherHeadings: ['账户余额', '用户类型'],
})
