// One place to ask the time, so that tests can move it.
let offset = 0;
export const now = (): Date => new Date(Date.now() + offset);
/** Tests only: everything that asks `now` sees this moment, and time goes on from it. */
export function setNow(moment: Date | null): void {
  offset = moment ? moment.getTime() - Date.now() : 0;
}
