import { availableParallelism } from "node:os"
import { defineConfig } from "vitest/config"

const conditions = ["xueshi-source", "module", "node", "development|production"]

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  // Where the global setup runs: without this it would look for `dist`, which a fresh clone has not.
  environments: { __vitest__: { resolve: { conditions, externalConditions: conditions } } },
  test: {
    include: ["tests/**/*.test.ts", "packages/**/*.test.ts", "mutants/*.test.ts"],
    exclude: ["**/node_modules/**", "**/dist/**"],
    globalSetup: ["tests/postgres/globalSetup.ts"],
    // Test files share a process, and so what they load: anew for each of a hundred files it would take two minutes of ten.
    isolate: false,
    // A module that many files share can have no hook of its own for the end of each: what it made is undone here.
    setupFiles: ["tests/eachFile.ts"],
    // Vitest would leave a core to itself, of two as well; but many tests wait for processes, disks and each other.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 60_000,
    hookTimeout: 60_000
  }
})
