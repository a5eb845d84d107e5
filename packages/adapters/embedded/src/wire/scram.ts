import { createHash, createHmac, pbkdf2Sync, randomBytes } from "node:crypto"

const hmac = (key: Buffer, text: string) => createHmac("sha256", key).update(text).digest()

/** The client's two messages of SCRAM-SHA-256 (RFC 5802, RFC 7677) as PostgreSQL has it, without channel binding. */
export const scram = (password: string) => {
  const bare = `n=,r=${randomBytes(18).toString("base64")}`
  return {
    first: `n,,${bare}`,
    final: (challenge: string): string => {
      const field = (name: string) =>
        challenge
          .split(",")
          .find((one) => one.startsWith(`${name}=`))
          ?.slice(2) ?? ""
      const salted = pbkdf2Sync(
        password.normalize("NFKC"),
        Buffer.from(field("s"), "base64"),
        Number(field("i")),
        32,
        "sha256"
      )
      const key = hmac(salted, "Client Key")
      const plain = `c=biws,r=${field("r")}`
      const signature = hmac(createHash("sha256").update(key).digest(), `${bare},${challenge},${plain}`)
      return `${plain},p=${Buffer.from(key.map((byte, at) => byte ^ (signature[at] ?? 0))).toString("base64")}`
    }
  }
}
