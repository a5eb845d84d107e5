/** The few words of yauzl 3.4 that we use; the package has no types of its own. */
declare module "yauzl" {
  import type { Readable } from "node:stream"

  export interface Entry {
    readonly fileName: string
    readonly compressedSize: number
    readonly uncompressedSize: number
    readonly crc32: number
  }

  export interface ZipFile {
    readonly entryCount: number
    eachEntry(): AsyncIterable<Entry>
    openReadStreamPromise(entry: Entry): Promise<Readable>
    close(): void
  }

  export function fromFdPromise(fd: number, options: { readonly autoClose: false }): Promise<ZipFile>
}
