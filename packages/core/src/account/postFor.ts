import { Effect } from "effect"
import type { PostId } from "../kernel/ids.ts"
import { permitIn } from "../organisation/permitIn.ts"
import type { Operation } from "./operations.ts"
import { PostRepository } from "./PostRepository.ts"
import type { Principal } from "./Principal.ts"

/** A post of an organisation in which whoever asks may do the operation (ACC-10). */
export const postFor = Effect.fnUntraced(function* <Name extends Operation>(
  principal: Principal,
  operation: Name,
  id: PostId
) {
  const post = yield* (yield* PostRepository).get(id)
  yield* permitIn(principal, operation, post.organisation, { kind: "Post", id })
  return post
})
