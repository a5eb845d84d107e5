import { anyWay } from "./anyWay.ts"
import { asked } from "./asked.ts"
import { awarded } from "./awarded.ts"
import { capped } from "./caps.ts"
import { carried } from "./carried.ts"
import { borders } from "./days.ts"
import { deterministic, nameless, orderless } from "./determined.ts"
import { joined } from "./joined.ts"
import type { Law } from "./Law.ts"
import { unmoved } from "./later.ts"
import { omitted } from "./omitted.ts"
import { proposed } from "./proposed.ts"
import { reachable } from "./reachable.ts"
import { recounted } from "./recounted.ts"
import { replayed } from "./replayed.ts"
import { hoping, once, onlyCounting } from "./states.ts"
import { bounded, conserved, whole } from "./sums.ts"
import { exact, sound } from "./thresholds.ts"
import { inOneYear } from "./years.ts"

/** The laws that every policy keeps. */
export const universal: ReadonlyArray<Law> = [
  deterministic,
  anyWay,
  orderless,
  once,
  conserved,
  capped,
  recounted,
  whole,
  bounded,
  awarded,
  onlyCounting,
  hoping,
  exact,
  asked,
  borders,
  inOneYear,
  carried,
  replayed,
  joined,
  omitted,
  sound,
  reachable,
  proposed,
  unmoved,
  nameless
]
