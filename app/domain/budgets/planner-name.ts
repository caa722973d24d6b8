/** A planner as people see them: first name and initial, "Rosa M." */
export const plannerName = (planner: { firstName: string; lastName: string }): string =>
  `${planner.firstName} ${planner.lastName.charAt(0)}.`;
