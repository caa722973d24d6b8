import { easyPhone, phoneWords, type Guide } from "#app/routes/public/guides/guide.ts";

export const choosingAPlanner: Guide = {
  slug: "choosing-a-planner",
  title: "Choosing a support planner",
  about: "What to look for, what to ask, and what the words on a profile mean.",
  picture: "search",
  write: (facts) => ({
    lead: "A good planner listens, knows what is out there and works for you. Take your time. You can ask more than one.",
    sections: [
      {
        heading: "What a profile tells you",
        blocks: [
          {
            list: [
              "Whether they are independent or work for an agency, and which one.",
              "Whether they use a direct payment or care for family themselves, if they want you to know.",
              "What they know most about.",
              "How they can meet you: at home, by phone or by video.",
              "When they could start.",
            ],
          },
        ],
      },
      {
        heading: "Declared, seen and checked",
        blocks: [
          "Beside each line we say how we know. These three words do not mean the same.",
          {
            figures: [
              ["Declared", "They told us. Nobody has looked at proof."],
              ["Seen", "Somebody named looked at the paper, on the day it says."],
              ["Checked", "Somebody named asked the place that gave it, and it was right on that day."],
            ],
          },
          "We introduce people. We have not looked into anybody further than their lines say.",
        ],
      },
      {
        heading: "Questions you could ask",
        blocks: [
          {
            list: [
              "Have you worked with somebody in a situation like mine?",
              "How would you find out what matters to me?",
              "Do you have ties to any service you might suggest?",
              "How will we keep in touch, and how often?",
              "What happens if I do not like the plan?",
            ],
          },
          "Use the button “Ask a question” on their profile. They see your first name and how you need information. They do not see your address, your budget or anything else.",
        ],
      },
      {
        heading: "Meet first",
        blocks: [
          "You can ask to meet or talk before you decide. Bring somebody you trust if you like. You do not have to say why you did not choose somebody.",
        ],
      },
      {
        heading: "What a planner cannot do",
        blocks: [
          {
            list: [
              "Decide what needs you have. That is the council’s job.",
              "Sign off your plan. The council does.",
              "Charge you more than the fixed fee.",
              "Get the fee without your agreement that the work is done, or an ending that you both agree to.",
            ],
          },
        ],
      },
      {
        heading: "If something worries you",
        blocks: [
          `Tell us, even if you are not sure. ${phoneWords(facts)} If you or somebody else is in danger now, phone 999.`,
        ],
      },
    ],
    easy: [
      {
        heading: "Choosing a planner",
        ideas: [
          { picture: "clock", words: "Take your time." },
          { picture: "search", words: "Read about a few planners." },
          { picture: "wheelchair", words: "Some planners use support themselves." },
          { picture: "question", words: "You can ask them questions." },
          { picture: "talk", words: "You can meet before you choose." },
          { picture: "two", words: "You can bring somebody you trust." },
        ],
      },
      {
        heading: "Three words to know",
        ideas: [
          { picture: "talk", words: "Declared means they told us." },
          { picture: "paper", words: "Seen means somebody looked at the paper." },
          { picture: "checked", words: "Checked means somebody asked if it was true." },
        ],
      },
      {
        heading: "What a planner cannot do",
        ideas: [
          { picture: "no", words: "A planner cannot charge you more than the fixed fee." },
          { picture: "council", words: "Only the council can sign off your plan." },
        ],
      },
      {
        heading: "If you are worried",
        ideas: [
          { picture: "phone", words: easyPhone(facts) },
          { picture: "ill", words: "If you are in danger, phone 999." },
        ],
      },
    ],
  }),
};
