import { Schema } from "effect"
import { PostId } from "../kernel/ids.ts"
import { DocumentType, maskDocument } from "../professional/Professional.ts"
import { Assignment, Holder, type Post, PostState, Rank } from "./Post.ts"

/** An administrator as lists show them: the document and the mobile by their last four characters (STA-06). */
export const ListedPost = Schema.Struct({
  id: PostId,
  name: Holder.fields.name,
  documentType: DocumentType,
  maskedDocument: Schema.String,
  maskedMobile: Schema.String,
  ...Assignment.fields,
  rank: Rank,
  state: PostState,
  version: Schema.Int
})
export type ListedPost = typeof ListedPost.Type

export const listedPost = ({ department, holder, id, rank, role, state, version }: Post): ListedPost => ({
  id,
  name: holder.name,
  documentType: holder.document.type,
  maskedDocument: maskDocument(holder.document.number),
  maskedMobile: maskDocument(holder.mobile),
  department,
  role,
  rank,
  state,
  version
})
