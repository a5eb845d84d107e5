import { dictionary } from "@zxcvbn-ts/language-common"

/** What is usual in China and not in the list of zxcvbn, which is mostly English. */
const usual = [
  ...["woaini1314", "woaini520", "aini1314", "5201314520", "520131400", "woshishui", "taobao123", "admin888"],
  ...["00000000", "66666666", "88888888", "99999999", "66668888", "123123123", "0123456789", "147258369"]
]

/** Passwords that many people have, in small letters. */
export const commonPasswords: ReadonlySet<string> = new Set([...dictionary["passwords-common"], ...usual])
