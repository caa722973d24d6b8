import { easyPhone, phoneWords, tierWords, type Guide } from "#app/routes/public/guides/guide.ts";

export const howItWorks: Guide = {
  slug: "how-it-works",
  title: "How it works",
  about: "From the first look to support you chose yourself, step by step.",
  picture: "two",
  write: (facts) => ({
    lead: "Ownway helps you find people to support you, ask them questions, and pay a support planner from your budget. You choose. We never choose for you.",
    sections: [
      {
        heading: "Two kinds of people you can find here",
        blocks: [
          "A personal assistant, or PA, supports you day to day: getting up, going out, cooking, work or play.",
          "A support planner, also called a broker, helps you work out what support you want and how to get it. They write the plan with you and help you arrange it. Your council signs the plan off.",
        ],
      },
      {
        heading: "If you have a personal budget",
        blocks: [
          {
            steps: [
              "Look through the planners. You do not need an account to look.",
              "Ask a planner a question before you choose. It costs nothing.",
              `Pick how much planning you want. The fee is fixed: usually ${tierWords(facts, "medium").fee}.`,
              "We show your support planning money before and after. Nothing happens until you agree.",
              "The fee is set aside, not paid. The planner says yes or no. If they say no, the money goes straight back.",
              "The planner works with you. You can see the hours they have used.",
              "When the planner says the work is done, you say whether you agree. Only your yes lets the fee be paid.",
            ],
          },
          "If you say nothing, we remind you, and then the core service gets in touch. Silence never counts as a yes.",
        ],
      },
      {
        heading: "If you pay with your own money",
        blocks: [
          "You can look at everybody and ask them questions. You do not need an assessment from the council.",
          "You can ask the council for one all the same. Assessments are free, whatever money you have.",
          "When you have chosen a planner, you pay the fixed fee by card, on a page of our card provider. The planner is paid only when you agree that the work is done.",
          "You have 14 days to change your mind. What is not needed in the end goes back to your card by itself.",
          "If you would rather not use a card yourself, phone us. We send you an address to pay at. We never ask for a card number on the phone.",
        ],
      },
      {
        heading: "Finding a PA",
        blocks: [
          "Search by what you need help with, when you need it and how far away. Then ask them a question and meet them.",
          "Making a job advert, the work agreement and timesheets are not part of Ownway yet. For now you agree these between you. The core service can help.",
        ],
      },
      {
        heading: "If you would rather not do it online",
        blocks: [
          `Somebody can do all of this with you, or for you if you ask them to. ${phoneWords(facts)}`,
          { links: [["/guides/help-without-internet", "Help without the internet"]] },
        ],
      },
    ],
    easy: [
      {
        heading: "What Ownway is",
        ideas: [
          { picture: "two", words: "Ownway helps you find people to support you." },
          { picture: "heart", words: "A personal assistant helps you day to day." },
          { picture: "paper", words: "A support planner helps you make a plan." },
          { picture: "person", words: "You choose who helps you." },
        ],
      },
      {
        heading: "How to get a support planner",
        ideas: [
          { picture: "search", words: "Look at the planners." },
          { picture: "question", words: "Ask a planner a question. This is free." },
          { picture: "coin", words: "Choose how much planning you want." },
          { picture: "coins", words: "See how much money will be left." },
          { picture: "tick", words: "Say yes only if you want to." },
          { picture: "jar", words: "Your money is set aside. It is not paid yet." },
          { picture: "talk", words: "The planner works on the plan with you." },
          { picture: "checked", words: "Tell us when you are happy with the work." },
          { picture: "coins", words: "The planner is paid only after you say yes." },
        ],
      },
      {
        heading: "If you want help",
        ideas: [
          { picture: "phone", words: easyPhone(facts) },
          { picture: "talk", words: "Somebody can do this with you." },
        ],
      },
    ],
  }),
};
