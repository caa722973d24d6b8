import { easyPhone, phoneWords, type Guide } from "#app/routes/public/guides/guide.ts";

export const helpWithoutInternet: Guide = {
  slug: "help-without-internet",
  title: "Help without the internet",
  about: "Do it by phone, on paper or face to face. You stay in charge.",
  picture: "phone",
  write: (facts) => ({
    lead: "You do not need a computer, an email address or an account. The core service can do it with you, or for you when you ask.",
    sections: [
      {
        heading: "How to reach us",
        blocks: [
          phoneWords(facts),
          facts.phone
            ? `If you use text relay, dial 18001 and then ${facts.phone}.`
            : "Text relay: dial 18001 first.",
          "Tell us how you need information: large print, Easy Read, British Sign Language, audio or another language. We write it down once and everybody who deals with you sees it.",
        ],
      },
      {
        heading: "What happens when somebody helps you",
        blocks: [
          {
            steps: [
              "We ask for your permission, and read out what it covers and until when.",
              "We write down how you gave it: by voice, on paper or in person.",
              "The worker opens your record with you. They use their own sign-in. Nobody ever needs your password.",
              "Before anything is decided, they ask you the question and write down your own words.",
              "They send you a letter that says what was done, in your words.",
            ],
          },
        ],
      },
      {
        heading: "You stay in charge",
        blocks: [
          {
            list: [
              "You can stop it at any time. Just tell us. You do not have to say why.",
              "Permission ends by itself on the day we told you.",
              "Every act done for you is kept in a record that nobody can change: who did it, for whom, and by what right. You can ask to see it.",
              "Without your permission nothing can be done for you.",
            ],
          },
        ],
      },
      {
        heading: "If a friend or relative helps you",
        blocks: [
          "They can have a sign-in of their own that says what they may do for you. Please do not share a password.",
          "What they may do depends on the permission you give, or on papers such as a lasting power of attorney. Somebody who looks after your money by law cannot decide about your care by that alone.",
        ],
      },
    ],
    easy: [
      {
        heading: "You do not need the internet",
        ideas: [
          { picture: "phone", words: easyPhone(facts) },
          { picture: "letter", words: "We can write you a letter." },
          { picture: "house", words: "We can meet you." },
        ],
      },
      {
        heading: "When we help you",
        ideas: [
          { picture: "question", words: "We ask if it is okay to help." },
          { picture: "signed", words: "We write down what you say." },
          { picture: "tick", words: "We only do what you said yes to." },
          { picture: "letter", words: "We send you a letter about what we did." },
          { picture: "lock", words: "Never give anybody your password." },
        ],
      },
      {
        heading: "You are in charge",
        ideas: [
          { picture: "no", words: "You can tell us to stop at any time." },
          { picture: "calendar", words: "Your permission ends on a day we tell you." },
          { picture: "paper", words: "You can see a list of what we did." },
        ],
      },
    ],
  }),
};
