import { easyPhone, phoneWords, tierWords, type Guide } from "#app/routes/public/guides/guide.ts";

export const whatItCosts: Guide = {
  slug: "what-it-costs",
  title: "What it costs",
  about: "What is free, what a planner costs, and who pays.",
  picture: "coins",
  write: (facts) => {
    const [low, medium, high] = [
      tierWords(facts, "low"),
      tierWords(facts, "medium"),
      tierWords(facts, "high"),
    ];
    return {
      lead: "Looking, asking questions and getting help from us are free. A support planner has a fixed fee that you see before you agree.",
      sections: [
        {
          heading: "What is free",
          blocks: [
            {
              list: [
                "Looking at planners and personal assistants.",
                "Asking them questions.",
                "Help from the core service by phone, on paper or in person.",
                "The council’s assessment of your needs, whatever money you have.",
              ],
            },
            "Personal assistants never pay to be listed here.",
          ],
        },
        {
          heading: "What a support planner costs",
          blocks: [
            { tiers: true },
            "Three plain questions help you choose. The middle one is the usual one.",
            "The fee is fixed. If the planner takes more hours, you do not pay for them.",
            `If you need more planning, the planner or you can ask for more. Whoever pays has to agree first. Above ${high.hours} hours, the council decides.`,
          ],
        },
        {
          heading: "Nobody pays more because of how they communicate",
          blocks: [
            `If you need the ${high.fee} tier because a disability makes communication take longer, you are not charged the extra. The difference from ${medium.fee} is paid from a separate account.`,
          ],
        },
        {
          heading: "Where the money comes from",
          blocks: [
            "If you have a personal budget, the council puts support planning money in a part of its own. Planning is paid from that part. Your care money is not touched.",
            "If an area ever pays for planning out of your care money, it must have a reason in law, and you are shown what it costs you in weeks of care before you agree.",
          ],
        },
        {
          heading: "If you change your mind",
          blocks: [
            "Until the planner has logged any hours, you can cancel and the whole fee goes back.",
            "After that, you pay for the share of the hours that were used, never more than the fee. You see the figure before you agree to it.",
          ],
        },
        {
          heading: "What a personal assistant costs",
          blocks: [
            "Each PA says their hourly rate. If you employ them there are other costs, such as paid holiday and insurance. Your direct payment must be enough to cover them.",
            { links: [["/guides/employing-a-pa", "Employing a PA: every cost"]] },
          ],
        },
        {
          heading: "If a figure here does not make sense",
          blocks: [phoneWords(facts)],
        },
      ],
      easy: [
        {
          heading: "What is free",
          ideas: [
            { picture: "search", words: "It is free to look." },
            { picture: "question", words: "It is free to ask questions." },
            { picture: "phone", words: "It is free to get help from us." },
          ],
        },
        {
          heading: "What a planner costs",
          ideas: [
            { picture: "coin", words: `A little planning costs ${low.fee}.` },
            { picture: "coins", words: `Planning usually costs ${medium.fee}.` },
            { picture: "jar", words: `A lot of planning costs ${high.fee}.` },
            { picture: "lock", words: "The price cannot go up unless somebody agrees first." },
            { picture: "talk", words: "You never pay more because of how you communicate." },
          ],
        },
        {
          heading: "Who pays",
          ideas: [
            { picture: "council", words: "The council may give you money for planning." },
            { picture: "heart", words: "Your care money is kept apart." },
            { picture: "no", words: "You can change your mind." },
            { picture: "coins", words: "If no work was done, all the money goes back." },
            { picture: "clock", words: "If some work was done, part of the fee is paid." },
          ],
        },
        { heading: "If you want help", ideas: [{ picture: "phone", words: easyPhone(facts) }] },
      ],
    };
  },
};
