/** Free blocks by the power of two of their size, each pointing to the next. */
const free = memory.data(33 * 4)
let top: usize = 0
let limit: usize = 0

/** The power of two that holds so many bytes, at least 64. */
@inline
export function classOf(bytes: u32): u32 {
  return bytes <= 64 ? 6 : 32 - clz(bytes - 1)
}

/** A zeroed block of at least so many bytes, at an address divisible by 64. */
export function take(bytes: u32): usize {
  const size = classOf(bytes)
  const known = load<u32>(free + (size << 2))
  if (known) {
    store<u32>(free + (size << 2), load<u32>(known))
    memory.fill(known, 0, <usize>1 << size)
    return known
  }
  if (top == 0) {
    top = (__heap_base + 127) & ~63
    limit = <usize>memory.size() << 16
  }
  const at = top
  top += <usize>1 << size
  if (top > limit) {
    grow(<u32>((top - limit + 0xffff) >> 16))
    limit = <usize>memory.size() << 16
  }
  return at
}

/** Takes at least so many pages more, by half of what there is: V8 clears its heap each time. Pages nobody writes to take no room. */
function grow(pages: u32): void {
  const ample = max(max(pages, 64), <u32>memory.size() >> 1)
  if (memory.grow(ample) < 0 && memory.grow(pages) < 0) unreachable()
}

/** Gives a block back; its size as it was asked for. */
export function give(at: usize, bytes: u32): void {
  const size = classOf(bytes)
  store<u32>(at, load<u32>(free + (size << 2)))
  store<u32>(free + (size << 2), <u32>at)
}
