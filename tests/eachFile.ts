import { afterAll } from "vitest"
import { undoAll } from "./atFileEnd.ts"

// Vitest runs this module anew before each test file.
afterAll(undoAll)
