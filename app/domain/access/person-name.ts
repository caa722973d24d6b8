/** A supported person's name, or their reference while no name is known (an imported caseload has none). */
export function personName(person: {
  firstName: string | null;
  lastName: string | null;
  reference: string;
}): string {
  const name = [person.firstName, person.lastName].filter(Boolean).join(" ");
  return name === "" ? `Person ${person.reference}` : name;
}
