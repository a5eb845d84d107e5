import { readFileSync } from "node:fs"
import { defineConfig, mergeConfig, type Plugin } from "vitest/config"
import shared from "../../vitest.config.ts"

/** A file that holds the path of a source and what it is to be for these tests. */
const { XUESHI_MUTANT: file } = process.env
const mutant: { readonly path: string; readonly text: string } | undefined =
  file === undefined ? undefined : JSON.parse(readFileSync(file, "utf8"))

const { projects: _, ...test } = shared.test ?? {}

/** The fault instead of what stands on disk. Vitest keeps on disk what it has transformed; of the fault it must not. */
const faulty: Plugin = {
  name: "mutant",
  enforce: "pre",
  load: (id) => (id === mutant?.path ? mutant.text : undefined),
  configureVitest: ({ defineCacheKeyGenerator }) =>
    defineCacheKeyGenerator(({ id }) => (id === mutant?.path ? false : undefined))
}

export default mergeConfig(
  { ...shared, test },
  defineConfig({
    plugins: [faulty],
    // Each file in a process of its own: here those of both projects are run together.
    test: { isolate: true, maxWorkers: 1, fsModuleCachePath: "node_modules/.vitest-mutants" }
  })
)
