import { Layer } from "effect"
import { accounts } from "./accounts.ts"
import { derived } from "./derived.ts"
import { MemoryChain } from "./MemoryChain.ts"
import { MemoryStore } from "./MemoryStore.ts"
import { proofs } from "./proofs.ts"
import { repositories } from "./repositories.ts"
import { SequentialIds } from "./SequentialIds.ts"
import { Tables } from "./Tables.ts"

export { accounts } from "./accounts.ts"
export { derived } from "./derived.ts"
export { evidenceFiles } from "./evidenceFiles.ts"
export { MemoryChain } from "./MemoryChain.ts"
export { MemoryStore } from "./MemoryStore.ts"
export { proofs } from "./proofs.ts"
export { repositories } from "./repositories.ts"
export { SequentialIds } from "./SequentialIds.ts"
export { Tables } from "./Tables.ts"

/** Every port of core in memory: the reference of what a port means, for tests and for trying out. */
export const memory = Layer.mergeAll(
  MemoryStore,
  MemoryChain,
  repositories,
  derived,
  accounts,
  proofs,
  SequentialIds
).pipe(Layer.provideMerge(Tables.layer))
