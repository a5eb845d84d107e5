/** ACC-11: six digits of 128 random bits in hexadecimal, each number as likely as any other. */
export const codeText = (random: string): string => String(BigInt(`0x${random}`) % 1_000_000n).padStart(6, "0")
