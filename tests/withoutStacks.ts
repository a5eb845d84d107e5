import { afterAll, beforeAll } from "vitest"

/**
 * For a file that makes refusals by the million and whose failures say themselves what they are about: a refusal's stack takes
 * longer than the refusal.
 */
export const withoutStacks = (): void => {
  const usual = Error.stackTraceLimit
  beforeAll(() => {
    Error.stackTraceLimit = 0
  })
  afterAll(() => {
    Error.stackTraceLimit = usual
  })
}
