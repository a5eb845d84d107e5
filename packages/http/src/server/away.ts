import type { Cause } from "effect"

const passing = ["ConnectionError", "StatementTimeoutError", "LockTimeoutError"]

/** Whether a defect is a database's that cannot be used just now, as Effect's SQL drivers tell it. */
export const away = (cause: Cause.Cause<unknown>): boolean =>
  cause.reasons.some((reason) => {
    const defect = reason._tag === "Die" ? reason.defect : undefined
    const { reason: said } = (defect ?? {}) as { readonly reason?: { readonly _tag?: string } }
    return passing.includes(said?._tag ?? "")
  })
