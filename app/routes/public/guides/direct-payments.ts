import { easyPhone, phoneWords, type Guide } from "#app/routes/public/guides/guide.ts";

export const directPayments: Guide = {
  slug: "direct-payments-explained",
  title: "Direct payments explained",
  about: "What a direct payment is, who can have one, and the other ways to take your budget.",
  picture: "jar",
  write: (facts) => ({
    lead: "A direct payment is money from the council that you use to buy your own support, instead of the council buying it for you.",
    sections: [
      {
        heading: "First, the council works out your needs",
        blocks: [
          "Anybody who seems to need care and support can have an assessment from the council. It is free, whatever money you have.",
          "If you have needs that the council must meet, you get a personal budget: the amount of money that meets them. You may have to pay a part, depending on your money.",
        ],
      },
      {
        heading: "Three ways to take your budget",
        blocks: [
          {
            figures: [
              ["Direct payment", "The money comes to you. You choose and pay for your support."],
              [
                "Managed by somebody else",
                "An organisation holds the money and pays the bills. You still choose.",
              ],
              ["Managed by the council", "The council arranges and pays for your support."],
            ],
          },
          "You can mix them. A support planner can go through the choices with you.",
        ],
      },
      {
        heading: "Who can have a direct payment",
        blocks: [
          "You can ask for one if you have a personal budget. You can manage it yourself, or with as much help as you need. You can also name somebody who agrees to manage it for you.",
          "If you cannot make this decision yourself, an authorised person may be able to have the payment for you. The council decides who. Having the password to an account does not make somebody authorised.",
        ],
      },
      {
        heading: "What you can spend it on",
        blocks: [
          "You spend it on what your plan says: support that meets your needs.",
          "You cannot usually pay your husband, wife or partner, or a close relative who lives with you. The council can agree to it if it is needed. This rule is for direct payments, not for your own money.",
          "If you employ somebody, the payment must cover the costs of being an employer too, such as holiday pay and insurance.",
        ],
      },
      {
        heading: "How the council checks",
        blocks: [
          "The council looks at how it is going within 6 months, and then at least once every 12 months.",
          "Keep what shows how you spent the money: bank statements, payslips and receipts.",
        ],
      },
      {
        heading: "If somebody else should speak for you",
        blocks: [
          "If it would be very hard for you to take part and you have nobody right to support you, the council must find you an advocate. An advocate is on your side only.",
          phoneWords(facts),
        ],
      },
    ],
    easy: [
      {
        heading: "What it is",
        ideas: [
          { picture: "council", words: "The council asks about your life and what you need." },
          { picture: "coin", words: "You may get money for your support." },
          { picture: "jar", words: "This is called a personal budget." },
          { picture: "coins", words: "A direct payment means the money comes to you." },
          { picture: "person", words: "You choose what support to buy." },
        ],
      },
      {
        heading: "Other ways",
        ideas: [
          { picture: "two", words: "Somebody else can look after the money for you." },
          { picture: "council", words: "The council can arrange your support." },
          { picture: "tick", words: "You can use more than one way." },
        ],
      },
      {
        heading: "The rules",
        ideas: [
          { picture: "paper", words: "Spend the money on what your plan says." },
          { picture: "house", words: "You cannot usually pay family who live with you." },
          { picture: "checked", words: "Keep your receipts." },
          { picture: "calendar", words: "The council checks how it is going." },
        ],
      },
      {
        heading: "If you want help",
        ideas: [
          { picture: "talk", words: "An advocate can help you to speak up." },
          { picture: "phone", words: easyPhone(facts) },
        ],
      },
    ],
  }),
};
