import * as core from "@xueshi/core"
import type { Schema } from "effect"
import { describe, expect, expectTypeOf, it } from "vitest"

/** The namespaces of use cases, among all that core exports; rules are asked by use cases. */
type Namespace = {
  [Name in keyof typeof core]: (typeof core)[Name] extends
    | Schema.Top
    | ((...args: never) => unknown)
    | (abstract new (
        ...args: never
      ) => unknown)
    ? never
    : Name
}[keyof typeof core]

/** Whether a function's first parameter is a principal: no other thing has powers. */
type TakesPrincipal<Value> = Value extends (first: infer First, ...rest: never) => unknown
  ? "powers" extends keyof First
    ? true
    : false
  : false

type UseCasesOf<Name extends keyof typeof core> = {
  [Key in keyof (typeof core)[Name] & string]: TakesPrincipal<(typeof core)[Name][Key]> extends true
    ? `${Name}.${Key}`
    : never
}[keyof (typeof core)[Name] & string]

/** Not use cases of their own: `yearFor` is told which it is for, `rosterImporter` is `importRoster` row by row. */
type Within = "Completions.yearFor" | "Professionals.rosterImporter"

/** Every use case that takes whoever asks. */
type UseCase = Exclude<{ [Name in Exclude<Namespace, "Rules">]: UseCasesOf<Name> }[Exclude<Namespace, "Rules">], Within>

// `tsc -b` fails where a use case has no line, or a line no use case.
expectTypeOf<Exclude<UseCase, core.Operation>>().toEqualTypeOf<never>()
expectTypeOf<Exclude<core.Operation, UseCase>>().toEqualTypeOf<never>()

describe("the lines of operations", () => {
  it("ACC-10 each names a use case that stands under that name", () => {
    const named = Object.keys(core.operations).map((operation) => {
      const [namespace = "", name = ""] = operation.split(".")
      const found = (core as unknown as Readonly<Record<string, Readonly<Record<string, unknown>>>>)[namespace]?.[name]
      return [operation, typeof found]
    })
    expect(named).toEqual(Object.keys(core.operations).map((operation) => [operation, "function"]))
  })
})
