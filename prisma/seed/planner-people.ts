// Invented people. Any likeness to somebody is chance.
export const AGENCIES = [
  {
    slug: "itchen-planning",
    name: "Itchen Planning",
    about: "A small workers' co-operative. Each of us has used or arranged support in our own family.",
  },
  {
    slug: "harbour-brokerage",
    name: "Harbour Brokerage",
    about: "Support planning for people who were told that there was only one way. There never is.",
  },
  {
    slug: "plain-way",
    name: "Plain Way",
    about: "We work in Easy Read, pictures and British Sign Language, and take the time that it takes.",
  },
  {
    slug: "new-forest-together",
    name: "New Forest Together",
    about:
      "Planners from the edge of the city and the Forest, who know buses, clubs and who has a spare room.",
  },
] as const;

type Lived = "direct_payment_user" | "family_carer";
type Tier = "low" | "medium" | "high";
export type PlannerPerson = {
  name: string;
  agency?: (typeof AGENCIES)[number]["slug"];
  headline: string;
  about: string;
  lived?: readonly Lived[];
  /** Shown only with consent. */ livedWords?: string;
  consent?: boolean;
  expertise: readonly string[];
  languages?: readonly string[];
  meeting?: readonly string[];
  postcode: string;
  travel?: number;
  tiers?: readonly Tier[];
  /** Days from the seed's day until they can start. */ startsIn?: number;
  notTaking?: boolean;
  end?: "paused" | "submitted";
};

