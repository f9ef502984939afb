import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { inTempFolder } from '#scanner/sources/temp-folder.ts'

/** Writes what a query of DuckDB gives as a Parquet file; `options` are those of COPY, such as `row_group_size 2048`. */
export async function makeParquet(query: string, options = ''): Promise<Buffer> {
  return inTempFolder(async (folder) => {
    const path = join(folder, 'made.parquet')
    const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
    const duck = await instance.connect()
    await duck.run(`copy (${query}) to '${path}' (format parquet${options ? `, ${options}` : ''})`)
    duck.closeSync()
    instance.closeSync()
    return readFile(path)
  })
}
