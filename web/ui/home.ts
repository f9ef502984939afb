import { isAdministrator } from '#law/parties.ts'

/** Where somebody starts: the three administrators, who have no cases, with what they keep (choice:administrators), everybody else in the inbox. */
export function homeOf(role: string | undefined): '/' | '/administration' | '/audit' {
  if (role === undefined || !isAdministrator(role)) return '/'
  return role === 'audit-administrator' ? '/audit' : '/administration'
}
