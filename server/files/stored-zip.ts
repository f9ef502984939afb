import { crc32 } from 'node:zlib'

/** One file to be put into an archive: its name and what streams in. */
type Streamed = { readonly name: string; readonly content: AsyncIterable<Buffer> }

/** Above this the places of an archive of this form cannot be written any more. */
export const MOST_ZIPPED = 0xffff_ffff - 2 ** 20
/** Sizes stand behind the content, names are UTF-8. */
const FLAGS = 0x0808

type Entry = { readonly name: Buffer; readonly crc: number; readonly bytes: number; readonly offset: number }

/**
 * The bytes of a ZIP archive that holds files as they stream in, one after the other, unpacked and in memory never whole. `onFull` throws
 * when they are more than an archive of this form can hold.
 */
export async function* storedZip(files: AsyncIterable<Streamed>, onFull: () => never): AsyncGenerator<Buffer> {
  const entries: Entry[] = []
  let written = 0
  for await (const file of files) {
    const [name, offset] = [Buffer.from(file.name), written]
    const head = localHead(name)
    yield head
    written += head.length
    let [crc, bytes] = [0, 0]
    for await (const chunk of file.content) {
      written += chunk.length
      bytes += chunk.length
      if (written > MOST_ZIPPED) onFull()
      crc = crc32(chunk, crc)
      yield chunk
    }
    const sizes = Buffer.concat([Buffer.from('PK\x07\x08', 'latin1'), sizesOf(crc, bytes)])
    yield sizes
    written += sizes.length
    entries.push({ name, crc, bytes, offset })
  }
  const directory = Buffer.concat(entries.map(directoryLine))
  yield directory
  yield ending(entries.length, directory.length, written)
}

/** Checksum, size packed, size unpacked. */
function sizesOf(crc: number, bytes: number): Buffer {
  const sizes = Buffer.alloc(12)
  sizes.writeUInt32LE(crc, 0)
  sizes.writeUInt32LE(bytes, 4)
  sizes.writeUInt32LE(bytes, 8)
  return sizes
}

/** Version needed, flags, how it is packed (not at all); time and day of a file are not kept. */
function manner(): Buffer {
  const said = Buffer.alloc(10)
  said.writeUInt16LE(20, 0)
  said.writeUInt16LE(FLAGS, 2)
  return said
}

function localHead(name: Buffer): Buffer {
  const lengths = Buffer.alloc(4)
  lengths.writeUInt16LE(name.length, 0)
  return Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), manner(), Buffer.alloc(12), lengths, name])
}

function directoryLine({ name, crc, bytes, offset }: Entry): Buffer {
  const rest = Buffer.alloc(18)
  rest.writeUInt16LE(name.length, 0)
  rest.writeUInt32LE(offset, 14)
  return Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), manner(), sizesOf(crc, bytes), rest, name])
}

function ending(entries: number, length: number, offset: number): Buffer {
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(entries, 8)
  end.writeUInt16LE(entries, 10)
  end.writeUInt32LE(length, 12)
  end.writeUInt32LE(offset, 16)
  return end
}
