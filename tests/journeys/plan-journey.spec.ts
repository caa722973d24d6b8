// A support plan from nothing to in force: by somebody who has only the keyboard, and for somebody who has no internet.
import type { Page } from "@playwright/test";
import { SECTIONS, type SectionKey } from "#app/domain/plans/plan-content.ts";
import { addMonths, dayOf, longDay } from "#app/lib/dates.ts";
import { fillToday, main, now, today } from "./doing.ts";
import { jump, pick, press, select, skip, tick, write, writeDate } from "./keyboard.ts";
import { expect, expectAccessible, signInAs, test } from "./ownway-test.ts";
import { isNew } from "./walking.ts";

/** Where somebody is now; axe looks once at pages that are built alike. */
async function at(page: Page, heading: string): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(heading);
  if (isNew(await page.content())) await expectAccessible(page);
}
/** What a page says that something was done. */
const said = (page: Page, words: string) =>
  expect(page.getByRole("status").filter({ hasText: words }).first()).toBeVisible();
/** A link whose name goes on where only a screen reader says it. */
const link = (words: string, more: string) => new RegExp(`^${words} ?: ${more.replaceAll(/[.?]/g, "\\$&")}`);
const SECTION_WORDS: Partial<Record<SectionKey, string>> = {
  matters: "My garden window, my choir on Thursdays, and doing my own hair.",
  involved: "I did, with my neighbour Bea, whom I asked to read it.",
  reduce: "The physiotherapist showed me stretches that I do every morning.",
  prevent: "A rail by the back step, so that I do not fall there.",
};

