import type { AreaAccess, AssistantAccess } from "#app/domain/access/access.ts";
import { submitProfile, pauseProfile } from "#app/domain/assistants/change-status.server.ts";
import { approveProfile } from "#app/domain/assistants/decide-profile.server.ts";
import { declareChecks } from "#app/domain/assistants/declare-checks.server.ts";
import { placeProfile } from "#app/domain/assistants/place-profile.server.ts";
import { priceProfile } from "#app/domain/assistants/price-profile.server.ts";
import { recordCheck } from "#app/domain/assistants/record-check.server.ts";
import { saveProfile } from "#app/domain/assistants/save-profile.server.ts";
import { shareLivedExperience } from "#app/domain/assistants/share-lived-experience.server.ts";
import { startProfile } from "#app/domain/assistants/start-profile.server.ts";
import { db } from "#app/db.server.ts";
import type { Result } from "#app/lib/result.ts";
import type { SeededAccount } from "#seed/accounts.ts";
import { LENA, makeAssistant, type SeededAssistant } from "#seed/assistant-people.ts";
import type { Seed } from "#seed/context.ts";

const ASSISTANTS = 120;
/** By number: waiting to be looked at, and paused. Number 0 is Lena. */
const SUBMITTED = [17, 58, 103];
const PAUSED = [34, 91];

function must<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`${result.refusal.code}: ${result.refusal.words}`);
}
const request = { requestId: "system:seed", formToken: "", subject: null, grant: null } as const;
const actorOf = (account: SeededAccount, areaId: string) => ({
  accountId: account.id,
  name: account.name,
  role: account.role.role,
  roleId: account.role.id,
  areaId,
  agencyId: null,
  sessionId: "seed",
});

/** Their accounts have no password: nobody signs in as an invented assistant but Lena. */
async function accountFor(person: SeededAssistant, number: number, areaId: string): Promise<SeededAccount> {
  const account = await db().prisma.account.create({
    data: {
      email: `pa-${number}@assistants.example`,
      name: `${person.firstName} ${person.lastName}`,
      confirmedAt: new Date(),
      roles: { create: { role: "assistant", areaId } },
    },
    include: { roles: true },
  });
  const role = account.roles[0];
  if (!role) throw new Error("no role");
  return {
    id: account.id,
    email: account.email,
    name: account.name,
    role: { id: role.id, role: "assistant" },
  };
}

async function seedOne(
  seed: Seed,
  core: AreaAccess,
  account: SeededAccount,
  person: SeededAssistant,
  number: number,
) {
  const { area, random } = seed;
  const actor = actorOf(account, area.id);
  const { id, slug } = must(await startProfile({ ...request, actor }));
  const access: AssistantAccess = {
    ...request,
    actor,
    assistant: { id, areaId: area.id, slug, name: account.name },
  };
  const { firstName, lastName, headline, about, languages, gender, skills, availableHours, startsFrom } =
    person;
  let { version } = must(
    await saveProfile(access, "about", 1, {
      firstName,
      lastName,
      headline,
      about,
      languages,
      gender,
      skills,
      availableHours,
      startsFrom,
    }),
  );
  ({ version } = must(await placeProfile(access, { version, ...person.where })));
  ({ version } = must(await priceProfile(access, { version, ...person.pay })));
  if (person.lived) ({ version } = must(await shareLivedExperience(access, { version, ...person.lived })));
  ({ version } = must(await declareChecks(access, { version, declared: person.declared })));
  must(await submitProfile(access, version));
  if (SUBMITTED.includes(number)) return;
  for (const what of person.declared)
    if (random.chance(0.6))
      must(await recordCheck(core, id, { what, word: random.chance(0.4) ? "checked" : "seen" }));
  must(await approveProfile(core, id, version + 1));
  if (PAUSED.includes(number)) must(await pauseProfile(access, version + 2));
}

/** 120 invented assistants of Southampton, each through the domain's own functions; Lena has the account `assistant`. */
export async function seedAssistants(seed: Seed): Promise<void> {
  const { area, accounts, random } = seed;
  const core: AreaAccess = { ...request, actor: actorOf(accounts.core, area.id), area };
  for (let number = 0; number < ASSISTANTS; number++) {
    const person = number === 0 ? LENA : makeAssistant(random, number);
    const account = number === 0 ? accounts.assistant : await accountFor(person, number, area.id);
    await seedOne(seed, core, account, person, number);
  }
  // Nobody reads what invented assistants were told: the demonstration's mailbox is for what is done in it
  await db().prisma.notification.deleteMany({
    where: { account: { email: { endsWith: "@assistants.example" } } },
  });
}
