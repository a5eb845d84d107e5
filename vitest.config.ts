import { availableParallelism } from "node:os"
import { defineConfig } from "vitest/config"

const conditions = ["xueshi-source", "module", "node", "development|production"]

const all = ["tests/**/*.test.ts", "packages/**/*.test.ts", "mutants/*.test.ts"]

/** Tests of `@xueshi/http` and `@xueshi/sql`, which have Effect make functions of schemas, for all of a process (decision 2). */
const compiled = [
  "tests/{cli,contract,derived,journal}/*.test.ts",
  "tests/core/approve-all.test.ts",
  "tests/http/!(client).test.ts",
  "tests/main-job/{bad-input,data-directory,database-url}.test.ts",
  "tests/races/!(schedules).test.ts"
]

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  // Where the global setup runs: without this it would look for `dist`, which a fresh clone has not.
  environments: { __vitest__: { resolve: { conditions, externalConditions: conditions } } },
  test: {
    exclude: ["**/node_modules/**", "**/dist/**"],
    // Test files share a process, and so what they load: anew for each of a hundred files it would take two minutes of ten.
    isolate: false,
    // A module that many files share can have no hook of its own for the end of each: what it made is undone here.
    setupFiles: ["tests/eachFile.ts"],
    // Vitest would leave a core to itself, of two as well; but many tests wait for processes, disks and each other.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Properties make and drop much: a young generation of the usual 16 MB is collected, and its survivors copied, too often.
    execArgv: ["--max-semi-space-size=128"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Processes in which functions are made of schemas from the start, and others in which they never are: whichever file comes first.
    projects: [
      {
        extends: true,
        test: {
          name: "compiled",
          include: compiled,
          setupFiles: ["tests/compiled.ts"],
          globalSetup: ["tests/postgres/globalSetup.ts"]
        }
      },
      {
        extends: true,
        test: {
          name: "interpreted",
          include: all,
          exclude: compiled
        }
      }
    ]
  }
})