test.describe("by keyboard alone", () => {
  const RUTH = "Support plan of Ruth Adeyemi";
  /** Opens the sign-in page, as a bookmark does; everything else is by keyboard. */
  async function sits(page: Page, email: string) {
    await page.goto("/sign-in");
    await at(page, "Sign in");
    await skip(page);
    await write(page, "Email address", email);
    await write(page, "Password", "demonstration only");
    await press(page, "button", "Sign in", 2);
  }
  async function ruth(page: Page) {
    await sits(page, "newcomer@demo.example");
    await press(page, "link", "My plan");
    await at(page, "My support plan");
  }
  async function opens(page: Page) {
    await skip(page);
    await press(page, "link", "Open the plan of Ruth Adeyemi");
    await at(page, RUTH);
  }
  /** Helen finds the plan among those that wait for her. */
  async function helenReads(page: Page) {
    await sits(page, "practitioner@demo.example");
    await press(page, "link", "People");
    await skip(page);
    await press(page, "link", /^Support plans to decide/);
    await at(page, "Support plans to decide");
    await skip(page);
    await press(page, "link", "Ruth Adeyemi");
    await at(page, "Decide about the plan of Ruth Adeyemi");
    await skip(page);
  }
  async function agreesAndSends(page: Page) {
    await skip(page);
    await press(page, "link", "Read it all and agree");
    await at(page, "Do you agree to this plan?");
    await skip(page);
    await press(page, "button", "Yes, I agree to this plan");
    await said(page, "The plan is agreed");
    await at(page, RUTH);
    await skip(page);
    await press(page, "link", "Send it to the council");
    await at(page, "Send the plan to the council?");
    await skip(page);
    await press(page, "button", "Send it to the council");
    await said(page, "The plan is with the council");
    await at(page, RUTH);
    await press(page, "button", "Sign out");
  }
  async function writesNeed(page: Page, area: string, words: string, eligible: string) {
    await press(page, "link", "Add a need");
    await at(page, "A need");
    await skip(page);
    await select(page, "What is it about?", area);
    await write(page, "What is the need?", words);
    await pick(page, "Is it an eligible need?", eligible);
    await press(page, "button", "Save", 1);
    await at(page, RUTH);
  }
  const ELIGIBLE = "Yes, the assessment says it is eligible";
  const WASH = "Washing my hair and my back";
  const OUT = "Getting to choir and back on Thursdays";

  test("a plan from nothing to in force, sent back once and approved in two parts", async ({ page }) => {
    test.setTimeout(300_000);

    await test.step("Ruth begins, and writes what matters in her own words", async () => {
      await ruth(page);
      await skip(page);
      await press(page, "button", "Begin my plan");
      await at(page, RUTH);
      await expect(main(page)).toContainText("things are missing");
      await skip(page);
      for (const [key, words] of Object.entries(SECTION_WORDS) as [SectionKey, string][]) {
        const { title, ask } = SECTIONS[key];
        // The next one follows where she was: nobody goes through the page again from its top
        await press(page, "link", link("Write this", title));
        await at(page, title);
        await skip(page);
        await write(page, ask, words);
        await pick(page, "How did these words come to be written?", "Typed by the person");
        await press(page, "button", "Save", 1);
        await at(page, RUTH);
        await said(page, "Saved");
      }
    });
    await test.step("an empty form says what is wrong, and a link of it leads to the box", async () => {
      await press(page, "link", "Add a need");
      await skip(page);
      await press(page, "button", "Save");
      await expect(page.getByRole("alert")).toBeFocused();
      await at(page, "A need");
      await jump(page, "Say what the need is");
      await page.keyboard.type("Nothing is lost");
      await expect(page.getByLabel("What is the need?")).toHaveValue("Nothing is lost");
      await press(page, "link", "Go back");
    });
    await test.step("needs, an outcome and actions", async () => {
      await writesNeed(page, "Washing and keeping clean", WASH, ELIGIBLE);
      await writesNeed(page, "Getting out and using what is near", OUT, ELIGIBLE);
      await press(page, "link", "Add an outcome");
      await at(page, "An outcome");
      await skip(page);
      await write(page, "What should be different?", "I sing every Thursday, with clean hair that I like.");
      await tick(page, WASH);
      await tick(page, OUT);
      await press(page, "button", "Save", 1);
      await at(page, RUTH);

      await press(page, "link", "Add an action");
      await at(page, "An action");
      await skip(page);
      await pick(page, "Who or what is it?", "A personal assistant");
      await write(page, "What is done?", "Help to wash, and to get to choir");
      await tick(page, WASH);
      await tick(page, OUT);
      await select(page, "Who pays?", "Direct payment");
      for (const day of ["Monday", "Tuesday", "Wednesday", "Friday"]) await write(page, day, "1:30");
      await write(page, "Pay for an hour, in pounds", "16.50");
      await press(page, "button", "Save");
      await at(page, RUTH);

      await press(page, "link", "Add an action");
      await skip(page);
      await pick(page, "Who or what is it?", "Something bought once");
      await write(page, "What is done?", "A bath board");
      await tick(page, WASH);
      await write(page, "What does it cost, in pounds?", "60");
      await select(page, "How often does it cost that?", "once");
      await select(page, "Who pays?", "Direct payment");
      await press(page, "button", "Save");
      await at(page, RUTH);
    });
    await test.step("the checklist's own link leads to what is still missing, and then nothing is", async () => {
      await press(page, "link", "Say how often the direct payment comes");
      await at(page, "The money of the plan");
      await skip(page);
      await pick(page, "If there is a direct payment, how often should it come?", "Every 4 weeks");
      await press(page, "button", "Save");
      await expect(main(page)).toContainText("Nothing is missing.");
      await expect(main(page)).toContainText("£16,120 a year");
    });
    await test.step("she agrees and sends it; Helen sends it back at one line", async () => {
      await agreesAndSends(page);
      await helenReads(page);
      await press(page, "link", "Send it back");
      await at(page, "Send this plan back?");
      await skip(page);
      await write(page, "In short, why it comes back", "One line is not clear yet.");
      await write(page, SECTIONS.prevent.title, "Who puts up the rail, and when?");
      await press(page, "button", "Send it back");
      await said(page, "The plan is sent back");
      await at(page, RUTH);
      await press(page, "button", "Sign out");
    });
    await test.step("Ruth goes from the remark to its line, mends it, and says that it is done", async () => {
      await ruth(page);
      await opens(page);
      await expect(main(page)).toContainText("What the council asks you to change");
      await jump(page, "Who puts up the rail, and when?");
      await press(page, "link", link("Change", SECTIONS.prevent.title), 2);
      await at(page, SECTIONS.prevent.title);
      await skip(page);
      await write(
        page,
        SECTIONS.prevent.ask,
        "A rail by the back step, which the council's own fitter puts up in December.",
      );
      await press(page, "button", "Save");
      // Back at the line, where the remark still stands
      await press(page, "link", link("This is done", "Who puts up the rail, and when?"), 2);
      await at(page, "Is this done?");
      await skip(page);
      await press(page, "button", "Yes, it is done");
      await said(page, "It is marked as done");
      await expect(main(page)).not.toContainText("What the council asks you to change");
      await agreesAndSends(page);
    });
    await test.step("Helen says yes to a part, and why the rest waits", async () => {
      await helenReads(page);
      await press(page, "link", "Approve a part");
      await at(page, "Approve a part of this plan?");
      await skip(page);
      await tick(page, /^Help to wash, and to get to choir\. /);
      await write(
        page,
        "Why this waits: A bath board",
        "Ask the occupational therapist which one fits your bath.",
      );
      await writeDate(page, today());
      await press(page, "button", "Approve what is ticked");
      await said(page, "A part of the plan is approved");
      await at(page, RUTH);
      await press(page, "button", "Sign out");
    });
    await test.step("Ruth reads both answers, changes what waits, and sends it again", async () => {
      await ruth(page);
      await opens(page);
      await expect(main(page)).toContainText("The council said yes to this, from");
      await expect(main(page)).toContainText(
        "The council says this must wait: Ask the occupational therapist which one fits your bath",
      );
      await skip(page);
      await press(page, "link", "Change A bath board");
      await skip(page);
      await write(page, "What is done?", "A bath board, the narrow one");
      await write(page, "Who does it?", "Joan Field, the occupational therapist, chose it");
      await press(page, "button", "Save");
      await at(page, RUTH);
      await agreesAndSends(page);
    });
    await test.step("Helen approves all of it, and puts it in force", async () => {
      await helenReads(page);
      await press(page, "link", "Approve it");
      await at(page, "Approve this plan?");
      await expect(main(page)).toContainText("Care: Direct payment");
      await expect(main(page)).toContainText("£99 a week");
      await skip(page);
      await writeDate(page, today());
      await press(page, "button", "Approve the plan");
      await said(page, "The plan is approved");
      await skip(page);
      await press(page, "link", "Put it in force");
      await at(page, "Put this plan in force?");
      await skip(page);
      await writeDate(page, today());
      await press(page, "button", "Put it in force", 1);
      await said(page, "The plan is in force");
      await at(page, RUTH);
      await press(page, "button", "Sign out");
    });
    await test.step("Ruth's plan is in force with a day for its review, and her budget is the plan's", async () => {
      await ruth(page);
      await expect(main(page)).toContainText("In force");
      await opens(page);
      const reviewed = longDay(addMonths(dayOf(new Date()), 6));
      await expect(main(page)).toContainText(`The next review is due by ${reviewed}`);
      await skip(page);
      await press(page, "link", "Reviews of this plan, and how to ask for one");
      await at(page, `Reviews of the plan of Ruth Adeyemi`);
      await expect(main(page)).toContainText(reviewed);
      await press(page, "link", "My budget");
      await at(page, "My budget");
      await expect(main(page)).toContainText("£99 a week");
      await expect(main(page)).toContainText("A bath board, the narrow one");
      await expect(main(page)).toContainText("Kept in reserve: what an employer owes");
    });
  });
});

