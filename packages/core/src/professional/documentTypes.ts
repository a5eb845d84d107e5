import type { IdentityDocument } from "./Professional.ts"

/** 证件类型, as people call them. */
export const documentTypes: ReadonlyMap<string, IdentityDocument["type"]> = new Map([
  ["身份证", "residentId"],
  ["护照", "passport"],
  ["港澳居民来往内地通行证", "hongKongMacauPermit"],
  ["台湾居民来往大陆通行证", "taiwanPermit"],
  ["军官证", "officer"]
])

/** What people call a type of document. */
export const documentName = (type: IdentityDocument["type"]): string =>
  [...documentTypes].find(([, one]) => one === type)?.[0] ?? type
