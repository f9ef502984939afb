/** The part of the WebAssembly interface that the engine uses; Node has it, its types leave it to those of browsers. */
declare namespace WebAssembly {
  class Module {
    constructor(bytes: Uint8Array)
  }
  class Memory {
    readonly buffer: ArrayBuffer
  }
  class Instance {
    readonly exports: object
    constructor(module: Module, imports: object)
  }
}