test.describe("for somebody with no account and no internet", () => {
  const JOYCE = "Support plan of Joyce Pearce";
  const follow = (page: Page, name: string | RegExp) =>
    page
      .getByRole("link", { name, exact: typeof name === "string" })
      .first()
      .click();
  const send = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
  async function actsForJoyce(page: Page) {
    await follow(page, "Assist");
    await page.getByLabel(/Find a person/).fill("Joyce Pearce");
    await send(page, "Find");
    await follow(page, "Joyce Pearce");
  }
  async function starts(page: Page) {
    await page.getByLabel(/phone/i).first().check();
    await send(page, "Start acting for Joyce Pearce");
    await expect(page.getByRole("region", { name: "Acting for somebody" })).toContainText("Joyce Pearce");
    await follow(page, "My plan");
  }

  test("a plan made by phone with a worker, agreed in her own words, approved and in force", async ({
    page,
  }) => {
    test.setTimeout(180_000);
    await signInAs(page, "core");
    await test.step("her permission, and the plan begun", async () => {
      await actsForJoyce(page);
      await follow(page, "Ask for their permission");
      await page.getByLabel(/engaging a planner/i).check();
      await send(page, "Go on");
      await page.getByLabel("By voice, on the phone").check();
      await page.getByLabel("What did they say?").fill("Yes dear, you write it, I will tell you.");
      await send(page, "They said yes: record it");
      await starts(page);
      await at(page, "Support plans");
      await send(page, "Begin a plan for Joyce Pearce");
      await at(page, JOYCE);
    });
    await test.step("what she says on the phone is written down as that", async () => {
      for (const [key, words] of Object.entries(SECTION_WORDS) as [SectionKey, string][]) {
        await follow(page, link("Write this", SECTIONS[key].title));
        await expect(page.getByRole("radio", { name: "Typed by the person" })).toHaveCount(0);
        await page.getByLabel(SECTIONS[key].ask).fill(words);
        await page.getByLabel("Said by phone, written by a worker").check();
        await send(page, "Save");
      }
      await at(page, JOYCE);
      await follow(page, "Add a need");
      await page.getByLabel("What is it about?").selectOption("Eating and drinking well");
      await page.getByLabel("What is the need?").fill("Cooking a hot dinner without burning it");
      await page.getByLabel("Yes, the assessment says it is eligible").check();
      await send(page, "Save");
      await follow(page, "Add an outcome");
      await page.getByLabel("What should be different?").fill("A hot dinner every day, at my own table.");
      await page.getByLabel("Cooking a hot dinner without burning it").check();
      await send(page, "Save");
      await follow(page, "Add an action");
      await page.getByLabel("An agency").check();
      await page.getByLabel("What is done?").fill("Somebody who cooks with her every day");
      await page.getByLabel("Cooking a hot dinner without burning it").check();
      await page.getByLabel("What does it cost, in pounds?").fill("126");
      await page.getByLabel("How often does it cost that?").selectOption("a week");
      await page.getByLabel("Who pays?").selectOption("Held by the council");
      await send(page, "Save");
      await expect(main(page)).toContainText("Nothing is missing.");
    });
    await test.step("without her words nothing is agreed; with them it is, and sent", async () => {
      await follow(page, "Read it all and agree");
      await send(page, "Yes, I agree to this plan");
      await expect(page.getByRole("alert")).toContainText("in their own words");
      await at(page, "Do you agree to this plan?");
      await page.getByLabel("Their own words").fill("That is me to the letter. Yes.");
      await send(page, "Yes, I agree to this plan");
      await said(page, "The plan is agreed");
      await follow(page, "Send it to the council");
      await send(page, "Send it to the council");
      await expect(page.getByRole("alert")).toContainText("in their own words");
      await page.getByLabel("Their own words").fill("Send it off, and tell me what they say.");
      await send(page, "Send it to the council");
      await said(page, "The plan is with the council");
      await follow(page, /^Version 1\./);
      await expect(main(page)).toContainText("with the person’s consent");
      await at(page, "Version 1 of the support plan of Joyce Pearce");
    });
    await test.step("she is read back, and gets in writing, what she decided", async () => {
      await send(page, "Stop acting");
      await expect(page).toHaveURL(/read-back/);
      await expect(main(page)).toContainText("That is me to the letter. Yes.");
      await expect(main(page)).toContainText("Send it off, and tell me what they say.");
      await expectAccessible(page);
    });
    await test.step("Helen approves it and puts it in force", async () => {
      await now(page, "practitioner");
      await follow(page, "Plans");
      await follow(page, "Open the plan of Joyce Pearce");
      await follow(page, "Decide about this plan");
      await follow(page, "Approve it");
      await fillToday(page);
      await send(page, "Approve the plan");
      await said(page, "The plan is approved");
      await follow(page, "Put it in force");
      await fillToday(page);
      await send(page, "Put it in force");
      await said(page, "The plan is in force");
      const reviewed = longDay(addMonths(dayOf(new Date()), 12));
      await expect(main(page)).toContainText(`The next review is due by ${reviewed}`);
    });
    await test.step("she is told by letter, and the plan itself goes to her in the post", async () => {
      await now(page, "core");
      await actsForJoyce(page);
      await starts(page);
      await follow(page, "Open the plan of Joyce Pearce");
      await expect(main(page)).toContainText("In force");
      await follow(page, "Print this plan, or keep it as a PDF");
      await follow(page, /by post/);
      await at(page, "Send the plan by post");
      await send(page, "Send it by post");
      await said(page, "It is on its way to the printer");
      await send(page, "Stop acting");
      await follow(page, "Core service");
      await follow(page, /letters to print and post/);
      await at(page, "Letters to print and post");
      const letter = (about: string) =>
        page.getByRole("link", { name: new RegExp(`^Joyce Pearce ?: ${about}$`) });
      // The oldest are first
      for (const about of ["Your support plan is in force", "Your support plan"])
        while ((await letter(about).count()) === 0)
          await Promise.all([page.waitForEvent("load"), follow(page, /^Next/)]);
      await letter("Your support plan").click();
      await at(page, "Letter to Joyce Pearce");
      await expect(main(page)).toContainText("Here is your support plan");
      await expect(main(page).getByRole("link", { name: "The pages, as a PDF" })).toBeVisible();
    });
  });
});
