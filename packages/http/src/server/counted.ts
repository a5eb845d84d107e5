import { mostCounted } from "@xueshi/core"

/** A count as far as it goes, and whether there are more (STA-06). */
export const counted = (count: number) => ({ count: Math.min(count, mostCounted), more: count > mostCounted })

/** A list with its count so. */
export const shown = <L extends { readonly count: number }>(list: L) => ({ ...list, ...counted(list.count) })
