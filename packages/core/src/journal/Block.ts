import { Schema } from "effect"
import { canonical, type Json, type JsonObject } from "./canonical.ts"

/** A journal entry as it is stored and sealed: its personal part only by the digest of the side table's item. */
export interface StoredEntry {
  readonly sequence: number
  /** The transaction that wrote it, as its store names it. */
  readonly transaction: string
  readonly at: number
  readonly actor: Json
  readonly aggregate: string
  readonly id: string
  readonly version: number
  readonly shape: number
  readonly event: JsonObject
  readonly personal: string | null
}

/** An item of the side table. The salt keeps a document number from being guessed from the digest. */
export interface PersonalItem {
  readonly salt: string
  readonly value: JsonObject
}

/** A run of entries that can no longer be changed unnoticed: its digest covers them and the block before (SYS-02). */
export interface Block {
  readonly number: number
  readonly first: number
  readonly last: number
  readonly count: number
  /** A line an entry: its sequence, a space, the digest of the rest of it. Sequences may have gaps; these are all there were. */
  readonly leaves: string
  /** The digest of the block before; zeros before the first. */
  readonly previous: string
  readonly sealedAt: number
  readonly digest: string
}

/** Where a chain stood: kept by an operator elsewhere, it finds a tail that was cut off and a chain that was rewritten. */
export const Head = Schema.Struct({ block: Schema.Natural, digest: Schema.String, sequence: Schema.Natural })
export type Head = typeof Head.Type

/** What the first block follows. */
export const beginning: Head = { block: 0, digest: "0".repeat(64), sequence: 0 }

/** The text that an entry's digest is of: all of it but its place, so that a moved entry can be told from a changed one. */
export const textOfEntry = ({ sequence: _, ...content }: StoredEntry): string => canonical(content)

/** The text that a side item's digest is of. */
export const textOfItem = ({ salt, value }: PersonalItem): string => canonical({ salt, value })

/** The text that a block's digest is of. */
export const textOfBlock = ({ digest: _, ...content }: Block): string => canonical(content)

export interface Leaf {
  readonly sequence: number
  readonly digest: string
}

export const writeLeaves = (leaves: ReadonlyArray<Leaf>): string =>
  leaves.map(({ digest, sequence }) => `${sequence} ${digest}`).join("\n")

/** The entries that a block vouches for; undefined where its lines are not what a sealer writes. */
export const readLeaves = ({ count, first, last, leaves }: Block): ReadonlyArray<Leaf> | undefined => {
  const read = leaves.split("\n").map((line): Leaf | undefined => {
    const [, sequence, digest] = /^(\d{1,15}) ([0-9a-f]{64})$/u.exec(line) ?? []
    return digest === undefined ? undefined : { sequence: Number(sequence), digest }
  })
  const ascending = read.every(
    (leaf, index) => leaf && (index === 0 || (read[index - 1]?.sequence ?? 0) < leaf.sequence)
  )
  const whole = read.length === count && read[0]?.sequence === first && read.at(-1)?.sequence === last
  return ascending && whole ? (read as ReadonlyArray<Leaf>) : undefined
}
