import { easyPhone, phoneWords, type Guide } from "#app/routes/public/guides/guide.ts";

// Law and rates of April 2026 (glossary: rates are dated). Shown with their date, and as old after the tax year.
export const employingAPa: Guide = {
  slug: "employing-a-pa",
  title: "Employing a personal assistant",
  about: "What you must do and pay as an employer, with the figures from April 2026.",
  picture: "signed",
  ratesUntil: "2027-04-05",
  write: (facts) => ({
    lead: "If a PA works for you regularly, you are most likely their employer. That brings some duties and costs. You do not have to manage them alone.",
    sections: [
      {
        heading: "Employed or self-employed?",
        blocks: [
          "This is a matter of fact, not of what you both prefer. Most PAs who work regularly for one person are employees. HM Revenue and Customs has a free tool that helps you find out.",
          {
            links: [
              [
                "https://www.gov.uk/guidance/check-employment-status-for-tax",
                "Check employment status, on GOV.UK",
              ],
            ],
          },
        ],
      },
      {
        heading: "Before the first day",
        blocks: [
          {
            list: [
              "Check that the person has the right to work in the United Kingdom.",
              "Take out employer’s liability insurance of at least £5 million.",
              "Give them a written statement of the job by the first day.",
              "Ask to see their DBS certificate. Since 21 January 2026 the PA applies for their own enhanced check, through an umbrella body. You may see the original. You cannot apply for it.",
              "Register as an employer with HM Revenue and Customs, or ask a payroll service to do it.",
            ],
          },
        ],
      },
      {
        heading: "What it costs, from April 2026",
        blocks: [
          {
            figures: [
              ["National Living Wage", "£12.71 an hour or more from age 21"],
              ["Paid holiday", "5.6 weeks a year. For irregular hours, 12.07% of hours worked"],
              ["Employer’s National Insurance", "15% of pay above £5,000 a year"],
              [
                "Employment Allowance",
                "Up to £10,500 a year off that National Insurance. People who employ a PA may claim it, so many pay nothing",
              ],
              [
                "Workplace pension",
                "3% of pay between £6,240 and £50,270 a year, for a PA aged 22 to state pension age who earns above £10,000 a year",
              ],
              ["Statutory sick pay", "From the first day of sickness"],
              ["Employer’s liability insurance", "At least £5 million of cover. Ask insurers for a price"],
            ],
          },
          "If you use a direct payment, it must be enough to cover these costs. Tell the council or your planner if it is not.",
          "Put money aside for holiday, sickness and redundancy. It is not spare.",
        ],
      },
      {
        heading: "Each pay day",
        blocks: [
          {
            list: [
              "Give a payslip.",
              "Tell HM Revenue and Customs what you paid, on or before pay day.",
              "Keep pay records for this tax year and the three before it. Keep records that show you paid the minimum wage for six years.",
            ],
          },
          "A payroll service can do this for you. Many direct payments cover its fee.",
        ],
      },
      {
        heading: "What Ownway does today",
        blocks: [
          "You can find PAs here and ask them questions. Adverts, agreements, rotas and timesheets are still to come.",
          `The core service can help you with being an employer. ${phoneWords(facts)}`,
          { links: [["/assistants", "Find a personal assistant"]] },
        ],
      },
    ],
    easy: [
      {
        heading: "Being an employer",
        ideas: [
          { picture: "two", words: "A PA who works for you is often your employee." },
          { picture: "signed", words: "That means there are rules to follow." },
          { picture: "phone", words: "You can get help with the rules." },
        ],
      },
      {
        heading: "Before the PA starts",
        ideas: [
          { picture: "checked", words: "Check that they are allowed to work here." },
          { picture: "umbrella", words: "Get insurance." },
          { picture: "paper", words: "Write down what the job is." },
          { picture: "search", words: "Ask to see their DBS certificate." },
        ],
      },
      {
        heading: "What you pay",
        ideas: [
          { picture: "coin", words: "Pay at least £12.71 an hour from April 2026." },
          { picture: "sun", words: "Pay for holidays." },
          { picture: "ill", words: "Pay sick pay from the first day." },
          { picture: "jar", words: "You may have to pay into a pension." },
          { picture: "coins", words: "You may have to pay National Insurance." },
          { picture: "council", words: "Your direct payment must cover these costs." },
        ],
      },
      {
        heading: "Each pay day",
        ideas: [
          { picture: "paper", words: "Give your PA a payslip." },
          { picture: "lock", words: "Keep the records safe." },
          { picture: "phone", words: easyPhone(facts) },
        ],
      },
    ],
  }),
};
