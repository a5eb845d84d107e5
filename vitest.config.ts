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
    // Undoes what a test file left: its support modules, which are loaded once for many files, cannot do so by hooks of their own.
    setupFiles: ["tests/eachFile.ts"],
    // Loading Effect, Excel, PDF and the rest anew for each of a hundred files would take two minutes.
    isolate: false,
    // Vitest would leave a core to itself, of two as well; but many tests wait for processes, disks and each other.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 60_000,
    hookTimeout: 60_000
  }
})
