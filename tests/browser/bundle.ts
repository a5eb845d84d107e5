import { gzipSync } from "node:zlib"
import { build } from "esbuild"

/** A bundle for browsers and its sizes in kilobytes. */
export interface Bundle {
  readonly text: string
  readonly raw: number
  readonly gzip: number
  /** What it still imports when it runs: nothing, for it to run in a browser. */
  readonly imports: ReadonlyArray<string>
}

/** Bundles a module written in place, from source, as one ES module; what only Node has is left to import. */
export const bundle = async (module: string): Promise<Bundle> => {
  const { metafile, outputFiles } = await build({
    stdin: { contents: module, resolveDir: import.meta.dirname, loader: "ts" },
    bundle: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    conditions: ["xueshi-source"],
    external: ["node:*"],
    minify: true,
    write: false,
    metafile: true,
    logLevel: "silent"
  })
  const text = outputFiles[0]?.text ?? ""
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports.map(({ path }) => path))
  return { text, raw: text.length / 1000, gzip: gzipSync(text).length / 1000, imports }
}
