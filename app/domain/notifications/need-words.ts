import { list } from "#app/lib/words.ts";

/** What a written message cannot give by itself; large print is given by the print and the email. */
const FORMS: Record<string, string> = {
  "easy-read": "in Easy Read",
  bsl: "in British Sign Language",
  audio: "as audio",
};

/** A first line for somebody who needs this another way than in writing, in English: whom to ask. Empty for others. */
export function needLine(
  reader: { informationNeeds: readonly string[]; language: string },
  phone: string,
): string {
  const forms = reader.informationNeeds.flatMap((need) => FORMS[need] ?? []);
  if (reader.informationNeeds.includes("translated") || reader.language !== "English")
    forms.push(reader.language === "English" ? "in another language" : `in ${reader.language}`);
  if (forms.length === 0) return "";
  return `You told us that you need information ${list(forms)}. Phone ${phone} (text relay: 18001 first) and we will go through this with you that way.`;
}