export const PLANNERS: readonly PlannerPerson[] = [
  {
    name: "Rosa Martin",
    headline: "I start with a good day and work back from there.",
    about:
      "I was a youth worker for nine years before I became a planner. I like long conversations and short plans.\n\nI know the mental health teams in the city, the recovery college, and most of the allotments.",
    lived: ["direct_payment_user"],
    livedWords: "I have run my own direct payment for eleven years. I know what the forms do not ask.",
    expertise: ["mental-health", "autism", "being-an-employer"],
    languages: ["english", "spanish"],
    postcode: "SO17",
  },
  {
    name: "Terence Kay",
    agency: "itchen-planning",
    headline: "Practical, patient, and good with paperwork that nobody else will read.",
    about:
      "I used to drive buses in Southampton, so I know how far apart things really are. I plan around what you already do well.",
    lived: ["family_carer"],
    livedWords: "My brother has Down's syndrome. We have shared a house since our mum died.",
    expertise: ["learning-disability", "family-carers", "moving-home"],
    postcode: "SO15",
    startsIn: 15,
  },
  {
    name: "Amina Yusuf",
    agency: "itchen-planning",
    headline: "Whole families, in whichever language the family argues in.",
    about:
      "I plan with families who have been doing everything on their own. We look at who does what, and what would let each of you breathe.",
    lived: ["family_carer"],
    livedWords: "I looked after my father through his dementia, at home, with three children in the house.",
    expertise: ["dementia", "older-people", "family-carers"],
    languages: ["english", "somali", "arabic"],
    postcode: "SO14",
  },
  {
    name: "Graham Poole",
    headline: "Thirty years a wheelchair user. I measure doors before I promise anything.",
    about:
      "I help people set up as employers, write adverts that get answers, and arrange cover for when it goes wrong.",
    lived: ["direct_payment_user"],
    livedWords:
      "I have employed my own assistants since 1998. I have hired well and badly, and can tell you the difference.",
    expertise: ["physical-disability", "being-an-employer", "work-and-study"],
    postcode: "SO19",
  },
  {
    name: "Kasia Nowak",
    agency: "harbour-brokerage",
    headline: "Straight answers about money, in English or Polish.",
    about: "I was a bookkeeper. I show you what each choice costs over a year, and what is left.",
    expertise: ["physical-disability", "long-term-illness", "being-an-employer"],
    languages: ["english", "polish"],
    meeting: ["home", "phone", "video"],
    postcode: "SO15",
    startsIn: 3,
  },
  {
    name: "Joel Bright",
    agency: "plain-way",
    headline: "I sign. I will wait. I will draw it if that helps.",
    about:
      "I am deaf and work in British Sign Language, with written English when you want it. I plan with deaf people and with hearing people who do not use many words.",
    lived: ["direct_payment_user"],
    livedWords: "My direct payment pays for a communicator at work. It took four tries to get it agreed.",
    expertise: ["deafness", "learning-disability", "work-and-study"],
    languages: ["bsl", "english"],
    meeting: ["home", "video"],
    postcode: "SO16",
    tiers: ["medium", "high"],
  },
  {
    name: "Hilary Stone",
    agency: "new-forest-together",
    headline: "For people who would rather be outside.",
    about:
      "Retired district nurse. I know what wards promise when somebody goes home, and what really happens in the second week.",
    expertise: ["older-people", "long-term-illness", "end-of-life"],
    postcode: "SO16",
    travel: 15,
  },
  {
    name: "Devon Clarke",
    headline: "Music, work, a place of your own: the plan serves those.",
    about:
      "I run a drumming group on Thursdays and plan on the other days. Most of the people I plan with are under thirty.",
    lived: ["family_carer"],
    livedWords:
      "My sister and I took turns to look after our mum when her mental health was bad. I was fourteen.",
    expertise: ["mental-health", "turning-eighteen", "alcohol-and-drugs"],
    postcode: "SO14",
  },
  {
    name: "Sunita Rao",
    agency: "harbour-brokerage",
    headline: "Calm under deadlines, and I call back.",
    about: "I came to planning from housing. If where you live is the problem, we start there.",
    expertise: ["moving-home", "mental-health", "physical-disability"],
    languages: ["english", "hindi", "punjabi"],
    postcode: "SO18",
    notTaking: true,
    startsIn: 45,
  },
  {
    name: "Bethan Price",
    agency: "plain-way",
    headline: "Plans in plain words and pictures that you made yourself.",
    about:
      "I taught in a special school for twelve years. I plan with people who use Makaton, symbols, objects or a very expressive eyebrow.",
    expertise: ["learning-disability", "autism", "turning-eighteen"],
    languages: ["english", "makaton"],
    postcode: "SO17",
    tiers: ["medium", "high"],
  },
  {
    name: "Michael Obi",
    headline: "Stroke at forty-one. Planner since forty-four.",
    about:
      "I speak slowly and listen well. I plan with people after a stroke or a head injury, and with whoever is picking up the pieces with them.",
    lived: ["direct_payment_user"],
    livedWords:
      "I could not say my own name for five months. My first plan was written without asking me anything.",
    expertise: ["brain-injury", "physical-disability", "work-and-study"],
    languages: ["english", "yoruba"],
    postcode: "SO18",
    startsIn: 9,
  },
  {
    name: "Pauline Verity",
    agency: "itchen-planning",
    headline: "I have read every council leaflet so that you need not.",
    about:
      "I worked in a library for twenty years. Finding things out is most of this job, and telling you in three lines is the rest.",
    expertise: ["sight-loss", "older-people", "long-term-illness"],
    meeting: ["home", "phone"],
    postcode: "SO19",
    tiers: ["low", "medium"],
  },
  {
    name: "Rhys Tanner",
    headline: "Autistic planner. Agendas sent first, no surprises.",
    about:
      "I send you what we will talk about two days before, I keep to time, and you may turn the camera off.",
    lived: ["direct_payment_user"],
    livedWords: "I use a direct payment for somebody to go to new places with me the first time.",
    expertise: ["autism", "work-and-study", "mental-health"],
    meeting: ["phone", "video"],
    postcode: "SO15",
  },
  {
    name: "Lorraine Fitch",
    agency: "new-forest-together",
    headline: "I have buried two husbands and planned forty discharges. Ask me anything.",
    about: "I plan with older people and couples, mostly when one of them has just come out of hospital.",
    lived: ["family_carer"],
    livedWords:
      "I cared for Ron for six years. I wish somebody had told me in year one what I learned in year five.",
    consent: false,
    expertise: ["older-people", "dementia", "family-carers"],
    meeting: ["home", "phone"],
    postcode: "SO16",
  },
  {
    name: "Yusuf Karim",
    agency: "harbour-brokerage",
    headline: "Evenings and weekends, because that is when people are at home.",
    about: "I plan with working-age men who would never ask for help, and usually with their mothers.",
    expertise: ["mental-health", "alcohol-and-drugs", "long-term-illness"],
    languages: ["english", "urdu", "bengali"],
    postcode: "SO14",
    startsIn: 5,
  },
  {
    name: "Ines Ferreira",
    headline: "Small budgets, well spent.",
    about:
      "I find what is free or nearly free first: groups, swaps, neighbours, grants. Then we spend the budget on what is left.",
    lived: ["family_carer"],
    livedWords: "My son is twenty-two and autistic. We left the day centre and have not looked back.",
    expertise: ["autism", "learning-disability", "family-carers"],
    languages: ["english", "portuguese"],
    postcode: "SO17",
    tiers: ["low", "medium"],
  },
  {
    name: "Callum Reeve",
    agency: "plain-way",
    headline: "I can see about as much as a wet windscreen, and I get everywhere.",
    about:
      "I plan with people who are losing sight or never had it: talking kit, mobility lessons, who to phone at the bus company.",
    lived: ["direct_payment_user"],
    livedWords: "I have bought support with a direct payment since my sight went at nineteen.",
    expertise: ["sight-loss", "work-and-study", "physical-disability"],
    meeting: ["phone", "home"],
    postcode: "SO18",
  },
  {
    name: "Maggie Dunne",
    headline: "End of life planning, with jokes where wanted.",
    about:
      "Hospice volunteer for fifteen years. I plan with people who know that time is short and want it to be theirs.",
    expertise: ["end-of-life", "long-term-illness", "family-carers"],
    postcode: "SO15",
    startsIn: 2,
  },
  {
    name: "Femi Adeyemi",
    agency: "itchen-planning",
    headline: "From children's services to adult life without falling down the gap.",
    about:
      "I begin a year before somebody turns eighteen where I can. School, college, money, home: we make one list.",
    expertise: ["turning-eighteen", "learning-disability", "epilepsy"],
    languages: ["english", "yoruba"],
    postcode: "SO19",
  },
  {
    name: "Ruth Emery",
    agency: "new-forest-together",
    headline: "I bring cake and a long list of questions.",
    about:
      "I was a carers' support worker for ten years. The carer's plan and the person's plan have to fit together, so I look at both.",
    lived: ["direct_payment_user", "family_carer"],
    livedWords:
      "I have MS and a direct payment, and a mother of ninety who thinks I am the one who needs looking after.",
    expertise: ["family-carers", "long-term-illness", "physical-disability"],
    postcode: "SO16",
    startsIn: 21,
  },
  {
    name: "Patrick Lyle",
    headline: "Epilepsy since I was six. I plan for the bad days so that there can be good ones.",
    about: "I plan with people whose condition comes and goes, and whose budget never seems to.",
    lived: ["direct_payment_user"],
    livedWords: "My direct payment lets me live alone. People said that I could not.",
    expertise: ["epilepsy", "learning-disability", "being-an-employer"],
    postcode: "SO19",
    notTaking: true,
  },
  {
    name: "Nadia Haddad",
    agency: "harbour-brokerage",
    headline: "New here? So was I.",
    about:
      "I plan with people who came to England as adults and with their families. Interpreters, colleges, mosques, the women's centre: I know the doors.",
    expertise: ["mental-health", "older-people", "physical-disability"],
    languages: ["english", "arabic", "french"],
    postcode: "SO14",
  },
  {
    name: "Simon Thorne",
    headline: "Half planner, half gardener.",
    about:
      "I take on three people at a time and no more. Just now I am away looking after family, and back in the spring.",
    expertise: ["mental-health", "brain-injury"],
    postcode: "SO17",
    end: "paused",
  },
  {
    name: "Olivia Marsh",
    headline: "Newly trained, long experienced.",
    about:
      "I managed my daughter's support for eight years before I trained as a planner. This will be my first year of doing it for others.",
    lived: ["family_carer"],
    livedWords: "My daughter has cerebral palsy and a plan that finally sounds like her.",
    expertise: ["physical-disability", "turning-eighteen", "being-an-employer"],
    postcode: "SO18",
    end: "submitted",
  },
];
