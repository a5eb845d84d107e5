import { isUtf8 } from "node:buffer"
import {
  addColumns,
  type FieldIssue,
  LinePacker,
  type Reform,
  WhatIf,
  type WhatIfFlip,
  type WhatIfState
} from "@xueshi/core"
import { Result } from "effect"

/** What some lines of a population came to; faults tell of lines from 1. */
export interface JudgedLines {
  readonly lines: number
  readonly state: WhatIfState
  /** Who flips, a line of JSON each; empty where nobody asked. */
  readonly flips: string
}

const notUtf8: FieldIssue = {
  code: "NotUtf8",
  path: [],
  rule: "SYS-04",
  zh: "不是 UTF-8 编码的文字",
  en: "is not text in UTF-8"
}

const lineFeed = 0x0a
const isBlank = (bytes: Uint8Array, from: number, to: number): boolean => {
  for (let at = from; at < to; at++) if ((bytes[at] as number) > 0x20) return false
  return true
}

export interface Judging {
  readonly examples: number
  /** Whether to tell who flips. */
  readonly flips: boolean
}

/** Judges lines of a population, some after the other. */
export const lineJudge = (reform: Reform, { examples, flips }: Judging) => {
  const decoder = new TextDecoder()
  const packer = new LinePacker(reform, (bytes) => decoder.decode(bytes))
  return (bytes: Uint8Array<ArrayBuffer>): JudgedLines => {
    const told: Array<string> = []
    const whatIf = new WhatIf(reform, {
      examples,
      ...(flips && {
        flipped: (person, organisation, { after, because, before, flip }) =>
          told.push(
            JSON.stringify({
              ...{ event: "flip", person, organisation, flip },
              ...{ before: before.outcome, after: after.outcome, because }
            } satisfies Record<keyof WhatIfFlip, unknown>)
          )
      })
    })
    const sound = isUtf8(bytes)
    let lines = 0
    for (let from = 0; from < bytes.length; ) {
      const found = bytes.indexOf(lineFeed, from)
      const to = found < 0 ? bytes.length : found
      lines++
      if (!sound && !isUtf8(bytes.subarray(from, to))) whatIf.addUnread(lines, [notUtf8])
      else if (!isBlank(bytes, from, to)) {
        const read = packer.add(bytes, from, to)
        if (Result.isFailure(read)) whatIf.addUnread(lines, read.failure.issues)
        if (packer.full) addColumns(whatIf, packer.take())
      }
      from = to + 1
    }
    addColumns(whatIf, packer.take())
    return { lines, state: whatIf.state(), flips: told.map((line) => `${line}\n`).join("") }
  }
}
