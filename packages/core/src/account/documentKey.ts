import type { IdentityDocument } from "../professional/Professional.ts"

/** A document as one text: its type, a slash, its number. */
export const documentKey = ({ number, type }: IdentityDocument): string => `${type}/${number}`
