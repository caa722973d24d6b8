/** The four parts of the test (Mental Capacity Act 2005 s3(1)): what somebody must be able to do, with help. */
export const PARTS = {
  understands: "understand what the decision is about",
  retains: "keep it in mind long enough to decide",
  weighs: "weigh it up",
  communicates: "say what they decide, in any way",
} as const;
type Part = keyof typeof PARTS;
export const PART_KEYS = Object.keys(PARTS) as Part[];
