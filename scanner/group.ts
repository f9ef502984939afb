import { text } from 'node:stream/consumers'
import { groupLikeFiles } from '#scanner/sources/like-files.ts'

// Reads a list of paths as JSON on standard input and says which of them seem to be parts of one dataset; in a process of its own, since
// it opens them.
const paths = JSON.parse(await text(process.stdin)) as string[]
const groups = await groupLikeFiles(paths.map((path) => ({ path, name: path })))
process.stdout.write(
  JSON.stringify(groups.map(({ name, files, isNoTable }) => ({ name, paths: files.map(({ path }) => path), isNoTable }))),
)
