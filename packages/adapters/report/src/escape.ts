/** What would turn the direction of what follows, or is not to be seen: shown as what it is. */
const unseen = /[\p{Cc}\u061C\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/gu

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;"
}

/** Text that others wrote, without what could hide or turn what stands beside it. */
export const visible = (text: string): string => text.replace(unseen, "\uFFFD")

/** The same as HTML. */
export const escape = (text: string): string => visible(text).replace(/[&<>"']/gu, (one) => entities[one] as string)
