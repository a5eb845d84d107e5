/** ACC-11: six digits of 128 random bits in hexadecimal; no number is likelier than another by more than one part in 10³². */
export const codeText = (random: string): string => String(BigInt(`0x${random}`) % 1_000_000n).padStart(6, "0")
