import type { Problem } from '#contract/route.ts'

/** Why an organisation that has ended begins nothing new, and what it may still do (choice:organisation-end). */
export const whyEnded = (endedOn: string): Problem => ({
  code: 'organisation-ended', basis: 'choice:organisation-end',
  message: { zh: `本单位已于${endedOn}撤销或者注销，不再开办新的事项`, en: `Your organisation ended on ${endedOn} and begins nothing new` },
  remedy: { zh: '在办的照常办理；转移、注销、终止委托、下架、分配、汇缴、争议等了结名下事项的仍可开办，其他的由承受单位办理', en: 'What is under way goes on; transfers, deregistration, the end of entrustments, delisting, distribution, remittance and disputes can still be opened, and whoever takes over does the rest' },
})
