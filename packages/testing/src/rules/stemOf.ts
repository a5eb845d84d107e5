/** How much of a region's code says where it is: all but the pairs of noughts at its end. */
export const stemOf = (region: string): string => region.replace(/(?:00)+$/u, "")
