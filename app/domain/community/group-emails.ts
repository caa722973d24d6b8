import { shortDay, type Day } from "#app/lib/dates.ts";

export type GroupEmail =
  | "offered"
  | "shown"
  | "sent-back"
  | "refused"
  | "change-shown"
  | "change-refused"
  | "ask"
  | "remind"
  | "hidden"
  | "link";
type Parts = {
  name: string;
  group: string;
  answer: string;
  confirmedOn: Day | null;
  phone: string;
  own: string;
  page: string;
};

/** The emails to whoever leads a group. Each has their private address in it, which is all they need. */
export function groupEmail(kind: GroupEmail, parts: Parts): { subject: string; text: string } {
  const { name, group, answer, own, page, phone } = parts;
  const since = parts.confirmedOn ? shortDay(parts.confirmedOn) : "it was offered";
  const write = (subject: string, ...words: string[]) => ({
    subject,
    text: [`Dear ${name},`, ...words, phone ? `Rather talk? Phone ${phone}.` : "", "Ownway"]
      .filter(Boolean)
      .join("\n\n"),
  });
  const keep =
    "Keep this email: with the link you can change what it says, or take it away. Whoever has the link can, so do not pass it on.";
  switch (kind) {
    case "offered":
      return write(
        `Is this you? Confirm ${group}`,
        `Somebody, most likely you, offered “${group}” for the directory of local groups. Press this link, read it once more, and press Confirm:`,
        own,
        "Then we read it, and write to you within a few days. If it was not you, do nothing: nobody sees it.",
      );
    case "shown":
      return write(
        `${group} is in the directory`,
        `People can now find “${group}”: ${page}`,
        `Your own link: ${own}`,
        keep,
        "In six months we ask whether everything is still right.",
      );
    case "change-shown":
      return write(
        `Your change to ${group} is shown`,
        `We have read your change. It is shown now: ${page}`,
        `Your own link: ${own}`,
      );
    case "sent-back":
      return write(
        `Something to change: ${group}`,
        "We have read what you sent. Before it is shown, please change this:",
        answer,
        `Change it here: ${own}`,
        "Nothing that you wrote is lost.",
      );
    case "refused":
      return write(
        `${group} is not in the directory`,
        "We have read what you sent, and we cannot take it into the directory. The reason:",
        answer,
        "If you think that we are wrong, phone us and say so.",
      );
    case "change-refused":
      return write(
        `Your change to ${group}`,
        "We have read your change and did not take it. What was shown before is still shown. The reason:",
        answer,
        `Your own link: ${own}`,
      );
    case "ask":
      return write(
        `Is everything still right? ${group}`,
        `“${group}” was last confirmed on ${since}. Is everything that it says still right? Press this link, look, and press Confirm:`,
        own,
        "It takes a minute. If something is different now, you can change it there. If we hear nothing for four weeks, we stop showing it, so that nobody comes to a closed door.",
      );
    case "remind":
      return write(
        `Please confirm ${group}`,
        `We asked two weeks ago and have not heard from you. “${group}” was last confirmed on ${since}. Press this link, look, and press Confirm:`,
        own,
        "If we hear nothing for two more weeks, we stop showing it. Nothing is lost: one press brings it back.",
      );
    case "hidden":
      return write(
        `${group} is not shown now`,
        `Nobody has confirmed “${group}” since ${since}, so people do not find it now. Nothing is lost. One press brings it back:`,
        own,
      );
    case "link":
      return write(
        `Your link for ${group}`,
        `You asked for the link to “${group}”:`,
        own,
        keep,
        "If it was not you, there is nothing to do.",
      );
  }
}
