/** The header by which every answer says which pages of the workbench the platform gives out, as the name of the file they begin with. */
export const editionHeader = 'x-rongshu-pages'
