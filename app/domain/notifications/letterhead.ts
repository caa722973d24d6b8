/** Who writes a letter: the core service of an area, and where an answer goes. */
export const letterhead = (area: { name: string; phone: string; postalAddress: string }): string =>
  [`Ownway, ${area.name} core service`, area.postalAddress, area.phone].filter(Boolean).join("\n");
