/** Whether a text can be a login name: it is typed on any keyboard and never mistaken for another. */
export const isLogin = (login: string): boolean => /^[a-z0-9][a-z0-9._-]{1,59}$/.test(login)
